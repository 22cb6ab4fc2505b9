// A first atlas in a real browser: chosen, brought from a made-up server, paused, gone on, built and asked, without a restart.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../src/server/start-server.ts';
import { startTestServer, type TestServer } from '../../test/support/chip-atlas-server.ts';
import { madeUpChipAtlas } from '../../test/support/made-up-chip-atlas.ts';
import { faultsOf, openApp } from '../test/app-pages.ts';
import { browserPath, startBrowser } from '../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

inBrowser('the page of first atlases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-first-atlas-'));
  let browser: Browser;
  let data: TestServer;
  beforeAll(async () => {
    [browser, data] = await Promise.all([startBrowser(), startTestServer(madeUpChipAtlas())]);
  });
  afterAll(async () => {
    await browser.close();
    await data.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('en-US at 1280 px: paused, gone on, built, asked at once, and there after a restart', async () => {
    const home = join(folder, 'one');
    const server = await startServer({ atlases: [], data: home, base: data.base });
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, 1280, 'en-US');
    await page.click('a[href="#/first-atlas"]');
    await page.waitForSelector('.starters');
    expect(await page.textContent('main')).toContain(new URL(data.base).host);
    expect(await page.textContent('main')).toContain('At most 400 experiments and 3 GB, at most 20 minutes');
    expect(data.seen).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);

    data.habits.slowMilliseconds = 150;
    await page.click('.starters li:first-child button');
    await page.waitForSelector('.course');
    await page.waitForFunction(() =>
      document.querySelector('.course')?.textContent.includes('5 experiments'),
    );
    expect(await page.textContent('.course')).toContain('4 factors in 3 cell types');
    await page.click('.course button');
    await page.waitForFunction(() => document.querySelector('.course')?.textContent.includes('Paused'));
    expect(await faultsOf(page)).toEqual([]);
    expect(existsSync(join(home, 'myeloma'))).toBe(false);

    data.habits.slowMilliseconds = 0;
    const lists = (): number => data.seen.filter(({ path }) => path.endsWith('experimentList.tab')).length;
    const before = lists();
    await page.click('.starters li:first-child button:has-text("Go on")');
    await page.waitForSelector('.course a.offer');
    // What had arrived was not brought again.
    expect(lists()).toBe(before);
    expect(await faultsOf(page)).toEqual([]);
    await page.click('.course a.offer');
    await page.waitForSelector('.drop');
    expect(await page.textContent('main')).toContain('5 experiments of 4 antigens');
    await page.goto(`${page.url()}#/colocalize?antigen=IKZF1&atlas=0`);
    await page.waitForSelector('tbody tr, .refusal');
    expect(await page.locator('.refusal').count()).toBe(0);
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
    await server.close();

    const again = await startServer({ atlases: [], data: home, base: data.base });
    const { atlases } = (await (await fetch(again.address.replace('?token=', '') + '/api/state')).json()) as {
      atlases: { name: string }[];
    };
    expect(atlases.map(({ name }) => name)).toEqual(['myeloma']);
    await again.close();
  });

  test('ja-JP at 390 px: a proxy that refuses is one sentence, and so is an app without a folder', async () => {
    const home = join(folder, 'two');
    const server = await startServer({ atlases: [], data: home, base: data.base });
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, 390, 'ja-JP');
    await page.click('a[href="#/first-atlas"]');
    await page.waitForSelector('.starters');
    expect(await faultsOf(page)).toEqual([]);
    data.instead.set('*', (_, response) => response.writeHead(407).end());
    await page.click('.starters li:first-child button');
    await page.waitForSelector('.course [role=alert]');
    expect(await page.textContent('.course')).toContain('プロキシが、通信を通しません');
    expect(await faultsOf(page)).toEqual([]);
    data.instead.clear();
    await page.click('.starters li:first-child button');
    await page.waitForSelector('.course a.offer');
    expect(await faultsOf(page)).toEqual([]);
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
    await server.close();

    const without = await startServer({ atlases: [] });
    const opened = await openApp(browser, without.address, 390, 'ja-JP');
    await opened.page.click('a[href="#/first-atlas"]');
    await opened.page.waitForSelector('.starters');
    expect(await opened.page.textContent('main .caution')).toContain('--data');
    expect(await opened.page.locator('.starters button:enabled').count()).toBe(0);
    await opened.close();
    await without.close();
  });
});

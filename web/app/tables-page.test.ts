// Answers that a reader works with, in a real browser: picked, sorted, long and printed tables, and the dark look.
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { plantedPartners } from '../../test/support/planted-partners.ts';
import { buildFromSheet } from '../../test/support/shared-atlases.ts';
import { faultsOf, openApp } from '../test/app-pages.ts';
import { browserPath, startBrowser } from '../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

inBrowser('tables of answers', () => {
  const folder = plantedPartners(5);
  const at = (name: string): string => join(folder, name);
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    await buildFromSheet(at('sheet.tsv'), at('atlas'));
    browser = await startBrowser();
    server = await startServer({ atlases: [at('atlas')], threads: 1 });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('what is picked and sorted stands in the address; the dark look can be read', async () => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, 1280, 'en-US');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page)).toEqual([]);
    await page.setInputFiles('.drop input', at('a.bed'));
    await page.click('.file .offer.main');
    await page.waitForSelector('tbody tr');
    expect(await page.textContent('.compared')).toContain(
      'Your a.bed (429 regions), compared with the atlas “atlas”',
    );
    expect(await page.textContent('.compared')).toContain('was not said');
    expect(await faultsOf(page)).toEqual([]);

    const all = await page.locator('tbody tr').count();
    await page.selectOption('.pick:has-text("Verdict") select', 'supported');
    await page.click('thead button:has-text("Factor")');
    const factors = () => page.locator('tbody td a').allTextContents();
    expect(await factors()).toEqual(['EZH2', 'FOS']);
    expect(all).toBeGreaterThan(2);
    expect(new URLSearchParams(page.url().split('?')[1]).get('table.sort')).toBe('antigen');
    await page.reload();
    await page.waitForSelector('tbody tr');
    expect(await factors()).toEqual(['EZH2', 'FOS']);
    expect(await page.textContent('.count')).toBe('2 of 2 rows');

    // What a column means is opened by keyboard, and closed again.
    await page.focus('thead button.what >> nth=1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.definition:popover-open');
    await page.keyboard.press('Escape');
    expect(await page.locator('.definition:popover-open').count()).toBe(0);

    // Experiments are found while words are typed.
    await page.goto(`${page.url().split('#')[0]}#/datasets`);
    await page.locator('.datasets-words').pressSequentially('ezh2 one');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    expect(await page.textContent('tbody')).toContain('EZH2');
    expect(await page.textContent('[role=status]')).toContain('1 of 38 experiments');
    expect(page.url()).toContain('words=ezh2+one');
    expect(await faultsOf(page)).toEqual([]);
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
  });

  test('of a long table the rows in sight are drawn, all are counted, and some are printed', async () => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, 390, 'ja-JP');
    await page.goto(`${page.url().split('#')[0]}#/annotate?peaks=1&genome=hg38`);
    await page.click('button.more');
    await page.waitForSelector('.tall');
    expect(await page.getAttribute('table', 'aria-rowcount')).toBe('430');
    expect(await page.locator('tbody tr').count()).toBeLessThan(80);
    expect(await faultsOf(page)).toEqual([]);
    await page.focus('.scroller');
    await page.keyboard.press('End');
    await page.waitForSelector('tr[aria-rowindex="430"]');
    expect(await page.locator('tbody tr').count()).toBeLessThan(80);

    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('tbody tr').count()).toBe(200);
    expect(await page.textContent('p.on-paper')).toContain('200');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.waitForSelector('.tall');
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
  });
});

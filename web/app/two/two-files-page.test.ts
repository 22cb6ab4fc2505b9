// Two files of peaks side by side in a real browser: their sites with the BED behind each part, and their partners; in both languages, offline.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteSets } from '../../../src/analyses/site-sets.ts';
import { placeWhereKnown } from '../../../src/analyses/inputs/query.ts';
import { readPeakFile } from '../../../src/formats/peaks/peak-reader.ts';
import { peakText } from '../../../src/formats/peaks/peak-writer.ts';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { plantedAtlas } from '../../../test/support/shared-atlases.ts';
import { faultsOf, openApp } from '../../test/app-pages.ts';
import { browserPath, startBrowser } from '../../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

inBrowser('two files of peaks', () => {
  let folder: string;
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    folder = await plantedAtlas();
    browser = await startBrowser();
    server = await startServer({ atlases: [join(folder, 'atlas')] });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test.each([
    { width: 1280, locale: 'en-US', score: 'Co-binding score' },
    { width: 390, locale: 'ja-JP', score: '共局在スコア' },
  ])('$locale at $width px', async ({ width, locale, score }) => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, width, locale);
    const paths = ['a.bed', 'b.bed'].map((name) => join(folder, name));
    await page.setInputFiles('.drop input', paths);
    // Several files together open the page that makes a study of them, which offers to compare two.
    await page.waitForFunction(() => location.hash.startsWith('#/drafted'));
    await page.click('a.offer[href="#/two?"]');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('.two-files button.primary');
    await page.waitForSelector('.two-files .answer tbody tr');
    const sets = await Promise.all(
      paths.map(async (path) => placeWhereKnown(await readPeakFile(path), undefined)),
    );
    const { parts } = siteSets({ sets });
    const row = page.locator('section[aria-labelledby=two-sites] tbody tr').first();
    expect(await row.textContent()).toContain(parts[0].sites.count.toLocaleString('en-US'));
    const [one] = await Promise.all([page.waitForEvent('download'), row.locator('button').click()]);
    expect(readFileSync(await one.path(), 'utf8')).toBe(peakText(parts[0].sites, 'bed3'));
    const [all] = await Promise.all([
      page.waitForEvent('download'),
      page.click('section[aria-labelledby=two-sites] > p button'),
    ]);
    const lines = readFileSync(await all.path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(parts.reduce((sum, { sites }) => sum + sites.count, 0));
    expect(lines.filter((line) => line.endsWith(`\t${parts[0].name}`))).toHaveLength(parts[0].sites.count);
    // Dots of both scores, and the differences below.
    const drawn = page.locator('.two-files .answer .drawing svg');
    expect(await drawn.count()).toBe(2);
    expect(await drawn.first().textContent()).toContain(score);
    expect(await drawn.first().locator('circle').count()).toBeGreaterThan(4);
    expect(await faultsOf(page)).toEqual([]);
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
  });
});

// From reads in a folder to peaks, what replicates agree on and where binding changes, in a real browser, in both languages.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { madeUpTags } from '../../../test/support/made-up-tags.ts';
import { faultsOf, openApp } from '../../test/app-pages.ts';
import { browserPath, startBrowser } from '../../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;
const shots = process.env['SCREENSHOTS'];

inBrowser('reads that lie in a folder', () => {
  let folder: string;
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chipmate-reads-page-'));
    mkdirSync(join(folder, 'data', 'reads'), { recursive: true });
    mkdirSync(join(folder, 'studies'));
    for (const [seed, name] of ['dmso1', 'dmso2', 'len1', 'len2'].entries()) {
      const atSite = name.startsWith('dmso') ? 80 : 30;
      const tags = madeUpTags({ seed: seed + 1, background: 4000, atSite, sites: 60 });
      writeFileSync(join(folder, 'data', 'reads', `${name}.bed`), tags);
    }
    browser = await startBrowser();
    server = await startServer({
      atlases: [],
      data: join(folder, 'data'),
      studies: join(folder, 'studies'),
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    { width: 1280, locale: 'en-US', peaks: /peaks of 60|60 peaks/ },
    { width: 390, locale: 'ja-JP', peaks: /60/ },
  ])('$locale at $width px', async ({ width, locale, peaks }) => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, width, locale);
    await page.waitForSelector('.reads-here li');
    expect(await page.locator('.reads-here li').count()).toBe(4);
    expect(await faultsOf(page)).toEqual([]);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/reads-${locale}.png`, fullPage: true });

    // Two replicates, called as one.
    await page.click('.reads-here li:first-child .offer');
    await page.waitForSelector('#choice-chip');
    await page.selectOption('#choice-chip', [{ label: 'dmso1.bed' }, { label: 'dmso2.bed' }]);
    await page.click('details.more > summary');
    await page.fill('#choice-genomeSize', '2e7');
    await page.fill('#choice-fragment', '200');
    await page.click('button.primary[type=submit]');
    await page.waitForSelector('.answer tbody tr');
    expect(await faultsOf(page)).toEqual([]);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/called-${locale}.png` });

    // What was called goes on like a file that was dropped.
    await page.click('.go-on');
    await page.waitForSelector('.card.file');
    expect(await page.textContent('.card.file')).toMatch(peaks);
    expect(await page.textContent('.card.file h3')).toContain('dmso1.narrowPeak');

    // Where does binding change? The table names files of the folder.
    const sheet = [
      'sample\treads\tgroup',
      'd1\tdmso1.bed\tdmso',
      'd2\tdmso2.bed\tdmso',
      'l1\tlen1.bed\tlen',
      'l2\tlen2.bed\tlen',
    ];
    const name = `sheet-${locale}.tsv`;
    await page.setInputFiles('.drop input', {
      name,
      mimeType: '',
      buffer: Buffer.from(`${sheet.join('\n')}\n`),
    });
    await page.waitForSelector(`.card.file:has-text("${name}")`);
    await page.click(`.card.file:has-text("${name}") a.offer[href*="differential"]`);
    await page.waitForSelector('#choice-peaks');
    await page.selectOption('#choice-peaks', [{ label: 'dmso1.narrowPeak' }]);
    expect(await page.locator('#choice-among').count()).toBe(0);
    await page.click('button.primary[type=submit]');
    await page.waitForSelector('.answer tbody tr');
    // Without a spike-in nothing is called unchanged, and that is said.
    expect(await page.locator('.answer .caution').count()).toBeGreaterThan(0);
    expect(await page.textContent('.answer')).not.toContain(folder);
    expect(await faultsOf(page)).toEqual([]);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/changed-${locale}.png` });

    // It is kept as any question, and opened again from its project; the reads stay where they are.
    await page.click('.keep summary');
    await page.fill('.keep input[type=text]', locale);
    await page.click('.keep button.primary');
    await page.waitForSelector('.keep [role=status] a');
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
  });
});

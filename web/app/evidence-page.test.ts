// The evidence behind a partner in a real browser: from its name to a site in the genome browser, in both languages, offline.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { plantedAtlas } from '../../test/support/shared-atlases.ts';
import { bamOf } from '../../test/support/bam-file.ts';
import { faultsOf, openApp } from '../test/app-pages.ts';
import { browserPath, startBrowser } from '../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

/** Colours of the tracks of query, partner, sites and genes. */
const COLOURS = ['27,79,143', '138,59,18', '90,90,90', '32,96,58'];

/** Which of the colours are drawn in the genome browser. */
async function drawn(page: Page): Promise<string[]> {
  return page.evaluate((colours) => {
    const seen = new Set<string>();
    const root = document.querySelector('.browser-room')?.shadowRoot;
    for (const canvas of root?.querySelectorAll('canvas') ?? []) {
      const { width, height } = canvas;
      if (width === 0 || height === 0) continue;
      const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(canvas, 0, 0);
      const pixels = copy?.getImageData(0, 0, width, height).data ?? [];
      for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at + 3] === 255) seen.add(`${pixels[at]},${pixels[at + 1]},${pixels[at + 2]}`);
    }
    return colours.filter((colour) => seen.has(colour));
  }, COLOURS);
}

inBrowser('the evidence behind a partner', () => {
  let folder: string;
  let studies: string;
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    folder = await plantedAtlas();
    browser = await startBrowser();
    studies = mkdtempSync(join(tmpdir(), 'chipmate-evidence-'));
    server = await startServer({ atlases: [join(folder, 'atlas')], studies });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(studies, { recursive: true });
  });

  test.each([
    { width: 1280, locale: 'en-US', odds: 'confidence interval', absent: 'is not in this atlas' },
    { width: 390, locale: 'ja-JP', odds: '信頼区間', absent: 'このアトラスにない' },
  ])('$locale at $width px', async ({ width, locale, odds, absent }) => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, width, locale);
    await page.setInputFiles('.drop input', join(folder, 'a.bed'));
    await page.click('.file .offer.main');
    await page.waitForSelector('tbody tr');
    await page.click('tbody tr:has-text("FOS") a');
    await page.waitForFunction(() => location.hash.startsWith('#/evidence'));
    await page.waitForSelector('.statistics li');
    expect(await page.textContent('.statistics')).toContain(odds);
    await page.waitForSelector('button.place');
    expect(await page.textContent('.evidence')).toContain('simulated-1');

    // What is named after no public accession leads nowhere else.
    expect(await page.locator('.evidence a.outside').count()).toBe(0);
    // The shared sites are kept as any answer.
    await page.click('.keep summary');
    await page.fill('.keep input[type=text]', locale);
    await page.click('.keep button.primary');
    await page.waitForSelector('.keep [role=status] a');
    const kept = join(studies, locale, 'questions', '1 sites', 'question.json');
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({
      chosen: { query: 'a.bed', partner: 'FOS' },
    });
    // Nothing of the genome browser is loaded before it is asked for.
    const loaded = (): Promise<number> =>
      page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('igv')).length,
      );
    expect(await loaded()).toBe(0);

    // With the keyboard alone: a site of the list is opened, and the browser has the focus.
    const site = page.locator('button.place').first();
    const place = (await site.textContent())?.replaceAll(',', '') ?? '';
    await site.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.classList.contains('genome-browser'));
    await expect
      .poll(async () => drawn(page), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(COLOURS.slice(0, 3)));
    expect(await loaded()).toBeGreaterThan(0);
    const [, chrom, first, last] = /(chr\d+):(\d+)-(\d+)/.exec(place) ?? [];
    const status = page.locator('.genome-browser [role=status]');
    const [, from, to] =
      new RegExp(`${chrom}:(\\d+)-(\\d+): .*a\\.bed [1-9].*FOS simulated-1 [1-9]`).exec(
        (await status.textContent()) ?? '',
      ) ?? [];
    expect(Number(from)).toBeLessThan(Number(first));
    expect(Number(to)).toBeGreaterThan(Number(last));
    expect(await faultsOf(page)).toEqual([]);

    // A gene by its name, and a track of one's own that never leaves the page.
    await page.fill('.browser-tools input[type=text]', 'BCL2');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('.genome-browser [role=status]')?.textContent?.startsWith('chr18:'),
    );
    await expect.poll(async () => drawn(page), { timeout: 20_000 }).toContain(COLOURS[3]);
    const handed = await page.evaluate(async () => (await fetch('api/files')).text());
    await page.setInputFiles('.own-track input', {
      name: 'mine.bed',
      mimeType: '',
      buffer: readFileSync(join(folder, 'b.bed')),
    });
    const tracks = page.locator('.browser-room .igv-track-label');
    await expect.poll(async () => tracks.allTextContents()).toContain('mine.bed');
    // Aligned reads come with their index, or are told to.
    const { bam, bai } = bamOf({ name: 'chr18', size: 80_373_285 }, [63_123_400, 63_200_000]);
    const reads = { name: 'mine.bam', mimeType: '', buffer: bam };
    await page.setInputFiles('.own-track input', [reads]);
    await expect.poll(async () => page.textContent('.genome-browser .caution')).toContain('mine.bam.bai');
    await page.setInputFiles('.own-track input', [
      reads,
      { name: 'mine.bam.bai', mimeType: '', buffer: bai },
    ]);
    await expect.poll(async () => tracks.allTextContents()).toContain('mine.bam');
    expect(await page.locator('.genome-browser .caution').count()).toBe(0);
    expect(await page.evaluate(async () => (await fetch('api/files')).text())).toEqual(handed);
    // Neither sequence nor motifs are at hand here: what brings them is said.
    await page.click('.browser-tools button:has-text("FOS")');
    expect(await page.textContent('.genome-browser .caution')).toContain('genome fetch');

    // Why is it not there?
    await page.fill('#why-not', 'OTHER3');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.why-not .verdict');
    expect(await page.textContent('.why-not .answer')).toContain('OTHER3');
    await page.fill('#why-not', 'NOSUCH99');
    await page.keyboard.press('Enter');
    await expect.poll(async () => page.textContent('.why-not .answer')).toContain(absent);
    expect(await faultsOf(page)).toEqual([]);
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
  });

  test('a factor that the chosen cells leave out is told from one that is absent', async () => {
    const { page, close } = await openApp(browser, server.address, 1280, 'en-US');
    await page.setInputFiles('.drop input', join(folder, 'a.bed'));
    await page.waitForSelector('.file .offer.main');
    await page.evaluate(() => {
      location.hash = '#/evidence?query=1&atlas=0&antigen=FOS&of=FOS&in=ONE';
    });
    await page.waitForSelector('#why-not');
    await page.fill('#why-not', 'CHD4');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => page.textContent('.why-not .answer'))
      .toContain('leaves its experiments out; they are of ONE, TWO');
    await close();
  });
});

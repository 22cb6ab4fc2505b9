// Sample data in a real browser: one click to the partners of a simulated factor, marked wherever they show.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { faultsOf, openApp } from '../../test/app-pages.ts';
import { browserPath, startBrowser } from '../../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

inBrowser('sample data', () => {
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    [browser, server] = await Promise.all([startBrowser(), startServer({ atlases: [] })]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test.each([
    [
      1280,
      'en-US',
      'the atlas is simulated: no finding from it is one',
      'simulated',
      '32 simulated experiments',
    ],
    [
      390,
      'ja-JP',
      'アトラスは模擬データです。ここから得られる結果は知見ではありません',
      '模擬データ',
      '模擬実験 32 件',
    ],
  ] as const)(
    'at %i px (%s): one click, partners, and what they are',
    async (width, locale, caution, word, experiments) => {
      const { page, elsewhere, complaints, close } = await openApp(browser, server.address, width, locale);
      await page.click('.sample button');
      await page.waitForSelector('.answer tbody tr', { timeout: 60_000 });
      expect(await page.textContent('.answer')).toContain('simulated-IKZF1.narrowPeak');
      expect(await page.textContent('.compared')).toContain(experiments);
      const first = await page.locator('.answer tbody tr:first-child').first().textContent();
      expect(first).toContain('IKZF3');
      expect(await page.textContent('main')).toContain(caution);
      expect(await page.textContent('.answer caption')).toContain(word);
      expect(await page.textContent('.answer figure svg')).toContain(word);
      expect(await faultsOf(page)).toEqual([]);

      await page.click('.answer tbody a[href*="evidence"]');
      await page.waitForSelector('.evidence .caution');
      expect(await page.textContent('.evidence')).toContain(caution);
      await page.click('header a[href="#/"]');
      // The table is made while the answer is read.
      await page.waitForSelector('.card.file:has-text("simulated-lenalidomide.tsv") .simulated', {
        timeout: 60_000,
      });
      // Peaks and table; of both clicks there are two files.
      expect(await page.locator('.card.file .simulated').count()).toBe(2);
      expect(await page.textContent('section[aria-labelledby=compared]')).toContain('simulated-atlas');
      expect(await faultsOf(page)).toEqual([]);
      expect([elsewhere, complaints]).toEqual([[], []]);
      await close();
    },
  );
});

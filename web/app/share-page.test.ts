// Taking a study along in a real browser: figures as PDF, a study as one file, and that file opened by somebody else, read alone.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ranStudy } from '../../test/support/studies.ts';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { faultsOf, openApp } from '../test/app-pages.ts';
import { browserPath, startBrowser } from '../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;
const PEAKS = Array.from({ length: 40 }, (_, i) => `chr1\t${1000 * i + 100}\t${1000 * i + 400}\tp\t${i}\n`);

inBrowser('a study that is taken along', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-share-page-'));
  let browser: Browser;
  let server: RunningServer;
  let colleague: RunningServer;
  beforeAll(async () => {
    const study = join(folder, 'mine');
    mkdirSync(study);
    writeFileSync(join(study, 'a.bed'), PEAKS.join(''));
    writeFileSync(
      join(study, 'study.yaml'),
      'study: Ikaros in MM.1S\nsimulated: true\nfactor: IKZF1\ngenome: hg38\nchip_seq:\n  - { name: MM.1S, cell: MM.1S, peaks: [a.bed] }\n',
    );
    await ranStudy(study, 'study.yaml', 'results');
    browser = await startBrowser();
    [server, colleague] = await Promise.all([
      startServer({ atlases: [], studies: folder }),
      startServer({ atlases: [] }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([server.close(), colleague.close()]);
  });

  test.each([
    [1280, 'en-US', 'To be read only', 'simulated', 'Genome browser'],
    [390, 'ja-JP', '閲覧専用', '模擬データ', 'ゲノムブラウザ'],
  ] as const)(
    'at %i px (%s): one file out, dropped elsewhere, shown without anything to run',
    async (width, locale, readOnly, word, browserTitle) => {
      const mine = await openApp(browser, server.address, width, locale);
      await mine.page.click('.studies a >> nth=0');
      await mine.page.waitForSelector('.take button');
      const [saved] = await Promise.all([
        mine.page.waitForEvent('download'),
        mine.page.click('.take button >> nth=0'),
      ]);
      expect(saved.suggestedFilename()).toMatch(/^simulated-.*chipmate\.zip$/);
      await mine.page.waitForSelector('.take .notes li');
      expect(await faultsOf(mine.page)).toEqual([]);
      expect([mine.elsewhere, mine.complaints]).toEqual([[], []]);
      const buffer = readFileSync(await saved.path());
      await mine.close();

      const { page, elsewhere, complaints, close } = await openApp(browser, colleague.address, width, locale);
      await page.setInputFiles('.drop input', { name: 'study.zip', mimeType: '', buffer });
      await page.click('.card.file a.offer.main');
      await page.waitForSelector('#bundle-tables');
      const text = (await page.textContent('main')) ?? '';
      expect(text).toContain('Ikaros in MM.1S');
      expect(text).toContain(readOnly);
      expect(await page.locator('main button[type=submit], .study-run, .study-form, textarea').count()).toBe(
        0,
      );
      await page.selectOption('main select', 'tables/simulated.places_MM.1S.tsv');
      await page.waitForSelector('main table tbody tr');
      expect(await page.textContent('main caption')).toContain(word);
      await page.click(`section[aria-label="${browserTitle}"] button.primary`);
      await page.waitForSelector('.genome-browser [role=status]:has-text("IKZF1")', { timeout: 60_000 });
      expect(await faultsOf(page)).toEqual([]);

      const [report] = await Promise.all([page.waitForEvent('popup'), page.click('a.offer.main')]);
      await report.waitForSelector('h1');
      expect(await report.textContent('body')).toContain('Ikaros in MM.1S');
      expect(await report.evaluate(() => self.origin)).toBe('null');
      // Figures of a report go out as PDF, too, with their mark.
      await report.waitForSelector('figcaption button');
      const [figure] = await Promise.all([
        report.waitForEvent('download'),
        report.locator('figcaption button:has-text("PDF")').first().click(),
      ]);
      expect(figure.suggestedFilename()).toMatch(/^simulated-.*\.pdf$/);
      const pdf = readFileSync(await figure.path()).toString('latin1');
      expect(pdf.startsWith('%PDF-1.7')).toBe(true);
      expect(pdf.toLowerCase()).toContain(
        locale === 'ja-JP'
          ? Buffer.from(word, 'utf16le').swap16().toString('hex')
          : Buffer.from(word).toString('hex'),
      );
      await report.close();
      expect([elsewhere, complaints]).toEqual([[], []]);
      await close();
    },
  );
});

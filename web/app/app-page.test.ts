// The app in a real browser: from a file to its partners, their sites and a gene, in both languages, offline.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantedPartners } from '../../test/support/planted-partners.ts';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { buildFromSheet } from '../../test/support/shared-atlases.ts';
import { faultsOf, openApp } from '../test/app-pages.ts';
import { browserPath, startBrowser } from '../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

inBrowser('the app', () => {
  const folder = plantedPartners(5);
  const at = (name: string): string => join(folder, name);
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    await buildFromSheet(at('sheet.tsv'), at('atlas'));
    browser = await startBrowser();
    server = await startServer({ atlases: [at('atlas')] });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test.each([
    {
      width: 1280,
      locale: 'en-US',
      word: 'supported',
      refused: 'This cannot be answered',
      pdf: 'this is a PDF document',
      unknown: 'NOSUCHGENE is neither',
    },
    {
      width: 390,
      locale: 'ja-JP',
      word: '支持された',
      refused: '回答できません',
      pdf: 'これは PDF 文書です',
      unknown: 'NOSUCHGENE は領域でも',
    },
  ])(
    '$locale at $width px: a file, its partners, their sites, a gene',
    async ({ width, locale, word, refused, pdf, unknown }) => {
      const { page, elsewhere, complaints, close } = await openApp(browser, server.address, width, locale);
      expect(await faultsOf(page)).toEqual([]);
      await page.setInputFiles('.drop input', {
        name: 'paper.pdf',
        mimeType: '',
        buffer: Buffer.from('%PDF-1.7\n'),
      });
      await page.waitForSelector('.refusal');
      expect(await page.textContent('.refusal')).toContain(refused);
      expect(await page.textContent('.refusal')).toContain(pdf);
      // Reads are refused by their name, before any of them is sent.
      await page.setInputFiles('.drop input', { name: 'a.bam', mimeType: '', buffer: Buffer.from('x') });
      await page.waitForFunction(() => document.querySelector('.refusal')?.textContent.includes('BAM'));

      // A name as callers of peaks give it, which no page has room for.
      const name = 'IKZF1_MM.1S_lenalidomide_replicate1_peaks_q0.01_filtered.narrowPeak.bed';
      await page.setInputFiles('.drop input', { name, mimeType: '', buffer: readFileSync(at('a.bed')) });
      await page.click('.file .offer.main');
      await page.waitForSelector('tbody tr');
      expect(await page.textContent('tbody')).toContain(word);
      expect(await page.locator('figure svg').count()).toBe(1);
      expect(await faultsOf(page)).toEqual([]);

      // The address is the state: the same after it was loaded anew.
      const before = await page.textContent('tbody');
      await page.reload();
      await page.waitForSelector('tbody tr');
      expect(await page.textContent('tbody')).toBe(before);

      await page.click('tbody tr a');
      await page.waitForFunction(() => location.hash.startsWith('#/evidence'));
      await page.click('a[href^="#/sites"]');
      await page.waitForFunction(() => location.hash.startsWith('#/sites'));
      await page.waitForSelector('tbody tr');
      expect(await faultsOf(page)).toEqual([]);

      await page.locator('tbody a').first().click();
      await page.waitForFunction(() => location.hash.startsWith('#/locus'));
      await page.waitForSelector('.answer, .refusal');
      expect(await page.locator('.refusal').count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);

      // Choices are opened and changed: what is asked is the address.
      await page.click('details.asking > summary');
      await page.fill('#choice-places', 'NOSUCHGENE');
      await page.click('button.primary');
      await page.waitForSelector('.refusal');
      expect(await page.textContent('.refusal')).toContain(unknown);
      expect(await faultsOf(page)).toEqual([]);
      expect([elsewhere, complaints]).toEqual([[], []]);
      await close();
    },
  );

  test('pasted genes are a question, and the tab survives the end of the server', async () => {
    const own = await startServer({ atlases: [at('atlas')] });
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(own.address);
    await page.waitForSelector('.drop');
    await page.click('.hand-over summary');
    await page.fill('.hand-over textarea', 'IRF4\nBCL2\nMYC');
    await page.click('.hand-over details button');
    await page.waitForSelector('.file');
    expect(await page.textContent('.file')).toContain('a list of 3 genes');
    await page.click('.file-head button');
    await page.waitForSelector('.file', { state: 'detached' });
    await page.click('.masthead button:has-text("Quit")');
    await page.waitForSelector('main p[role=status]');
    expect(await page.textContent('main')).toContain('chipmate has ended');
    await own.ended;
    await page.goto(`${page.url().split('#')[0]}#/locus?places=IRF4&atlas=0`).catch(() => undefined);
    await context.close();
  });
});

// Studies in a real browser: from a form to a report, stopped, loaded anew and resumed, in both languages, offline.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { faultsOf, openApp } from '../../test/app-pages.ts';
import { browserPath, startBrowser } from '../../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;
const PEAKS = Array.from({ length: 40 }, (_, i) => `chr1\t${1000 * i + 100}\t${1000 * i + 400}\tp\t${i}\n`);

inBrowser('studies in the app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-studies-page-'));
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    browser = await startBrowser();
    server = await startServer({ atlases: [], studies: folder });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('1280 px: from a form to a report', async () => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, 1280, 'en-US');
    await page.click('a[href="#/new%20study"]');
    await page.fill('#new-title', 'Ikaros: a study');
    await page.fill('#new-factor', 'IKZF1');
    await page.fill('#new-cell', 'MM.1S');
    await page.setInputFiles('.drop input', {
      name: 'a.bed',
      mimeType: '',
      buffer: Buffer.from(PEAKS.join('')),
    });
    await page.waitForSelector('.study-file input:checked');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('button[type=submit]');
    await page.waitForSelector('text=Nothing needs mending');
    const text = readFileSync(join(folder, 'Ikaros_ a study', 'study.yaml'), 'utf8');
    expect(text).toContain('study: "Ikaros: a study"');

    // What is typed is checked, with its line; the text and the form are one draft.
    await page.fill('#study-genome', 'hg99');
    await page.locator('#study-genome').blur();
    await page.waitForSelector('.study-problems li');
    expect(await page.textContent('.study-problems')).toMatch(/line \d+.*hg99/s);
    expect(await page.locator('.study-run button.primary').isDisabled()).toBe(true);
    await page.fill('#study-genome', 'hg38');
    await page.locator('#study-genome').blur();
    await page.fill('#study-genes_of_interest', 'IRF4, MYC');
    await page.locator('#study-genes_of_interest').blur();
    await page.waitForSelector('.study-save button:enabled');
    await page.click('.study-text summary');
    expect(await page.inputValue('.study-text textarea')).toMatch(/^genes_of_interest:/m);
    await page.waitForSelector('.study-run button.primary:enabled');
    await page.click('.study-run button.primary');
    await page.waitForSelector('.study-run a.offer');
    expect(readFileSync(join(folder, 'Ikaros_ a study', 'study.yaml'), 'utf8')).toMatch(
      /^genes_of_interest:/m,
    );
    expect(await page.locator('.study-steps li').count()).toBeGreaterThan(2);
    expect(await faultsOf(page)).toEqual([]);

    // The report is a page of no origin: it shows itself, and reaches nothing of the app.
    const [report] = await Promise.all([page.waitForEvent('popup'), page.click('.study-run a.offer')]);
    await report.waitForSelector('h1');
    expect(await report.textContent('body')).toContain('Ikaros: a study');
    expect(await report.evaluate(() => self.origin)).toBe('null');
    const reached = await report.evaluate(() =>
      fetch('../../api/state').then(
        () => 'reached',
        () => 'kept out',
      ),
    );
    expect(reached).toBe('kept out');
    await report.close();
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
  });

  test('390 px in Japanese: stopped, loaded anew in the middle, resumed, thrown away', async () => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, 390, 'ja-JP');
    await page.click('.studies a');
    await page.waitForSelector('.study-run button.primary:enabled');
    expect(await faultsOf(page)).toEqual([]);
    await page.fill('#study-genes_of_interest', 'IRF4');
    await page.locator('#study-genes_of_interest').blur();
    await page.waitForSelector('.study-save button:enabled');
    await page.waitForSelector('.study-run button.primary:enabled');
    await page.click('.study-run button.primary');
    await page.waitForSelector('.study-run button:not(.primary)');
    await page.click('.study-run button:not(.primary)');
    await page.waitForSelector('text=実行を中止しました');
    // The run belongs to the server: a page that is loaded anew finds it, however far it is.
    await page.click('.study-run button.primary:has-text("再開する")');
    await page.waitForSelector('.study-run button:not(.primary)');
    expect(await page.textContent('.study-run')).toContain('実行は続きます');
    await page.reload();
    await page.waitForSelector('text=実行が完了しました');
    expect(await page.textContent('.study-steps')).toContain('以前の実行の結果を使用');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('.study-more summary');
    await page.click('.study-more p:last-child button');
    await page.click('.study-more p:last-child button:first-child');
    await page.waitForSelector('.drop');
    expect(await page.locator('.studies li').count()).toBe(0);
    expect(existsSync(join(folder, '.trash', 'Ikaros_ a study', 'Ikaros_ a study', 'study.yaml'))).toBe(true);
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
  });
});

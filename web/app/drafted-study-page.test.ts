// Several files become a study in a real browser: told, corrected, made; a folder as well, in both languages, offline.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { faultsOf, openApp } from '../test/app-pages.ts';
import { browserPath, startBrowser } from '../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;
const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `${row(i)}\n`).join('');
const PEAKS = rows(40, (i) => `chr1\t${1000 * i + 100}\t${1000 * i + 400}\tp${i}\t${i}\t.\t${i}\t4\t3\t100`);
const FILES: Readonly<Record<string, string>> = {
  'MM1S/IKZF1_rep1.narrowPeak': PEAKS,
  'MM1S/IKZF1_rep2.narrowPeak': PEAKS.replaceAll('\t100\n', '\t101\n'),
  'changed.tsv': `gene\tlogFC\tP.Value\tadj.P.Val\n${rows(30, (i) => `GENE${i}\t${i / 10}\t0.01\t0.02`)}`,
  'knock-down.csv': `sample,target,cq\n${rows(12, (i) => `${i < 6 ? 'siCtrl' : 'siFOS'} ${(i % 3) + 1},${i % 2 ? 'FOS' : 'ACTB'},${20 + i / 10}`)}`,
  'README.txt': 'Notes of the study: see the folders, and ask me.\n',
};

inBrowser('a study of several files', () => {
  const studies = mkdtempSync(join(tmpdir(), 'chipmate-drafted-'));
  const given = mkdtempSync(join(tmpdir(), 'chipmate-given-'));
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(given, name)), { recursive: true });
      writeFileSync(join(given, name), text);
    }
    browser = await startBrowser();
    server = await startServer({ atlases: [], studies });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test.each([
    [1280, 'en-US', 'Make a study of these', 'nothing in it tells what it is'],
    [390, 'ja-JP', '研究を作成', '内容からは何のファイルか分かりません'],
  ])('%i px, %s: a folder is told, corrected and made a study', async (width, locale, make, unknown) => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, width, locale);
    await page.setInputFiles('.folder-choice input', given);
    await page.waitForSelector('.draft-files');
    const row = (name: string) => page.locator('.draft-files tbody tr', { hasText: name });
    const place = (name: string): Promise<string> => row(name).locator('select').inputValue();
    expect(await page.locator('.draft-files tbody tr').count()).toBe(5);
    for (const [name, expected] of [
      ['IKZF1_rep1', 'peaks'],
      ['changed.tsv', 'table'],
      ['knock-down.csv', 'qpcr'],
      ['README.txt', 'none'],
    ])
      expect(await place(name)).toBe(expected);
    expect(await row('README.txt').textContent()).toContain(unknown);
    // The folder says the cells that the name leaves out.
    expect(await row('IKZF1_rep1').locator('input').nth(1).inputValue()).toBe('MM1S');
    expect(await faultsOf(page)).toEqual([]);

    await row('IKZF1_rep2').locator('input').nth(2).fill('lenalidomide');
    await row('changed.tsv').locator('select').selectOption('none');
    await page.fill('#draft-title', `drafted ${width}`);
    await page.click(`text=${make}`);
    await page.waitForSelector('.study-text');
    const text = readFileSync(join(studies, `drafted ${width}`, 'study.yaml'), 'utf8');
    expect(text).toMatch(/condition: lenalidomide\n    peaks:\n      - IKZF1_rep2\.narrowPeak\n/);
    expect(text).toContain('  - type: qpcr\n    name: knock-down\n    file: knock-down.csv\n');
    expect(text).toMatch(/genome: hg38 +# unsure: /);
    expect(text).not.toContain('changed.tsv');
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('one file is told as before; a table of the bench is asked what it speaks of', async () => {
    const { page, close } = await openApp(browser, server.address, 1280, 'en-US');
    await page.setInputFiles('.drop input', join(given, 'knock-down.csv'));
    await page.waitForSelector('article.card .offer.main');
    expect(await page.textContent('article.card .offer.main')).toBe('Which genes change, by RT-qPCR?');
    expect(await page.locator('.draft-files').count()).toBe(0);
    await close();
  });
});

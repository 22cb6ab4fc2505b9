// An atlas of one's own files in a real browser: dropped or in a folder, read, corrected, filled down, built, stopped, asked.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheet } from '../../../src/atlas/making/sheet.ts';
import { startServer } from '../../../src/server/start-server.ts';
import { faultsOf, openApp } from '../../test/app-pages.ts';
import { browserPath, startBrowser } from '../../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

/** Peaks of 200 bp on chr1 of hg38, every one of them at a multiple of a step. */
function peaks(step: number): string {
  return Array.from(
    { length: 300 },
    (_, i) => `chr1\t${1_000_000 + i * step}\t${1_000_200 + i * step}\tp\t0\t.\t${9 + (i % 5)}\t5\t4\t100\n`,
  ).join('');
}

const FILES: Readonly<Record<string, string>> = {
  'K562_GATA1.narrowPeak': peaks(20_000),
  'K562_GATA1_TAL1.narrowPeak': peaks(20_000),
  'mystery.narrowPeak': peaks(30_000),
  'mystery2.narrowPeak': peaks(30_000),
  'K562_input.narrowPeak': peaks(7000),
};

inBrowser("the page of one's own atlases", () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-own-atlas-'));
  const mine = join(folder, 'my-peaks');
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(mine);
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(mine, name), text);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('en-US at 1280 px: dropped files are read, corrected, filled down, built, and asked at once', async () => {
    const home = join(folder, 'one');
    const server = await startServer({ atlases: [], data: home });
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, 1280, 'en-US');
    await page.click('a[href="#/own-atlas"]');
    await page.waitForSelector('.hand-over');
    expect(await faultsOf(page)).toEqual([]);
    await page.setInputFiles(
      '.hand-over input[type=file]',
      Object.keys(FILES).map((name) => join(mine, name)),
    );
    await page.waitForSelector('.own-sheet tbody tr:nth-child(4)');
    await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('3 rows to look'));
    expect(await page.textContent('main')).toContain('1 file is not in the sheet');
    expect(await page.textContent('main')).toContain('the name holds several: GATA1, TAL1');
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.isEnabled('button.primary')).toBe(false);

    // What was guessed is right, what was not known is typed, and filled down.
    await page.click('[aria-label="It is right: Factor, row 2"]');
    await page.fill('[aria-label="Experiment, row 2"]', 'K562_GATA1');
    await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('is there twice'));
    await page.fill('[aria-label="Experiment, row 2"]', 'second');
    for (const [column, value] of [
      ['Factor', 'RUNX1'],
      ['Cell type', 'K562'],
    ]) {
      await page.fill(`[aria-label="${column}, row 3"]`, value);
      await page.click('.own-fill button');
    }
    await page.fill('[aria-label="Factor, row 4"]', 'RUNXX9');
    await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('perhaps RUNX'));
    await page.click('[aria-label="take row 4"]');
    await page.fill('.own-build input[type=text]', 'mine');
    await page.waitForSelector('button.primary:enabled');
    expect(await faultsOf(page)).toEqual([]);
    // Stopped, it leaves nothing but the sheet on the page.
    await page.click('button.primary');
    await page.click('.course button');
    await page.waitForFunction(() => document.querySelector('.course')?.textContent.includes('Stopped'));
    expect(readdirSync(home).filter((each) => !each.startsWith('.'))).toEqual([]);
    await page.waitForSelector('button.primary:enabled');
    await page.click('button.primary');
    await page.waitForSelector('.course a.offer');
    expect(await page.textContent('.course')).toContain('mine.sheet.tsv');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('.course a.offer');
    await page.waitForSelector('.drop');
    expect(await page.textContent('main')).toContain('3 experiments of 2 antigens');
    const kept = readFileSync(join(home, 'mine.sheet.tsv'), 'utf8').split('\n');
    expect(kept.map((line) => line.split('\t').slice(0, 2).join(' '))).toEqual([
      ...['experiment antigen', 'K562_GATA1 GATA1', 'second GATA1', 'mystery RUNX1', ''],
    ]);
    expect(kept[1]).toContain('\tK562_GATA1.narrowPeak\t');
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
    await server.close();

    const again = await startServer({ atlases: [], data: home });
    const { atlases } = (await (await fetch(again.address.replace('?token=', '') + '/api/state')).json()) as {
      atlases: { name: string }[];
    };
    expect(atlases.map(({ name }) => name)).toEqual(['mine']);
    await again.close();
  });

  test('ja-JP at 390 px: a folder that the app was started with, and a file of another build', async () => {
    const home = join(folder, 'two');
    const other = join(folder, 'other-build');
    mkdirSync(other);
    for (const name of ['K562_GATA1.narrowPeak', 'K562_TAL1.narrowPeak'])
      writeFileSync(join(other, name), FILES['K562_GATA1.narrowPeak']);
    // hg19's chr1 is longer than hg38's.
    const beyond = Array.from(
      { length: 40 },
      (_, i) => `chr1\t${249_000_000 + i * 100}\t${249_000_050 + i * 100}\n`,
    );
    writeFileSync(
      join(other, 'K562_MAX.bed'),
      peaks(20_000).replace(/(\t[^\t]*){7}\n/g, '\n') + beyond.join(''),
    );
    const server = await startServer({ atlases: [], data: home, peaks: [other] });
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, 390, 'ja-JP');
    await page.click('a[href="#/own-atlas"]');
    await page.click('.own-given button');
    await page.waitForSelector('.own-sheet tbody tr:nth-child(3)');
    await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('要確認 0 行'));
    expect(await faultsOf(page)).toEqual([]);
    await page.selectOption('.own-build select', 'hg38');
    await page.fill('.own-build input[type=text]', 'mine');
    await page.waitForSelector('button.primary:enabled');
    await page.click('button.primary');
    await page.waitForSelector('.course .refusal');
    const refused = await page.textContent('.course .refusal');
    expect(refused).toContain('hg38');
    expect(refused).toContain('K562_MAX.bed');
    expect(refused).not.toContain(folder);
    expect(existsSync(join(home, 'mine'))).toBe(false);
    expect(await faultsOf(page)).toEqual([]);
    await page.click('[aria-label="2 行目を使用する"]');
    await page.waitForSelector('button.primary:enabled');
    await page.click('button.primary');
    await page.waitForSelector('.course a.offer');
    expect(await faultsOf(page)).toEqual([]);
    // The sheet beside the atlas names the files of the folder: it builds the same again.
    expect(readSheet(join(home, 'mine.sheet.tsv'), 'hg38').file).toEqual(
      ['K562_GATA1.narrowPeak', 'K562_TAL1.narrowPeak'].map((name) => join(other, name)),
    );
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
    await server.close();
  });
});

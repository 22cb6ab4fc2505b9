// Signal of public experiments in a real browser: nothing is asked of another server before the button, and nothing after its end.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBigWig } from '../../../src/formats/signal/big-wig-writer.ts';
import { knownAssembly } from '../../../src/genome/assembly.ts';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { startTestServer, type TestServer } from '../../../test/support/chip-atlas-server.ts';
import { writeFiles } from '../../../test/support/chipmate.ts';
import { plantedFiles } from '../../../test/support/planted-partners.ts';
import { buildFromSheet, plantedAtlas } from '../../../test/support/shared-atlases.ts';
import { faultsOf, openApp } from '../../test/app-pages.ts';
import { browserPath, startBrowser } from '../../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

inBrowser('signal of public experiments', () => {
  let folder: string;
  let browser: Browser;
  let server: RunningServer;
  let elsewhere: TestServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chipmate-public-signal-'));
    const files = plantedFiles(1);
    const sheet = files['sheet.tsv'].replaceAll(/^simulated-(\d+)\t/gm, 'SRX90000$1\t');
    writeFiles(folder, { ...files, 'sheet.tsv': sheet });
    await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'));
    const { chromosomeNames, sizes } = knownAssembly('hg38')!;
    const chromosomes = chromosomeNames.map((name, at) => ({ name, length: sizes[at] }));
    const bigWig = join(folder, 'signal.bw');
    await writeBigWig(
      bigWig,
      chromosomes,
      (function* () {
        for (const { name, length } of chromosomes) {
          const start = Int32Array.from({ length: Math.floor(length / 1000) }, (_, i) => 1000 * i);
          yield {
            chromosome: name,
            start,
            end: start.map((at) => at + 500),
            value: new Float32Array(start.length).fill(2),
          };
        }
      })(),
    );
    const bytes = readFileSync(bigWig);
    elsewhere = await startTestServer(new Map());
    elsewhere.instead.set('*', (request, response) => {
      const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
      const end = Math.min(Number(to) + 1, bytes.length);
      response.statusCode = 206;
      response.setHeader('content-range', `bytes ${from}-${end - 1}/${bytes.length}`);
      response.end(bytes.subarray(Number(from), end));
    });
    browser = await startBrowser();
    server = await startServer({
      atlases: [join(folder, 'atlas'), join(await plantedAtlas(), 'atlas')],
      data: join(folder, 'data'),
      base: elsewhere.base,
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await elsewhere.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    { width: 1280, locale: 'en-US', said: 'which experiments you look at' },
    { width: 390, locale: 'ja-JP', said: '見ているか' },
  ])('$locale at $width px', async ({ width, locale, said }) => {
    const opened = await openApp(browser, server.address, width, locale);
    const { page } = opened;
    const before = elsewhere.seen.length;
    await page.setInputFiles('.drop input', join(folder, 'a.bed'));
    await page.waitForSelector('.file .offer.main');
    const number = width === 1280 ? 1 : 2;
    await page.evaluate((query) => {
      location.hash = `#/evidence?query=${query}&atlas=0&of=FOS`;
    }, number);
    await page.click('.evidence button.primary');
    const button = page.locator('.public-signal button');
    await button.waitFor();
    const host = new URL(elsewhere.base).host;
    const words = (await page.textContent('.public-signal')) ?? '';
    expect([words.includes(said), words.includes(host), /SRX90000\d/.test(words)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(elsewhere.seen).toHaveLength(before);
    expect(await faultsOf(page)).toEqual([]);

    const answered = page.waitForResponse((response) => response.url().endsWith('/public-signal/window'));
    await button.click();
    expect((await answered).status()).toBe(200);
    const tracks = page.locator('.browser-room .igv-track-label');
    await expect.poll(async () => (await tracks.allTextContents()).join()).toContain(host);
    // What one page was brought, the next one is given without asking again.
    if (width === 1280) expect(elsewhere.seen.length).toBeGreaterThan(before);
    expect(elsewhere.seen.every(({ path }) => /^hg38\/eachData\/bw\/SRX90000\d+\.bw$/.test(path))).toBe(true);
    expect(await page.locator('.genome-browser .caution').count()).toBe(0);
    if (process.env['SCREENSHOTS'] !== undefined) {
      await page.waitForTimeout(1500);
      await page
        .locator('.genome-browser')
        .screenshot({ path: `${process.env['SCREENSHOTS']}/public-${locale}.png` });
    }

    // Nobody is asked any more.
    await button.click();
    await expect.poll(async () => (await tracks.allTextContents()).join()).not.toContain(host);
    await page.waitForTimeout(300);
    const until = elsewhere.seen.length;
    await page.fill('.browser-tools input[type=text]', 'BCL2');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('.genome-browser [role=status]')?.textContent?.startsWith('chr18:'),
    );
    await page.waitForTimeout(500);
    expect(elsewhere.seen).toHaveLength(until);
    expect([opened.elsewhere, opened.complaints]).toEqual([[], []]);
    await opened.close();
  });

  test('own and simulated experiments have no button', async () => {
    const { page, close } = await openApp(browser, server.address, 1280, 'en-US');
    const offered = await page.evaluate(async () => {
      const ask = async (atlas: number, experiments: string[]): Promise<unknown> =>
        (
          await fetch('api/public-signal/offer', {
            method: 'POST',
            body: JSON.stringify({ atlas: [atlas], experiments }),
          })
        ).json();
      return [await ask(0, ['SRX900001', 'mine', '../x']), await ask(1, ['simulated-1'])];
    });
    const { host } = new URL(elsewhere.base);
    expect(offered).toEqual([
      { host, experiments: ['SRX900001'] },
      { host, experiments: [] },
    ]);
    await close();
  });

  test('a server that cannot be reached is said in one sentence', async () => {
    elsewhere.instead.set('*', (_, response) => response.destroy());
    const { page, close } = await openApp(browser, server.address, 1280, 'en-US');
    await page.setInputFiles('.drop input', join(folder, 'b.bed'));
    await page.waitForSelector('.file .offer.main');
    const number = await page.evaluate(async () => {
      const files = (await (await fetch('api/files')).json()) as { file: number }[];
      return files.at(-1)!.file;
    });
    await page.evaluate((query) => {
      location.hash = `#/evidence?query=${query}&atlas=0&of=CHD4`;
    }, number);
    await page.click('.evidence button.primary');
    await page.click('.public-signal button');
    await expect
      .poll(async () => page.textContent('.genome-browser .caution'))
      .toContain('cannot be reached');
    await close();
  });
});

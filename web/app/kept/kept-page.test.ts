// An answer is kept with a note, found again on the start page, and asked anew; notes of two writers; a study of all. In both languages, offline.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import { faultsOf, openApp } from '../../test/app-pages.ts';
import { browserPath, startBrowser } from '../../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;
const peaks = (shift: number): string =>
  Array.from({ length: 40 }, (_, i) => `chr1\t${1000 * i + shift}\t${1000 * i + shift + 300}\n`).join('');

inBrowser('what is kept of single questions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-kept-page-'));
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

  test.each([
    {
      width: 1280,
      locale: 'en-US',
      same: 'have the digests',
      other: 'holds something else',
      both: 'Put mine',
    },
    {
      width: 390,
      locale: 'ja-JP',
      same: 'ダイジェストは記録と一致',
      other: '保存時と異なります',
      both: '加える',
    },
  ])('$locale at $width px', async ({ width, locale, same, other, both }) => {
    const { page, elsewhere, complaints, close } = await openApp(browser, server.address, width, locale);
    const project = `Shared ${locale}`;
    await page.setInputFiles(
      '.drop input',
      [100, 250].map((shift) => ({
        name: `${locale}-${shift}.bed`,
        mimeType: '',
        buffer: Buffer.from(peaks(shift)),
      })),
    );
    // Several files together open the page that makes a study of them.
    await page.waitForFunction(() => location.hash.startsWith('#/drafted'));
    const numbers = await page.evaluate(async () =>
      ((await (await fetch('api/files')).json()) as { file: number }[]).slice(-2).map(({ file }) => file),
    );
    await page.evaluate((files) => (location.hash = `#/sets?files=${files[0]}&files=${files[1]}`), numbers);
    await page.waitForSelector('tbody tr');
    await page.click('.keep summary');
    await page.fill('.keep input[type=text]', project);
    await page.fill('.keep textarea', 'two replicates');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('.keep button.primary');
    await page.click('.keep [role=status] a');
    await page.waitForSelector('.kept-questions li');
    expect(await page.textContent('.kept-questions')).toContain(`${locale}-250.bed`);

    // Notes are saved while they are typed; what an editor wrote meanwhile stays.
    const notes = join(folder, project, 'notes.md');
    await page.fill('.kept-notes textarea', 'mine');
    await expect.poll(() => readFileSync(notes, { encoding: 'utf8', flag: 'a+' })).toBe('mine');
    writeFileSync(notes, 'by hand\n');
    await page.fill('.kept-notes textarea', 'mine, longer');
    await page.waitForSelector('.kept-notes pre');
    expect(readFileSync(notes, 'utf8')).toBe('by hand\n');
    expect(await faultsOf(page)).toEqual([]);
    await page.click(`.kept-notes button:has-text("${both}")`);
    await expect.poll(() => readFileSync(notes, 'utf8')).toBe('by hand\n\nmine, longer');

    await page.click('.back a');
    await page.click(`.studies a:has-text("${project}")`);
    await page.click('.kept-questions a');
    await page.waitForSelector('tbody tr');
    expect(await page.textContent('aside.kept')).toContain(same);
    expect(await page.textContent('aside.kept')).toContain('two replicates');
    expect(await faultsOf(page)).toEqual([]);
    writeFileSync(join(folder, project, `${locale}-100.bed`), peaks(120));
    await page.reload();
    await page.waitForSelector('aside.kept .caution');
    expect(await page.textContent('aside.kept')).toContain(other);
    await page.waitForSelector('tbody tr');

    // Its files become a study in the same folder; what was kept stands on the study's page.
    await page.click('aside.kept a');
    await page.waitForSelector('#make-study');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('#make-study');
    await page.waitForFunction(() => location.hash.startsWith('#/study?'));
    await page.waitForSelector('.kept-questions li');
    expect(await page.inputValue('.kept-notes textarea')).toBe('by hand\n\nmine, longer');
    expect(readFileSync(join(folder, project, 'study.yaml'), 'utf8')).toContain(`- ${locale}-250.bed`);
    expect(readdirSync(join(folder, project)).sort()).toEqual(
      [`${locale}-100.bed`, `${locale}-250.bed`, 'notes.md', 'questions', 'study.yaml'].sort(),
    );
    expect([elsewhere, complaints]).toEqual([[], []]);
    await close();
  });
});

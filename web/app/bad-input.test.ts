// Bad input in a real browser: one clear sentence each, in the page's language, and nothing left hanging.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeLock } from '../../src/formats/folders/lock.ts';
import { knownAssembly } from '../../src/genome/assembly.ts';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { commandLine, folderWith } from '../../test/support/chipmate.ts';
import { plantedFiles } from '../../test/support/planted-partners.ts';
import { buildFromSheet } from '../../test/support/shared-atlases.ts';
import { faultsOf, openApp, type OpenedPage } from '../test/app-pages.ts';
import { browserPath, startBrowser } from '../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

/** What a sentence must say: what is wrong, and what to do. */
type Said = readonly [wrong: RegExp, mend: RegExp];

interface Reader {
  readonly locale: string;
  readonly width: number;
  readonly files: Readonly<Record<string, Said>>;
  readonly otherBuild: readonly [card: RegExp, ...Said];
  readonly atlas: Readonly<Record<'gone' | 'none' | 'damaged', Said>>;
  readonly locked: Said;
  readonly shared: RegExp;
  readonly unreachable: RegExp;
}

const READERS: readonly Reader[] = [
  {
    locale: 'en-US',
    width: 1280,
    files: {
      'big.bed': [/the file is too large for the app: 512 MB at most/, /chipmate peaks call FILE/],
      'big.bam': [/this file holds reads \(BAM\), not peaks/, /reads stay where they are/],
      'reads.bam': [
        /this file holds reads \(BAM\), not peaks/,
        /never handed over: start the app with chipmate serve --reads FOLDER/,
      ],
      'renamed.bed': [
        /this file holds reads \(BAM\), not peaks/,
        /never handed over: start the app with chipmate serve --reads FOLDER/,
      ],
      'paper.pdf': [/this is a PDF document/, /take the table from the journal's supplement/],
      'empty.bed': [/the file is empty/, /wait until it is fully downloaded/],
    },
    otherBuild: [
      /do not fit the genome of any atlas that is open/,
      /these peaks look like hg19, not hg38/,
      /convert them with liftOver/,
    ],
    atlas: {
      gone: [/the folder of this atlas is not there/, /put the folder back where it was/],
      none: [/this folder is not an atlas/, /start the app with a folder that/],
      damaged: [/a file of this atlas is missing/, /copy the atlas again/],
    },
    locked: [/another process is writing here/, /wait until it has finished/],
    shared: /Another chipmate works in the folder .*my-data.*End one of the two/,
    unreachable: /The app does not answer.*Start it again as you did before/,
  },
  {
    locale: 'ja-JP',
    width: 390,
    files: {
      'big.bed': [/ファイルが大きすぎます（上限 512 MB）/, /chipmate peaks call FILE/],
      'big.bam': [/リード（BAM）のファイルです/, /元の場所に置いたままで/],
      'reads.bam': [/リード（BAM）のファイルです/, /渡す必要はなく.*chipmate serve --reads/],
      'renamed.bed': [/リード（BAM）のファイルです/, /渡す必要はなく.*chipmate serve --reads/],
      'paper.pdf': [/これは PDF 文書です/, /論文の補足資料から表を取り出し/],
      'empty.bed': [/ファイルが空です/, /ダウンロードの完了を待って/],
    },
    otherBuild: [
      /どのアトラスのゲノムにも合いません/,
      /hg38 ではなく hg19 のもののよう/,
      /liftOver で座標を変換する/,
    ],
    atlas: {
      gone: [/このアトラスのフォルダーがありません/, /フォルダーを元の場所に戻す/],
      none: [/このフォルダーはアトラスではありません/, /作ったフォルダーを指定して起動/],
      damaged: [/アトラスのファイルが失われたか/, /もう一度コピーする/],
    },
    locked: [/別のプロセスがここに書き込んでいます/, /終わるまで待ってください/],
    shared: /別の chipmate も同じフォルダー .*my-data.*どちらか一方を終了/,
    unreachable: /応答がありません.*表示されるアドレスを開いて/,
  },
];

/** More words of English one after the other than a command or a name of a file has. */
const ENGLISH = /(?:[A-Za-z]{2,}[ ,]+){3,}[A-Za-z]{2,}/;
/** What a browser lists when there is nobody to ask. */
const NOBODY = /net::ERR_(?:CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)/;
const GIGABYTE = 1024 * 1024 * 1024;

/** The one sentence that is shown, checked for its language. @param of where exactly one of these is to be */
async function sentenceIn(page: Page, { locale }: Reader, of = 'main .caution'): Promise<string> {
  await page.waitForSelector(of);
  const shown = await page.locator(of).allInnerTexts();
  expect(shown).toHaveLength(1);
  // A command line is the same in every language.
  if (locale === 'ja-JP') expect(shown[0].replaceAll(/chipmate [ -~]+/g, '')).not.toMatch(ENGLISH);
  expect(shown[0]).not.toContain('undefined');
  expect(await faultsOf(page)).toEqual([]);
  return shown[0].replaceAll('\n', ' ');
}

/** Peaks that lie on the chromosomes of hg19, and beyond the ends of those of hg38. */
function peaksOfHg19(): string {
  const [hg19, hg38] = ['hg19', 'hg38'].map((name) => knownAssembly(name)!);
  return ['chr1', 'chr2', 'chr4', 'chr10', 'chr12']
    .flatMap((chromosome) => {
      const [end, before] = [hg19, hg38].map((each) => each.sizes[each.find(chromosome)]);
      const step = Math.floor((end - before) / 60);
      return Array.from({ length: 50 }, (_, i) => before + step * (i + 1)).map(
        (start, i) => `${chromosome}\t${start}\t${start + 200}\tp${i}\t${i}\n`,
      );
    })
    .join('');
}

/** Drops files on the page as a hand does. */
async function drop(page: Page, path: string): Promise<void> {
  const input = await page.evaluateHandle(() =>
    Object.assign(document.createElement('input'), { type: 'file' }),
  );
  await input.setInputFiles(path);
  await page.evaluate((chosen) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(chosen.files![0]);
    const options = { dataTransfer, bubbles: true, cancelable: true };
    document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', options));
  }, input);
}

inBrowser.each(READERS)('bad input in $locale at $width px', (reader) => {
  const { locale, width, files, atlas, otherBuild, unreachable } = reader;
  const folder = folderWith({
    ...plantedFiles(5),
    'big.bed': '',
    'big.bam': '',
    'half.bed': '',
    'reads.bam': gzipSync('BAM\x01xxxxxxxx'),
    'renamed.bed': gzipSync('BAM\x01xxxxxxxx'),
    'paper.pdf': '%PDF-1.7\n',
    'empty.bed': '',
    'hg19.bed': peaksOfHg19(),
  });
  const at = (...names: string[]): string => join(folder, ...names);
  let browser: Browser;
  let server: RunningServer;
  let opened: OpenedPage;
  beforeAll(async () => {
    for (const name of ['big.bed', 'big.bam']) truncateSync(at(name), 5 * GIGABYTE);
    truncateSync(at('half.bed'), 400 * 1024 * 1024);
    await buildFromSheet(at('sheet.tsv'), at('atlas'));
    browser = await startBrowser();
    server = await startServer({ atlases: [at('atlas')], threads: 1 });
    opened = await openApp(browser, server.address, width, locale);
  });
  afterAll(async () => {
    await opened.close();
    await browser.close();
    await server.close();
  });
  /** The start page, with nothing said on it. */
  const start = async (): Promise<Page> => {
    const { page } = opened;
    await page.goto(`${page.url().split('#')[0]}#/`);
    await page.reload();
    await page.waitForSelector('.drop');
    return page;
  };
  const nothingElse = ({ elsewhere, complaints }: OpenedPage): void =>
    expect([elsewhere, complaints]).toEqual([[], []]);

  test.each(Object.entries(files))('%s', async (name, [wrong, mend]) => {
    const page = await start();
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
    await drop(page, at(name));
    const said = await sentenceIn(page, reader, '.hand-over > div:last-child');
    expect(said).toMatch(wrong);
    expect(said).toMatch(mend);
    expect(said.split(name)).toHaveLength(2);
    // What is known to be refused is not sent.
    expect(sent).toHaveLength(/^big|\.bam$/.test(name) ? 0 : 1);
    expect(await page.locator('.file').count()).toBe(0);
    nothingElse(opened);
  });

  test('peaks of another build', async () => {
    const page = await start();
    const [card, wrong, mend] = otherBuild;
    await drop(page, at('hg19.bed'));
    expect(await sentenceIn(page, reader)).toMatch(card);
    await page.click('.file .offer.main');
    const said = await sentenceIn(page, reader);
    for (const each of [/hg19\.bed/, wrong, mend]) expect(said).toMatch(each);
    await start();
    await page.click('.file-head button');
    await page.waitForSelector('.file', { state: 'detached' });
    nothingElse(opened);
  });

  test('an atlas that goes away while it is open', async () => {
    const page = await start();
    await drop(page, at('a.bed'));
    await page.waitForSelector('.file .offer.main');
    expect(await page.locator('.caution').count()).toBe(0);
    await page.click('.file .offer.main');
    await page.waitForSelector('.answer');

    renameSync(at('atlas'), at('away'));
    await page.reload();
    const gone = await sentenceIn(page, reader);
    for (const each of [at('atlas'), ...atlas.gone]) expect(gone).toMatch(each);
    // The first page says it of the atlas, and not of a file that is as it should be.
    await start();
    expect(await sentenceIn(page, reader)).toMatch(atlas.gone[0]);
    await page.goto(`${page.url().split('#')[0]}#/datasets`);
    expect(await sentenceIn(page, reader)).toMatch(atlas.gone[0]);
    mkdirSync(at('atlas'));
    await page.goto(`${page.url().split('#')[0]}#/locus?places=IRF4&atlas=0`);
    const none = await sentenceIn(page, reader);
    for (const each of atlas.none) expect(none).toMatch(each);

    // It is put back: the same page answers.
    renameSync(at('atlas'), at('empty'));
    renameSync(at('away'), at('atlas'));
    await page.click('button.primary');
    await page.waitForSelector('.answer');
    expect(await page.locator('.caution').count()).toBe(0);
    nothingElse(opened);
  });

  test('an atlas that loses a file before it is asked', async () => {
    const own = await startServer({ atlases: [at('atlas')], threads: 1 });
    const other = await openApp(browser, own.address, width, locale);
    const { page } = other;
    renameSync(at('atlas', 'peaks.bin'), at('peaks.bin'));
    await page.goto(`${page.url()}#/locus?places=IRF4&atlas=0`);
    const said = await sentenceIn(page, reader);
    for (const each of [/peaks\.bin/, ...atlas.damaged]) expect(said).toMatch(each);
    renameSync(at('peaks.bin'), at('atlas', 'peaks.bin'));
    await page.click('button.primary');
    await page.waitForSelector('.answer');
    nothingElse(other);
    await other.close();
    await own.close();
  });

  test('a folder in which another process writes', async () => {
    mkdirSync(at('data', 'chip-atlas-data'), { recursive: true });
    const lock = takeLock(at('data', 'chip-atlas-data', '.fetch.lock'), at('data'));
    const own = await startServer({ atlases: [], data: at('data'), base: 'http://127.0.0.1:9' });
    const other = await openApp(browser, own.address, width, locale);
    await other.page.click('a[href="#/first-atlas"]');
    await other.page.click('.starters li:first-child button');
    const said = await sentenceIn(other.page, reader);
    for (const each of [/chip-atlas-data/, ...reader.locked]) expect(said).toMatch(each);
    lock.release();
    nothingElse(other);
    await other.close();
    await own.close();
  });

  test('a page that is closed in the middle leaves nothing hanging, and the run of a study goes on', async () => {
    mkdirSync(at('studies-of-one'));
    const own = await startServer({ atlases: [at('atlas')], studies: at('studies-of-one'), threads: 1 });
    const first = await openApp(browser, own.address, width, locale);
    const base = first.page.url().split('#')[0];
    await drop(first.page, at('a.bed'));
    await first.page.click('.file .offer.main');
    await first.page.waitForSelector('.working');
    await first.close();

    // Half of a file: nothing of it is kept.
    const second = await openApp(browser, own.address, width, locale);
    await drop(second.page, at('half.bed'));
    await second.page.waitForSelector('[role=status]');
    await second.close();

    // The one thread is free again, and the list of files has what is whole.
    const third = await openApp(browser, own.address, width, locale);
    expect(await third.page.locator('.file h3').allInnerTexts()).toEqual(['a.bed']);
    await third.page.click('.file .offer.main');
    await third.page.waitForSelector('.answer');
    const post = async <Body>(path: string, body: unknown): Promise<Body> =>
      (await (await fetch(base + path, { method: 'POST', body: JSON.stringify(body) })).json()) as Body;
    const { study } = await post<{ study: number }>('api/studies', {
      ...{ title: 'Goes on', factor: 'IKZF1', genome: 'hg38', cell: 'ONE', date: '2026-12-01', peaks: [1] },
    });
    await third.page.goto(`${base}#/study?study=${study}`);
    await third.page.click('.study-run button.primary:enabled');
    await third.page.waitForSelector('.study-run [role=status]');
    await third.close();

    const fourth = await openApp(browser, own.address, width, locale);
    await fourth.page.goto(`${base}#/study?study=${study}`);
    await fourth.page.waitForSelector('.study-run a.offer');
    expect(await fourth.page.locator('.refusal').count()).toBe(0);
    for (const each of [first, second, third, fourth]) nothingElse(each);
    await fourth.close();
    await own.close();
  });

  test('a second app on the same folders, and one that is killed', async () => {
    const runtime = at('runtime');
    const env = { ...process.env, XDG_RUNTIME_DIR: runtime, LOCALAPPDATA: runtime };
    const folders = ['--studies', 'my-studies', '--data', 'my-data'];
    for (const name of [runtime, at('my-studies')]) mkdirSync(name);
    const serve = async (): Promise<{ child: ChildProcess; address: string; stderr: () => string }> => {
      const child = spawn(process.execPath, [commandLine, 'serve', ...folders], { cwd: folder, env });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const [address] = (await once(createInterface(child.stdout), 'line')) as [string];
      return { child, address, stderr: () => said };
    };
    const one = await serve();
    const two = await serve();
    expect(one.stderr()).toBe('');
    const alone = await openApp(browser, one.address, width, locale);
    expect(await alone.page.locator('.caution').count()).toBe(1);
    expect(await alone.page.textContent('.caution')).not.toMatch(reader.shared);
    await alone.close();

    const both = await openApp(browser, two.address, width, locale);
    const { page } = both;
    expect(two.stderr()).toMatch(/^chipmate: caution: Another chipmate works in the folder .*my-data/);
    expect(await sentenceIn(page, reader, 'main > .caution')).toMatch(reader.shared);
    const gone = once(one.child, 'exit');
    one.child.kill('SIGTERM');
    await gone;
    await page.reload();
    await page.waitForSelector('.drop');
    expect(await page.locator('main > .caution').count()).toBe(0);
    nothingElse(both);

    // Now the other one is killed while a page listens to it.
    await page.click('a[href="#/first-atlas"]');
    await page.waitForSelector('.starters');
    const killed = once(two.child, 'exit');
    two.child.kill('SIGKILL');
    await killed;
    expect(await sentenceIn(page, reader)).toMatch(unreachable);
    await page.click('.starters li:first-child button');
    expect(await sentenceIn(page, reader)).toMatch(unreachable);
    await page.click('.back a');
    await drop(page, at('a.bed'));
    expect(await sentenceIn(page, reader, 'main .caution[role=alert]')).toMatch(unreachable);
    await page.goto(`${page.url().split('#')[0]}#/locus?places=IRF4&atlas=0`);
    expect(await sentenceIn(page, reader)).toMatch(unreachable);
    expect(both.complaints.filter((each) => !NOBODY.test(each))).toEqual([]);
    expect(both.elsewhere).toEqual([]);
    await both.close();
  });
});

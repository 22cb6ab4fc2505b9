// How much does the app add to an answer, and does it hold? Partners of 9,000 peaks through the warm server against the same ranking in
// a running process; the first paint; 16 questions at once; memory over 10,000 requests.
// Run: npm run build && npx tsx bench/server.ts [DATA] [--atlas DIR] [--requests N]
// DATA holds encode-hg19/ and genes/hg19/; --atlas DIR takes an atlas of these experiments that is there already.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openAtlas } from '../src/atlas/open-atlas.ts';
import { Asking } from '../src/server/asking.ts';
import { browserPath, startBrowser } from '../web/test/browser.ts';
import { buildBenchmarkAtlas } from './partners/open.ts';
import { setDataFolder } from './partners/truth.ts';

const PEAKS = 9000;
const TIMES = 7;
const AT_ONCE = 16;

const { values: options, positionals } = parseArgs({
  options: { atlas: { type: 'string' }, requests: { type: 'string', default: '10000' } },
  allowPositionals: true,
});
if (positionals.length > 0) setDataFolder(positionals[0]);
const folder = mkdtempSync(join(tmpdir(), 'chipmate-bench-'));
const main = join(dirname(fileURLToPath(import.meta.url)), '../dist/cli/main.js');
let server: ChildProcess | undefined;
try {
  const atlas = options.atlas ?? join(folder, 'atlas');
  if (options.atlas === undefined) await buildBenchmarkAtlas(atlas);
  const query = join(folder, 'query.bed');
  const { experiment, peaks } = await writeQuery(atlas, query);

  // The first time takes longer than an idle connection is kept open.
  const asking = new Asking();
  await asking.ask('partners', { query, atlas: [atlas] });
  server = spawn(process.execPath, [main, 'serve', '--atlas', atlas], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await firstLine(server);
  const base = new URL((await fetch(address)).url);
  const { file } = (await (
    await fetch(new URL('api/files?name=query.bed', base), { method: 'POST', body: readFileSync(query) })
  ).json()) as { file: number };
  const ask = async (question: string, body: unknown): Promise<string> => {
    const send = (): Promise<Response> =>
      fetch(new URL(`api/questions/${encodeURIComponent(question)}`, base), {
        method: 'POST',
        body: JSON.stringify(body),
      });
    // A connection may have been closed while this process was at work itself.
    const response = await send().catch(send);
    if (response.status !== 200) throw new Error(`${question}: ${response.status} ${await response.text()}`);
    return response.text();
  };
  const partners = { query: file, atlas: [0] };
  // In turns, so that whatever else the machine does falls on both.
  const [inProcess, throughServer] = await mediansOf([
    () => asking.ask('partners', { query, atlas: [atlas] }),
    () => ask('partners', partners),
  ]);
  await asking.close();
  const [gene] = await mediansOf([() => ask('locus', { places: ['BCL2'], atlas: [0] })]);

  const start = performance.now();
  const together = await Promise.all(Array.from({ length: AT_ONCE }, () => ask('overlap', partners)));
  const atOnce = performance.now() - start;
  const isSame = new Set(together).size === 1;

  const requests = Number(options.requests);
  const held: number[] = [];
  for (let done = 0; done < requests; done++) {
    await (await fetch(new URL('api/state', base))).arrayBuffer();
    if (done % 10 === 0) await ask('atlas search', { atlas: 0, top: 1 });
    if (done % (requests / 10) === requests / 10 - 1) held.push(memoryOf(server.pid ?? 0));
  }
  const rows = [
    [`partners of ${peaks} peaks (${experiment}) in a running process, warm`, `${ms(inProcess)}`],
    ['the same through the server, warm', `${ms(throughServer)}`],
    ['a gene through the server, warm', `${ms(gene)}`],
    [
      'first paint of the page in chromium',
      browserPath === undefined ? 'not measured' : ms(await firstPaint(address)),
    ],
    [`${AT_ONCE} questions at once`, `all answered${isSame ? ' alike' : ', NOT ALIKE'}, ${ms(atOnce)}`],
    [`memory after each tenth of ${requests} requests`, `${held.map((mb) => mb.toFixed(0)).join(', ')} MB`],
  ];
  process.stdout.write(`${cpus()[0].model}, Node ${process.version}; medians of ${TIMES}\n\n`);
  process.stdout.write(`| | |\n|---|---:|\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}`);
} finally {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** The peaks of the experiment of which there are nearest to so many. */
async function writeQuery(atlas: string, path: string): Promise<{ experiment: string; peaks: number }> {
  const opened = await openAtlas(atlas);
  const { experiments, genome } = opened;
  const off = Array.from(experiments.peaks, (count) => Math.abs(count - PEAKS));
  const nearest = off.indexOf(Math.min(...off));
  const peaks = await opened.peaksOf(nearest);
  const lines = Array.from(
    { length: peaks.count },
    (_, i) => `${genome.chromosomeNames[peaks.chromosome[i]]}\t${peaks.start[i]}\t${peaks.end[i]}\n`,
  );
  writeFileSync(path, lines.join(''));
  await opened.close();
  return { experiment: experiments.experiment[nearest], peaks: peaks.count };
}

/** Milliseconds of each; the first time, which opens what stays open, does not count. */
async function mediansOf(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let i = 0; i <= TIMES; i++)
    for (const [which, work] of works.entries()) {
      const start = performance.now();
      await work();
      times[which].push(performance.now() - start);
    }
  return times.map((each) => each.slice(1).sort((a, b) => a - b)[Math.floor(TIMES / 2)]);
}

async function firstPaint(address: string): Promise<number> {
  const browser = await startBrowser();
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForSelector('.drop');
    times.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN),
    );
    await context.close();
  }
  await browser.close();
  return times.sort((a, b) => a - b)[Math.floor(TIMES / 2)];
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  for await (const part of stdout ?? []) return String(part).trim();
  throw new Error('the server did not start');
}

/** Resident memory, MB (Linux). */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`;
}

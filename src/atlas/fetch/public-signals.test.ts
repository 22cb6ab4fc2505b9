// Signal of a server is weighed against the same file read from the disk; and a server that lies is never believed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../test/support/chip-atlas-server.ts';
import { cut, madeUpPiece } from '../../../test/support/signals.ts';
import { InputError } from '../../errors.ts';
import { openBigWig } from '../../formats/signal/big-wig-reader.ts';
import { writeBigWig } from '../../formats/signal/big-wig-writer.ts';
import { createRandom } from '../../statistics/random.ts';
import { PublicSignals } from './public-signals.ts';

const CHROMOSOMES = [
  { name: 'chr1', length: 9_000_000 },
  { name: 'chr2', length: 5_000_000 },
];
const PATH = 'hg38/eachData/bw/SRX100.bw';
const ALL = { chrom: 'chr1', start: 0, end: 9_000_000 };

let folder: string;
let file: string;
let whole: Buffer;
let server: TestServer;
let signals: PublicSignals;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-public-signals-'));
  file = join(folder, 'signal.bw');
  await writeBigWig(file, CHROMOSOMES, pieces());
  whole = readFileSync(file);
});
function* pieces() {
  for (const [seed, chromosome] of CHROMOSOMES.entries())
    yield* cut(madeUpPiece(chromosome, { seed: seed + 1, mean: 10, gaps: 0.3 }), 10_000);
}
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  server = await startTestServer(new Map([[PATH, whole]]));
  signals = new PublicSignals(server.base);
});
afterEach(async () => server.close());

const problemOf = async (experiment = 'SRX100', genome = 'hg38'): Promise<string> => {
  try {
    await signals.means(genome, experiment, ALL, 10);
  } catch (error) {
    if (error instanceof InputError) return error.details.key ?? error.message;
    throw error;
  }
  return 'none';
};

test('windows of all widths are those of the file on the disk, of which little is brought', async () => {
  const local = openBigWig(file);
  const random = createRandom(7);
  for (let i = 0; i < 60; i++) {
    const chromosome = random.integer(2);
    const { name, length } = CHROMOSOMES[chromosome];
    const width = [50, 3000, 200_000, length][i % 4];
    const start = random.integer(length - width + 1);
    const bins = Math.min(width, 1 + random.integer(900));
    // A public file calls its chromosomes as it likes.
    const chrom = i % 2 === 0 ? name : name.slice(3);
    const { values } = await signals.means('hg38', 'SRX100', { chrom, start, end: start + width }, bins);
    expect([...values]).toEqual([...local.means({ chromosome, start, end: start + width }, bins)]);
  }
  local.close();
  // One look at one place brings the parts that it needs.
  const seen = server.seen.length;
  await new PublicSignals(server.base).means(
    'hg38',
    'SRX100',
    { chrom: 'chr2', start: 4e6, end: 4.001e6 },
    100,
  );
  const parts = server.seen.slice(seen).map(({ range }) => /(\d+)-(\d+)/.exec(range ?? '')!);
  const brought = parts.reduce((sum, [, from, last]) => sum + Number(last) + 1 - Number(from), 0);
  expect(brought).toBeLessThan(whole.length / 2);
  expect(server.seen.every(({ path, status }) => path === PATH && status === 206)).toBe(true);
});

test('the end of a window is cut at that of the chromosome, and beyond it there is nothing', async () => {
  expect(await signals.means('hg38', 'SRX100', { chrom: 'chr2', start: 4e6, end: 7e6 }, 4)).toMatchObject({
    end: 5e6,
  });
  for (const chrom of ['chr2', 'chr9']) {
    const { values } = await signals.means('hg38', 'SRX100', { chrom, start: 6e6, end: 7e6 }, 4);
    expect(values).toHaveLength(0);
  }
});

test('only public experiments and genomes are asked for', async () => {
  for (const name of ['mine', '../SRX100', 'SRX100/..', 'srx100', 'SRX1'.repeat(20), ''])
    expect(await problemOf(name)).toBe('public-signal.none');
  expect(await problemOf('SRX100', '../hg38')).toBe('public-signal.none');
  expect(server.seen).toEqual([]);
});

test('a server that lacks the file, gives no parts, lies about them, or breaks off', async () => {
  expect(await problemOf('SRX101')).toBe('public-signal.missing');
  server.fail(PATH, { kind: 'status', status: 503 });
  expect(await problemOf()).toBe('public-signal.no-part');
  server.habits.range = false;
  expect(await problemOf()).toBe('public-signal.no-part');
  server.habits.range = true;
  const lies: Readonly<Record<string, string>> = {
    'bytes 5-99/1000': 'public-signal.no-part',
    'bytes 0-9/10': 'signal.other',
    'bytes 0-262143/999999999999999': 'signal.other',
    'bytes 0-262143/*': 'public-signal.no-part',
    'bytes 0-999999999/1000000000': 'public-signal.no-part',
  };
  for (const [range, problem] of Object.entries(lies)) {
    server.instead.set(PATH, (_, response) => {
      response.statusCode = 206;
      response.setHeader('content-range', range);
      // More than was asked for, and nothing of it true.
      response.end(Buffer.alloc(1 << 20, '<html>'));
    });
    expect([range, await problemOf()]).toEqual([range, problem]);
  }
  server.instead.delete(PATH);
  server.fail(PATH, { kind: 'reset', after: 1000, arrived: () => true });
  expect(await problemOf()).toBe('public-signal.unreachable');
  // What failed once is asked for anew.
  expect(await problemOf()).toBe('none');
  await server.close();
  signals = new PublicSignals(server.base);
  expect(await problemOf()).toBe('public-signal.unreachable');
  server = await startTestServer(new Map());
});

test('a damaged file, and one that is replaced while it is looked at', async () => {
  const damaged = Buffer.from(whole);
  damaged.fill(0xff, 100, 60_000);
  server.files.set(PATH, damaged);
  expect(await problemOf()).toBe('signal.damaged');
  server.files.set(PATH, whole);
  await signals.means('hg38', 'SRX100', { chrom: 'chr1', start: 0, end: 1000 }, 10);
  server.files.set(PATH, Buffer.concat([whole, Buffer.alloc(1)]));
  const beyond = { chrom: 'chr2', start: 2_000_000, end: 2_001_000 };
  await expect(signals.means('hg38', 'SRX100', beyond, 10)).rejects.toMatchObject({
    details: { key: 'public-signal.changed' },
  });
  // Looked at once more, it is opened anew.
  expect((await signals.means('hg38', 'SRX100', beyond, 10)).values).toHaveLength(10);
});

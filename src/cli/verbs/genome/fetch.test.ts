import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../../test/support/chip-atlas-server.ts';
import { startChipmate, rowsOf } from '../../../../test/support/chipmate.ts';
import { twoBit } from '../../../../test/support/sequence-files.ts';

let server: TestServer;
let folder: string;

const GENES = gzipSync('GENE1\tNM_1\tchr1\t+\t10\t40\t10\t40\t1\t10,\t40,\n');
const SEQUENCE = twoBit([{ name: 'chr1', letters: 'ACGTn'.repeat(20_000) }]);
const files = (): Map<string, Buffer> =>
  new Map([
    ['toy1/database/refFlat.txt.gz', GENES],
    ['toy1/bigZips/toy1.chrom.sizes', Buffer.from('chr1\t100000\n')],
    ['toy1/bigZips/toy1.2bit', SEQUENCE],
    ['lists/toy.bed.gz', gzipSync('chr1\t5\t9\n')],
  ]);

beforeAll(async () => {
  server = await startTestServer(files());
});
afterAll(() => server.close());
beforeEach(() => {
  for (const [path, bytes] of files()) server.files.set(path, bytes);
  folder = mkdtempSync(join(tmpdir(), 'chipmate-genome-fetch-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

async function chipmate(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { status: code, stdout, stderr } = await startChipmate(args, folder).ended;
  return { code, stdout, stderr };
}

const fetchToy = (...more: string[]): Promise<{ code: number | null; stderr: string }> =>
  chipmate(
    ...['genome', 'fetch', 'toy1', '-o', 'genomes', '--base', server.base, '--retries', '1'],
    ...['--address', `blacklist=${server.base}lists/toy.bed.gz`, ...more],
  );

const inToy = (name: string): string => join(folder, 'genomes', 'toy1', name);

test('one command brings a genome, another says what is at hand; the same again brings nothing', async () => {
  const run = await fetchToy();
  expect(run.stderr).toMatch(
    /toy1\/genes\.refflat\.gz: UCSC's table refFlat[^]*free for any use[^]*refFlat\.txt\.gz/,
  );
  expect(run.stderr).toMatch(/please cite: O'Leary[^]*Amemiya/);
  expect(run.stderr).toMatch(/4 files in [^\n]*toy1: 4 brought, 0 there already/);
  expect(run.code).toBe(0);
  expect(readdirSync(join(folder, 'genomes', 'toy1')).sort()).toEqual(
    ['blacklist.bed.gz', 'chrom.sizes', 'genes.refflat.gz', 'genome.lock.json', 'toy1.2bit'].sort(),
  );
  expect(readFileSync(inToy('toy1.2bit')).equals(SEQUENCE)).toBe(true);

  const before = server.seen.length;
  const again = await fetchToy();
  expect(again.stderr).toMatch(/0 brought, 4 there already/);
  expect(server.seen.slice(before).every(({ method }) => method === 'HEAD')).toBe(true);

  const info = await chipmate('genome', 'info', '--genomes', 'genomes', '--verify');
  expect(info.code).toBe(0);
  const rows = rowsOf(info.stdout);
  expect(rows.map(({ genome, file, verdict, licence }) => [genome, file, verdict, licence])).toEqual([
    ['toy1', 'genes.refflat.gz', 'fine', 'free for any use'],
    ['toy1', 'chrom.sizes', 'fine', 'free for any use'],
    ['toy1', 'toy1.2bit', 'fine', 'free for any use'],
    ['toy1', 'blacklist.bed.gz', 'fine', 'GPL-3.0'],
  ]);
  expect(rows[0]['release']).toBe('2026-09-28');

  // A flipped bit is seen by --verify, and mended by the same command.
  const flipped = readFileSync(inToy('toy1.2bit'));
  flipped[200] ^= 1;
  writeFileSync(inToy('toy1.2bit'), flipped);
  const damaged = await chipmate('genome', 'info', 'toy1', '--genomes', 'genomes', '--verify');
  expect([damaged.code, damaged.stderr]).toEqual([2, expect.stringMatching(/1 file is not as brought/)]);
  expect((await fetchToy()).stderr).toMatch(/brought again[^]*1 brought, 3 there already/);
  expect(readFileSync(inToy('toy1.2bit')).equals(SEQUENCE)).toBe(true);
});

test('a dry run brings nothing; single parts are brought and pinned beside the others', async () => {
  const dry = await fetchToy('--dry-run');
  expect([dry.code, dry.stderr]).toEqual([0, expect.stringMatching(/346 kB in all/)]);
  expect(existsSync(join(folder, 'genomes'))).toBe(false);
  expect((await fetchToy('--only', 'genes')).stderr).toMatch(/1 file in/);
  expect((await fetchToy('--only', 'sizes')).stderr).toMatch(/1 file in/);
  const info = await chipmate('genome', 'info', '--genomes', 'genomes');
  expect(rowsOf(info.stdout).map(({ file, verdict }) => [file, verdict])).toEqual([
    ['genes.refflat.gz', 'there'],
    ['chrom.sizes', 'there'],
  ]);
  expect((await fetchToy('--only', 'gene')).stderr).toMatch(/no part 'gene'/);
});

test('with the lock file another machine brings the same bytes or is told what changed', async () => {
  await fetchToy();
  const lock = join(folder, 'lock.json');
  writeFileSync(lock, readFileSync(inToy('genome.lock.json')));
  const both = await chipmate('genome', 'fetch', 'toy1', '--lock', 'lock.json', '--base', server.base);
  expect([both.code, both.stderr]).toEqual([
    2,
    expect.stringMatching(/--lock is given together with --base/),
  ]);
  const same = await chipmate('genome', 'fetch', 'toy1', '-o', 'other', '--lock', 'lock.json');
  expect([same.code, same.stderr]).toEqual([0, expect.stringMatching(/4 brought/)]);
  server.files.set('toy1/bigZips/toy1.chrom.sizes', Buffer.from('chr1\t100001\n'));
  const changed = await chipmate('genome', 'fetch', 'toy1', '-o', 'third', '--lock', 'lock.json');
  expect([changed.code, changed.stderr]).toEqual([
    2,
    expect.stringMatching(/changed 1 file of the lock file/),
  ]);
  writeFileSync(lock, readFileSync(lock, 'utf8').replace('"toy1"', '"toy2"'));
  const forged = await chipmate('genome', 'fetch', 'toy2', '-o', 'third', '--lock', 'lock.json');
  expect([forged.code, forged.stderr]).toEqual([
    2,
    expect.stringMatching(/lock\.json: this is not the lock file/),
  ]);
});

test('what is no genome, address or part is one sentence', async () => {
  const wrong = async (...args: string[]): Promise<string> => {
    const run = await chipmate('genome', ...args);
    expect(run.code).toBe(2);
    return run.stderr;
  };
  expect(await wrong('fetch', '../x')).toMatch(/this is no name of a genome/);
  expect(await wrong('fetch', 'toy1', '--address', 'gene=x')).toMatch(/--address names no part/);
  expect(await wrong('fetch', 'toy1', '--base', 'file:///etc')).toMatch(/not an address from which data/);
  expect(await wrong('fetch', 'toy1', '--lock', 'absent')).toMatch(/absent: no such file/);
  expect(await wrong('info', 'toy1', '--genomes', 'empty')).toMatch(
    /genome toy1 is not at hand[^]*no genome[^]*chipmate genome fetch toy1/,
  );
});

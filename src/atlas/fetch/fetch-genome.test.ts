import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { startTestServer, type TestServer } from '../../../test/support/chip-atlas-server.ts';
import { twoBit } from '../../../test/support/sequence-files.ts';
import { GENOME_LOCK, type GenomePart } from '../../formats/folders/genomes-folder.ts';
import { fetchGenome } from './fetch-genome.ts';
import { readGenomeLock } from './genome-lock.ts';

const GENES = 'toy1/database/refFlat.txt.gz';
const SIZES = 'toy1/bigZips/toy1.chrom.sizes';
const TWO_BIT = 'toy1/bigZips/toy1.2bit';
const BLACKLIST = 'lists/toy1-blacklist.v2.bed.gz';
const SEQUENCE = twoBit([{ name: 'chr1', letters: 'ACGTn'.repeat(20_000) }]);
const FILES = new Map([
  [GENES, gzipSync('GENE1\tNM_1\tchr1\t+\t10\t40\t10\t40\t1\t10,\t40,\n')],
  [SIZES, Buffer.from('chr1\t100000\n')],
  [TWO_BIT, SEQUENCE],
  [BLACKLIST, gzipSync('chr1\t5\t9\n')],
]);

let server: TestServer;
let folder: string;
let said: string[];
beforeEach(async () => {
  server = await startTestServer(FILES);
  folder = mkdtempSync(join(tmpdir(), 'chipmate-genome-'));
  said = [];
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function bring(genome = 'toy1', only?: readonly GenomePart[], blacklist = BLACKLIST): Promise<void> {
  return fetchGenome({
    ...{ genome, folder, only, base: server.base, dryRun: false },
    addresses: new Map([['blacklist', server.base + blacklist]]),
    say: (sentence) => said.push(sentence),
    watch: (work) => work(() => undefined),
    transfer: {
      ...{ transfers: 4, retries: 1, stallMilliseconds: 1500, backOffMilliseconds: 4, jitter: () => 0.5 },
      onRepair: (sentence) => said.push(sentence),
    },
  });
}

const brought = (name: string): Buffer => readFileSync(join(folder, 'toy1', name));

const PAGE = '<!doctype html><title>Sign in</title>';
test.each([
  ['a page for the sequence', TWO_BIT, PAGE, /what arrived is no such file: this is no 2bit file/],
  [
    'a sequence that ends early',
    TWO_BIT,
    SEQUENCE.subarray(0, 9000),
    /no such file: the 2bit file ends early/,
  ],
  ['a page for the genes', GENES, PAGE, /not a whole gzip file/],
  ['a packed page for the genes', GENES, gzipSync(PAGE), /what arrived is no such file/],
  ['a page for the sizes', SIZES, PAGE, /what arrived is no such file/],
  ['a blacklist without regions', BLACKLIST, gzipSync('# nothing\n'), /what arrived is no such file/],
])('%s is not believed, and the next run heals it', async (_, path, bytes, says) => {
  server.files.set(path, Buffer.from(bytes));
  expect(await refusal(() => bring())).toMatch(says);
  expect(existsSync(join(folder, 'toy1', GENOME_LOCK))).toBe(false);
  server.files.set(path, FILES.get(path) ?? Buffer.alloc(0));
  await bring();
  expect(brought('toy1.2bit').equals(SEQUENCE)).toBe(true);
  expect(readGenomeLock(join(folder, 'toy1', GENOME_LOCK))?.files).toHaveLength(4);
});

test('a redirect to a file, and a file that is not there', async () => {
  server.instead.set(TWO_BIT, (request, response) => {
    response.writeHead(request.method === 'HEAD' ? 200 : 302, { location: 'file:///etc/passwd' }).end();
  });
  expect(await refusal(() => bring())).toMatch(/leads to an address that is not followed/);
  server.instead.clear();
  server.files.delete(GENES);
  rmSync(folder, { recursive: true });
  expect(await refusal(() => bring())).toMatch(
    /does not have genes\.refflat\.gz of toy1[^]*--base names a mirror/,
  );
  // A list of regions may be lacking; all else may not.
  server.files.set(GENES, FILES.get(GENES) ?? Buffer.alloc(0));
  server.files.delete(BLACKLIST);
  rmSync(folder, { recursive: true });
  await bring();
  expect(said.join('\n')).toMatch(/the server has no blacklist of toy1/);
});

test('a download that breaks off goes on where it ended', async () => {
  server.fail(TWO_BIT, { kind: 'reset', after: 200_000, arrived: () => true });
  await bring();
  expect(brought('toy1.2bit').equals(SEQUENCE)).toBe(true);
});

test('the files of a known genome must be of that genome, and one of another address is brought anew', async () => {
  server.files.set('mm39/bigZips/mm39.2bit', SEQUENCE);
  server.files.set('mm39/bigZips/mm39.chrom.sizes', Buffer.from('chr1\t100000\n'));
  server.files.set(
    'hg19/database/refFlat.txt.gz',
    gzipSync('G\tNM_1\tchrM\t+\t10\t99999\t1\t4\t1\t1,\t4,\n'),
  );
  for (const part of ['sequence', 'sizes'] as const)
    expect(await refusal(() => bring('mm39', [part]))).toMatch(
      /not of mm39: chr1 has 100000 bp, not 195154279/,
    );
  expect(await refusal(() => bring('hg19', ['genes']))).toMatch(/its genes end beyond chrM of hg19/);
  await bring('toy1', ['sizes', 'blacklist']);
  server.files.set('lists/other.bed.gz', gzipSync('chr1\t6\t9\n'));
  await bring('toy1', ['blacklist'], 'lists/other.bed.gz');
  expect(brought('blacklist.bed.gz').equals(gzipSync('chr1\t6\t9\n'))).toBe(true);
  const entry = readGenomeLock(join(folder, 'toy1', GENOME_LOCK))?.files.find(
    ({ file }) => file === 'chrom.sizes',
  );
  expect(entry).toMatchObject({ release: '2026-09-28', licence: 'free for any use', bytes: 12 });
});

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
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { startTestServer, type TestServer } from '../../../test/support/chip-atlas-server.ts';
import { madeUpLibrary } from '../../../test/support/made-up-library.ts';
import { fetchMotifs, type MotifsRequest } from './fetch-motifs.ts';
import { noteFinished } from './lock-file.ts';
import { MOTIFS_LOCK, readMotifsLock } from './motif-lock.ts';
import { MOTIF_LIBRARIES, type LibraryName } from './motif-sources.ts';

const JASPAR = MOTIF_LIBRARIES.jaspar.path;
const HOCOMOCO = MOTIF_LIBRARIES.hocomoco.path;
const LIBRARY = Buffer.from(madeUpLibrary(879));

let server: TestServer;
let folder: string;
let said: string[];
beforeEach(async () => {
  server = await startTestServer(
    new Map([
      [JASPAR, LIBRARY],
      [HOCOMOCO, Buffer.from(madeUpLibrary(1443))],
    ]),
  );
  folder = mkdtempSync(join(tmpdir(), 'chipmate-motifs-'));
  said = [];
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function bring(library: LibraryName = 'jaspar', more: Partial<MotifsRequest> = {}): Promise<string> {
  said = [];
  await fetchMotifs({
    ...{ library, output: folder, base: server.base, dryRun: false },
    say: (sentence) => said.push(sentence),
    watch: (work) => work(() => undefined),
    transfer: {
      ...{ transfers: 1, retries: 1, stallMilliseconds: 1500, backOffMilliseconds: 4, jitter: () => 0.5 },
      onRepair: (sentence) => said.push(sentence),
    },
    ...more,
  });
  return said.join('\n');
}

const lock = (): ReturnType<typeof readMotifsLock> => readMotifsLock(join(folder, MOTIFS_LOCK));
const brought = (name = 'jaspar2024.txt'): Buffer => readFileSync(join(folder, name));

test('a library comes with its terms, once, and another one beside it', async () => {
  const says = await bring();
  expect(says).toMatch(/jaspar: JASPAR 2024 CORE[^\n]*; CC BY 4\.0; \d+ kB, from http/);
  expect(says).toMatch(
    /please cite: Rauluseviciute[^]*879 motifs, brought\nused by: .*--motifs .*jaspar2024\.txt/,
  );
  expect(brought().equals(LIBRARY)).toBe(true);
  const before = server.seen.length;
  expect(await bring()).toMatch(/879 motifs, there already/);
  expect(server.seen.slice(before).map(({ method }) => method)).toEqual(['HEAD']);

  expect(await bring('hocomoco')).toMatch(/WTFPL[^]*cite: Vorontsov[^]*1443 motifs, brought/);
  expect(lock()?.files.map(({ library, release, bytes }) => [library, release, bytes])).toEqual([
    ['hocomoco', 'HOCOMOCO v12', brought('hocomoco12.txt').length],
    ['jaspar', 'JASPAR 2024', LIBRARY.length],
  ]);

  // A flipped bit is mended by the same command.
  const flipped = brought();
  flipped[90] ^= 1;
  writeFileSync(join(folder, 'jaspar2024.txt'), flipped);
  expect(await bring()).toMatch(
    /its bytes are not those that were brought; it is brought again[^]*879 motifs, brought/,
  );
  expect(brought().equals(LIBRARY)).toBe(true);
});

const PAGE = '<!doctype html><html><title>Sign in</title></html>\n';
test.each([
  ['a page', PAGE, /what arrived is no such file/],
  ['a packed page', gzipSync(PAGE), /what arrived is no such file/],
  ['an empty file', '', /this file is empty/],
  ['a single matrix', madeUpLibrary(1), /it has 1 motif: it is not JASPAR 2024 CORE/],
  ['a library that ends within a matrix', LIBRARY.subarray(0, -40), /what arrived is no such file/],
  ['sequences', '>one\nACGTACGT\n', /no such file: line 2: the motif one is a sequence/],
])('%s is not believed, and the next run heals it', async (_, bytes, says) => {
  server.files.set(JASPAR, Buffer.from(bytes));
  expect(await refusal(() => bring())).toMatch(says);
  expect(existsSync(join(folder, MOTIFS_LOCK))).toBe(false);
  expect(existsSync(join(folder, 'jaspar2024.txt'))).toBe(false);
  server.files.set(JASPAR, LIBRARY);
  await bring();
  expect(brought().equals(LIBRARY)).toBe(true);
});

test('a download that breaks off goes on where it ended; one of unknown length must have every motif', async () => {
  const part = join(folder, 'jaspar2024.txt.part');
  const has = (bytes: number) => (): boolean => existsSync(part) && readFileSync(part).length >= bytes;
  server.fail(JASPAR, { kind: 'reset', after: 100_000, arrived: has(90_000) });
  await bring();
  expect(brought().equals(LIBRARY)).toBe(true);
  expect(server.seen.filter(({ method }) => method === 'GET').map(({ status }) => status)).toEqual([
    200, 206,
  ]);

  const fewer = Buffer.from(madeUpLibrary(600));
  server.habits.length = false;
  server.files.set(HOCOMOCO, fewer);
  expect(await refusal(() => bring('hocomoco'))).toMatch(/600 of 1443 motifs, and the server does not say/);
  server.habits.length = true;
  expect(await bring('hocomoco')).toMatch(
    /600 motifs, brought[^]*HOCOMOCO v12 has 1443 motifs: this is another/,
  );
  expect(lock()?.files[0]).toMatchObject({ library: 'hocomoco', release: '' });
});

test('a lock file demands the bytes, under whatever name', async () => {
  await bring();
  const pinned = lock();
  const other = join(folder, 'there', 'lib.txt');
  expect(await bring('jaspar', { lock: pinned, output: other, base: undefined })).toMatch(
    /879 motifs, brought/,
  );
  expect(readFileSync(other).equals(LIBRARY)).toBe(true);
  server.files.set(JASPAR, Buffer.from(madeUpLibrary(880)));
  const third = { lock: pinned, output: join(folder, 'third'), base: undefined };
  expect(await refusal(() => bring('jaspar', third))).toMatch(/changed 1 file of the lock file/);
  expect(readdirSync(join(folder, 'third'))).toEqual([]);
  expect(await refusal(() => bring('hocomoco', third))).toMatch(/the lock file does not have hocomoco/);
});

test('a dry run brings nothing; what is no library, or not on the server, is told', async () => {
  const says = await bring('jaspar', { dryRun: true, output: join(folder, 'new') });
  expect(says).toMatch(/kB in all, into .*new.jaspar2024\.txt\nplease cite/);
  expect(existsSync(join(folder, 'new'))).toBe(false);
  expect(await refusal(() => bring('homer' as LibraryName))).toMatch(/no such library[^]*jaspar, hocomoco/);
  server.files.delete(JASPAR);
  expect(await refusal(() => bring())).toMatch(/does not have JASPAR 2024[^]*--address/);
  server.files.set('elsewhere.txt', LIBRARY);
  await bring('jaspar', { address: `${server.base}elsewhere.txt` });
  expect(lock()?.files[0].address).toBe(`${server.base}elsewhere.txt`);
});

test("the user's own file stays, and what a killed run finished of another library is not brought twice", async () => {
  mkdirSync(join(folder, 'own'));
  writeFileSync(join(folder, 'own', 'mine.txt'), 'my notes\n');
  expect(await refusal(() => bring('jaspar', { output: join(folder, 'own', 'mine.txt') }))).toMatch(
    /a file is there that motifs fetch did not bring/,
  );
  expect(readFileSync(join(folder, 'own', 'mine.txt'), 'utf8')).toBe('my notes\n');
  await bring();
  const entry = lock()?.files[0];
  rmSync(join(folder, MOTIFS_LOCK));
  if (entry !== undefined) noteFinished(folder, entry);
  await bring('hocomoco');
  expect(await bring()).toMatch(/879 motifs, there already/);
});

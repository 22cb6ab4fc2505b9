import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../../test/support/chip-atlas-server.ts';
import { rowsOf, startChipmate } from '../../../../test/support/chipmate.ts';
import { madeUpLibrary } from '../../../../test/support/made-up-library.ts';
import { MOTIF_LIBRARIES } from '../../../atlas/fetch/motif-sources.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer(new Map([[MOTIF_LIBRARIES.jaspar.path, Buffer.from(madeUpLibrary(879))]]));
  folder = mkdtempSync(join(tmpdir(), 'chipmate-motifs-fetch-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function chipmate(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { status: code, stdout, stderr } = await startChipmate(args, folder).ended;
  return { code, stdout, stderr };
}

test('a library is brought to a file, found by a scan, and pinned', async () => {
  const here = ['motifs', 'fetch', 'jaspar', '--base', server.base.slice(0, -1), '--retries', '0'];
  const dry = await chipmate(...here, '-o', 'lib/jaspar.txt', '--dry-run');
  expect([dry.code, dry.stderr]).toEqual([
    0,
    expect.stringMatching(/CC BY 4\.0[^]*please cite: Rauluseviciute/),
  ]);
  expect(existsSync(join(folder, 'lib'))).toBe(false);
  const run = await chipmate(...here, '-o', 'lib/jaspar.txt');
  expect([run.code, run.stderr]).toEqual([0, expect.stringMatching(/jaspar\.txt: 879 motifs, brought/)]);
  expect(readFileSync(join(folder, 'lib', 'jaspar.txt'), 'utf8')).toBe(madeUpLibrary(879));

  writeFileSync(join(folder, 'one.fa'), `>one\n${'ACGTTGCAAT'.repeat(200)}\n`);
  const scan = ['motifs', 'scan', 'one.fa', '--motifs', 'lib/jaspar.txt', '--p', '0.001', '-q'];
  const sites = await chipmate(...scan);
  expect([sites.code, rowsOf(sites.stdout).length > 0]).toEqual([0, true]);

  const lock = ['motifs', 'fetch', 'jaspar', '--lock', 'lib/motifs.lock.json'];
  expect((await chipmate(...lock, '--address', `${server.base}x`)).stderr).toMatch(
    /--lock is given together with --address[^]*leave out --address, or --lock/,
  );
  expect((await chipmate(...lock, '-o', 'genomes/motifs')).stderr).toMatch(
    /motifs.jaspar2024\.txt: 879 motifs, brought/,
  );

  // By its short name it is found in the genomes folder; what was not brought is told with the command.
  const short = ['motifs', 'scan', 'one.fa', '--p', '0.001', '-q', '--genomes', 'genomes', '--motifs'];
  expect((await chipmate(...short, 'jaspar')).stdout).toBe(sites.stdout);
  const absent = await chipmate(...short, 'hocomoco');
  expect([absent.code, absent.stderr]).toEqual([
    2,
    expect.stringMatching(/hocomoco is not at hand[^]*hocomoco12\.txt[^]*chipmate motifs fetch hocomoco/),
  ]);
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { buildFromSheet } from '../../test/support/shared-atlases.ts';
import { openAtlas } from './open-atlas.ts';
import { refuseDamaged, verifyAtlas } from './verify-atlas.ts';

const cwd = folderWith({
  'sheet.tsv': 'experiment\tantigen\tfile\nE1\tPRDM1\te1.bed\nE2\tFOS\te2.bed\nE3\tFOS\te3.bed\n',
  'e1.bed': 'chr1\t100\t300\tp1\t50\nchr2\t500\t900\tp2\t20\n',
  'e2.bed': 'chr2\t5\t50\nchr1\t150\t250\n',
  'e3.bed': 'chrX\t10\t20\n',
});
const folder = join(cwd, 'atlas');

/** The verdict on a file, whose bytes are changed and put back. */
async function changed(name: string, edit: (bytes: Buffer) => Uint8Array): Promise<string> {
  const path = join(folder, name);
  const original = readFileSync(path);
  writeFileSync(path, edit(Buffer.from(original)));
  const verdicts = verifyAtlas(folder);
  writeFileSync(path, original);
  await refusal(() => refuseDamaged(folder, verdicts));
  return verdicts.find(({ file }) => file === name)?.verdict ?? 'not listed';
}

test('a fresh atlas is fine, and each file that is cut, flipped, missing or foreign is named', async () => {
  await buildFromSheet(join(cwd, 'sheet.tsv'), folder, { genome: 'hg19' });
  const fresh = verifyAtlas(folder);
  expect(new Set(fresh.map(({ verdict }) => verdict))).toEqual(new Set(['fine']));
  refuseDamaged(folder, fresh);
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThanOrEqual(5);
  for (const name of names.filter((each) => each !== 'atlas.json')) {
    expect(await changed(name, (bytes) => bytes.subarray(0, bytes.length - 1))).toBe('truncated');
    const flip = (at: number) => (bytes: Buffer) => {
      bytes[at] ^= 4;
      return bytes;
    };
    const size = readFileSync(join(folder, name)).length;
    for (const at of [0, size >> 1, size - 1]) expect(await changed(name, flip(at))).toBe('damaged');
  }
  const table = join(folder, 'experiments.tsv');
  const original = readFileSync(table, 'utf8');
  writeFileSync(table, original.replace('FOS', 'FOX'));
  const atlas = await openAtlas(folder);
  expect(await refusal(() => atlas.experiments.antigen)).toMatch(
    /experiments.tsv: this file of the atlas is not as it was written/,
  );
  await atlas.close();
  writeFileSync(table, original);
  expect(
    await changed('atlas.json', (bytes) =>
      Buffer.from(bytes.toString().replace('"E', '"e').replace('0.1', '0.2')),
    ),
  ).toBe('damaged');
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  const foreign = verifyAtlas(folder);
  expect(foreign.find(({ file }) => file === 'notes.txt')).toMatchObject({ bytes: 4, verdict: 'foreign' });
  await refusal(() => refuseDamaged(folder, foreign));
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readsOn } from '../../../genome/reads/read-numbers.ts';
import { openReads } from './open-reads.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-reads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${row.replaceAll(' ', '\t')}\n`).join(''));
  return path;
}

const keyOf = async (opening: Promise<unknown>): Promise<unknown> =>
  opening.then(
    () => undefined,
    (error: { details?: { key?: string }; key?: string }) => error.key ?? error.details?.key,
  );

test('replicates are taken together, whatever their chromosomes are called', async () => {
  const one = file('one.bed', 'chr1 10 46 . . +', 'chr2 5 41 . . -');
  const two = file('two.bed', '1 30 66 . . +', '1 10 46 . . -');
  const { chip } = await openReads([one, two], []);
  expect(chip.reads.chromosomes).toMatchObject([
    { name: 'chr1', forward: Int32Array.of(10, 30), reverse: Int32Array.of(46) },
    { name: 'chr2', forward: new Int32Array(0), reverse: Int32Array.of(41) },
  ]);
  expect(chip.reads.counts.kept).toBe(4);
  expect(chip.notices.map(({ key }) => key)).toEqual(['reads.kept', 'reads.kept']);
});

test('a control has the names of its chip, and what it lacks is told', async () => {
  const chip = file('chip.bed', 'chr1 10 46 . . +', 'chr2 5 41 . . -', 'chr2 9 45 . . -');
  const { control } = await openReads([chip], [file('control.bed', '1 10 46 . . +', 'MT 1 37 . . +')]);
  expect(control?.reads.chromosomes.map((each) => [each.name, readsOn(each)])).toEqual([
    ['chr1', 1],
    ['MT', 1],
  ]);
  expect(control?.notices.at(-1)).toMatchObject({
    ...{ key: 'reads.not-in-control', severity: 'caution' },
    values: { chromosomes: 1, reads: 2, names: 'chr2' },
  });
});

test('files that do not go together are refused', async () => {
  const chip = file('chip.bed', 'chr1 10 46 . . +');
  const other = file('other.bed', 'scaffold_7 10 46 . . +');
  expect(await keyOf(openReads([chip], [other]))).toBe('reads.no-chromosome');
  expect(await keyOf(openReads([chip, other], []))).toBe('reads.no-chromosome');
});

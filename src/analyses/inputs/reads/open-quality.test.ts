import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openQuality } from './open-quality.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-quality-'));
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

const one = file('one.bed', 'chr1 10 46 . . +', 'chr2 5 41 . . -');
const two = file('two.bed', '1 30 66 . . +', '1 10 46 . . -');
const peaks = file('peaks.bed', '1 20 60', 'chr1 50 70');
const others = file('others.bed', 'chr2 20 60');

test('each file is a sample with its peaks; without an assembly there are no genes', async () => {
  const opened = await openQuality({ chips: [one, two], peaks: [peaks, others] });
  expect(opened.samples.map(({ label, peaks: own }) => [label, own?.count])).toEqual([
    ['one', 1],
    ['two', 1],
  ]);
  expect(opened.samples[0].peaks?.chromosomes[0]).toMatchObject({ name: '1', start: Float64Array.of(20) });
  expect(opened).not.toHaveProperty('genes');
  const shared = await openQuality({ chips: [one, two], peaks: [peaks], genome: 'hg38', controls: [two] });
  expect(shared.samples[1].peaks).toBe(shared.samples[0].peaks);
  expect(shared.genes?.count).toBeGreaterThan(10_000);
  expect(shared.control?.reads.counts.kept).toBe(2);
});

test('files that do not go together are refused', async () => {
  const other = file('other.bed', 'scaffold_7 10 46 . . +');
  const elsewhere = file('elsewhere.bed', 'scaffold_7 10 46');
  expect(await keyOf(openQuality({ chips: [one, other] }))).toBe('reads.no-chromosome');
  expect(await keyOf(openQuality({ chips: [one], controls: [other] }))).toBe('reads.no-chromosome');
  expect(await keyOf(openQuality({ chips: [one], peaks: [elsewhere] }))).toBe(
    'peaks-differential.no-chromosome',
  );
  expect(await keyOf(openQuality({ chips: [one], blacklist: elsewhere }))).toBe(
    'peaks-differential.no-chromosome',
  );
  expect(await keyOf(openQuality({ chips: [one, two, one], peaks: [peaks, others] }))).toBe('peaks-qc.peaks');
});

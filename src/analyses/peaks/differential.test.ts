import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differentialWorld } from '../../../test/support/differential-world.ts';
import type { InputError } from '../../errors.ts';
import { countSamples, type CountedFiles } from '../inputs/reads/count-samples.ts';
import { peaksDifferential, type ChangedPeaksAnswer } from './differential.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-differential-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files: CountedFiles;
beforeAll(() => {
  const { sheet, peaks } = differentialWorld(folder, { left: 0.4 });
  files = { sheet, peaks: [peaks] };
});

const spiked = (): CountedFiles => ({ ...files, spikeIn: 'dm6_' });

function column(answer: ChangedPeaksAnswer, name: string): (number | string | null)[] {
  return Array.from(answer.table.columns.find((each) => each.name === name)!.values) as (
    number | string | null
  )[];
}
const keys = ({ notices }: ChangedPeaksAnswer): string[] => notices.map(({ key }) => key);

async function refusal(asked: () => Promise<unknown>): Promise<InputError> {
  return (await asked().then(
    () => new Error('answered'),
    (error: unknown) => error,
  )) as InputError;
}

describe('all sites lose 60 %', () => {
  test('the spike-in finds it, all reads do not, and the answer says which to believe', async () => {
    const answer = peaksDifferential(await countSamples(spiked()));
    expect(answer.normalisation).toBe('spike-in');
    expect(Math.abs(answer.medians['spike-in']! - Math.log2(0.4))).toBeLessThan(0.1);
    expect(Math.abs(answer.medians.library!)).toBeLessThan(0.25);
    const said = answer.notices.find(({ key }) => key === 'peaks-differential.global-change');
    expect(said?.severity).toBe('caution');
    expect(said?.values).toMatchObject({ how: 'spike-in' });
    const words = column(answer, 'verdict');
    expect(words.filter((word) => word === 'supported').length).toBeGreaterThan(140);
    expect(column(answer, 'ci_high').filter((high) => Number(high) < 0).length).toBeGreaterThan(140);
    const p = column(answer, 'minus_log10_p').map(Number);
    expect(p).toEqual(p.toSorted((a, b) => b - a));
    // What is counted stands at the place that the row names.
    const most = column(answer, 'count_control1').map(Number);
    const at = most.indexOf(Math.max(...most));
    const [start, end] = ['start', 'end'].map((name) => Number(column(answer, name)[at]));
    const reads = readFileSync(join(folder, 'control1.bed'), 'utf8').split('\n');
    const inside = reads.filter((line) => {
      const [chromosome, from, to] = line.split('\t');
      return chromosome === column(answer, 'chrom')[at] && Number(from) < end && Number(to) > start;
    });
    expect(inside.length).toBe(most[at]);
  });

  test('without a spike-in that may be, and nothing is called unchanged', async () => {
    const answer = peaksDifferential(await countSamples(files));
    expect(answer.normalisation).toBe('library');
    expect(keys(answer)).toContain('peaks-differential.global-loss-possible');
    const words = new Set(column(answer, 'verdict'));
    expect([...words].every((word) => word === 'suggested' || word === 'not estimable')).toBe(true);
    expect(words.has('not estimable')).toBe(true);
  });

  test('where all reads are taken though there is a spike-in, the answer says so', async () => {
    const answer = peaksDifferential(await countSamples(spiked()), { normalise: 'library' });
    expect(keys(answer)).toContain('peaks-differential.believe-reference');
    expect(column(answer, 'verdict')).not.toContain('no significant difference');
  });
});

test('spike-in reads of files of their own give the same as a joint reference', async () => {
  const rows = readFileSync(files.sheet, 'utf8').trimEnd().split('\n');
  const apart = rows.map((row, at) => {
    if (at === 0) return `${row}\tspike_in\tblock`;
    const [sample] = row.split('\t');
    const lines = readFileSync(join(folder, `${sample}.bed`), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('dm6_'));
    writeFileSync(join(folder, `${sample}-spike.bed`), `${lines.join('\n')}\n`);
    return `${row}\t${sample}-spike.bed\t${sample.at(-1)}`;
  });
  const sheet = join(folder, 'apart.tsv');
  writeFileSync(sheet, `${apart.join('\n')}\n`);
  const counted = await countSamples({ ...files, sheet });
  expect(counted.counted.spikeIn).toEqual((await countSamples(spiked())).counted.spikeIn);
  expect(keys(peaksDifferential(counted))).toContain('peaks-differential.block');
  expect((await refusal(() => countSamples({ ...files, sheet, spikeIn: 'dm6_' }))).details.key).toBe(
    'peaks-differential.two-spike-ins',
  );
});

test('regions that are given see the loss, too', async () => {
  const regions = join(folder, 'regions.bed');
  writeFileSync(
    regions,
    Array.from({ length: 150 }, (_, i) => `chr1\t${7000 + 13_000 * i}\t${16_000 + 13_000 * i}\n`).join(''),
  );
  const answer = peaksDifferential(await countSamples({ ...files, regions }));
  expect(answer.normalisation).toBe('regions');
  expect(Math.abs(answer.medians.regions! - Math.log2(0.4))).toBeLessThan(0.2);
});

test('one sample of each group: estimates without p and interval', async () => {
  const rows = readFileSync(files.sheet, 'utf8').trimEnd().split('\n');
  const sheet = join(folder, 'single.tsv');
  writeFileSync(sheet, `${[rows[0], rows[1], rows[4]].join('\n')}\n`);
  const answer = peaksDifferential(await countSamples({ ...spiked(), sheet }));
  expect(keys(answer)).toContain('peaks-differential.no-replicates');
  expect(new Set(column(answer, 'verdict'))).toEqual(new Set(['not estimable']));
  expect(new Set(column(answer, 'reason'))).toEqual(new Set(['no residual degrees']));
  for (const name of ['minus_log10_p', 'adj_p', 'ci_low', 'ci_high'])
    expect(column(answer, name).every(Number.isNaN)).toBe(true);
  expect(column(answer, 'log2_fold_change').every(Number.isFinite)).toBe(true);
});

test('what cannot be answered is refused', async () => {
  const rows = readFileSync(files.sheet, 'utf8').trimEnd().split('\n');
  const written = (name: string, lines: readonly string[]): string => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const key = async (asked: Partial<CountedFiles>, choices = {}): Promise<string | undefined> =>
    (await refusal(async () => peaksDifferential(await countSamples({ ...files, ...asked }), choices)))
      .details.key;
  const twice = written('twice.tsv', [...rows, rows[1].replace('control1', 'control9')]);
  expect(await key({ sheet: twice })).toBe('peaks-differential.file-twice');
  const ungrouped = written(
    'ungrouped.tsv',
    rows.map((row) => row.split('\t').slice(0, 2).join('\t')),
  );
  expect(await key({ sheet: ungrouped })).toBe('sheet.no-column');
  const three = written(
    'three.tsv',
    rows.map((row) => row.replace('\tcontrol', '\tcontrol').replace(/(d3\.bed\t)treated/, '$1other')),
  );
  expect(await key({ sheet: three })).toBe('peaks-differential.which-groups');
  expect(await key({ spikeIn: 'ce11_' })).toBe('peaks-differential.no-spike-in');
  expect(await key({ peaks: [written('other.bed', ['chrX\t10\t20'])] })).toBe(
    'peaks-differential.no-chromosome',
  );
  expect(await key({}, { normalise: 'spike-in' })).toBe('peaks-differential.no-spike-reads');
  expect(await key({}, { normalise: 'regions' })).toBe('peaks-differential.no-regions');
  expect(await key({}, { minCount: 100_000 })).toBe('peaks-differential.too-few');
  const nothing = written('nothing.bed', ['chr1\t1990000\t1990001']);
  expect(await key({ regions: nothing })).toBe('peaks-differential.none-of-sample');
});

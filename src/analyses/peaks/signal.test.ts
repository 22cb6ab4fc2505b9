import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bruteForce, madeUpPiece } from '../../../test/support/signals.ts';
import type { InputError } from '../../errors.ts';
import { bigBed } from '../../formats/peaks/big-bed-writer.ts';
import { writeBigWig } from '../../formats/signal/big-wig-writer.ts';
import { writeSignalMatrix } from '../../formats/signal/signal-matrix-writer.ts';
import { measureSignals, type SignalFiles } from '../inputs/reads/measure-signals.ts';
import { peaksSignal, type PeaksSignal } from './signal.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-signal-at-sites-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const CHROMOSOMES = [
  { name: 'chr1', length: 400_000 },
  { name: 'chr2', length: 90_000 },
];
const PIECES = CHROMOSOMES.map((chromosome, seed) => madeUpPiece(chromosome, { seed, mean: 25, gaps: 0.1 }));

function file(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${row.replaceAll(' ', '\t')}\n`).join(''));
  return path;
}

let track: string;
beforeAll(async () => {
  track = join(folder, 'IKZF1.bw');
  await writeBigWig(track, CHROMOSOMES, PIECES);
});

const ask = async (
  files: Partial<SignalFiles>,
  asking: Parameters<typeof measureSignals>[1] & Parameters<typeof peaksSignal>[1] = {},
): Promise<PeaksSignal> => {
  const { show, ...windows } = asking;
  return peaksSignal(await measureSignals({ signals: [track], ...files }, windows), { show });
};
const column = ({ table }: PeaksSignal, name: string): unknown[] =>
  Array.from(table.columns.find((each) => each.name === name)!.values);
const keys = ({ notices }: PeaksSignal): string[] => notices.map(({ key }) => key);
const refusal = async (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => 'answered',
    (error: InputError) => error.details.key,
  );

const QUERY = [
  'chr1 10000 10400 a 0 . 9 -1 -1 250',
  'chr2 50000 50300 b 0 . 7 -1 -1 100',
  'chr1 200000 200200 c 0 . 5 -1 -1 20',
];

describe('groups of sites', () => {
  test('the mean of each bin is that of all its bases at all sites, around the summits', async () => {
    const sites = [file('query.narrowPeak', ...QUERY)];
    const answer = await ask({ sites }, { flank: 1000, bin: 250 });
    expect(column(answer, 'from')).toEqual([-1000, -750, -500, -250, 0, 250, 500, 750]);
    expect(new Set(column(answer, 'sites'))).toEqual(new Set(['query']));
    const summits = [
      [0, 10_250],
      [1, 50_100],
      [0, 200_020],
    ];
    for (const bin of [0, 4, 7]) {
      const means = summits.map(([chromosome, summit]) => {
        const from = summit - 1000 + 250 * bin;
        return bruteForce(PIECES[chromosome], from, from + 250).sum / 250;
      });
      const mean = (means[0] + means[1] + means[2]) / 3;
      expect(column(answer, 'mean')[bin]).toBeCloseTo(mean, 5);
      const spread = means.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
      expect(column(answer, 'standard_error')[bin]).toBeCloseTo(Math.sqrt(spread / 2 / 3), 5);
      expect(column(answer, 'ci_high')[bin]).toBeCloseTo(mean + 1.959964 * Math.sqrt(spread / 6), 4);
    }
    expect(keys(answer)).toEqual([
      ...['peaks-signal.measured', 'peaks-signal.other-table', 'peaks-signal.zeros'],
    ]);
    const middle = await ask({ sites }, { flank: 1000, bin: 250, around: 'centre' });
    expect(column(middle, 'mean')).not.toEqual(column(answer, 'mean'));
  });

  test('two files are divided into what they share and what each has alone, whatever chromosomes are called', async () => {
    const sites = [file('query.narrowPeak', ...QUERY)];
    const against = file('IRF4.bed', '1 10399 10500', '2 100 200', '1 300000 300500', '1 10100 10120');
    const answer = await ask({ sites, against }, { flank: 500, bin: 500, show: 'groups' });
    expect(column(answer, 'sites')).toEqual(['query & IRF4', 'query only', 'IRF4 only']);
    expect(column(answer, 'measured')).toEqual([1, 2, 2]);
    const said = answer.notices.find(({ key }) => key === 'peaks-signal.shared');
    expect(said?.values).toMatchObject({ shared: 1, alone: 2, others: 2 });
    expect(answer.matrix.groups.map(({ to }) => to)).toEqual([1, 3, 5]);
    // Half of the window of 2:100-200 lies before the chromosome.
    expect(keys(answer)).toContain('peaks-signal.beyond-end');
    expect(Array.from(answer.matrix.signals[0].values).filter(Number.isNaN)).toHaveLength(1);
  });

  test('a table of changed peaks is divided by verdict and direction; words of one meaning stay apart', async () => {
    const table = file(
      'changed.tsv',
      'chrom start end log2_fold_change ci_low verdict reason',
      'chr1 1000 1400 -2 -3 supported NA',
      'chr1 5000 5400 1.5 1 suggested NA',
      'chr1 9000 9400 -0.1 -1 not~estimable NA',
      'chr2 9000 9400 0.1 -1 no~significant~difference NA',
      'chr2 12000 12400 -1.1 -2 suggested NA',
      'chr2 14000 14400 -1.2 -2 suggested NA',
    );
    writeFileSync(table, readFileSync(table, 'utf8').replaceAll('~', ' '));
    const answer = await ask({ sites: [table] }, { flank: 200, bin: 100, show: 'groups' });
    expect(column(answer, 'sites')).toEqual([
      ...['lost (supported)', 'lost (suggested)', 'gained (suggested)'],
      ...['no significant difference', 'not estimable'],
    ]);
    expect(column(answer, 'measured')).toEqual([1, 2, 1, 1, 1]);
    expect(keys(answer)).toContain('peaks-signal.by-verdict');
    const both = await ask({ sites: [table, file('query.narrowPeak', ...QUERY)] }, { flank: 200, bin: 100 });
    expect(new Set(column(both, 'sites')).has('changed: lost (supported)')).toBe(true);
    expect(new Set(column(both, 'sites')).has('query')).toBe(true);
  });

  test('windows at transcription start sites run along the gene', async () => {
    const genes = file('genes.bed', 'chr1 30000 40000 PLUS 0 +', 'chr1 60000 70000 MINUS 0 -');
    const lists = ['PLUS', 'MINUS'].map((name) => file(`${name}.txt`, name));
    const answer = await ask({ tss: lists, genes }, { flank: 300, bin: 100 });
    const mean = (from: number): number => bruteForce(PIECES[0], from, from + 100).sum / 100;
    const starts = [0, 1, 2, 3, 4, 5].map((bin) => 100 * bin - 300);
    const means = column(answer, 'mean') as number[];
    starts.forEach((from, bin) => {
      expect(means[bin]).toBeCloseTo(mean(30_000 + from), 5);
      expect(means[6 + bin]).toBeCloseTo(mean(70_000 - from - 100), 5);
    });
    expect(answer.matrix).toMatchObject({ point: 'TSS', name: ['PLUS', 'MINUS'] });
    const all = await ask({ tss: ['all'], genes }, { flank: 300, bin: 100 });
    expect(all.matrix.groups).toEqual([{ name: 'TSS', from: 0, to: 2 }]);
  });
});

test('reads are counted for a million, and what can be compared is said', async () => {
  const reads = file(
    'reads.bed',
    ...Array.from(
      { length: 40 },
      (_, i) => `chr1 ${10_000 + 5 * i} ${10_036 + 5 * i} . 0 ${i % 2 ? '-' : '+'}`,
    ),
  );
  const sites = [file('query.narrowPeak', ...QUERY)];
  const settings = { flank: 1000, bin: 500, fragment: 100 };
  const answer = await ask({ signals: [track, reads, reads], sites }, settings);
  expect(new Set(column(answer, 'signal'))).toEqual(new Set(['IKZF1', 'reads (1)', 'reads (2)']));
  expect(keys(answer).filter((key) => key === 'peaks-signal.drawn')).toHaveLength(2);
  // Of the sites of this signal one lies on another chromosome, and one where no reads are.
  expect(keys(answer)).toEqual(expect.arrayContaining(['peaks-signal.elsewhere', 'peaks-signal.heights']));
  expect(keys(answer)).toContain('peaks-signal.per-million');
  const [, ofReads] = answer.matrix.signals;
  const first = Array.from(ofReads.values.subarray(0, 4));
  // All 40 fragments of 100 bp lie within the window of the first site.
  expect(first.reduce((sum, mean) => sum + 500 * mean, 0)).toBeCloseTo(100 * 1e6, -2);
  expect(Array.from(ofReads.values.subarray(4, 8))).toEqual([NaN, NaN, NaN, NaN]);
});

test('reads that are drawn to two lengths are not compared in height without a caution', async () => {
  // Pairs of piles, as far apart as the fragments are long.
  const chip = (name: string, length: number): string =>
    file(
      name,
      ...Array.from({ length: 110 }, (_, pile) =>
        Array.from({ length: 12 }, (_read, i) => {
          const start = 2000 + 3500 * pile + 3 * i;
          return [`chr1 ${start} ${start + 30} . 0 +`, `chr1 ${start + length - 30} ${start + length} . 0 -`];
        }).flat(),
      ).flat(),
    );
  const signals = [chip('short.bed', 120), chip('long.bed', 180)];
  const sites = [file('query.bed', 'chr1 10000 10400')];
  const answer = await ask({ signals, sites }, { flank: 500, bin: 100 });
  const drawn = answer.notices.filter(({ key }) => key === 'peaks-signal.drawn-by-model');
  const lengths = drawn.map(({ values }) => Number(values['bp']));
  expect(Math.abs(lengths[0] - 120)).toBeLessThan(12);
  expect(Math.abs(lengths[1] - 180)).toBeLessThan(12);
  const said = answer.notices.find(({ key }) => key === 'peaks-signal.lengths');
  expect(said).toMatchObject({ severity: 'caution', values: { lengths: lengths.join(', ') } });
  expect(keys(await ask({ signals, sites }, { flank: 500, bin: 100, fragment: 150 }))).not.toContain(
    said?.key,
  );
});

test('a signal without any value at most sites is one of a part of the genome, and said to be', async () => {
  const part = join(folder, 'part.bw');
  await writeBigWig(part, CHROMOSOMES, [
    {
      chromosome: 'chr1',
      start: Int32Array.of(10_000),
      end: Int32Array.of(10_500),
      value: Float32Array.of(2),
    },
  ]);
  const sites = [file('query.narrowPeak', ...QUERY)];
  const answer = await ask({ sites, signals: [part] }, { flank: 500, bin: 500 });
  const said = answer.notices.find(({ key }) => key === 'peaks-signal.without-value');
  expect(said).toMatchObject({ severity: 'caution', values: { missing: 2, sites: 3 } });
  expect(Array.from(answer.matrix.signals[0].values)).toEqual([1, 1, 0, 0, 0, 0]);
});

test('the matrix is written as deepTools writes it', async () => {
  const sites = [file('query.narrowPeak', ...QUERY), file('other.bed', 'chr2 20 100')];
  const { matrix } = await ask({ sites, signals: [track, track] }, { flank: 200, bin: 50 });
  const path = join(folder, 'matrix.gz');
  await writeSignalMatrix(path, matrix);
  const [head, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  expect(JSON.parse(head.slice(1))).toMatchObject({
    ...{ upstream: [200, 200], downstream: [200, 200], body: [0, 0], 'bin size': [50, 50] },
    ...{ group_labels: ['query', 'other'], group_boundaries: [0, 3, 4] },
    ...{ sample_labels: ['IKZF1 (1)', 'IKZF1 (2)'], sample_boundaries: [0, 8, 16] },
    'ref point': ['center', 'center'],
  });
  const fields = lines.map((line) => line.split('\t'));
  expect(fields.map(({ length }) => length)).toEqual([22, 22, 22, 22]);
  expect(fields[1].slice(0, 6)).toEqual(['chr2', '50000', '50300', 'chr2:50000-50300', '.', '.']);
  expect(fields[3].slice(6, 10)).toEqual(['nan', 'nan', 'nan', expect.stringMatching(/^-?\d/)]);
  expect(Number(fields[1][9])).toBeCloseTo(matrix.signals[0].values[8 + 3], 4);
});

test('what cannot be answered is refused in a sentence', async () => {
  const sites = [file('query.narrowPeak', ...QUERY)];
  const bed = file('rows.bed', 'chr1 1 500');
  const cut = join(folder, 'cut.bw');
  writeFileSync(cut, readFileSync(track).subarray(0, 9000));
  const intervals = join(folder, 'peaks.bb');
  const sizes = new Map(CHROMOSOMES.map(({ name, length }) => [name, length]));
  const item = { chromosome: 'chr1', start: 1, end: 9, rest: '' };
  writeFileSync(intervals, bigBed([item], { sizes, autoSql: '', fields: 3, bedFields: 3 }));
  const other = join(folder, 'other.bw');
  await writeBigWig(other, [{ name: 'chr1', length: 300_000 }], []);
  const beyond = file('hg19.bed', ...[1, 2, 3, 4].map((i) => `chr2 ${90_000 + i} ${90_100 + i}`));
  const unknown = file('words.tsv', 'chrom start end log2_fold_change verdict', 'chr1 1 90 -2 surely');
  const cases: [string, Partial<SignalFiles>, Parameters<typeof ask>[1]?][] = [
    ['peaks-signal.no-sites', {}],
    ['peaks-signal.two-kinds', { sites, tss: ['all'] }],
    ['peaks-signal.against', { sites: [...sites, bed], against: bed }],
    ['peaks-signal.against', { tss: ['all'], against: bed }],
    ['peaks-signal.against-table', { sites, against: unknown }],
    ['peaks-signal.verdict', { sites: [unknown] }],
    ['peaks-signal.bins', { sites }, { flank: 1000, bin: 300 }],
    ['signal.big-bed', { sites, signals: [intervals] }],
    ['signal.damaged', { sites, signals: [cut] }],
    ['signal.other', { sites, signals: [file('a.bedGraph', 'chr1 1 9 4')] }],
    ['peaks-signal.two-genomes', { sites, signals: [track, other] }],
    ['peaks-signal.other-build', { sites: [beyond] }],
    ['sets.no-chromosome', { sites: [file('names.bed', 'scaffold_7 1 500')] }],
    ['peaks.none', { sites: [file('empty.bed', '# nothing')] }],
  ];
  for (const [key, files, asking] of cases) expect(await refusal(ask(files, asking)), key).toBe(key);
});

import { expect, test } from 'vitest';
import type { SingleReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import type { OpenedReads } from '../inputs/reads/open-reads.ts';
import { peaksCall } from './call.ts';

const LENGTH = 2_000_000;

/** Reads of fragments of 200 bp: so many at each of 150 places, half of them `apart` bp on, and others anywhere. */
function chip(bound: number, anywhere: number, seed: number, apart = 0): OpenedReads {
  const random = createRandom(seed);
  const forward: number[] = [];
  const reverse: number[] = [];
  const add = (middle: number): void => {
    if (random.uniform() < 0.5) forward.push(Math.round(middle - 100));
    else reverse.push(Math.round(middle + 100));
  };
  for (let site = 0; site < 150; site++)
    for (let read = 0; read < bound; read++)
      add(5000 + 13_000 * site + (read % 2) * apart + 40 * random.uniform());
  for (let read = 0; read < anywhere; read++) add(1000 + random.uniform() * (LENGTH - 2000));
  const none = {
    unmapped: 0,
    secondary: 0,
    failed: 0,
    markedDuplicates: 0,
    lowQuality: 0,
    unpaired: 0,
    mates: 0,
  };
  const count = forward.length + reverse.length;
  const reads: SingleReads = {
    ...{
      layout: 'single',
      meanLength: 36,
      firstLength: 36,
      counts: { ...none, records: count, kept: count },
    },
    chromosomes: [
      {
        ...{ name: 'chr1', length: LENGTH },
        forward: Int32Array.from(forward).sort(),
        reverse: Int32Array.from(reverse).sort(),
      },
    ],
  };
  return { name: 'chip.bam', reads, notices: [] };
}

const keys = ({ notices }: { notices: readonly { key: string }[] }): string[] =>
  notices.map(({ key }) => key);

test('planted places are called, with their summits near the middle, as a narrowPeak file has them', async () => {
  const answer = await peaksCall(
    { chip: chip(40, 8000, 1), control: chip(0, 9000, 2) },
    { genomeSize: '2e6' },
  );
  const column = (name: string): ArrayLike<unknown> =>
    answer.table.columns.find((each) => each.name === name)!.values;
  expect(answer.table.columns.map(({ name }) => name)).toEqual([
    ...['chrom', 'start', 'end', 'name', 'score', 'strand'],
    ...['signal_value', 'minus_log10_p', 'minus_log10_q', 'peak'],
  ]);
  const found = Array.from(column('start'), (start, row) => Number(start) + Number(column('peak')[row]));
  const planted = Array.from({ length: 150 }, (_, site) => 5020 + 13_000 * site);
  expect(planted.filter((place) => found.some((summit) => Math.abs(summit - place) < 100)).length).toBe(150);
  expect(found.length).toBeLessThan(165);
  expect(Math.abs(answer.fragment - 200)).toBeLessThan(8);
  expect(keys(answer)).toContain('peaks-call.model');
});

test('a chip without enrichment has no peaks, and that is said', async () => {
  const answer = await peaksCall(
    { chip: chip(0, 12_000, 3), control: chip(0, 12_000, 4) },
    { genomeSize: '2e6' },
  );
  expect(answer.table.columns[0].values.length).toBe(0);
  expect(keys(answer)).toEqual(expect.arrayContaining(['peaks-call.too-few-pairs', 'peaks-call.none']));
  expect(answer.fragment).toBe(200);
});

test('reads on a small part of their genome are called for that part', async () => {
  const whole = chip(40, 8000, 5);
  const others = [
    { name: 'chr2', length: 9 * LENGTH, forward: new Int32Array(0), reverse: new Int32Array(0) },
  ];
  const reads = {
    ...(whole.reads as SingleReads),
    chromosomes: [...(whole.reads as SingleReads).chromosomes, ...others],
  };
  const answer = await peaksCall({ chip: { ...whole, reads, assembly: 'hg38' } }, { fragment: 200 });
  const said = answer.notices.find(({ key }) => key === 'peaks-call.part-of-genome');
  expect(said).toMatchObject({ severity: 'caution', values: { shown: 1, chromosomes: 2, bp: 291_302_240 } });
  expect(keys(answer)).toContain('peaks-call.no-control');
});

test('what cannot be called is refused with a sentence', async () => {
  const reads = chip(1, 10, 6);
  const fault = async (asking: Parameters<typeof peaksCall>[1]): Promise<unknown> => {
    try {
      await peaksCall({ chip: reads }, asking);
      return undefined;
    } catch (error) {
      return (error as { key?: string }).key ?? (error as { details?: { key?: string } }).details?.key;
    }
  };
  expect(await fault({})).toBe('peaks-call.no-size');
  expect(await fault({ genomeSize: 'mars' })).toBe('peaks-call.size');
  expect(await fault({ genomeSize: '17' })).toBe('peaks-call.size');
  expect(await fault({ genomeSize: 'hs', duplicates: 'some' })).toBe('peaks-call.duplicates');
});

test('summits of one peak have letters, and their peak one number', async () => {
  const answer = await peaksCall(
    { chip: chip(240, 8000, 7, 160), control: chip(0, 9000, 8) },
    { genomeSize: '2e6', fragment: 100, summits: 'every', duplicates: 'all' },
  );
  const names = Array.from(answer.table.columns[3].values, String);
  const lettered = names.filter((name) => /[a-z]$/.test(name.slice(5)));
  expect(lettered.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
  expect(lettered.every((name) => /^peak_\d+[a-z]+$/.test(name))).toBe(true);
});

/** Fragments of a cut assay: each of 40 places is cut at few `points`, again and again; others lie anywhere. */
function cut(anywhere: number, seed: number, points = 4): OpenedReads {
  const random = createRandom(seed);
  const fragments: [number, number][] = [];
  for (let site = 0; site < 40; site++)
    for (let copy = 0; copy < 25; copy++) {
      const start = 20_000 + 45_000 * site + 50 * random.integer(points);
      fragments.push([start, start + 80]);
    }
  for (let i = 0; i < anywhere; i++) {
    const start = random.integer(LENGTH - 1000);
    fragments.push([start, start + 180]);
  }
  fragments.sort(([a, b], [c, d]) => a - c || b - d);
  const { reads } = chip(1, 1, seed);
  return {
    name: 'cut.bam',
    notices: [],
    reads: {
      ...{ layout: 'paired', meanLength: 36, firstLength: 36 },
      counts: { ...reads.counts, records: fragments.length, kept: fragments.length },
      chromosomes: [
        {
          ...{ name: 'chr1', length: LENGTH },
          start: Int32Array.from(fragments, ([start]) => start),
          end: Int32Array.from(fragments, ([, end]) => end),
        },
      ],
    },
  };
}

test('an assay that cuts keeps what is cut at one place twice, and says what it set; what the user says is stronger', async () => {
  const reads = { chip: cut(3000, 9) };
  const size = { genomeSize: '2e6' };
  const rows = ({ table }: Awaited<ReturnType<typeof peaksCall>>): number => table.columns[0].values.length;
  const byAssay = await peaksCall(reads, { ...size, assay: 'cut-and-tag' });
  expect(rows(byAssay)).toBe(40);
  expect(rows(await peaksCall(reads, size))).toBeLessThan(5);
  const said = (answer: typeof byAssay, key: string): unknown =>
    answer.notices.find((notice) => notice.key === key)?.values;
  expect(said(byAssay, 'peaks-call.by-assay')).toEqual({
    assay: 'cut-and-tag',
    set: '--q 0.01, --duplicates all, --background genome',
  });
  expect(said(byAssay, 'peaks-call.footprints')).toEqual({ bp: 120, share: '25' });
  expect(keys(byAssay)).toContain('peaks-call.mean-of-genome');
  const asSaid = { ...size, q: 0.01, duplicates: 'all', background: 'genome' } as const;
  expect(byAssay.table.columns).toEqual((await peaksCall(reads, asSaid)).table.columns);

  const own = await peaksCall(reads, {
    ...size,
    assay: 'cut-and-run',
    q: 0.05,
    duplicates: '1',
    background: 'local',
  });
  expect(own.table.columns).toEqual((await peaksCall(reads, size)).table.columns);
  expect(keys(own)).not.toContain('peaks-call.by-assay');
});

test('copies in the control of an assay that cuts do not hide what is cut beside them', async () => {
  const reads = { chip: cut(3000, 9), control: cut(3000, 10, 1) };
  const size = { genomeSize: '2e6', assay: 'cut-and-run' } as const;
  const answer = await peaksCall(reads, size);
  expect(answer.table.columns[0].values.length).toBeGreaterThan(30);
  const hidden = await peaksCall(reads, { ...size, duplicates: 'all' });
  expect(hidden.table.columns[0].values.length).toBeLessThan(10);
  const values = answer.notices.find(({ key }) => key === 'peaks-call.by-assay')?.values;
  expect(values).toEqual({
    assay: 'cut-and-run',
    set: '--q 0.01, --duplicates all, --duplicates 1 (control)',
  });
  const single = await peaksCall({ chip: chip(40, 8000, 1) }, { genomeSize: '2e6', assay: 'cut-and-run' });
  expect(keys(single)).toContain('peaks-call.cut-single-ends');
});

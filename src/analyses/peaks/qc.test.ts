import { expect, test } from 'vitest';
import { regionsOfPeaks } from '../../calling/counting/regions.ts';
import type { PairedReads, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { peaksOf } from '../../../test/support/peaks-of-rows.ts';
import type { OpenedReads } from '../inputs/reads/open-reads.ts';
import { peaksQuality, type PeaksQuality } from './qc.ts';

const LENGTH = 2_000_000;
const none = {
  ...{ unmapped: 0, secondary: 0, failed: 0, markedDuplicates: 0 },
  ...{ lowQuality: 0, unpaired: 0, mates: 0 },
};

/** Fragments of 200 bp: so many at each of 100 places, others anywhere, and each read so many times. */
function chip(bound: number, anywhere: number, seed: number, copies = 1): OpenedReads {
  const random = createRandom(seed);
  const forward: number[] = [];
  const reverse: number[] = [];
  const add = (middle: number): void => {
    const [place, column] =
      random.uniform() < 0.5 ? [Math.round(middle - 100), forward] : [Math.round(middle + 100), reverse];
    for (let copy = 0; copy < copies; copy++) column.push(place);
  };
  for (let site = 0; site < 100; site++)
    for (let read = 0; read < bound; read++) add(5000 + 19_000 * site + 40 * random.normal());
  for (let read = 0; read < anywhere; read++) add(1000 + random.uniform() * (LENGTH - 2000));
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
  return { name: `chip${seed}.bam`, reads, notices: [] };
}

const peaks = regionsOfPeaks([
  peaksOf(Array.from({ length: 100 }, (_, site) => ['1', 4700 + 19_000 * site, 5300 + 19_000 * site])),
]);

function rowsOf({ table }: PeaksQuality): Record<string, Record<string, unknown>> {
  const column = (name: string): ArrayLike<unknown> =>
    table.columns.find((each) => each.name === name)!.values;
  return Object.fromEntries(
    Array.from(column('measure'), (measure, row) => [
      measure as string,
      Object.fromEntries(
        ['value', 'threshold', 'verdict', 'reason'].map((name) => [name, column(name)[row]]),
      ),
    ]),
  );
}

const keysOf = ({ notices }: PeaksQuality): string[] =>
  notices.filter(({ severity }) => severity === 'caution').map(({ key }) => key);

test('of a chip with enrichment every measure is that of a count read by read', async () => {
  const opened = chip(30, 6000, 1);
  const { forward, reverse } = (opened.reads as SingleReads).chromosomes[0];
  const places = [...forward].map((place) => `+${place}`).concat([...reverse].map((place) => `-${place}`));
  const times = new Map<string, number>();
  for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
  const having = (count: number): number => [...times.values()].filter((each) => each === count).length;
  const ends = [...new Set(forward)].concat([...new Set(reverse)].map((end) => end - 1));
  const isInPeak = (place: number): boolean =>
    place < 1_900_000 && place >= 4700 && (place - 4700) % 19_000 < 600;
  const inside = ends.filter(isInPeak).length;
  const answer = await peaksQuality({
    samples: [{ label: 'chip', opened, peaks }],
    blacklist: regionsOfPeaks([peaksOf([['chr1', 0, 500_000]])]),
    control: chip(0, 9000, 2),
    notices: [],
  });
  const rows = rowsOf(answer);
  expect(rows['distinct reads']).toMatchObject({ value: times.size, verdict: 'contradicted' });
  expect(rows['NRF']).toMatchObject({ value: times.size / places.length, verdict: 'supported' });
  expect(rows['PBC1'].value).toBe(having(1) / times.size);
  expect(rows['PBC2'].value).toBe(having(1) / having(2));
  expect(rows['FRiP']).toMatchObject({ value: inside / ends.length, verdict: 'supported', reason: null });
  expect(rows['FRiP'].value).toBeGreaterThan(0.2);
  const listed = ends.filter((place) => place < 500_000).length;
  expect(rows['reads in blacklisted regions']).toMatchObject({ value: listed / ends.length, verdict: null });
  expect(Math.abs(Number(rows['fragment length, bp'].value) - 200)).toBeLessThan(20);
  expect(rows['RSC'].verdict).toBe('supported');
  expect(rows['JS distance from the control'].value).toBeGreaterThan(0.2);
  expect(rows['TSS enrichment']).toMatchObject({ verdict: 'not measured', reason: 'no gene models' });
  expect(rows['peaks found by half of the reads']).toMatchObject({ reason: 'no peaks called' });
  expect(keysOf(answer)).toEqual(['peaks-qc.below']);
});

test('a chip without enrichment says so, by its strands and by its peaks', async () => {
  const opened = chip(0, 9000, 3);
  const flat = await peaksQuality({ samples: [{ label: 'flat', opened }], notices: [] });
  expect(keysOf(flat)).toEqual(['peaks-qc.no-length', 'peaks-qc.below']);
  expect(rowsOf(flat)['NSC']).toMatchObject({
    value: NaN,
    verdict: 'not estimable',
    reason: 'too few reads',
  });
  const few = regionsOfPeaks([peaksOf([['chr1', 5000, 6000]])]);
  const withPeaks = await peaksQuality({ samples: [{ label: 'flat', opened, peaks: few }], notices: [] });
  expect(keysOf(withPeaks)).toEqual(['peaks-qc.no-enrichment', 'peaks-qc.below']);
  expect(rowsOf(withPeaks)['FRiP']).toMatchObject({
    verdict: 'contradicted',
    reason: 'below the published threshold',
  });
});

test('copies of each read are seen in the complexity, and nowhere else', async () => {
  const ask = async (copies: number) =>
    rowsOf(
      await peaksQuality({
        samples: [{ label: 'a', opened: chip(30, 6000, 4, copies), peaks }],
        notices: [],
      }),
    );
  const [once, thrice] = [await ask(1), await ask(3)];
  expect(thrice['NRF']).toMatchObject({ verdict: 'contradicted' });
  expect(Number(thrice['NRF'].value)).toBeCloseTo(Number(once['NRF'].value) / 3, 12);
  for (const measure of [
    'distinct reads',
    'NSC',
    'RSC',
    'FRiP',
    'JS distance from chance',
    'elbow of the fingerprint',
  ])
    expect(thrice[measure]).toEqual(once[measure]);
  expect(Number(thrice['places seen by half of the reads'].value)).toBeGreaterThan(0.8);
});

test('peaks that parts of the reads show grow with the parts; without peaks given there is no FRiP', async () => {
  const input = { samples: [{ label: 'a', opened: chip(8, 8000, 5) }], notices: [] };
  const asking = { saturation: 'peaks', genomeSize: '2e6' } as const;
  const answer = await peaksQuality(input, asking);
  const called = answer.samples[0].saturation.find(({ of }) => of === 'peaks')!;
  expect(called.reads).toHaveLength(4);
  expect(called.shown[3]).toBe(1);
  expect(called.shown[0]).toBeLessThan(called.shown[2]);
  const rows = rowsOf(answer);
  expect(rows['peaks found by half of the reads'].value).toBe(called.shown[1]);
  expect(rows['FRiP']).toMatchObject({ value: NaN, verdict: 'not measured', reason: 'no peaks' });
  expect((await peaksQuality({ ...input, threads: 2 }, asking)).table).toEqual(answer.table);
});

test('reads of one chromosome are not too few for their genome; starts of genes have their threshold', async () => {
  const opened = chip(30, 6000, 6);
  const genes = {
    ...{ source: 'test', count: 1, symbol: ['A'], geneId: [''], transcript: [''], chromosomeNames: ['chr1'] },
    chromosome: Uint16Array.of(0),
    ...{ start: Int32Array.of(24_000), end: Int32Array.of(25_000), tss: Int32Array.of(24_000) },
    strand: Int8Array.of(1),
  };
  const ask = async (tss: number) => {
    const models = { ...genes, tss: Int32Array.of(tss) };
    return peaksQuality({ samples: [{ label: 'a', opened }], assembly: 'hg38', genes: models, notices: [] });
  };
  const bound = rowsOf(await ask(24_000));
  expect(bound['distinct reads']).toMatchObject({
    verdict: 'not estimable',
    reason: 'reads of a part of the genome',
  });
  expect(bound['TSS enrichment']).toMatchObject({ threshold: '> 7; acceptable > 5', verdict: 'supported' });
  const elsewhere = await ask(34_000);
  expect(rowsOf(elsewhere)['TSS enrichment']).toMatchObject({ reason: 'threshold of another assay' });
  expect(elsewhere.notices.map(({ key }) => key)).toContain('peaks-qc.tss-of-atac');
});

test('of pairs the strands tell nothing; pairs without mates are told', async () => {
  const random = createRandom(8);
  const start = Int32Array.from({ length: 5000 }, () => random.integer(LENGTH - 300)).sort();
  const reads: PairedReads = {
    ...{ layout: 'paired', meanLength: 36, firstLength: 36 },
    counts: { ...none, records: 12_000, kept: 5000, mates: 5000, unpaired: 2000 },
    chromosomes: [{ name: 'chr1', length: LENGTH, start, end: start.map((place) => place + 180) }],
  };
  const opened = { name: 'pairs.bam', reads, notices: [] };
  const answer = await peaksQuality({ samples: [{ label: 'pairs', opened }], notices: [] });
  expect(rowsOf(answer)['NSC']).toMatchObject({ verdict: 'not measured', reason: 'pairs of reads' });
  expect(rowsOf(answer)['fragment length, bp'].value).toBe(180);
  expect(keysOf(answer)).toEqual(['peaks-qc.unpaired', 'peaks-qc.below']);
  expect(answer.notices.map(({ key }) => key)).toContain('peaks-qc.not-told');
});

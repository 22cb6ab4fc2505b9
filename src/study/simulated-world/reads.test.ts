import { expect, test } from 'vitest';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { createRandom } from '../../statistics/random.ts';
import { worldGround } from './make-world.ts';
import { drawReads, GROUPS, READS_FILES } from './reads.ts';
import { scoreReads } from './score-reads.ts';
import type { WorldTruth } from './truth.ts';

const assembly = knownAssembly('hg38')!;
const peaks = worldGround(builtInGenes('hg38')!, assembly, { seed: 3 }).query('MM.1S', 1);
const drawn = drawReads(peaks, assembly, true, createRandom(3));

const linesOf = (name: string): string[][] =>
  drawn.files
    .get(name)!
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
const ofGenome = (name: string): string[][] => linesOf(name).filter(([chromosome]) => chromosome === 'chr22');

test('samples are of one depth: with less of the factor they have more of the second genome', () => {
  expect(drawn.sites.length).toBeGreaterThan(80);
  const [untreated, treated] = GROUPS.map((group) => linesOf(READS_FILES.chip(group, 1)));
  expect(Math.abs(untreated.length - treated.length)).toBeLessThan(1000);
  const spiked = [untreated, treated].map(
    (lines) => lines.filter(([name]) => name.startsWith('dm6_')).length,
  );
  expect(spiked[1] / spiked[0]).toBeGreaterThan(1.4);
  expect(new Set(untreated.map((fields) => fields[3]))).toEqual(new Set(['simulated']));
  expect(linesOf(READS_FILES.sheet)).toHaveLength(7);
});

test('reads stand on both strands beside a site, and fewer of them where the drug takes the factor away', () => {
  const at = (lines: readonly string[][], middle: number): string[][] =>
    lines.filter(([, start, end]) => Math.abs((Number(start) + Number(end)) / 2 - middle) < 250);
  const [untreated, treated] = GROUPS.map((group) => ofGenome(READS_FILES.chip(group, 2)));
  const sum = (lines: readonly string[][], isLost: boolean): number =>
    drawn.sites
      .filter(({ left }) => left < 1 === isLost)
      .reduce((reads, { middle }) => reads + at(lines, middle).length, 0);
  expect(sum(treated, true) / sum(untreated, true)).toBeLessThan(0.6);
  expect(sum(treated, false) / sum(untreated, false)).toBeGreaterThan(1.3);
  const [{ middle }] = drawn.sites;
  const mean = (strand: string): number => {
    const own = at(untreated, middle).filter((fields) => fields[5] === strand);
    return own.reduce((sum_, [, start]) => sum_ + Number(start), 0) / own.length;
  };
  expect(mean('-') - mean('+')).toBeGreaterThan(80);
});

test('the same seed gives the same reads, and nothing planted no site', () => {
  expect(drawReads(peaks, assembly, true, createRandom(3))).toEqual(drawn);
  const none = drawReads(peaks, assembly, false, createRandom(3));
  expect(none.sites).toEqual([]);
  expect([...none.files.keys()]).toEqual([...drawn.files.keys()]);
  expect(none.files.get(READS_FILES.input)).toBe(drawn.files.get(READS_FILES.input));
});

test('what was found is scored beside what was planted', () => {
  const sites = [
    { middle: 1000, left: 0.25 },
    { middle: 5000, left: 0.25 },
    { middle: 9000, left: 1 },
  ];
  const around = (middle: number, log2FoldChange: number) => ({
    ...{ start: middle - 100, end: middle + 100 },
    log2FoldChange,
  });
  const score = scoreReads(
    {
      summits: [1040, 5400, 9100, 20_000],
      changed: {
        'spike-in': [around(1000, -2), around(5000, -1)],
        library: [around(1000, -1), around(5000, 0.5), around(9000, 1), around(30_000, -1)],
      },
    },
    { reads: { chromosome: 'chr22', sites } } as unknown as WorldTruth,
  );
  expect(score).toEqual({
    ...{ planted: 3, found: 2, falselyCalled: 2, lost: 2, kept: 1 },
    losses: {
      'spike-in': { found: 2, falselyChanged: 0 },
      library: { found: 1, falselyChanged: 2 },
    },
  });
});

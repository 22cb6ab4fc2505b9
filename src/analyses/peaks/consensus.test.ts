import { expect, test } from 'vitest';
import { inEnglish } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import type { PeakReplicate, PeakReplicates } from '../inputs/reads/open-replicates.ts';
import { peaksConsensus, type PeaksConsensus } from './consensus.ts';

/** Peaks every kilobase, those at even ones reproducible. @param strengths by peak */
function replicate(name: string, strengths: readonly number[], shift = 0): PeakReplicate {
  const { length: count } = strengths;
  const strength = Float64Array.from(strengths);
  const start = Int32Array.from(strengths, (_, i) => 1000 * i + shift);
  return {
    ...{ name, notices: [], strength },
    peaks: {
      ...{ count, chromosomeNames: ['chr1'], chromosome: new Uint16Array(count), start },
      end: start.map((each) => each + 200),
      summit: start.map((each) => each + 100),
      ...{ signal: strength, score: strength },
    },
  };
}

function simulated(name: string, seed: number, noise = 0.3, count = 200): PeakReplicate {
  const [random, common] = [createRandom(seed), createRandom(99)];
  const strengths = Array.from({ length: count }, (_, i) => {
    const real = 3 + common.normal();
    return Math.exp(i % 2 === 0 ? real + noise * random.normal() : random.normal());
  });
  return replicate(name, strengths, seed);
}

const [A, B, C] = [
  simulated('x/a.narrowPeak', 1),
  simulated('x/b.narrowPeak.gz', 2),
  simulated('x/c.bed', 3),
];
const given = (replicates: readonly PeakReplicate[], more: Partial<PeakReplicates> = {}): PeakReplicates => ({
  ...{ rankBy: 'signal', replicates, pseudo: [], selfPseudo: [] },
  ...more,
});
const said = ({ notices }: PeaksConsensus): string[] =>
  notices.map(({ severity, key }) => `${severity} ${key}`);
const columns = ({ table }: PeaksConsensus): string[] => table.columns.map(({ name }) => name);
const PLACE = ['chrom', 'start', 'end', 'summit', 'signal', 'support'];

test('by IDR each site has both rates, its score and the signal in every replicate', () => {
  const answer = peaksConsensus(given([A, B]));
  expect(columns(answer)).toEqual([
    ...PLACE,
    ...['local_idr', 'global_idr', 'score', 'a_signal', 'b_signal'],
  ]);
  const count = answer.consensus?.peaks.count ?? 0;
  expect(count).toBeGreaterThan(70);
  expect(count).toBeLessThan(130);
  expect(said(answer)).toEqual([
    'note peaks-consensus.idr',
    'note peaks-consensus.of-replicate',
    'note peaks-consensus.of-replicate',
  ]);
  const strict = peaksConsensus(given([A, B]), { idr: 0.001 });
  expect(strict.consensus?.peaks.count).toBeLessThan(count);
});

test('of three replicates the pair is named; equal ranks are said', () => {
  const rounded = [A, B, C].map(({ name, strength }, i) => replicate(name, [...strength].map(Math.round), i));
  const answer = peaksConsensus(given(rounded));
  expect(said(answer)).toContain('note peaks-consensus.pair');
  expect(said(answer)).toContain('note peaks-consensus.tied');
  expect(columns(answer).slice(-3)).toEqual(['a_signal', 'b_signal', 'c_signal']);
});

test('too few peaks or values end in an empty table and a caution that names the other rule', () => {
  for (const [replicates, key] of [
    [[A, simulated('few.bed', 4, 0.3, 12)], 'peaks-consensus.too-few-peaks'],
    [[A, replicate('flat.bed', Array<number>(200).fill(1))], 'peaks-consensus.too-few-values'],
  ] as const) {
    const answer = peaksConsensus(given(replicates));
    expect(answer.table.columns[0].values).toHaveLength(0);
    expect(columns(answer)).toContain('global_idr');
    const caution = answer.notices.find((notice) => notice.key === key);
    expect(caution?.severity).toBe('caution');
    expect(caution && inEnglish(caution)).toContain('--rule k-of-n');
  }
});

test('the same data twice, and replicates with hardly a site in common, are cautioned against', () => {
  const twice = peaksConsensus(given([A, { ...A, name: 'copy.bed' }]));
  expect(said(twice)).toContain('caution peaks-consensus.same');
  const apart = peaksConsensus(given([A, simulated('apart.bed', 500)]));
  expect(said(apart)).toContain('caution peaks-consensus.few-shared');
  expect(said(peaksConsensus(given([A, B])))).not.toContain('caution peaks-consensus.few-shared');
});

test('an estimate that does not stand still is said to be approximate', () => {
  const [a, b] = [simulated('a.bed', 31), simulated('b.bed', 32)];
  expect(said(peaksConsensus(given([a, b])))).toContain('caution peaks-consensus.not-converged');
  expect(said(peaksConsensus(given([A, B])))).not.toContain('caution peaks-consensus.not-converged');
});

test('no rank in common leaves nothing, which is said', () => {
  const random = createRandom(5);
  const noise = (name: string, shift: number) =>
    replicate(
      name,
      Array.from({ length: 300 }, () => random.uniform()),
      shift,
    );
  const answer = peaksConsensus(given([noise('a.bed', 0), noise('b.bed', 1)]), { idr: 0 });
  expect(said(answer)).toContain('caution peaks-consensus.none-by-idr');
});

test('by numbers of replicates: more than half of them unless said otherwise', () => {
  const few = replicate('few.bed', [5, 6, 7]);
  const answer = peaksConsensus(given([A, B, few]), { rule: 'k-of-n' });
  expect(columns(answer)).toEqual([...PLACE, 'a_signal', 'b_signal', 'few_signal']);
  expect([...(answer.consensus?.support ?? [])].slice(0, 4)).toEqual([3, 3, 3, 2]);
  const all = peaksConsensus(given([A, B, few]), { rule: 'k-of-n', atLeast: 3 });
  expect(all.consensus?.peaks.count).toBe(3);
  const none = peaksConsensus(given([replicate('a.bed', [1]), replicate('b.bed', [1], 500)]), {
    rule: 'k-of-n',
  });
  expect(said(none)).toContain('caution peaks-consensus.none');
});

test('of pooled peaks those stay that enough replicates have', () => {
  const pooled = replicate('pooled.bed', [...A.strength.map((value) => 2 * value), 50]);
  const answer = peaksConsensus(given([A, B], { pooled }), { rule: 'pooled' });
  expect(answer.consensus?.peaks.count).toBe(200);
  expect(answer.consensus?.peaks.signal[0]).toBe(2 * A.strength[0]);
  expect(said(answer)).toContain('note peaks-consensus.pooled');
});

test('halves give both ratios, and what lies above 2 is a caution', () => {
  const pseudo = [simulated('h1', 19), simulated('h2', 20)];
  const alike = peaksConsensus(given([A, B], { pseudo, selfPseudo: [...pseudo, ...pseudo] }));
  expect(alike.reproducibility?.grade).toBe('ideal');
  expect(said(alike)).toEqual(
    expect.arrayContaining([
      'note peaks-consensus.rescue',
      'note peaks-consensus.self-consistency',
      'note peaks-consensus.ideal',
    ]),
  );
  const short = [simulated('s1', 13, 0.3, 80), simulated('s2', 14, 0.3, 80)];
  const uneven = peaksConsensus(given([A, B], { pseudo, selfPseudo: [...pseudo, ...short] }));
  expect(uneven.reproducibility?.grade).toBe('acceptable');
  expect(said(uneven)).toContain('caution peaks-consensus.self-consistency');
  const both = peaksConsensus(given([A, B], { pseudo: short, selfPseudo: [...pseudo, ...short] }));
  expect(said(both)).toContain('caution peaks-consensus.rescue');
  expect(said(both)).toContain('caution peaks-consensus.concerning');
  const none = peaksConsensus(given([A, B], { pseudo, selfPseudo: [...pseudo, ...pseudo] }), { idr: 0 });
  expect(said(none)).toContain('caution peaks-consensus.no-rescue');
  expect(said(none)).toContain('caution peaks-consensus.no-self-consistency');
  const tiny = [simulated('t1', 15, 0.3, 10), simulated('t2', 16, 0.3, 10)];
  const few = peaksConsensus(given([A, B], { pseudo: tiny }));
  expect(said(few)).toContain('caution peaks-consensus.no-idr-of-halves');
  expect(said(few)).toContain('caution peaks-consensus.no-rescue');
});

test.each([
  ['one-replicate', given([A]), {}],
  ['other-rule', given([A, B]), { atLeast: 2 }],
  ['other-rule', given([A, B], { pooled: C }), { rule: 'k-of-n' }],
  ['other-rule', given([A, B], { pseudo: [A, B] }), { rule: 'k-of-n' }],
  ['no-pooled', given([A, B]), { rule: 'pooled' }],
  ['at-least', given([A, B]), { rule: 'k-of-n', atLeast: 3 }],
  ['halves', given([A, B], { pseudo: [A] }), {}],
  ['halves', given([A, B], { selfPseudo: [A, B] }), {}],
  ['unranked', given([A, replicate('b.bed', [1, NaN])]), {}],
] as const)('refused: %s', (key, input, choices) => {
  expect(() => peaksConsensus(input, choices)).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({ key: `peaks-consensus.${key}` }) as object,
    }),
  );
});

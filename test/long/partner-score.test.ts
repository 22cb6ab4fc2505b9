// What the partner score promises, on real experiments of two cell lines; the full figures are in
// docs/partner-benchmark.md.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boundSitesOf, ownOf } from '../../bench/partners/scores.ts';
import { withNoisyCopies } from '../../bench/partners/copies.ts';
import {
  averagePrecisions,
  firstTrueAndDecoys,
  meanOf,
  pairedDifference,
  ranked,
} from '../../bench/partners/metrics.ts';
import { openBenchmarkAtlas, type BenchmarkAtlas } from '../../bench/partners/open.ts';
import { complexPairs, missingData, type Truth } from '../../bench/partners/truth.ts';
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import { giggleScore } from '../../src/partners/compatible/giggle.ts';
import type { BoundSites } from '../../src/partners/sites/bound-sites.ts';
import { scorePartners } from '../../src/partners/score/score-partners.ts';
import { fisherLog10P } from '../../src/statistics/tests/fisher.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { describeWith } from '../support/reference.ts';
import { encodeAtlas } from '../support/shared-atlases.ts';

const LINES = ['GM12878', 'K-562'];
const FEWEST_PEAKS = 500;
const GENOME = 3.1e9;
type Rankings = Map<string, Map<string, number>>;
interface Query {
  readonly antigen: string;
  readonly cell: string;
  readonly placed: BoundSites;
}

describeWith(
  missingData().length === 0,
  'the folder of real experiments',
  'partner score on real data',
  () => {
    let opened: BenchmarkAtlas;
    let sites: CellClassSites;
    let truth: Truth;
    const queries: Query[] = [];
    /** By statistic, then line. */
    const rankings = new Map<string, Rankings[]>();
    const naturalLogOddsRatios: number[] = [];

    const large = (antigen: string, cell: string): boolean =>
      opened.atlas.experiments.antigen.some(
        (each, i) =>
          each === antigen &&
          opened.atlas.experiments.cell[i] === cell &&
          opened.atlas.experiments.peaks[i] >= FEWEST_PEAKS,
      );

    function keep(statistic: string, line: number, query: string, candidate: string, value: number): void {
      const lines = rankings.get(statistic) ?? LINES.map((): Rankings => new Map());
      rankings.set(statistic, lines);
      const candidates = lines[line].get(query) ?? new Map<string, number>();
      lines[line].set(query, candidates.set(candidate, Math.max(value, candidates.get(candidate) ?? value)));
    }

    /** @param oddsOf the binders whose odds ratio is wanted: nobody looks at the others, and they take most of the time */
    const scored = (among: CellClassSites, { antigen, cell, placed }: Query, oddsOf: () => number[]) =>
      scorePartners(among, placed, {
        ...{ own: ownOf(among, antigen), cell, oddsOf },
        ...{ random: createRandom(1), draws: 0 },
      });

    const precisions = (statistic: string, line: number) =>
      averagePrecisions(rankings.get(statistic)?.[line] ?? new Map(), truth);
    const mean = (statistic: string, line: number) => meanOf(precisions(statistic, line).values());

    beforeAll(async () => {
      truth = complexPairs();
      opened = await openBenchmarkAtlas(join(await encodeAtlas(), 'atlas'));
      sites = opened.sites.read(opened.sites.cellClasses[0]);
      const { experiments } = opened.atlas;
      const binders = [...sites.binders.entries()].filter(([, { antigen, cell }]) => large(antigen, cell));
      for (let experiment = 0; experiment < experiments.count; experiment++) {
        const antigen = experiments.antigen[experiment];
        const cell = experiments.cell[experiment];
        if (experiments.antigenClass[experiment] !== 'TFs and others') continue;
        if (experiments.peaks[experiment] < FEWEST_PEAKS) continue;
        const partners = truth.get(antigen);
        if (!binders.some(([, one]) => one.cell === cell && partners?.has(one.antigen) === true)) continue;
        const peaks = await opened.queryOf(experiment);
        queries.push({
          antigen,
          cell,
          placed: boundSitesOf(opened, sites, { experiment, antigen, cell, peaks }),
        });
      }
      const genome = Math.round(GENOME / 600);
      for (const query of queries) {
        const { antigen, cell } = query;
        const candidates = binders.filter(([, one]) => one.cell === cell && one.antigen !== antigen);
        const { score, odds } = scored(sites, query, () => candidates.map(([j]) => j));
        const a = query.placed.site.length;
        for (const [j, candidate] of candidates) {
          const [x, b] = [odds.shared[j], candidate.sites];
          const tell = (name: string, value: number) =>
            keep(name, LINES.indexOf(cell), antigen, candidate.antigen, value);
          tell('score', score[j]);
          tell('Fisher', -fisherLog10P(x, a - x, b - x, genome - a - b + x, 'upper'));
          tell('LOLA', -fisherLog10P(x, a - x, b - x, sites.start.length - a - b + x, 'upper'));
          tell('Jaccard', x / (a + b - x));
          const counts = {
            pairs: x,
            intervalsA: a,
            intervalsB: b,
            meanLengthA: 300,
            meanLengthB: 300,
            genomeSize: GENOME,
          };
          tell('GIGGLE', giggleScore(counts).comboScore);
          if (truth.get(antigen)?.has(candidate.antigen) !== true)
            naturalLogOddsRatios.push(odds.naturalLogOddsRatio[j]);
        }
      }
    }, 600_000);
    afterAll(() => opened.atlas.close());

    test('mean average precision over curated complexes', () => {
      expect(mean('score', 0)).toBeGreaterThanOrEqual(0.6);
      expect(mean('score', 1)).toBeGreaterThanOrEqual(0.65);
    });

    test.each(['Fisher', 'LOLA', 'GIGGLE', 'Jaccard'])(
      'is ahead of %s over the components of the truth graph',
      (name) => {
        const lines = LINES.map((_, line) => ({
          ours: precisions('score', line),
          theirs: precisions(name, line),
        }));
        expect(pairedDifference(lines, truth, 1).low).toBeGreaterThan(0);
      },
    );

    test('at most one HOT decoy stands in the median top 10', () => {
      for (const line of rankings.get('score') ?? [])
        expect(firstTrueAndDecoys(line, truth).decoys).toBeLessThanOrEqual(1);
    });

    test('CTCF has RAD21 and SMC3 in its top 3, GATA1 has GATA2 and TAL1, MYC has MAX', () => {
      const top = (line: number, antigen: string, count: number) =>
        ranked(rankings.get('score')?.[line].get(antigen) ?? new Map()).slice(0, count);
      expect(top(0, 'CTCF', 3)).toEqual(expect.arrayContaining(['RAD21', 'SMC3']));
      expect(top(1, 'CTCF', 3)).toEqual(expect.arrayContaining(['RAD21', 'SMC3']));
      expect(top(1, 'GATA1', 2).sort()).toEqual(['GATA2', 'TAL1']);
      expect(top(1, 'MYC', 1)).toEqual(['MAX']);
    });

    test('conditional log odds of pairs that are no known partners centre on 0', () => {
      const random = createRandom(2);
      const sample = Array.from(
        random.sample(naturalLogOddsRatios.length, 250),
        (i) => naturalLogOddsRatios[i] / Math.LN2,
      ).sort((a, b) => a - b);
      expect(Math.abs((sample[124] + sample[125]) / 2)).toBeLessThan(0.25);
    });

    test('three noisy copies of every partner cost at most 0.03', () => {
      const diluted = withNoisyCopies(sites, 3, truth, createRandom(1).split('copies 3'));
      LINES.forEach((cell, line) => {
        const changed: Rankings = new Map();
        for (const query of queries) {
          if (query.cell !== cell) continue;
          const { score } = scored(diluted, query, () => []);
          const candidates = changed.get(query.antigen) ?? new Map<string, number>();
          changed.set(query.antigen, candidates);
          diluted.binders.forEach(({ antigen, cell: where, experiments }, j) => {
            if (
              where !== cell ||
              antigen === query.antigen ||
              experiments.length === 0 ||
              !large(antigen, cell)
            )
              return;
            candidates.set(antigen, Math.max(score[j], candidates.get(antigen) ?? score[j]));
          });
        }
        expect(meanOf(averagePrecisions(changed, truth).values())).toBeGreaterThanOrEqual(
          mean('score', line) - 0.03,
        );
      });
    }, 600_000);
  },
);

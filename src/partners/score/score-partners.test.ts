import { describe, expect, it } from 'vitest';
import { fisherLog10P } from '../../statistics/tests/fisher.ts';
import { createRandom } from '../../statistics/random.ts';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { buildClassSites } from '../sites/build-class-sites.ts';
import { giggleScore } from '../compatible/giggle.ts';
import { jaccard, normalisedMutualInformation } from '../compatible/set-similarity.ts';
import { isNotAFactor } from '../../genome/antigens/non-factors.ts';
import { boundSites, type BoundSites } from '../sites/bound-sites.ts';
import { judgeBinders } from '../verdict/judge-binders.ts';
import { scorePartners, type PartnerScores } from './score-partners.ts';
import { simulateExperiments, type Simulation } from '../../../test/support/simulate-experiments.ts';

const GENOME = 3.1e9;
const SMALL = { regions: 30_000, experiments: 90, peaks: [1000, 12_000] as const };
/** Experiments that are asked about, to keep the test short. */
const ASKED = 40;

interface World {
  readonly simulation: Simulation;
  readonly sites: CellClassSites;
  readonly binderOf: Map<number, number>;
}

function world(seed: number, partnered: number): World {
  const simulation = simulateExperiments({ ...SMALL, seed, confounding: 1, partnered });
  const sites = buildClassSites('simulated', simulation.peaks, [0], simulation.tss);
  const byName = new Map(sites.binders.map(({ experiments }, j) => [experiments[0], j]));
  const binderOf = new Map(simulation.peaks.experiments.map(({ name }, e) => [e, byName.get(name) ?? -1]));
  return { simulation, sites, binderOf };
}

function queryOf({ simulation, sites }: World, experiment: number): BoundSites {
  const from = simulation.offset[experiment];
  const to = simulation.offset[experiment + 1];
  return boundSites(
    { summit: simulation.peaks.summit.subarray(from, to), signal: simulation.signal.subarray(from, to) },
    sites,
  );
}

function ask(at: World, experiment: number, seed = 1): PartnerScores {
  const own = at.binderOf.get(experiment) ?? -1;
  return scorePartners(at.sites, queryOf(at, experiment), {
    own: [own],
    cell: 'simulated',
    random: createRandom(seed),
  });
}

/** Average precision of the experiment's partners, binders being ranked by a value each. */
function averagePrecision(
  { simulation, binderOf }: World,
  query: number,
  value: (binder: number) => number,
): number {
  const others = [...binderOf.keys()].filter((experiment) => experiment !== query);
  const values = new Map(others.map((experiment) => [experiment, value(binderOf.get(experiment) ?? -1)]));
  others.sort((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0));
  let hits = 0;
  let sum = 0;
  others.forEach((experiment, place) => {
    if (simulation.group[experiment] === simulation.group[query]) sum += ++hits / (place + 1);
  });
  return sum / hits;
}

describe('partners in simulated, strongly confounded experiments', () => {
  const at = world(1, 50);
  const queries = [...at.binderOf.keys()].slice(0, ASKED);
  const scores = new Map(queries.map((experiment) => [experiment, ask(at, experiment)]));
  const sizes = new Map(queries.map((experiment) => [experiment, queryOf(at, experiment).site.length]));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('are found at least twice as well as by any statistic of overlap', () => {
    const ours = mean(
      queries.map((query) => averagePrecision(at, query, (j) => scores.get(query)?.score[j] ?? 0)),
    );
    const overlap = (
      query: number,
      statistic: (x: number, a: number, b: number, universe: number) => number,
    ) =>
      averagePrecision(at, query, (j) => {
        const shared = scores.get(query)?.odds.shared[j] ?? 0;
        return statistic(shared, sizes.get(query) ?? 0, at.sites.binders[j].sites, at.sites.start.length);
      });
    const fisher = (x: number, a: number, b: number, n: number) =>
      -fisherLog10P(x, a - x, b - x, n - a - b + x, 'upper');
    const statistics: ((x: number, a: number, b: number, universe: number) => number)[] = [
      (x, a, b) => fisher(x, a, b, Math.round(GENOME / 600)),
      fisher,
      (x, a, b) => jaccard(x, a, b),
      (x, a, b) => normalisedMutualInformation(x, a, b, Math.round(GENOME / 600)),
      (x, a, b) =>
        giggleScore({
          pairs: x,
          intervalsA: a,
          intervalsB: b,
          meanLengthA: 300,
          meanLengthB: 300,
          genomeSize: GENOME,
        }).comboScore,
    ];
    const best = Math.max(
      ...statistics.map((statistic) => mean(queries.map((query) => overlap(query, statistic)))),
    );
    expect(ours).toBeGreaterThan(2 * best);
  });

  it('have calibrated p-values among those that are none', () => {
    let tests = 0;
    let significant = 0;
    for (const [query, { log10P }] of scores) {
      for (const [other, binder] of at.binderOf) {
        const { group } = at.simulation;
        if (other === query || (group[query] >= 0 && group[query] === group[other])) continue;
        tests++;
        if (log10P[binder] <= Math.log10(0.05)) significant++;
      }
    }
    expect(significant / tests).toBeGreaterThan(0.03);
    expect(significant / tests).toBeLessThan(0.07);
  });

  it('leave the odds ratios of the others centred on 1', () => {
    const others = [...scores].flatMap(([query, { odds }]) =>
      [...at.binderOf]
        .filter(([other]) => at.simulation.group[other] < 0 && other !== query)
        .map(([, binder]) => odds.naturalLogOddsRatio[binder]),
    );
    others.sort((a, b) => a - b);
    expect(Math.abs(others[others.length >> 1])).toBeLessThan(0.25);
  });

  it('come out alike for one seed', () => {
    expect(ask(at, 0, 9)).toEqual(ask(at, 0, 9));
    expect(ask(at, 0, 9).score).toEqual(ask(at, 0, 10).score);
  });
});

describe('simulated experiments without any partners', () => {
  it('support none', () => {
    const at = world(2, 0);
    const supported = [...at.binderOf.keys()].slice(0, ASKED).filter((experiment) => {
      const judged = judgeBinders(at.sites, ask(at, experiment), {
        querySites: queryOf(at, experiment).site.length,
        own: [at.binderOf.get(experiment) ?? -1],
        doubt: undefined,
      });
      return judged.some((each) => each?.verdict === 'supported' || each?.verdict === 'suggested');
    });
    expect(supported).toEqual([]);
  });
});

describe('a query below 20 binders', () => {
  it('has odds ratios and no score', () => {
    const simulation = simulateExperiments({
      seed: 3,
      confounding: 1,
      regions: 3000,
      experiments: 8,
      partnered: 4,
      peaks: [300, 900],
    });
    const sites = buildClassSites('simulated', simulation.peaks, [0], simulation.tss);
    const at = { simulation, sites, binderOf: new Map(simulation.peaks.experiments.map((_, e) => [e, e])) };
    const scores = scorePartners(sites, queryOf(at, 0), {
      own: [0],
      cell: undefined,
      random: createRandom(1),
    });
    expect(scores.score.every(Number.isNaN)).toBe(true);
    expect(scores.odds.naturalLogOddsRatio[1]).not.toBeNaN();
  });
});

describe('antigens that are no factors', () => {
  it.each(['GFP', 'Epitope tags', 'IgG', 'Input', '5-hmC', 'Pan-acetyllysine', ''])('%s', (name) => {
    expect(isNotAFactor(name)).toBe(true);
  });

  it.each(['MYC', 'HSF1', 'CTCF', 'POLR2A', 'GFI1', 'TAF1', 'HAND2'])('but %s is one', (name) => {
    expect(isNotAFactor(name)).toBe(false);
  });
});

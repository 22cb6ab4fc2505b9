// Simulated experiments, strongly confounded: who finds the planted partners, and who finds some where none are?
import { buildClassSites } from '../../src/partners/sites/build-class-sites.ts';
import { giggleScore } from '../../src/partners/compatible/giggle.ts';
import { jaccard, normalisedMutualInformation } from '../../src/partners/compatible/set-similarity.ts';
import { boundSites } from '../../src/partners/sites/bound-sites.ts';
import { scorePartners } from '../../src/partners/score/score-partners.ts';
import { judgeBinders } from '../../src/partners/verdict/judge-binders.ts';
import { simulateExperiments } from '../../test/support/simulate-experiments.ts';
import { fisherLog10P } from '../../src/statistics/tests/fisher.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { averagePrecisions, meanOf } from './metrics.ts';
import { table, three } from './tables.ts';

const GENOME = 3.1e9;

/** @param asked queries that are asked of each simulated atlas */
export function simulatedTable(seed: number, asked: number): string {
  const planted = run(seed, 90, asked);
  const nothing = run(seed + 1, 0, asked);
  const rows = [...planted.precision].map(([name, value]) => [name, three(value)]);
  return [
    '## Simulated experiments (no measurement)',
    `160 simulated experiments at strong confounding, 90 of them in groups of partners; ${asked} queries.`,
    table(['statistic', 'mean average precision'], rows),
    `Non-partners with p at most 0.05: ${three(planted.typeOne)}. Queries with a supported partner that is none: ${planted.falselySupported} of ${asked}. With nothing planted (seed ${seed + 1}): p at most 0.05 in ${three(nothing.typeOne)}, queries with a supported partner ${nothing.falselySupported} of ${asked}.`,
  ].join('\n\n');
}

/** How many of the queries have a supported partner where nobody works with anybody. */
export function nothingPlanted(seed: number, asked: number): { falselySupported: number } {
  return run(seed, 0, asked);
}

function run(seed: number, partnered: number, asked: number) {
  const simulation = simulateExperiments({ seed, confounding: 1, partnered });
  const { peaks, offset, signal, group } = simulation;
  const sites = buildClassSites('simulated', peaks, [0], simulation.tss);
  const binderOf = new Map(sites.binders.map(({ experiments }, j) => [experiments[0], j]));
  const name = (experiment: number) => peaks.experiments[experiment].name;
  const rankings = new Map<string, Map<string, Map<string, number>>>();
  const truth = new Map<string, Set<string>>();
  let tests = 0;
  let significant = 0;
  let falselySupported = 0;
  for (let query = 0; query < asked; query++) {
    const [from, to] = [offset[query], offset[query + 1]];
    const placed = boundSites(
      { summit: peaks.summit.subarray(from, to), signal: signal.subarray(from, to) },
      sites,
    );
    const own = binderOf.get(name(query)) ?? -1;
    const scores = scorePartners(sites, placed, {
      own: [own],
      cell: 'simulated',
      random: createRandom(seed),
    });
    const judged = judgeBinders(sites, scores, {
      querySites: placed.site.length,
      own: [own],
      doubt: undefined,
    });
    let supported = false;
    for (let other = 0; other < group.length; other++) {
      if (other === query) continue;
      const j = binderOf.get(name(other)) ?? -1;
      const isPartner = group[query] >= 0 && group[query] === group[other];
      if (isPartner) truth.set(name(query), (truth.get(name(query)) ?? new Set()).add(name(other)));
      else {
        tests++;
        if (scores.log10P[j] <= Math.log10(0.05)) significant++;
        if (judged[j]?.verdict === 'supported') supported = true;
      }
      const values = overlapStatistics(
        scores.odds.shared[j],
        placed.site.length,
        sites.binders[j].sites,
        sites.start.length,
      );
      for (const [statistic, value] of [['partner score (chipmate)', scores.score[j]] as const, ...values]) {
        const ranking = rankings.get(statistic) ?? new Map<string, Map<string, number>>();
        rankings.set(statistic, ranking);
        ranking.set(
          name(query),
          (ranking.get(name(query)) ?? new Map<string, number>()).set(name(other), value),
        );
      }
    }
    if (supported) falselySupported++;
  }
  const precision = new Map(
    [...rankings].map(([statistic, ranking]) => [
      statistic,
      meanOf(averagePrecisions(ranking, truth).values()),
    ]),
  );
  return { precision, typeOne: significant / tests, falselySupported };
}

function overlapStatistics(x: number, a: number, b: number, sites: number): (readonly [string, number])[] {
  const genome = Math.round(GENOME / 600);
  const counts = {
    pairs: x,
    intervalsA: a,
    intervalsB: b,
    meanLengthA: 300,
    meanLengthB: 300,
    genomeSize: GENOME,
  };
  return [
    ['Fisher, whole genome', -fisherLog10P(x, a - x, b - x, genome - a - b + x, 'upper')],
    ['Fisher, union of sites (LOLA)', -fisherLog10P(x, a - x, b - x, sites - a - b + x, 'upper')],
    ['GIGGLE', giggleScore(counts).comboScore],
    ['Jaccard', jaccard(x, a, b)],
    ['NPMI, genome', normalisedMutualInformation(x, a, b, genome)],
  ];
}

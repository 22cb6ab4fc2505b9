// What else could the score have been? The same recipe with one step changed.
import type { CellClassSites, PartnerModel } from '../../src/atlas/sites/cell-class-sites.ts';
import { calibrateScores } from '../../src/partners/score/calibrate-scores.ts';
import { correlateBinders } from '../../src/partners/score/correlation.ts';
import { fitPartnerModel } from '../../src/partners/score/fit-partner-model.ts';
import { pairPartials } from '../../src/partners/score/pair-partials.ts';
import type { BoundSites } from '../../src/partners/sites/bound-sites.ts';
import { correlateQuery } from '../../src/partners/score/query-correlation.ts';
import { QueryPartials } from '../../src/partners/score/query-partials.ts';
import { medianAndSpread } from '../../src/statistics/descriptive.ts';
import { invertPositiveDefinite } from '../../src/statistics/matrix.ts';
import { averagePrecisions, meanOf } from './metrics.ts';
import type { BenchmarkAtlas } from './open.ts';
import { FEWEST_PEAKS, LINES, type LineQuery } from './queries.ts';
import { boundSitesOf, ownOf, sitesOfCell } from './scores.ts';
import { table, three } from './tables.ts';
import { labOf, sameFamily, type Truth } from './truth.ts';

type Scorer = (
  sites: CellClassSites,
  query: BoundSites,
  own: readonly number[],
  cell: string,
) => Float64Array;

/** The table of choices; each figure is the mean average precision over curated complexes. */
export function choicesTable(opened: BenchmarkAtlas, queries: readonly LineQuery[], truth: Truth): string {
  const sites = opened.sites.read(opened.sites.cellClasses[0]);
  const model = modelOf(sites);
  const refit = (options: { ridge?: number; nearCopy?: number }) => ({
    ...sites,
    model: fitPartnerModel(sites.binders, sites.members, sites.codeScore, options),
  });
  const withScores = (change: (score: number) => number): CellClassSites => {
    const codeScore = sites.codeScore.map(change);
    return { ...sites, codeScore, model: fitPartnerModel(sites.binders, sites.members, codeScore) };
  };
  const alone = new Map<string, CellClassSites>(LINES.map((cell) => [cell, sitesOfCell(opened, cell)]));
  const deep = queries.filter(({ peaks }) => peaks.count >= FEWEST_PEAKS);
  const rows: string[][] = [];
  const add = (
    name: string,
    at: CellClassSites | ((cell: string) => CellClassSites),
    score: Scorer = shipped,
    change?: (score: number) => number,
  ) => {
    const values = LINES.map((cell) => {
      const table = typeof at === 'function' ? at(cell) : at;
      const rankings = new Map<string, Map<string, number>>();
      for (const query of deep) {
        if (query.cell !== cell) continue;
        const placed = boundSitesOf(opened, table, query);
        const changed = change === undefined ? placed : { ...placed, score: placed.score.map(change) };
        const scores = score(table, changed, ownOf(table, query.antigen), cell);
        const ranking = rankings.get(query.antigen) ?? new Map<string, number>();
        rankings.set(query.antigen, ranking);
        table.binders.forEach(({ antigen, cell: where, sites: count }, j) => {
          if (where !== cell || antigen === query.antigen || count < FEWEST_PEAKS * 0.9) return;
          ranking.set(antigen, Math.max(ranking.get(antigen) ?? Number.NEGATIVE_INFINITY, scores[j]));
        });
      }
      return [
        meanOf(averagePrecisions(rankings, truth).values()),
        meanOf(averagePrecisions(rankings, truth, (a, b) => !sameFamily(a, b)).values()),
      ];
    });
    rows.push([name, ...values.map(([all, strict]) => `${three(all)} (${three(strict)})`)]);
  };

  add('as shipped: ridge 0.2, near-copies from 0.6, 8 steps of score', sites);
  for (const ridge of [0.02, 0.05, 0.1, 0.3, 0.4]) add(`ridge ${ridge}`, refit({ ridge }));
  for (const nearCopy of [0.4, 0.5, 0.7, 0.8]) add(`near-copies from ${nearCopy}`, refit({ nearCopy }));
  add('no near-copies left out', refit({ nearCopy: 2 }));
  add('no conditioning: correlation, calibrated', sites, plainCorrelation(sites));
  add('no calibration: partial correlation', sites, uncalibrated);
  add("the query's own line alone as atlas", (cell) => alone.get(cell) ?? sites);
  add(
    'presence and absence',
    withScores(() => 1),
    shipped,
    () => 1,
  );
  add('square root of the scores', withScores(Math.sqrt), shipped, Math.sqrt);
  const capped = (score: number) => Math.min(score, 4);
  add('scores capped at 4', withScores(capped), shipped, capped);
  const plain = plainCorrelation(sites);
  add('score plus half the calibrated correlation', sites, (...at) => {
    const other = plain(...at);
    return shipped(...at).map((value, j) => value + other[j] / 2);
  });
  add('names of one family are near-copies', { ...sites, model: withFamilies(sites, model) });
  for (const count of [30, 50, 100])
    add(`two steps: the ${count} best condition each other`, sites, twoSteps(count));
  add('pairs of one laboratory on their own scale', sites, byLaboratory(sites, model));
  for (const half of [1000, 3000])
    add(`correlations shrunk by sites / (sites + ${half})`, {
      ...sites,
      model: shrunkByDepth(sites, model, half),
    });
  return [
    '## Other choices',
    table(['choice', ...LINES.map((cell) => `${cell} (no pairs of one family)`)], rows),
  ].join('\n\n');
}

function modelOf({ model }: CellClassSites): PartnerModel {
  if (model === undefined) throw new Error('too few binders for a model');
  return model;
}

function partialsOf(
  sites: CellClassSites,
  query: BoundSites,
  own: readonly number[],
  left: readonly number[] = own,
): Float64Array {
  const model = modelOf(sites);
  const correlation = correlateQuery(query, sites.members, sites.codeScore, model);
  const out = new Set(left);
  const near = [...correlation.keys()].filter((j) => correlation[j] >= model.nearCopy && !out.has(j));
  const partials = new QueryPartials(model, left, near);
  return partials.evaluate(partials.project([correlation])[0]);
}

function groupOf(sites: CellClassSites, cell: string): number | undefined {
  const group = modelOf(sites).groups.findIndex((one) => one.cell === cell);
  return group < 0 ? undefined : group;
}

const uncalibrated: Scorer = (sites, query, own) => partialsOf(sites, query, own);

const shipped: Scorer = (sites, query, own, cell) =>
  calibrateScores(modelOf(sites), partialsOf(sites, query, own), groupOf(sites, cell));

/** The model with other values for pairs of binders as background. */
function withBackground(
  model: PartnerModel,
  value: Float64Array,
  changed: Partial<PartnerModel> = {},
): PartnerModel {
  const n = model.mean.length;
  const median = new Float64Array(n * model.groups.length);
  const spread = new Float64Array(n * model.groups.length);
  for (let i = 0; i < n; i++) {
    model.groups.forEach(({ background }, group) => {
      const robust = medianAndSpread(
        Array.from(background)
          .filter((j) => j !== i)
          .map((j) => value[i * n + j]),
      );
      median[i * model.groups.length + group] = robust.median;
      spread[i * model.groups.length + group] = robust.spread;
    });
  }
  return { ...model, median, spread, ...changed };
}

function plainCorrelation(sites: CellClassSites): Scorer {
  const model = modelOf(sites);
  const { correlation } = correlateBinders(sites.members, sites.binders.length, sites.codeScore);
  const background = withBackground(model, correlation);
  return (_, query, own, cell) => {
    const values = correlateQuery(query, sites.members, sites.codeScore, model);
    for (const j of own) values[j] = Number.NaN;
    return calibrateScores(background, values, groupOf(sites, cell));
  };
}

function withFamilies({ binders }: CellClassSites, model: PartnerModel): PartnerModel {
  const nearCopies = binders.map(({ antigen }, i) =>
    Uint16Array.from(
      [...binders.keys()].filter(
        (j) => j !== i && (model.nearCopies[i].includes(j) || sameFamily(antigen, binders[j].antigen)),
      ),
    ),
  );
  return withBackground(model, pairPartials(model.precision, binders.length, nearCopies), { nearCopies });
}

/** The best binders by the shipped score are scored again given each other alone; the others stand behind them. */
function twoSteps(count: number): Scorer {
  return (sites, query, own, cell) => {
    const first = shipped(sites, query, own, cell);
    const order = [...first.keys()]
      .filter((j) => !Number.isNaN(first[j]))
      .sort((a, b) => first[b] - first[a]);
    const kept = new Set(order.slice(0, count));
    const left = [...first.keys()].filter((j) => !kept.has(j));
    const second = calibrateScores(modelOf(sites), partialsOf(sites, query, own, left), groupOf(sites, cell));
    return first.map((value, j) => (kept.has(j) ? second[j] : value - 1000));
  };
}

/** Pairs of binders with a laboratory in common, and the others, each in units of their own median and spread. */
function byLaboratory(sites: CellClassSites, model: PartnerModel): Scorer {
  const { binders } = sites;
  const n = binders.length;
  const labs = binders.map(({ experiments }) => new Set(experiments.map(labOf)));
  const share = (i: number, j: number) => [...labs[i]].some((lab) => labs[j].has(lab));
  const partial = pairPartials(model.precision, n, model.nearCopies);
  const values: [number[], number[]] = [[], []];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const group = model.groupOfBinder[i];
      if (binders[i].cell !== binders[j].cell) continue;
      const z = (binder: number) => {
        const at = binder * model.groups.length + group;
        return (partial[i * n + j] - model.median[at]) / model.spread[at];
      };
      values[share(i, j) ? 1 : 0].push((z(i) + z(j)) / Math.SQRT2);
    }
  }
  const scales = values.map(medianAndSpread);
  return (at, query, own, cell) => {
    const mine = own.filter((j) => binders[j].cell === cell);
    return shipped(at, query, own, cell).map((value, j) => {
      const { median, spread } = scales[mine.some((i) => share(i, j)) ? 1 : 0];
      return (value - median) / spread;
    });
  };
}

/** Shallow binders correlate less by chance of depth alone; here they are shrunk more. */
function shrunkByDepth(sites: CellClassSites, model: PartnerModel, half: number): PartnerModel {
  const n = sites.binders.length;
  const { correlation } = correlateBinders(sites.members, n, sites.codeScore);
  const weight = sites.binders.map(({ sites: count }) => Math.sqrt(count / (count + half)));
  const shrunk = correlation.map((value, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return i === j ? 1 : (1 - model.ridge) * value * weight[i] * weight[j];
  });
  const precision = invertPositiveDefinite(shrunk, n);
  return withBackground(model, pairPartials(precision, n, model.nearCopies), { precision });
}

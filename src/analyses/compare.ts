import type { Answer } from '../tables/answer.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { splitByOverlap } from '../genome/intervals.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { equallyManyPeaks } from '../genome/peak-strength.ts';
import { about, caution, note, type Notice } from '../messages/message.ts';
import { compareQueries, type Basis, type ClassEffects } from '../partners/compare/compare-queries.ts';
import {
  cellsOf,
  differenceValues,
  effectsOf,
  shownRows,
  verdictOf,
} from '../partners/compare/comparison-columns.ts';
import type { ComparisonRow } from '../partners/compare/comparison-rows.ts';
import { comparisonColumns } from '../partners/compare/difference-columns.ts';
import { boundSites } from '../partners/sites/bound-sites.ts';
import { ownBinders, queryPeaks, type PlacedOnSites, type Ranking } from '../partners/score/rank-query.ts';
import { siteShares } from '../partners/sites/site-shares.ts';
import { tableOf, type Table } from '../tables/table.ts';
import type { Asked } from './inputs/asked.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import { namesOfChosenFactors } from './inputs/experiments.ts';
import { partnersChoices, queryOnSites, rankPlaced, type PartnersInput } from './partners.ts';

const { seed, draws } = partnersChoices;

/** What may be chosen when two sets of peaks are compared. */
export const compareChoices = {
  bestPeaks: { type: 'integer', min: 1, help: 'compare.choice.best-peaks' },
  allPeaks: { type: 'flag', help: 'compare.choice.all-peaks' },
  seed,
  draws,
} as const satisfies Choices;

/** What the comparison needs, opened. */
export interface CompareInput extends Pick<PartnersInput, 'sites' | 'genes' | 'cellClasses'> {
  /** The two sets of peaks, put to one atlas. */
  readonly a: Asked;
  readonly b: Asked;
  readonly filter?: ExperimentFilter;
}

/** Factors that differ between two sets of peaks, surest difference first. */
export interface Comparison extends Answer {
  /** Peaks of A that overlap none of B, those that do, and peaks of B that overlap none of A. */
  readonly peaks: { readonly onlyA: PeakColumns; readonly common: PeakColumns; readonly onlyB: PeakColumns };
}

/** One of the two sets of peaks on the sites that it is compared over, with the peaks that are compared. */
interface Side {
  readonly asked: Asked;
  readonly placed: PlacedOnSites;
}

/** Two sets of peaks before anything is computed. */
export interface PlacedQueries {
  readonly a: Side;
  readonly b: Side;
  readonly peaks: Comparison['peaks'];
  /** What is said of the peaks and of the atlas. */
  readonly reading: readonly Notice[];
  /** The same with what is said of the peaks on its sites: all before anything is computed. */
  readonly notices: readonly Notice[];
}

/** How co-binding differs between two sets of peaks, without scores. */
export interface ComparedEffects {
  /** Surest difference first within each basis. */
  readonly rows: readonly ComparisonRow<Basis>[];
  /** The cell classes that `BinderAt` counts, with the effects of A. */
  readonly classes: readonly ClassEffects[];
  readonly notices: readonly Notice[];
}

/**
 * Which co-bound factors differ between two sets of peaks: one factor in two cell types, or with and without a drug?
 * @throws InputError as `partners` does
 */
export function compare(input: CompareInput, asking: Choosing<typeof compareChoices> = {}): Comparison {
  const choices = choose(compareChoices, asking);
  const shown = namesOfChosenFactors(input.a.atlas, input.filter ?? {}, input.a.names);
  const placed = placeQueries(input, asking);
  const [a, b] = [placed.a, placed.b].map((side): Ranked => ({
    ...side,
    ranking: rankPlaced(side.placed, side.asked, choices),
  }));
  const compared = effectsOfBoth(placed);
  return {
    table: comparisonTable(compared, a, b, shown),
    peaks: placed.peaks,
    notices: [
      ...placed.reading,
      ...about({ file: a.asked.name }, a.ranking.notices),
      ...about({ file: b.asked.name }, b.ranking.notices),
      ...compared.notices,
    ],
  };
}

/**
 * The same without partner scores, which take far longer than the differences do: every factor that has an effect on
 * both, whatever its class.
 * @throws InputError as `partners` does
 */
export function compareEffects(
  input: CompareInput,
  asking: Pick<Choosing<typeof compareChoices>, 'bestPeaks' | 'allPeaks'> = {},
): ComparedEffects {
  const placed = placeQueries(input, asking);
  const compared = effectsOfBoth(placed);
  return { ...compared, notices: [...placed.notices, ...compared.notices] };
}

/**
 * Chooses the peaks that are compared and places them on the sites of the atlas.
 * @throws InputError where no peak lies on any site
 */
export function placeQueries(
  input: CompareInput,
  asking: Choosing<typeof compareChoices> = {},
): PlacedQueries {
  const { a, b, ...rest } = input;
  const [ofA, ofB] = [splitByOverlap(a.peaks, b.peaks), splitByOverlap(b.peaks, a.peaks)];
  const { used, notices: choosing } = comparedPeaks(a.peaks, b.peaks, choose(compareChoices, asking));
  const [left, right] = [a, b].map((asked, i): Side => ({
    asked,
    placed: queryOnSites({ ...rest, asked: { ...asked, peaks: used[i] } }, undefined),
  }));
  const reading = [
    ...about({ file: a.name }, a.notices),
    ...about({ file: b.name }, b.notices),
    note('compare.in-common', {
      onlyA: ofA.outside.count,
      a: a.peaks.count,
      onlyB: ofB.outside.count,
      b: b.peaks.count,
    }),
    ...choosing,
    ...input.sites.notices,
  ];
  return {
    a: left,
    b: right,
    peaks: { onlyA: ofA.outside, common: ofA.inside, onlyB: ofB.outside },
    reading,
    notices: [
      ...reading,
      ...about({ file: a.name }, left.placed.notices),
      ...about({ file: b.name }, right.placed.notices),
    ],
  };
}

interface Ranked extends Side {
  readonly ranking: Ranking;
}

/** The differences of the effects; binders of what either set of peaks is have none. */
function effectsOfBoth({ a, b }: PlacedQueries): ComparedEffects {
  const own = (i: number): number[] =>
    [a, b].flatMap(({ asked, placed }) => {
      const { sites, query } = placed.classes[i];
      return ownBinders(sites, query, asked.identity.antigens, asked.names).own;
    });
  const [left, right] = [a, b].map(({ asked, placed }) => ({
    cell: asked.identity.cell,
    classes: effectsOf(placed, own),
  }));
  const rows = compareQueries(left, right, (name) => a.asked.names.key(name));
  const notices = rows.length === 0 ? [caution('compare.no-difference')] : [];
  return { rows, classes: left.classes, notices };
}

/** The peaks that are compared: equally many of both, the strongest, unless asked otherwise. */
function comparedPeaks(
  a: PeakColumns,
  b: PeakColumns,
  { bestPeaks, allPeaks }: Chosen<typeof compareChoices>,
): { used: [PeakColumns, PeakColumns]; notices: Notice[] } {
  if (allPeaks === true) return { used: [a, b], notices: [] };
  const count = bestPeaks ?? Math.min(a.count, b.count);
  const used = equallyManyPeaks(a, b, count);
  if (used.some((peaks) => peaks.count > count)) return { used, notices: [caution('compare.no-strengths')] };
  const fewer = a.count > count || b.count > count;
  return { used, notices: fewer ? [note('compare.strongest', { peaks: count })] : [] };
}

function comparisonTable(
  { rows: compared, classes }: ComparedEffects,
  a: Ranked,
  b: Ranked,
  chosen: ReadonlySet<string>,
): Table {
  const partnersOf = ({ bindersA, bindersB }: ComparisonRow<Basis>) => {
    const [one, other] = [verdictOf(a.ranking, bindersA), verdictOf(b.ranking, bindersB)];
    const both = other.supported ? 'both' : 'A only';
    const partner = one.supported ? both : other.supported ? 'B only' : 'neither';
    return { scoreA: one.score, scoreB: other.score, partner };
  };
  const shown = shownRows(compared, classes, chosen).map((row) => ({ row, ...partnersOf(row) }));
  // Partners of either come before the other factors of their basis.
  const bases = [...new Set(shown.map(({ row }) => row.basis))];
  const place = ({ row, partner }: (typeof shown)[number]): number =>
    2 * bases.indexOf(row.basis) + Number(partner === 'neither');
  shown.sort((x, y) => place(x) - place(y));
  const rows = shown.map(({ row }) => row);
  const sitesOf = ({ asked }: Side, i: number): Uint32Array =>
    boundSites(queryPeaks(asked.atlas, asked.peaks), classes[i].sites).site;
  const shares = siteShares(
    classes.map(({ sites }, i) => ({ sites, a: sitesOf(a, i), b: sitesOf(b, i) })),
    rows,
  );
  const table = tableOf(comparisonColumns, {
    ...differenceValues(rows),
    partnerOf: shown.map(({ partner }) => partner),
    cobindingScoreA: shown.map(({ scoreA }) => scoreA),
    cobindingScoreB: shown.map(({ scoreB }) => scoreB),
    shareOfAOnly: shares.aOnly,
    shareOfCommon: shares.common,
    shareOfBOnly: shares.bOnly,
    basis: rows.map(({ basis }) => basis),
    cellsA: rows.map(({ bindersA }) => cellsOf(classes, bindersA).join('/') || null),
    cellsB: rows.map(({ bindersB }) => cellsOf(classes, bindersB).join('/') || null),
  });
  return table;
}

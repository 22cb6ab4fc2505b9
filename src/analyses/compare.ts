import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import { splitByOverlap } from '../genome/blacklist.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { equallyManyPeaks } from '../genome/peak-strength.ts';
import { about, caution, note, type Notice } from '../messages/message.ts';
import { compareQueries, type Basis } from '../partners/compare-queries.ts';
import {
  cellsOf,
  differenceValues,
  effectsOf,
  shownRows,
  verdictOf,
} from '../partners/comparison-columns.ts';
import type { ComparisonRow } from '../partners/comparison-rows.ts';
import { comparisonColumns } from '../partners/difference-columns.ts';
import { queryColumn } from '../partners/query-column.ts';
import { queryPeaks, type Ranking } from '../partners/rank-query.ts';
import { siteShares } from '../partners/site-shares.ts';
import { tableOf, type Table } from '../table.ts';
import type { Asked } from './inputs/asked.ts';
import { choose, type Asked as Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import { namesOfChosenFactors } from './inputs/experiments.ts';
import { partnersChoices, rankOnSites, type PartnersInput } from './partners.ts';

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
export interface Comparison {
  readonly table: Table;
  /** Peaks of A that overlap none of B, those that do, and peaks of B that overlap none of A. */
  readonly peaks: { readonly onlyA: PeakColumns; readonly common: PeakColumns; readonly onlyB: PeakColumns };
  readonly notices: readonly Notice[];
}

/** One of the two sets of peaks, ranked by those that are compared. */
interface Side {
  readonly asked: Asked;
  readonly ranking: Ranking;
}

/**
 * Which co-bound factors differ between two sets of peaks: one factor in two cell types, or with and without a drug?
 * @throws InputError as `partners` does
 */
export function compare(input: CompareInput, asking: Choosing<typeof compareChoices> = {}): Comparison {
  const choices = choose(compareChoices, asking);
  const { a, b, filter = {}, ...rest } = input;
  const shown = namesOfChosenFactors(a.atlas, filter, a.names);
  const [ofA, ofB] = [splitByOverlap(a.peaks, b.peaks), splitByOverlap(b.peaks, a.peaks)];
  const { used, notices: choosing } = comparedPeaks(a.peaks, b.peaks, choices);
  const [left, right] = [a, b].map((asked, i): Side => {
    const ranked = { ...rest, filter, asked: { ...asked, peaks: used[i] } };
    return { asked, ranking: rankOnSites(ranked, choices) };
  });
  const { table, notices } = comparisonTable(a.atlas, left, right, shown);
  return {
    table,
    peaks: { onlyA: ofA.outside, common: ofA.inside, onlyB: ofB.outside },
    notices: [
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
      ...about({ file: a.name }, left.ranking.notices),
      ...about({ file: b.name }, right.ranking.notices),
      ...notices,
    ],
  };
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
  atlas: Atlas,
  a: Side,
  b: Side,
  chosen: ReadonlySet<string>,
): { table: Table; notices: Notice[] } {
  const { names } = a.asked;
  const own = (i: number): number[] => [...a.ranking.classes[i].own, ...b.ranking.classes[i].own];
  const [left, right] = [a, b].map(({ ranking, asked }) => ({
    cell: asked.identity.cell,
    classes: effectsOf(ranking, own),
  }));
  const compared = compareQueries(left, right, (name) => names.key(name));
  const partnersOf = ({ columnsA, columnsB }: ComparisonRow<Basis>) => {
    const [one, other] = [verdictOf(a.ranking, columnsA), verdictOf(b.ranking, columnsB)];
    const both = other.supported ? 'both' : 'A only';
    const partner = one.supported ? both : other.supported ? 'B only' : 'neither';
    return { scoreA: one.score, scoreB: other.score, partner };
  };
  const shown = shownRows(compared, left.classes, chosen).map((row) => ({ row, ...partnersOf(row) }));
  // Partners of either come before the other factors of their basis.
  const bases = [...new Set(shown.map(({ row }) => row.basis))];
  const place = ({ row, partner }: (typeof shown)[number]): number =>
    2 * bases.indexOf(row.basis) + Number(partner === 'neither');
  shown.sort((x, y) => place(x) - place(y));
  const rows = shown.map(({ row }) => row);
  const sitesOf = ({ asked }: Side, i: number): Uint32Array =>
    queryColumn(queryPeaks(atlas, asked.peaks), left.classes[i].sites).site;
  const shares = siteShares(
    left.classes.map(({ sites }, i) => ({ sites, a: sitesOf(a, i), b: sitesOf(b, i) })),
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
    cellsA: rows.map(({ columnsA }) => cellsOf(left.classes, columnsA)),
    cellsB: rows.map(({ columnsB }) => cellsOf(left.classes, columnsB)),
  });
  return { table, notices: compared.length === 0 ? [caution('compare.no-difference')] : [] };
}

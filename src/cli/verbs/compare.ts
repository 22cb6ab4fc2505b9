import { Option, type Command } from 'commander';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { writeFileAtomically } from '../../formats/output.ts';
import { peakText } from '../../formats/peak-text.ts';
import type { Table } from '../../formats/table.ts';
import { splitByOverlap } from '../../genome/blacklist.ts';
import type { AntigenNames } from '../../genome/antigen-aliases.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { equallyManyPeaks } from '../../genome/peak-strength.ts';
import { compareQueries, type Basis } from '../../partners/compare-queries.ts';
import type { ComparisonRow } from '../../partners/comparison-rows.ts';
import { queryColumn } from '../../partners/query-column.ts';
import type { QueryIdentity } from '../../partners/query-identity.ts';
import { queryPeaks, type Ranking } from '../../partners/rank-query.ts';
import { siteShares } from '../../partners/site-shares.ts';
import { antigenNames } from '../antigen-names.ts';
import {
  addRankingOptions,
  cellsOf,
  differenceColumns,
  effectsOf,
  rankFor,
  shownRows,
  verdictOf,
  type ComparisonOptions,
} from '../comparison.ts';
import { newCommand } from '../new-command.ts';
import { whole } from '../numbers.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  addThreadsOption,
  say,
  tell,
  writeTable,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { ask } from '../../analyses/inputs/asked.ts';
import { openAtlasSites } from '../../analyses/inputs/class-sites.ts';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { about } from '../../messages/message.ts';
import { addQueryOptions } from '../query-options.ts';

interface CompareOptions extends ComparisonOptions, OutputOptions, RegionFiles, TellOptions {
  readonly queryAntigen?: string;
  readonly aCell?: string;
  readonly bCell?: string;
  readonly bestPeaks?: number;
  readonly allPeaks?: boolean;
  readonly sites?: string;
  readonly threads?: number;
}

export function command(): Command {
  const compare = newCommand(
    'compare',
    'Which co-bound factors differ between two sets of peaks: one factor in two cell types, or with and without a drug',
    [
      'chipmate compare MM.1S.narrowPeak NALM-6.narrowPeak --atlas my-atlas --query-antigen IKZF1 --a-cell MM.1S --b-cell NALM-6',
      'chipmate compare vehicle.narrowPeak drug.narrowPeak --atlas my-atlas --a-cell MM.1S --b-cell MM.1S --sites drug',
    ],
  )
    .argument('<a>', 'peak file')
    .argument('<b>', 'the peak file that it is compared with')
    .addOption(
      new Option('--query-antigen <name>', 'what both are (else inferred from near-identical experiments)'),
    )
    .option('--a-cell <name>', 'cell type of A (else inferred in the same way)')
    .option('--b-cell <name>', 'cell type of B')
    .option(
      '--best-peaks <n>',
      'compare the n strongest peaks of each (default: as many as the smaller set has)',
      whole('--best-peaks', 1),
    )
    .option('--all-peaks', 'compare all peaks, however different their numbers')
    .option(
      '--sites <prefix>',
      'write the peaks only in A, in both and only in B: PREFIX_a_only.narrowPeak and so on',
    );
  addAtlasOption(addRankingOptions(compare));
  addQueryOptions(addFilterOptions(compare));
  return addQuietOption(addThreadsOption(addOutputOptions(compare))).action(run);
}

/** One of the two sets of peaks. */
interface Side {
  readonly peaks: PeakColumns;
  readonly identity: QueryIdentity;
  readonly ranking: Ranking;
}

async function run(pathA: string, pathB: string, options: CompareOptions): Promise<void> {
  const { threads, sites } = options;
  const atlas = await openAtlas(options.atlas, threads === undefined ? {} : { threads });
  try {
    const names = antigenNames(options);
    const says = say(options);
    const read = [
      await readQuery(pathA, atlas.genome, options),
      await readQuery(pathB, atlas.genome, options),
    ] as const;
    for (const { notices } of read) tell(notices, options);
    const all = [read[0].peaks, read[1].peaks] as const;
    writePeakSets(all, sites, says);
    const used = comparedPeaks(all, options, says);
    const atlasSites = openAtlasSites(atlas);
    tell(atlasSites.notices, options);
    const side = async (i: 0 | 1): Promise<Side> => {
      const known = { antigen: options.queryAntigen, cell: [options.aCell, options.bCell][i] };
      const asked = await ask(atlas, { ...read[i], peaks: used[i], notices: [] }, known, names);
      const ranking = await rankFor(asked, atlasSites, options);
      tell(about({ file: read[i].name }, ranking.notices), options);
      return { peaks: all[i], identity: asked.identity, ranking };
    };
    writeTable(comparisonTable(atlas, await side(0), await side(1), names, options), options);
  } finally {
    await atlas.close();
  }
}

/** Says how many peaks the two sets have in common, and writes them where asked to. */
function writePeakSets(
  [a, b]: readonly [PeakColumns, PeakColumns],
  prefix: string | undefined,
  tell: (sentence: string) => void,
): void {
  const ofA = splitByOverlap(a, b);
  const ofB = splitByOverlap(b, a);
  tell(
    `A: ${ofA.outside.count} of ${a.count} peaks overlap none of B; B: ${ofB.outside.count} of ${b.count} overlap none of A`,
  );
  if (prefix === undefined) return;
  for (const [name, peaks] of [
    ['a_only', ofA.outside],
    ['common', ofA.inside],
    ['b_only', ofB.outside],
  ] as const)
    writeFileAtomically(`${prefix}_${name}.narrowPeak`, peakText(peaks, 'narrowPeak'));
}

/** The peaks that are compared: equally many of both, the strongest, unless asked otherwise. */
function comparedPeaks(
  [a, b]: readonly [PeakColumns, PeakColumns],
  { bestPeaks, allPeaks }: CompareOptions,
  tell: (sentence: string) => void,
): [PeakColumns, PeakColumns] {
  if (allPeaks === true) return [a, b];
  const count = bestPeaks ?? Math.min(a.count, b.count);
  const used = equallyManyPeaks(a, b, count);
  if (used.some((peaks) => peaks.count > count))
    tell('a set of peaks has no strengths to choose the strongest by: all peaks are compared');
  else if (a.count > count || b.count > count)
    tell(`compared are the ${count} strongest peaks of each, so that depth does not speak for a difference`);
  return used;
}

function comparisonTable(
  atlas: Atlas,
  a: Side,
  b: Side,
  names: AntigenNames,
  options: CompareOptions,
): Table {
  const own = (i: number): number[] => [...a.ranking.classes[i].own, ...b.ranking.classes[i].own];
  const [left, right] = [a, b].map(({ ranking, identity }) => ({
    cell: identity.cell,
    classes: effectsOf(ranking, own),
  }));
  const compared = compareQueries(left, right, (name) => names.key(name));
  if (compared.length === 0) say(options)('no factor differs at all: are these the same peaks twice?');
  const partnersOf = ({ columnsA, columnsB }: ComparisonRow<Basis>) => {
    const [one, other] = [verdictOf(a.ranking, columnsA), verdictOf(b.ranking, columnsB)];
    const both = other.supported ? 'both' : 'A only';
    const partner = one.supported ? both : other.supported ? 'B only' : 'neither';
    return { scoreA: one.score, scoreB: other.score, partner };
  };
  const shown = shownRows(compared, left.classes, atlas, names, options).map((row) => ({
    row,
    ...partnersOf(row),
  }));
  // Partners of either come before the other factors of their basis.
  const bases = [...new Set(shown.map(({ row }) => row.basis))];
  const place = ({ row, partner }: (typeof shown)[number]): number =>
    2 * bases.indexOf(row.basis) + Number(partner === 'neither');
  shown.sort((x, y) => place(x) - place(y));
  const rows = shown.map(({ row }) => row);
  const sitesOf = ({ peaks }: Side, i: number): Uint32Array =>
    queryColumn(queryPeaks(atlas, peaks), left.classes[i].sites).site;
  const shares = siteShares(
    left.classes.map(({ sites }, i) => ({ sites, a: sitesOf(a, i), b: sitesOf(b, i) })),
    rows,
  );
  return {
    columns: [
      ...differenceColumns(rows),
      { name: 'partner_of', values: shown.map(({ partner }) => partner) },
      { name: 'cobinding_score_a', values: shown.map(({ scoreA }) => scoreA) },
      { name: 'cobinding_score_b', values: shown.map(({ scoreB }) => scoreB) },
      { name: 'share_of_a_only', values: shares.aOnly },
      { name: 'share_of_common', values: shares.common },
      { name: 'share_of_b_only', values: shares.bOnly },
      { name: 'basis', values: rows.map(({ basis }) => basis) },
      { name: 'cells_a', values: rows.map(({ columnsA }) => cellsOf(left.classes, columnsA)) },
      { name: 'cells_b', values: rows.map(({ columnsB }) => cellsOf(left.classes, columnsB)) },
    ],
  };
}

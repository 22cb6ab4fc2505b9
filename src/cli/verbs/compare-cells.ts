import type { Command } from 'commander';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import type { Table } from '../../formats/table.ts';
import type { AntigenNames } from '../../genome/antigen-aliases.ts';
import { cellGroup, compareCells, refuseCommonCells } from '../../partners/compare-cells.ts';
import type { Ranking } from '../../partners/rank-query.ts';
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
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  addThreadsOption,
  collect,
  say,
  tell,
  writeTable,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { openAtlasSites } from '../../analyses/inputs/class-sites.ts';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { addIdentityOptions, addQueryOptions, askFor, type IdentityOptions } from '../query-options.ts';

interface CompareCellsOptions
  extends ComparisonOptions, OutputOptions, RegionFiles, TellOptions, IdentityOptions {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly threads?: number;
}

export function command(): Command {
  const compare = newCommand(
    'compare-cells',
    'Which factors share the sites of your peaks in one group of cell types rather than in another',
    [
      'chipmate compare-cells peaks.narrowPeak --atlas my-atlas --a MM.1S --b GM12878 --b NALM-6',
      'chipmate compare-cells peaks.narrowPeak --atlas my-atlas --a Blood --b Liver --query-antigen CTCF',
    ],
  )
    .argument('<query>', 'peak file; - is standard input')
    .requiredOption('--a <cells>', 'a cell type, or a class of them; may be given several times', collect)
    .requiredOption('--b <cells>', 'those that it is compared with; may be given several times', collect);
  addIdentityOptions(addAtlasOption(addRankingOptions(compare)));
  addQueryOptions(addFilterOptions(compare));
  return addQuietOption(addThreadsOption(addOutputOptions(compare))).action(run);
}

async function run(path: string, options: CompareCellsOptions): Promise<void> {
  const { threads } = options;
  const atlas = await openAtlas(options.atlas, threads === undefined ? {} : { threads });
  try {
    const sites = openAtlasSites(atlas);
    const asked = await askFor(atlas, await readQuery(path, atlas.genome, options), options);
    const ranking = await rankFor(asked, sites, options);
    tell([...sites.notices, ...ranking.notices], options);
    writeTable(comparisonTable(atlas, ranking, asked.names, options), options);
  } finally {
    await atlas.close();
  }
}

function comparisonTable(
  atlas: Atlas,
  ranking: Ranking,
  names: AntigenNames,
  options: CompareCellsOptions,
): Table {
  const groups = ranking.classes.map(({ sites }) => sites);
  const [a, b] = [cellGroup(options.a, groups), cellGroup(options.b, groups)];
  refuseCommonCells(
    a,
    b,
    groups.flatMap(({ columns }) => columns.map(({ cell }) => cell)),
  );
  const classes = effectsOf(ranking, (i) => ranking.classes[i].own);
  const compared = compareCells(classes, a, b, (name) => names.key(name));
  if (compared.length === 0)
    throw new InputError('no factor was assayed in both groups of cell types', {
      expected: 'experiments of one antigen in a cell type of --a and in one of --b',
      fix: 'chipmate atlas search lists the antigens of a cell type: --cell NAME',
    });
  say(options)(`factors assayed in both groups of cell types: ${compared.length}`);
  const rows = shownRows(compared, classes, atlas, names, options);
  const verdicts = rows.map(({ columnsA, columnsB }) => [
    verdictOf(ranking, columnsA),
    verdictOf(ranking, columnsB),
  ]);
  return {
    columns: [
      ...differenceColumns(rows),
      { name: 'cobinding_score_a', values: verdicts.map(([{ score }]) => score) },
      { name: 'cobinding_score_b', values: verdicts.map(([, { score }]) => score) },
      { name: 'cells_a', values: rows.map(({ columnsA }) => cellsOf(classes, columnsA)) },
      { name: 'cells_b', values: rows.map(({ columnsB }) => cellsOf(classes, columnsB)) },
    ],
  };
}

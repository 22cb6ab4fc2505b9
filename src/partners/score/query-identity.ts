import { InputError } from '../../errors.ts';
import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { classOfCellLine } from '../../genome/cell-classes.ts';
import { nearestNames } from '../../genome/names.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { caution, note, type Notice } from '../../messages/message.ts';

/** Two sets of intervals whose Jaccard index exceeds this are the same experiment. */
const NEARLY_IDENTICAL = 0.8;

/** What a query is, as far as it is known; undefined where unknown. */
export interface Identity {
  /** Keys of the names of the query's own antigens, none where it is unknown: several where siblings count as one factor. */
  readonly antigens: readonly string[];
  readonly cell: string | undefined;
  readonly cellClass: string | undefined;
}

export interface QueryIdentity extends Identity {
  /** The experiment of the atlas that the query nearly is. */
  readonly experiment: string | undefined;
}

/** What the user says of a query; what is left out is looked for in the atlas. */
export interface KnownIdentity {
  /** Several are one factor, such as siblings that one drug destroys: none of them is a partner of another. */
  readonly antigen?: string | readonly string[];
  readonly cell?: string;
  /** Class of the cell type; else that of the experiments of this cell type, else that of a widely used line. */
  readonly cellClass?: string;
}

/**
 * What the query is: what the user says, else what a near-identical experiment of the atlas is (Jaccard index
 * of the intervals above 0.8). A cell type without experiments is put into the class of cells that the user says, or
 * that widely used lines are known to be of. The notices say how it was found, or that it is unknown.
 * @throws InputError for a class of cells that the atlas does not have
 */
export async function findIdentity(
  atlas: Pick<Atlas, 'experiments' | 'overlap'>,
  query: PeakColumns,
  names: KnownNames,
  known: KnownIdentity,
): Promise<{ identity: QueryIdentity; notices: Notice[] }> {
  const table = atlas.experiments;
  const told = antigensOf(known);
  const twin = told.length > 0 && known.cell !== undefined ? -1 : await nearestExperiment(atlas, query);
  const antigens = told.length > 0 || twin < 0 ? told : [table.antigen[twin]];
  const keys = [...new Set(antigens.map((antigen) => names.key(antigen)))];
  const cell = known.cell ?? (twin < 0 ? undefined : table.cell[twin]);
  const cellRow = cell === undefined ? -1 : table.cell.findIndex((each) => nameKey(each) === nameKey(cell));
  const placed = cell === undefined || cellRow >= 0 ? undefined : classOfCellLine(cell);
  const cellClass =
    known.cellClass === undefined
      ? cellRow < 0
        ? placed && classInAtlas(table, placed)
        : table.cellClass[cellRow]
      : askedClass(table, known.cellClass);
  return {
    identity: {
      antigens: keys,
      cell,
      cellClass,
      experiment: twin < 0 ? undefined : table.experiment[twin],
    },
    notices: [
      ...origin(table, twin, known),
      ...(known.cell !== undefined && cellRow < 0
        ? [
            caution('identity.no-such-cell', { cell: known.cell }),
            ...placing(table, known.cell, known.cellClass, cellClass),
          ]
        : []),
      ...(keys.length > 1 ? [note('identity.one-factor', { antigens: told.join(', ') })] : []),
      ...told.flatMap((antigen) => absentAntigen(table.antigen, antigen, names)),
    ],
  };
}

/** The class of cells that the user names, as the atlas spells it. @throws InputError where it has none of that name */
function askedClass(table: ExperimentTable, wanted: string): string {
  const found = classInAtlas(table, wanted);
  if (found !== undefined) return found;
  throw new InputError(`the atlas has no experiment of the cell class ${wanted}`, {
    key: 'atlas.no-name',
    values: { facet: '--query-cell-class', name: wanted },
    expected: classesOf(table),
  });
}

function classInAtlas({ cellClass }: ExperimentTable, wanted: string): string | undefined {
  return cellClass.find((each) => nameKey(each) === nameKey(wanted));
}

function classesOf({ cellClass }: ExperimentTable): string {
  return [...new Set(cellClass)].filter((each) => each !== '').join(', ');
}

/** Which class of cells a cell type without experiments was put into, where the user does not say. */
function placing(
  table: ExperimentTable,
  cell: string,
  asked: string | undefined,
  cellClass: string | undefined,
): Notice[] {
  if (asked !== undefined) return [];
  if (cellClass !== undefined) return [note('identity.cell-placed', { cell, class: cellClass })];
  const classes = classesOf(table);
  const known = classOfCellLine(cell);
  if (known !== undefined && classes !== '')
    return [caution('identity.class-absent', { cell, class: known, classes })];
  return classes === '' ? [] : [note('identity.cell-not-placed', { cell, classes })];
}

function antigensOf({ antigen = [] }: KnownIdentity): readonly string[] {
  return typeof antigen === 'string' ? [antigen] : antigen;
}

function origin(
  { experiment, antigen, cell }: ExperimentTable,
  twin: number,
  known: KnownIdentity,
): Notice[] {
  const told = antigensOf(known).length > 0;
  if (twin < 0) return told ? [] : [note('identity.unknown')];
  const there = {
    experiment: experiment[twin],
    antigen: antigen[twin],
    cell: cell[twin] || 'an unknown cell type',
  };
  if (told) return [note('identity.twin-cell', there)];
  return [note(known.cell === undefined ? 'identity.twin' : 'identity.twin-antigen', there)];
}

/** Says that the atlas does not have an antigen, and what may have been meant unless a factor is known by that name. */
export function absentAntigen(antigens: readonly string[], wanted: string, names: KnownNames): Notice[] {
  if (antigens.some((each) => names.same(each, wanted))) return [];
  const near = names.symbol(wanted) === undefined ? nearestNames(wanted, [...new Set(antigens)], 3) : [];
  return [
    near.length === 0
      ? note('identity.no-such-antigen', { antigen: wanted })
      : caution('identity.no-such-antigen-near', { antigen: wanted, near: near.join(', ') }),
  ];
}

/** Number of the experiment that the query nearly is, -1 where there is none. */
async function nearestExperiment(
  atlas: Pick<Atlas, 'experiments' | 'overlap'>,
  query: PeakColumns,
): Promise<number> {
  const { queryHits } = await atlas.overlap(query);
  const { peaks } = atlas.experiments;
  let best = -1;
  let bestIndex = NEARLY_IDENTICAL;
  queryHits.forEach((hits, i) => {
    const index = hits / (query.count + peaks[i] - hits);
    if (index > bestIndex) {
      best = i;
      bestIndex = index;
    }
  });
  return best;
}

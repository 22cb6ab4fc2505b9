import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { isNotAFactor } from '../../genome/antigens/non-factors.ts';

/**
 * Why a name of the atlas has no row in a ranking: it is the query's own antigen; a label that names no factor (a tag,
 * a control, ...); of a class that is not ranked (histone marks, ...); assayed in other classes of cells alone; or its
 * experiments came after the sites were made.
 */
export type WhyNotRanked = 'own' | 'no factor' | 'other class' | 'other cells' | 'no sites';

/** Names of the atlas, and of the query, without a row, as columns of equal length, in alphabetical order. */
export interface NotRanked {
  /** Names in the atlas. */
  readonly known: number;
  readonly antigen: readonly string[];
  readonly why: readonly WhyNotRanked[];
  /** Classes of antigens or of cells that the reason is about; empty for other reasons. */
  readonly where: readonly string[];
}

/** What factors were ranked for, and which experiments were. */
interface RankedFor {
  /** The query's own antigens. */
  readonly antigens: readonly string[];
  readonly cellClass: string;
  /** Class of the antigens that are ranked; experiments without a class are, too. */
  readonly antigenClass: string;
}

type NamedExperiments = Pick<ExperimentTable, 'antigen' | 'antigenClass' | 'cellClass'>;

interface Found {
  readonly antigen: string;
  readonly otherClasses: Set<string>;
  /** Classes of cells with an experiment of a class that is ranked. */
  readonly cellClasses: Set<string>;
}

/**
 * Every name of the atlas that a ranking does not show, and those of the query itself, with the reason.
 * @param ranked factors that have a row
 */
export function notRanked(
  experiments: NamedExperiments,
  ranked: readonly string[],
  query: RankedFor,
  names: KnownNames,
): NotRanked {
  const found = antigensOf(experiments, query.antigenClass, names);
  const known = found.size;
  const own = new Map(query.antigens.map((name) => [names.key(name), name]));
  const shown = new Set(ranked.map((name) => names.key(name)));
  // What the query is of may well be absent from the atlas: it is looked for all the same.
  for (const [key, antigen] of own)
    if (!found.has(key)) found.set(key, { antigen, otherClasses: new Set(), cellClasses: new Set() });
  const rows = [...found]
    .filter(([key]) => !shown.has(key))
    .map(([key, entry]) => ({
      antigen: entry.antigen,
      ...reasonFor(entry, own.has(key), query.cellClass),
    }))
    .sort((a, b) => (a.antigen < b.antigen ? -1 : 1));
  return {
    known,
    antigen: rows.map(({ antigen }) => antigen),
    why: rows.map(({ why }) => why),
    where: rows.map(({ where }) => where),
  };
}

/** The names of an atlas by the key that all spellings of a factor share. */
function antigensOf(
  experiments: NamedExperiments,
  rankedClass: string,
  names: KnownNames,
): Map<string, Found> {
  const found = new Map<string, Found>();
  experiments.antigen.forEach((antigen, row) => {
    const key = names.key(antigen);
    const entry = found.get(key) ?? { antigen, otherClasses: new Set(), cellClasses: new Set() };
    found.set(key, entry);
    const antigenClass = experiments.antigenClass[row];
    if (antigenClass === '' || nameKey(antigenClass) === nameKey(rankedClass))
      entry.cellClasses.add(experiments.cellClass[row]);
    else entry.otherClasses.add(antigenClass);
  });
  return found;
}

function reasonFor(
  { antigen, otherClasses, cellClasses }: Found,
  own: boolean,
  cellClass: string,
): { why: WhyNotRanked; where: string } {
  if (own) return { why: 'own', where: '' };
  if (cellClasses.size === 0) return { why: 'other class', where: listed(otherClasses) };
  if (isNotAFactor(antigen)) return { why: 'no factor', where: '' };
  const here = [...cellClasses].some((name) => nameKey(name) === nameKey(cellClass));
  return here ? { why: 'no sites', where: '' } : { why: 'other cells', where: listed(cellClasses) };
}

function listed(classes: ReadonlySet<string>): string {
  return [...classes].sort().join(', ');
}

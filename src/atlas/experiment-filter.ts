import { KnownNames, nameKey } from '../genome/antigens/antigen-aliases.ts';
import { acceptedKeys } from './accepted-names.ts';
import type { ExperimentTable } from './experiment-table.ts';
import { perturbedTest, withoutRepeatedData } from './sample-state.ts';

/** Experiment class whose rows are shown where none is asked for. */
export const DEFAULT_CLASS = 'TFs and others';

/** Which experiments are meant; several values of one kind are alternatives, kinds are combined. */
export interface ExperimentFilter {
  readonly antigenClass?: readonly string[];
  readonly antigen?: readonly string[];
  readonly cellClass?: readonly string[];
  readonly cell?: readonly string[];
  /** Experiments, antigens or cells that are left out. */
  readonly exclude?: readonly string[];
  /** Words that all have to stand somewhere in the experiment's row. */
  readonly words?: readonly string[];
  /** Leaves out knock-outs, knock-downs, over-expression, drugs and infections. */
  readonly unperturbed?: boolean;
  /** Leaves out experiments that hold the data of another chosen one. */
  readonly withoutDuplicates?: boolean;
}

/** Value of `antigenClass` that lets every class pass. */
export const ALL_CLASSES = 'all';

/**
 * Numbers of the experiments that pass a filter, ascending. Names match without regard to case, hyphens,
 * spaces and dots; antigens under any of their aliases.
 * @throws InputError where a name is not in the atlas at all
 */
export function selectExperiments(
  table: ExperimentTable,
  filter: ExperimentFilter,
  names: KnownNames = new KnownNames(),
): Uint32Array {
  const antigenKey = (name: string): string => names.key(name);
  const tests: ((row: number) => boolean)[] = [];
  const demand = (
    option: string,
    wanted: readonly string[] | undefined,
    column: 'antigenClass' | 'antigen' | 'cellClass' | 'cell',
    key: (name: string) => string,
  ): void => {
    if (wanted === undefined || wanted.length === 0) return;
    const values = table[column];
    const accepted = acceptedKeys(wanted, values, key, {
      problem: (name) => absent(option, name, names),
      facet: `--${option.replace(' ', '-')}`,
      fix: 'chipmate atlas search DIR --count lists what there is',
    });
    const keys = cachedKeys(key);
    tests.push((row) => accepted.has(keys(values[row])));
  };
  const { antigenClass } = filter;
  if (antigenClass?.some((name) => nameKey(name) === ALL_CLASSES) !== true)
    demand('antigen class', antigenClass, 'antigenClass', nameKey);
  demand('antigen', filter.antigen, 'antigen', antigenKey);
  demand('cell class', filter.cellClass, 'cellClass', nameKey);
  demand('cell', filter.cell, 'cell', nameKey);
  if (filter.exclude !== undefined && filter.exclude.length > 0) {
    const excluded = new Set([...filter.exclude.map(nameKey), ...filter.exclude.map(antigenKey)]);
    const { experiment, antigen, cell } = table;
    tests.push(
      (row) =>
        !excluded.has(nameKey(experiment[row])) &&
        !excluded.has(antigenKey(antigen[row])) &&
        !excluded.has(nameKey(cell[row])),
    );
  }
  if (filter.words !== undefined && filter.words.length > 0) tests.push(wordTest(table, filter.words, names));
  if (filter.unperturbed === true) {
    const isPerturbed = perturbedTest(table);
    tests.push((row) => !isPerturbed(row));
  }
  const rows = new Uint32Array(table.count);
  let count = 0;
  for (let row = 0; row < table.count; row++) if (tests.every((passes) => passes(row))) rows[count++] = row;
  const chosen = rows.subarray(0, count);
  return filter.withoutDuplicates === true ? withoutRepeatedData(table, chosen) : chosen;
}

/** Keys are made once per distinct value: a column of 40,000 rows has few. */
function cachedKeys(key: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let value = known.get(name);
    if (value === undefined) {
      value = key(name);
      known.set(name, value);
    }
    return value;
  };
}

function absent(option: string, name: string, names: KnownNames): string {
  const [symbol, ...aliases] =
    option === 'antigen' && names.symbol(name) !== undefined ? names.namesOf(name) : [];
  return symbol === undefined
    ? `no experiment of the atlas has the ${option} '${name}'`
    : `${symbol}${aliases.length > 0 ? ` (${aliases.slice(0, 3).join(', ')})` : ''} is a known factor, but not in this atlas`;
}

function wordTest(
  table: ExperimentTable,
  words: readonly string[],
  names: KnownNames,
): (row: number) => boolean {
  const { texts, antigens } = searchedTexts(table);
  const wanted = words.map((word) => {
    const key = nameKey(word);
    const factor = names.key(word);
    // The factor under its other names, which the text of a row does not show.
    const others = antigens.filter((name) => names.key(name) === factor && !nameKey(name).includes(key));
    return { key, others: new Set(others) };
  });
  return (row) =>
    wanted.every(
      ({ key, others }) => texts[row].includes(key) || (others.size > 0 && others.has(table.antigen[row])),
    );
}

/** What words are looked for in. */
interface SearchedTexts {
  /** The row of each experiment as text in which spellings are equal. */
  readonly texts: readonly string[];
  /** Every antigen once. */
  readonly antigens: readonly string[];
}

/** Made once for a table: a reader who types asks for it with every letter. */
const madeTexts = new WeakMap<ExperimentTable, SearchedTexts>();

function searchedTexts(table: ExperimentTable): SearchedTexts {
  const made = madeTexts.get(table);
  if (made !== undefined) return made;
  const { experiment, antigenClass, antigen, cellClass, cell, title, study, source } = table;
  const repeated = [antigenClass, antigen, cellClass, cell, study, source];
  const own = [experiment, title, ...table.extra.values()];
  const key = cachedKeys(nameKey);
  const texts = Array.from({ length: table.count }, (_, row) =>
    [...repeated.map((column) => key(column[row])), ...own.map((column) => nameKey(column[row]))].join('\n'),
  );
  const searched = { texts, antigens: [...new Set(antigen)] };
  madeTexts.set(table, searched);
  return searched;
}

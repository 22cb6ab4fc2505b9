// Names of genes, proteins and treatments that differ in case only are one name.
import type { Label, Labelled, Readings } from '../../tables/readings.ts';

/** Columns of names in which `FOS` and `Fos` are the same. */
const NAMED = [
  'target',
  'antibody',
  'perturbation',
  'drug',
  'secondDrug',
] as const satisfies readonly Label[];

/** Readings with one spelling of each name, and the spellings that were made one. */
export interface OneSpelling {
  readonly readings: Readings;
  /** The spelling that stands first in the table, then the others. */
  readonly joined: readonly (readonly string[])[];
}

/** Names that differ in case, full width or outer blanks only get the spelling that stands first. */
export function oneSpelling(readings: Readings): OneSpelling {
  const labels: Partial<Record<Label, Labelled>> = { ...readings.labels };
  const joined: string[][] = [];
  for (const label of NAMED) {
    const column = labels[label];
    if (column === undefined) continue;
    const spellings = new Map<string, string[]>();
    for (const level of column.levels) {
      const key = level.normalize('NFKC').trim().toLowerCase();
      spellings.set(key, [...(spellings.get(key) ?? []), level]);
    }
    if (spellings.size === column.levels.length) continue;
    labels[label] = joinedColumn(column, [...spellings.values()]);
    joined.push(...[...spellings.values()].filter(({ length }) => length > 1));
  }
  const unique = new Map(joined.map((names) => [JSON.stringify(names), names]));
  return joined.length === 0
    ? { readings, joined }
    : { readings: { ...readings, labels }, joined: [...unique.values()] };
}

function joinedColumn({ levels, codes }: Labelled, names: readonly (readonly string[])[]): Labelled {
  const codeOf = levels.map((level) => names.findIndex((own) => own.includes(level)));
  return {
    levels: names.map(([first]) => first),
    codes: codes.map((code) => (code < 0 ? code : codeOf[code])),
  };
}

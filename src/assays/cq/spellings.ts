// Names that differ in case alone are one name.
import { labelAt, labelled, type Readings } from '../../tables/readings.ts';

function caseless(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The names among these that are spelled like one, case aside. */
export function alike(name: string, names: readonly string[]): string[] {
  const key = caseless(name);
  return names.filter((each) => caseless(each) === key);
}

/** Names as the table spells them; those that it does not have stay as they are. */
export function asSpelled(said: readonly string[], names: readonly string[]): string[] {
  return said.flatMap((name) => {
    const found = alike(name, names);
    return found.length > 0 ? found : [name];
  });
}

export interface OneSpelling {
  readonly readings: Readings;
  /** Genes with all their spellings, the first being taken. */
  readonly merged: readonly string[];
}

/** Readings in which genes (or amplicons) that differ in case alone are one, spelled as where it comes first. */
export function oneSpelling(readings: Readings): OneSpelling {
  const { target } = readings.labels;
  if (target === undefined) return { readings, merged: [] };
  const spellings = new Map<string, string[]>();
  for (const level of target.levels)
    spellings.set(caseless(level), [...(spellings.get(caseless(level)) ?? []), level]);
  const merged = [...spellings.values()].filter((all) => all.length > 1).map((all) => all.join(', '));
  if (merged.length === 0) return { readings, merged };
  const texts = Array.from({ length: readings.count }, (_, row) => {
    const name = labelAt(readings, 'target', row);
    return name === null ? null : (spellings.get(caseless(name))?.[0] ?? name);
  });
  return { readings: { ...readings, labels: { ...readings.labels, target: labelled(texts) } }, merged };
}

import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { namesInStudy } from './names-in-study.ts';
import type { Study } from '../file/study-schema.ts';

/** What is called by a name of the bench: its symbol; undefined for a name that nobody knows. */
export type SymbolOf = (name: string) => string | undefined;

/**
 * The names that a study can tell: those of known factors with their aliases, those that it writes itself, and those of its gene
 * models.
 * @param own further names of the entry with what they stand for
 */
export function symbolsOf(
  study: Study,
  models: Pick<GeneModels, 'symbol'> | undefined,
  own: Readonly<Record<string, string>> = {},
): SymbolOf {
  const names = new KnownNames();
  const further = new Map<string, string>();
  for (const symbol of models?.symbol ?? []) further.set(nameKey(symbol), symbol);
  for (const name of namesInStudy(study)) further.set(nameKey(name), name);
  const symbol: SymbolOf = (name) => names.symbol(name) ?? further.get(nameKey(name));
  const said = new Map(Object.entries(own).map(([name, other]) => [nameKey(name), symbol(other) ?? other]));
  return (name) => (nameKey(name) === '' ? undefined : (said.get(nameKey(name)) ?? symbol(name)));
}

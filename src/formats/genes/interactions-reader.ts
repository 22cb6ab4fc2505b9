import { InputError } from '../../errors.ts';
import { readDelimited, type DelimitedTable } from '../text/delimited-reader.ts';
import { name, score } from '../text/doors.ts';

/** Protein-protein interactions between symbols, both directions of a pair. */
export interface Interactions {
  /** What the scores are, for the column's header. */
  readonly source: string;
  /** Score of a protein with each other one; empty where it has none. */
  of(symbol: string): ReadonlyMap<string, number>;
}

interface Layout {
  readonly source: string;
  readonly a: string;
  readonly b: string;
  readonly score: string | undefined;
}

const LAYOUTS: readonly Layout[] = [
  { source: 'STRING', a: 'node1', b: 'node2', score: 'combined_score' },
  { source: 'STRING', a: 'protein1', b: 'protein2', score: 'combined_score' },
  { source: 'STRING', a: 'item_id_a', b: 'item_id_b', score: 'score' },
  {
    source: 'BioGRID',
    a: 'Official Symbol Interactor A',
    b: 'Official Symbol Interactor B',
    score: undefined,
  },
  { source: 'BioGRID', a: 'label_a', b: 'label_b', score: undefined },
  { source: 'interactions', a: 'a', b: 'b', score: 'score' },
];

/**
 * Reads a table of interactions that the user brought: STRING's export (node1, node2, combined_score; scores of 0 to 1
 * are multiplied by 1000), STRING's actions (item_id_a, item_id_b, mode, score) or BioGRID (the number of entries of
 * a pair is its score). Names must be gene symbols.
 * @param mode of STRING's actions that counts, such as `binding`; other tables have no such column
 * @throws InputError for another table
 */
export async function readInteractions(path: string, mode: string): Promise<Interactions> {
  const table = await readDelimited(path, { quotes: false, comments: false, ragged: 'fill' });
  const named = (name: string): string | undefined =>
    table.columnNames.find((column) => column.replace(/^#\s*/, '') === name);
  const layout = LAYOUTS.find(({ a, b }) => named(a) !== undefined && named(b) !== undefined);
  if (layout === undefined)
    throw new InputError('this is no table of interactions', {
      file: path,
      expected: LAYOUTS.map(({ a, b }) => `${a} ${b}`).join(', or '),
      found: table.columnNames.slice(0, 8).join(' '),
    });
  const column = (name: string | undefined): readonly string[] | undefined => {
    const found = name === undefined ? undefined : named(name);
    return found === undefined ? undefined : table.column(found);
  };
  const partners = collect(table, layout, column, mode);
  return {
    source: layout.source,
    of: (symbol) => partners.get(symbol.toUpperCase()) ?? new Map<string, number>(),
  };
}

function collect(
  table: DelimitedTable,
  layout: Layout,
  column: (name: string | undefined) => readonly string[] | undefined,
  mode: string,
): Map<string, Map<string, number>> {
  const a = column(layout.a) ?? [];
  const b = column(layout.b) ?? [];
  const scores = column(layout.score);
  const modes = column('mode');
  const partners = new Map<string, Map<string, number>>();
  const fraction = scores?.every((text) => Number(text) <= 1) === true;
  const note = (from: string, to: string, strength: number | undefined): void => {
    const own = partners.get(from.toUpperCase()) ?? new Map<string, number>();
    partners.set(from.toUpperCase(), own);
    const before = own.get(to) ?? 0;
    own.set(to, strength === undefined ? before + 1 : Math.max(before, strength));
  };
  for (let row = 0; row < table.count; row++) {
    if (modes !== undefined && modes[row] !== mode) continue;
    const place = { file: table.path, line: table.line[row] };
    const [from, to] = [name(a[row], layout.a, place), name(b[row], layout.b, place)];
    const strength =
      scores === undefined ? undefined : score(scores[row], 'score', place) * (fraction ? 1000 : 1);
    note(from, to, strength);
    if (from.toUpperCase() !== to.toUpperCase()) note(to, from, strength);
  }
  return partners;
}

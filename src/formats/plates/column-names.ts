// Which column of a table is what, by its heading.
import { LABELS, QUANTITIES } from '../../tables/readings.ts';
import { NAMES, VALUES, type ColumnRole, type TableKind } from './column-aliases.ts';
import { unitOf, type Unit } from './units.ts';

/** The heading of a column. */
export interface Heading {
  /** As it stands there. */
  readonly text: string;
  /** In lower case, with one blank between words, without its unit. */
  readonly key: string;
  readonly unit: Unit | null;
}

/** Units that are in the name itself. */
const UNIT_IN_NAME: Readonly<Record<string, string>> = {
  hours: 'h',
  hour: 'h',
  days: 'd',
  day: 'd',
  日数: 'd',
  日: 'd',
  'input percent': '%',
  'input percentage': '%',
};

/** `inputFraction` -> `input_fraction`, as files spell it. */
export function columnName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Names that a role goes by, its own first. */
export function namesOf(role: ColumnRole, kind: TableKind): readonly string[] {
  if (role === 'value') return VALUES[kind];
  // QuantStudio counts its wells in a column `Well`, and names them in another.
  if (role === 'well') return ['well position', 'well', ...(NAMES.well ?? [])];
  return [columnName(role).replaceAll('_', ' '), ...(NAMES[role] ?? [])];
}

const ROLES: readonly ColumnRole[] = [
  'value',
  ...LABELS,
  ...QUANTITIES,
  'doseUnit',
  'secondDoseUnit',
  'timeUnit',
  'omit',
  'include',
];

const ranks = new Map<TableKind, ReadonlyMap<string, { role: ColumnRole; rank: number }>>();

/** What a column of this key is in a table of this kind, and how far down the list of names its key stands. */
export function roleOf(key: string, kind: TableKind): { role: ColumnRole; rank: number } | undefined {
  let known = ranks.get(kind);
  if (known === undefined) {
    const made = new Map<string, { role: ColumnRole; rank: number }>();
    for (const role of ROLES)
      namesOf(role, kind).forEach((name, rank) => {
        if (!made.has(name)) made.set(name, { role, rank });
      });
    known = made;
    ranks.set(kind, known);
  }
  return known.get(key);
}

/** A heading taken apart: `Dose [µM]`, `dose_nM`, `Cт`, `Adj. Volume (Int)`. */
export function headingOf(text: string): Heading {
  const plain = text.normalize('NFKC').replaceAll('\u0442', 't').trim();
  const bracketed = /^([^()[\]{}]*[^()[\]{}\s_])[\s_]*[([{]([^()[\]{}]+)[)\]}]$/.exec(plain);
  const listed = /^([^,]*[^,\s]),\s*(\S+)$/.exec(plain);
  const joined = /^(.*[^\s_])[\s_]+([^\s_]+)$/.exec(plain);
  for (const parts of [bracketed, listed, joined]) {
    const unit = parts === null ? undefined : unitOf(parts[2]);
    if (parts === null || unit === undefined) continue;
    // `cell count (cells)` has a unit, `adj volume` and `dose unit` have none, `time h` has one of times alone.
    if (parts === joined && !['molar', 'mass', 'time'].includes(unit.family)) continue;
    if (parts === joined && /^(?:second|drug)$/i.test(parts[1])) continue;
    return { text, key: keyOf(parts[1]), unit };
  }
  const key = keyOf(plain);
  const own = Object.hasOwn(UNIT_IN_NAME, key) ? unitOf(UNIT_IN_NAME[key]) : undefined;
  return { text, key, unit: own ?? (plain.startsWith('%') ? (unitOf('%') ?? null) : null) };
}

function keyOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/^%\s*/, 'percent ')
      .replaceAll(/[\s_.\-/:#]+/g, ' ')
      .trim()
      // `absorbance (570 nm)`, `od 450`.
      .replace(/^(absorbance|abs|od)\s?\(?\d{3}(?: ?nm)?\)?$/, '$1')
  );
}

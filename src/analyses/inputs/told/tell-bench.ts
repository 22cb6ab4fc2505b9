// Tables of the bench: which assay they are of, and what joins them to their map.
import { InputError } from '../../../errors.ts';
import type { ColumnRole, TableKind } from '../../../formats/plates/column-aliases.ts';
import type { Draft } from '../../../formats/plates/draft.ts';
import { parseEffects } from '../../../formats/plates/effect-table.ts';
import { flowDraft } from '../../../formats/plates/flow-layout.ts';
import { kineticDraft } from '../../../formats/plates/kinetic-layout.ts';
import { listDraft } from '../../../formats/plates/list-layout.ts';
import { plateDraft } from '../../../formats/plates/plate-layout.ts';
import { textOf, type Grid } from '../../../formats/workbooks/grid.ts';
import { message, type Message } from '../../../messages/message.ts';
import type { AssayKind } from '../assays/readings-input.ts';
import type { BenchKey, Told } from './told.ts';

/** Rows of the largest table of effects, and values that are kept of a column. */
const MOST_EFFECTS = 200;
const KEPT = 2000;
/** Doses that make a curve. */
const FEWEST_DOSES = 4;
/** Headings of values that only gels, blots and cytometers have. */
const OF_BLOTS =
  /inten|density|intden|adj\.? (?:total band )?vol|volume \(int\)|^area$|^band$|^mfi$|^call$|強度|目視/i;
const CHIP_SAMPLE = /(?:^|[\s_-])(?:igg|input)(?:[\s_-]|$)/i;
const KEYS: readonly BenchKey[] = ['well', 'sample', 'lane'];
const LABELLED: readonly ColumnRole[] = [
  ...(['experiment', 'cell', 'donor', 'target', 'perturbation', 'drug', 'secondDrug'] as const),
  ...(['fraction', 'antibody', 'dose', 'secondDose', 'time'] as const),
];

/**
 * The readings or the map in the first sheet that has any; undefined where none has.
 * @param bytes of the file that the grids are of, for tables of finished effects
 */
export function tellBench(grids: readonly Grid[], bytes: Buffer): Told | undefined {
  const [first] = grids;
  const several = grids.length > 1;
  const effects =
    first.rows.length <= MOST_EFFECTS &&
    attempt(() => parseEffects({ bytes, name: first.file })) !== undefined;
  for (const grid of grids) {
    const found = readingsIn(grid, effects) ?? mapIn(grid);
    if (found !== undefined)
      return { ...found, ...(several && grid.sheet !== null && { sheet: grid.sheet }) };
  }
  return undefined;
}

/** @param effects whether it is a table of finished effects */
function readingsIn(grid: Grid, effects: boolean): Told | undefined {
  const cycler = listOf(grid, 'qpcr');
  if (cycler !== undefined) return ofCycler(cycler);
  const kinetic = attempt(() => kineticDraft(grid));
  // Columns c1 to c3 of a matrix are called as wells are: its rows have names.
  if (kinetic?.columns.has('time') === true) return readings(kinetic, 'growth', null);
  if (kinetic?.columns.has('plate') === true)
    return readings(kinetic, 'growth', message('told.wells-without-time'));
  const plate = attempt(() => plateDraft(grid, 'combination'));
  if (plate !== undefined && holdsNumbers(plate))
    return ofAnswers(plate) ?? readings(plate, null, message('told.plate'));
  const blot = listOf(grid, 'blot');
  const heading = blot?.columns.get('value')?.heading ?? '';
  if (blot !== undefined && (OF_BLOTS.test(heading) || blot.columns.has('lane') || blot.columns.has('gel')))
    return readings(blot, 'blot', null);
  const list = listOf(grid, 'combination');
  const found = list === undefined ? undefined : ofAnswers(list);
  if (found !== undefined) return found;
  if (effects) return { kind: 'readings', assay: 'replicate', doubt: null };
  const flow = attempt(() => flowDraft(grid));
  if (flow !== undefined) return readings(flow, 'blot', message('told.cytometer'));
  const own = list ?? listOf(grid, 'replicate');
  const named = own !== undefined && (own.columns.has('perturbation') || own.columns.has('drug'));
  return named ? readings(own, null, message('told.readings')) : undefined;
}

/** Cq are of cDNA, or of chromatin where fractions, inputs or antibodies stand beside them. */
function ofCycler(draft: Draft): Told {
  const { columns } = draft;
  if (['fraction', 'inputFraction', 'antibody'].some((role) => columns.has(role as ColumnRole)))
    return readings(draft, 'chip-qpcr', null);
  const samples = valuesOf(draft, 'sample');
  if (samples.some((name) => CHIP_SAMPLE.test(name)))
    return readings(draft, 'chip-qpcr', message('told.chip-by-samples'));
  return readings(draft, 'qpcr', columns.has('target') ? null : message('told.cq-without-gene'));
}

/** Answers of cells to time, a drug, or two; undefined where none of these stands beside them. */
function ofAnswers(draft: Draft): Told | undefined {
  const { columns } = draft;
  if (columns.has('secondDose') || columns.has('secondDrug')) return readings(draft, 'combination', null);
  const isCurve = new Set(valuesOf(draft, 'dose')).size >= FEWEST_DOSES;
  const isTimed = new Set(valuesOf(draft, 'time')).size > 1;
  if (columns.has('dose') && (isCurve || !isTimed))
    return readings(draft, 'dose', isTimed || !isCurve ? message('told.dose-or-growth') : null);
  if (isTimed) return readings(draft, 'growth', columns.has('dose') ? message('told.dose-or-growth') : null);
  return undefined;
}

/** Which assay the columns of a map speak of, for readings that do not tell; undefined where they do not. */
export function assayOfMap({ columns = {} }: Told): AssayKind | undefined {
  const has = (role: ColumnRole): boolean => (columns[role] ?? []).some((value) => value !== '');
  if (has('secondDrug') || has('secondDose')) return 'combination';
  if (new Set(columns['dose'] ?? []).size >= FEWEST_DOSES) return 'dose';
  if (has('time')) return 'growth';
  return undefined;
}

function readings(draft: Draft, assay: AssayKind | null, doubt: Message | null): Told {
  return { kind: 'readings', assay, doubt, keys: keysOf(draft), columns: labelsOf(draft) };
}

/** A table or plate that says what stands in wells, in samples or in lanes, without any reading. */
function mapIn(grid: Grid): Told | undefined {
  const plate = attempt(() => plateDraft(grid, 'map'));
  const draft = plate ?? listOf(grid, 'map');
  if (draft === undefined) return undefined;
  const says = LABELLED.filter((role) => draft.columns.has(role));
  const keys = keysOf(draft);
  if (keys.well === undefined && keys.lane === undefined) {
    // A sheet of the samples of a matrix has names of samples, too.
    if (!says.some((role) => role === 'experiment' || role === 'perturbation' || role === 'target'))
      return undefined;
    return { kind: 'map of wells', doubt: message('told.map-or-sheet'), keys, columns: labelsOf(draft) };
  }
  if (says.length === 0 && plate === undefined) return undefined;
  return { kind: 'map of wells', doubt: null, keys, columns: labelsOf(draft) };
}

function listOf(grid: Grid, kind: TableKind): Draft | undefined {
  const draft = attempt(() => listDraft(grid, kind));
  return draft !== undefined && draft.count > 0 ? draft : undefined;
}

function holdsNumbers(draft: Draft): boolean {
  const values = valuesOf(draft, 'value').filter((text) => text !== '');
  return values.filter((text) => /^[<>]?-?[\d.,]+(?:e[+-]?\d+)?$/i.test(text)).length * 2 > values.length;
}

function keysOf(draft: Draft): Partial<Record<BenchKey, readonly string[]>> {
  return Object.fromEntries(
    KEYS.flatMap((key) => (draft.columns.has(key) ? [[key, [...new Set(valuesOf(draft, key))]]] : [])),
  );
}

function labelsOf(draft: Draft): Record<string, readonly string[]> {
  return Object.fromEntries(
    LABELLED.flatMap((role) =>
      draft.columns.has(role) ? [[role, [...new Set(valuesOf(draft, role))]]] : [],
    ),
  );
}

function valuesOf(draft: Draft, role: ColumnRole): string[] {
  return (draft.columns.get(role)?.cells ?? []).slice(0, KEPT).map(textOf);
}

/** What a reader makes of a head; nothing where it refuses it. */
export function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

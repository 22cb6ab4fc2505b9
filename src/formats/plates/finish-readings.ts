// A draft becomes readings: names, numbers, their units and roles.
import { refused } from '../../messages/refused.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import {
  LABELS,
  QUANTITIES,
  labelled,
  type Label,
  type Labelled,
  type Quantity,
  type Readings,
} from '../../tables/readings.ts';
import { textOf } from '../workbooks/grid.ts';
import { isDecimal } from '../text/doors.ts';
import type { ColumnRole, TableKind } from './column-aliases.ts';
import { headingOf } from './column-names.ts';
import { numbersIn } from './column-numbers.ts';
import { nameIn, someOf, type Draft, type DraftColumn } from './draft.ts';
import { quantityIn } from './quantities.ts';
import { roleOfWell, wellAt, wellName } from './wells.ts';

/** Names that a date may be. */
const DATED: readonly Label[] = ['experiment', 'plate'];

/**
 * The readings of a draft.
 * @throws InputError for a value, dose or name that is none, for numbers that are no Cq where Cq are asked for, and for units that
 *   cannot be made one
 */
export function readingsOfDraft(draft: Draft, kind: TableKind): Readings {
  const { columns, notices } = treatmentsApart(withStandards(draft, kind));
  const value = columns.get('value');
  if (value === undefined) throw new Error('a draft without values');
  const omitted = omittedRows(columns);
  const { values, words } = valuesIn(value, kind, omitted);
  const labels: Partial<Record<Label, Labelled>> = {};
  for (const label of LABELS) {
    const column = columns.get(label);
    if (column !== undefined) labels[label] = labelled(namesIn(column, label, draft.count));
  }
  refuseNumbersAsTargets(columns.get('target'), labels.target);
  const quantities: Partial<Record<Quantity, Float64Array>> = {};
  const units: Partial<Record<Quantity | 'value', string>> =
    value.unit === null ? {} : { value: value.unit.name };
  const said: Notice[] = [];
  for (const quantity of QUANTITIES) {
    const column = columns.get(quantity);
    if (column === undefined) continue;
    const found = quantityIn(column, quantity, columns);
    quantities[quantity] = quantity === 'quantity' ? ofStandards(found.values, labels.role) : found.values;
    if (found.unit !== undefined) units[quantity] = found.unit;
    said.push(...found.notices);
  }
  return {
    file: draft.file,
    count: draft.count,
    value: values,
    word: words,
    labels,
    quantities,
    units,
    place: value.place,
    measure: headingOf(value.heading).key,
    ...(isUnclear(columns.get('experiment')) ? { unclearExperiments: true } : {}),
    notices: [...notices, ...said, ...saidOfNames(columns, labels, omitted.size)],
  };
}

/** Numbers, NaN beside a word; wells that the user left out in the program of the machine have none. */
function valuesIn(
  column: DraftColumn,
  kind: TableKind,
  omitted: ReadonlySet<number>,
): { values: Float64Array; words: (string | null)[] } {
  const { values, words: found } = numbersIn(column, 'words');
  const words = [...found];
  for (let row = 0; row < values.length; row++) {
    if (kind === 'qpcr' || kind === 'chip-qpcr') checkCq(values, words, row, column);
    if (!omitted.has(row) || Number.isNaN(values[row])) continue;
    values[row] = NaN;
    words[row] = 'omitted';
  }
  return { values, words };
}

/** Most cycles of a run. */
const MOST_CYCLES = 60;

/** Some machines write 0, -1 or 999 where no Cq was found. */
function checkCq(
  values: Float64Array,
  words: (string | null)[],
  row: number,
  { place, heading, cells }: DraftColumn,
): void {
  const value = values[row];
  if (value === 0 || value === -1 || value === 999) {
    values[row] = NaN;
    words[row] = textOf(cells[row]);
  } else if (value < 0 || value > MOST_CYCLES)
    throw refused(
      'cq.no-cycles',
      {},
      {
        ...place(row),
        expected: `a number of cycles, 0 to ${MOST_CYCLES} (${heading})`,
        found: textOf(cells[row]),
      },
    );
}

function omittedRows(columns: ReadonlyMap<ColumnRole, DraftColumn>): Set<number> {
  const [omit, include] = [columns.get('omit'), columns.get('include')];
  const isYes = (text: string): boolean => /^(?:true|yes|1|x|omit(?:ted)?|excluded)$/i.test(text);
  const isNo = (text: string): boolean => /^(?:false|no|0)$/i.test(text);
  const rows = new Set<number>();
  omit?.cells.forEach((cell, row) => void (isYes(textOf(cell)) && rows.add(row)));
  include?.cells.forEach((cell, row) => void (isNo(textOf(cell)) && rows.add(row)));
  return rows;
}

function namesIn(column: DraftColumn, label: Label, count: number): (string | null)[] {
  return Array.from({ length: count }, (_, row) => {
    const name = nameIn(column, row, DATED.includes(label));
    if (name === null) return null;
    if (label === 'role') return roleOfWell(name);
    const well = label === 'well' ? wellAt(name) : undefined;
    return well === undefined ? name : wellName(well.row, well.column);
  });
}

function refuseNumbersAsTargets(column: DraftColumn | undefined, names: Labelled | undefined): void {
  if (column === undefined || names === undefined || names.levels.length === 0) return;
  if (!names.levels.every((name) => isDecimal(name) && name.includes('.'))) return;
  throw refused(
    'plates.numeric-targets',
    {},
    {
      ...column.place(0),
      expected: `names of genes or proteins (${column.heading})`,
      found: someOf(names.levels, 3),
    },
  );
}

/** LightCycler says by an amount alone which wells are standards. */
function withStandards(draft: Draft, kind: TableKind): Draft {
  const amount = draft.columns.get('quantity');
  const cycler = kind === 'qpcr' || kind === 'chip-qpcr';
  if (
    !cycler ||
    amount === undefined ||
    draft.columns.has('role') ||
    headingOf(amount.heading).key !== 'standard'
  )
    return draft;
  const cells = amount.cells.map((cell) => (Number(textOf(cell)) > 0 ? 'standard' : 'unknown'));
  return { ...draft, columns: new Map(draft.columns).set('role', { ...amount, unit: null, cells }) };
}

/** Of wells that are no standards machines write what they calculated; it is no known amount. */
function ofStandards(values: Float64Array, roles: Labelled | undefined): Float64Array {
  const standard = roles?.levels.indexOf('standard') ?? -1;
  return standard < 0 ? values : values.map((value, row) => (roles?.codes[row] === standard ? value : NaN));
}

/** A column `treatment` is of drugs, unless all that it names are siRNA, shRNA or guides. */
function treatmentsApart(draft: Draft): Draft {
  const drug = draft.columns.get('drug');
  if (
    drug === undefined ||
    draft.columns.has('perturbation') ||
    !/^(?:treatment|処理|処置)$/.test(headingOf(drug.heading).key)
  )
    return draft;
  const names = drug.cells.map(textOf).filter((text) => text !== '');
  if (names.length === 0 || !names.every((name) => /^(?:si|sh|sg)(?:rna)?[\s_-]?[A-Z\d]/.test(name)))
    return draft;
  const columns = new Map(draft.columns).set('perturbation', drug);
  columns.delete('drug');
  return {
    ...draft,
    columns,
    notices: [...draft.notices, note('readings.treatment-as-perturbation', { column: drug.heading })],
  };
}

/** Replicates may be experiments, or wells of one. */
function isUnclear(experiment: DraftColumn | undefined): boolean {
  return (
    experiment !== undefined &&
    /^(?:replicates?|reps?|反復)(?: (?:no|number))?$/.test(headingOf(experiment.heading).key)
  );
}

function saidOfNames(
  columns: ReadonlyMap<ColumnRole, DraftColumn>,
  labels: Readings['labels'],
  omitted: number,
): Notice[] {
  const experiment = columns.get('experiment');
  const dates = (labels.target?.levels ?? []).filter((name) =>
    /^(?:\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,2})$/i.test(
      name,
    ),
  );
  return [
    ...(experiment !== undefined && isUnclear(experiment)
      ? [caution('readings.replicate-as-experiment', { column: experiment.heading })]
      : []),
    ...(omitted > 0 ? [note('readings.omitted', { wells: omitted })] : []),
    ...(dates.length > 0 ? [caution('readings.looks-like-date', { names: someOf(dates) })] : []),
  ];
}

// What a machine of the bench measured, as columns: one row for each well, lane, tube or picture.
import type { InputErrorDetails } from '../errors.ts';
import type { Notice } from '../messages/message.ts';

/** What names a reading. A table may have any of them. */
export const LABELS = [
  /** The independent repetition (another day, lysate, chromatin): the unit that n counts, unless there are donors. */
  'experiment',
  'donor',
  'cell',
  'sample',
  'plate',
  'well',
  /** Gene, protein, amplicon: what the value is of. */
  'target',
  /** siRNA, shRNA, guide, vector; its control among them. */
  'perturbation',
  'drug',
  'secondDrug',
  'antibody',
  /** `input`, `IP`, `IgG`. */
  'fraction',
  'gel',
  'lane',
  /** `unknown`, `standard`, `no template`, `no RT`, `blank`, `stain`. */
  'role',
  /** Cells of a cytometer by their gates, and what is told of them (`percent of parent`, `median`). */
  'population',
  'statistic',
] as const;

export type Label = (typeof LABELS)[number];

/** Numbers beside the value. */
export const QUANTITIES = [
  'dose',
  'secondDose',
  'time',
  /** Known amount of a standard. */
  'quantity',
  'efficiency',
  /** Part of the chromatin or lysate that was put aside as input, 0 to 1. */
  'inputFraction',
  /** Template in the reaction. */
  'volume',
  'background',
  /** Largest value that the detector can give. */
  'ceiling',
] as const;

export type Quantity = (typeof QUANTITIES)[number];

/** A column of names: `levels[codes[row]]`, -1 where nothing stands. */
export interface Labelled {
  readonly levels: readonly string[];
  readonly codes: Int32Array;
}

/** Rows of readings; every column has `count` elements. */
export interface Readings {
  /** What messages call them. */
  readonly file: string;
  readonly count: number;
  /** As measured (Cq, intensity, absorbance, percent, count); NaN where the machine gives no number. */
  readonly value: Float64Array;
  /** What stands there instead of a number (`Undetermined`, `N/A`), null elsewhere. */
  readonly word: readonly (string | null)[];
  readonly labels: Readonly<Partial<Record<Label, Labelled>>>;
  readonly quantities: Readonly<Partial<Record<Quantity, Float64Array>>>;
  /** Units as they are written, where one is: nM, h, µl. */
  readonly units: Readonly<Partial<Record<Quantity | 'value', string>>>;
  /** Where a row stands, for messages: file and line, or file with sheet and cell. */
  readonly place: (row: number) => Pick<InputErrorDetails, 'file' | 'line'>;
  /** What the column of values is called, in lower case and without its unit: `cq`, `viability`, `inhibition`. */
  readonly measure?: string;
  /** Nobody has said whether the column of experiments numbers experiments or wells: it is called `replicate`. */
  readonly unclearExperiments?: boolean;
  /** What there is to say of how the table was read. */
  readonly notices?: readonly Notice[];
}

/** The name at a row; null where nothing stands or there is no such column. */
export function labelAt({ labels }: Pick<Readings, 'labels'>, label: Label, row: number): string | null {
  const column = labels[label];
  const code = column?.codes[row] ?? -1;
  return code < 0 ? null : (column?.levels[code] ?? null);
}

/** The number at a row; NaN where nothing stands or there is no such column. */
export function quantityAt(
  { quantities }: Pick<Readings, 'quantities'>,
  quantity: Quantity,
  row: number,
): number {
  return quantities[quantity]?.[row] ?? NaN;
}

/** A column of names from texts; an empty text or null is none. Levels stand in the order in which they occur. */
export function labelled(texts: readonly (string | null)[]): Labelled {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    if (text === null || text === '') return -1;
    const known = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, known);
    return known;
  });
  return { levels: [...codeOf.keys()], codes };
}

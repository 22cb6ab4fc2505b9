import {
  LABELS,
  QUANTITIES,
  labelled,
  type Label,
  type Labelled,
  type Quantity,
  type Readings,
} from '../../src/tables/readings.ts';

/** A reading as a test writes it down. */
export type Row = Partial<Record<Label, string> & Record<Quantity, number>> & {
  readonly value: number;
  readonly word?: string;
};

/** Readings from rows. */
export function readingsOf(rows: readonly Row[], units: Readings['units'] = {}): Readings {
  const labels: Partial<Record<Label, Labelled>> = {};
  for (const label of LABELS)
    if (rows.some((row) => row[label] !== undefined))
      labels[label] = labelled(rows.map((row) => row[label] ?? null));
  const quantities: Partial<Record<Quantity, Float64Array>> = {};
  for (const quantity of QUANTITIES)
    if (rows.some((row) => row[quantity] !== undefined))
      quantities[quantity] = Float64Array.from(rows, (row) => row[quantity] ?? NaN);
  return {
    file: 'readings.tsv',
    count: rows.length,
    value: Float64Array.from(rows, ({ value }) => value),
    word: rows.map(({ word }) => word ?? null),
    labels,
    quantities,
    units,
    place: (row) => ({ file: 'readings.tsv', line: row + 2 }),
  };
}

// Percentages that are written as fractions of 1.

/** Viability beyond 1 in relation to its control is still a fraction; percentages of untreated cells are not that small. */
const VIABILITY = /viab|alive|living|surviv|生存/i;
const MOST_OF_CONTROL = 2;

/** Whether a measure is given in relation to a control, by its name. */
export function isOfControl(name: string | null): boolean {
  return name !== null && VIABILITY.test(name);
}

/**
 * Whether values of a percent measure are fractions: none beyond 1 (of viability beyond 2, as it is given in relation to a control), and
 * the unit is not written as %.
 * @param values of one measure; NaN is passed over @param name of the measure
 */
export function areFractions(
  values: readonly number[],
  { name, unit }: { readonly name: string | null; readonly unit: string | undefined },
): boolean {
  const largest = values.reduce((most, value) => (value > most ? value : most), -Infinity);
  const most = isOfControl(name) ? MOST_OF_CONTROL : 1;
  return unit?.normalize('NFKC').trim() !== '%' && largest > 0 && largest <= most;
}

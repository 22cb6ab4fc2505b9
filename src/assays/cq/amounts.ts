// Amounts that were measured on the log2 scale, as rows of a picture.
import type { DotRow } from '../../figures/dot-plot.ts';
import { mean } from '../../statistics/descriptive.ts';
import { power } from '../../statistics/power.ts';
import { oneSampleTTest } from '../../statistics/tests/t-tests.ts';

/**
 * A row on a scale without logarithms; the interval (95 %, t) is that of the mean on the log2 scale.
 * @param values log2, one for each independent experiment @param log10P of the comparison; NaN where there is none
 */
export function amountsRow(name: string, values: readonly number[], log10P: number): DotRow {
  const { low, high } = oneSampleTTest(values);
  const [centre, from, to] = [mean(values), low, high].map((value) => power(2, value));
  return {
    name,
    points: values.map((value) => power(2, value)),
    ...{ mean: centre, low: from, high: to },
    p: power(10, log10P),
  };
}

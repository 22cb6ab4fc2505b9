// Bands that stop at the same number, where nobody says what the detector can give.
import { quantityAt, type Readings } from '../../tables/readings.ts';

/** Largest numbers of 8, 10, 12, 14 and 16 bit. */
const DEPTHS: readonly number[] = [255, 1023, 4095, 16_383, 65_535];
/** What a control becomes that is divided by itself. */
const DIVIDED: readonly number[] = [1, 100];

const found = new WeakMap<Readings, ReadonlySet<number>>();

/** Numbers at which several bands stop: the largest of a bit depth, or the largest of the table. */
function stops(readings: Readings): ReadonlySet<number> {
  const known = found.get(readings);
  if (known !== undefined) return known;
  const values = [...readings.value].filter((value) => value > 0);
  const most = values.reduce((largest, value) => Math.max(largest, value), 0);
  const several = [...DEPTHS, ...(DIVIDED.includes(most) ? [] : [most])].filter(
    (stop) => values.indexOf(stop) !== values.lastIndexOf(stop),
  );
  const own = new Set(several);
  found.set(readings, own);
  return own;
}

/** Whether a band without a known ceiling stands where others stop as well. */
export function isPerhapsSaturated(readings: Readings, row: number): boolean {
  return Number.isNaN(quantityAt(readings, 'ceiling', row)) && stops(readings).has(readings.value[row]);
}

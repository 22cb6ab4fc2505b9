import { firstAtLeast } from '../../statistics/sorted-search.ts';

/** What is wrong with a table as a whole, so that its genes cannot be told from unchanged ones. */
export type TableFault = 'constant p' | 'changed genes only' | 'one direction only' | 'most genes change';

/** Fewer genes than this say nothing of their table. */
const FEWEST = 20;
/** Share of p-values that, in a narrow range, are taken for one. */
const NEARLY_ALL = 0.9;
/** Width of that range in log10 units: what rounding leaves. */
const NARROW = 0.05;
/** At this p and above lies half of all genes that do not change; a whole table has more than `HARDLY_ANY` there. */
const HIGH_P = Math.log10(0.5);
const HARDLY_ANY = 0.01;

/** What is known of n measured genes. */
export interface ColumnsOfChange {
  /** NaN without tests. */
  readonly log10P: Float64Array;
  readonly log2FoldChange: Float64Array;
  readonly changed: readonly (boolean | undefined)[];
}

/**
 * Looks for p-values that are (nearly) all one, for tables that hold only changed genes or genes of one direction, and for more than
 * half of the genes changed: what is then called unchanged is none. p-values of 1 are no fault.
 */
export function tableFaults({ log10P, log2FoldChange, changed }: ColumnsOfChange): TableFault[] {
  const p = log10P.filter((value) => value === value).sort();
  const constant = isConstant(p);
  const whole = p.length - firstAtLeast(p, HIGH_P) >= HARDLY_ANY * p.length;
  const [up, down] = [1, -1].map((sign) =>
    log2FoldChange.reduce((count, value) => count + Number(sign * value > 0), 0),
  );
  const told = changed.filter((each) => each !== undefined);
  const moved = told.filter(Boolean).length;
  const faults: [TableFault, genes: number, found: boolean][] = [
    ['constant p', p.length, constant],
    ['changed genes only', p.length, !constant && !whole],
    ['one direction only', up + down, Math.min(up, down) < HARDLY_ANY * (up + down)],
    ['most genes change', told.length, 2 * moved > told.length],
  ];
  return faults.flatMap(([fault, genes, found]) => (genes >= FEWEST && found ? [fault] : []));
}

/** Whether nearly all of some sorted log10 p are one value other than 0. */
function isConstant(sorted: Float64Array): boolean {
  const window = Math.ceil(NEARLY_ALL * sorted.length);
  for (let first = 0; first + window <= sorted.length; first++) {
    const [low, high] = [sorted[first], sorted[first + window - 1]];
    if (low < -NARROW && (low === high || high - low <= NARROW)) return true;
  }
  return false;
}

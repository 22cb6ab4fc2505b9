// Densitometry: bands over their loading control, each treated lane beside the control lanes of its own gel.
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
import type { Arms } from '../design/arms.ts';
import type { ValueByUnit } from '../design/effect.ts';
import { isSample, isSaturated, isStandard, netAt, unitAt } from './bands.ts';
import type { DilutionSeries } from './standards.ts';

/** A band over the loading control of its lane. */
interface Lane {
  readonly row: number;
  /** null for a sample that is run on gels to join them, and belongs to no experiment. */
  readonly unit: string | null;
  readonly arm: number;
  readonly gel: string;
  /** Names a lysate: the same one on several gels joins them. */
  readonly lysate: string | null;
  /** log2 of band over loading control. */
  readonly value: number;
}

/** One protein in one kind of cells. */
export interface BandSet {
  readonly cell: string | null;
  readonly target: string;
  /** Values of each arm by unit, on the scale of log2; the control's own, and it with the difference for the others. */
  readonly values: readonly ValueByUnit[];
  /** Arms that have a band of it. */
  readonly arms: readonly number[];
  readonly lanes: number;
  readonly saturated: readonly number[];
  /** Rows whose bands are not above their background. */
  readonly notPositive: readonly number[];
  /** Rows outside what the dilution series spans. */
  readonly outside: readonly number[];
  readonly series: DilutionSeries | undefined;
  /** Experiments whose groups lie on different gels without a common sample. */
  readonly gelsApart: readonly string[];
  /** Rows without a loading control in their lane. */
  readonly unloaded: readonly number[];
}

const laneKey = (readings: Readings, arms: Arms, row: number): string =>
  JSON.stringify([
    ...(['gel', 'lane', 'cell', 'sample'] as const).map((label) => labelAt(readings, label, row)),
    unitAt(readings, row),
    arms.of[row],
  ]);

/** @param loading targets that are loading controls @param series dilution series by target */
export function bandSets(
  readings: Readings,
  arms: Arms,
  loading: readonly string[],
  series: readonly DilutionSeries[],
): BandSet[] {
  const controls = new Map<string, number[]>();
  const sets = new Map<string, number[]>();
  for (let row = 0; row < readings.count; row++) {
    const target = labelAt(readings, 'target', row);
    if (
      target === null ||
      !isSample(readings, row) ||
      isStandard(readings, row) ||
      Number.isNaN(readings.value[row])
    )
      continue;
    const [into, key] = loading.includes(target)
      ? [controls, laneKey(readings, arms, row)]
      : [sets, JSON.stringify([labelAt(readings, 'cell', row), target])];
    into.set(key, [...(into.get(key) ?? []), row]);
  }
  return [...sets].map(([key, rows]) => {
    const [cell, target] = JSON.parse(key) as [string | null, string];
    const own = series.find((each) => each.target === target);
    return {
      cell,
      target,
      ...setOf(readings, arms, rows, loading.length > 0 ? controls : undefined),
      ...spanned(readings, rows, own),
    };
  });
}

function spanned(
  readings: Readings,
  rows: readonly number[],
  series: DilutionSeries | undefined,
): Pick<BandSet, 'series' | 'outside'> {
  if (series === undefined) return { series, outside: [] };
  const outside = rows.filter((row) => {
    const net = netAt(readings, row);
    return net > 0 && (net < series.lowest || net > series.highest);
  });
  return { series, outside };
}

function setOf(
  readings: Readings,
  arms: Arms,
  rows: readonly number[],
  controls: ReadonlyMap<string, readonly number[]> | undefined,
): Omit<BandSet, 'cell' | 'target' | 'series' | 'outside'> {
  const [lanes, notPositive, unloaded, used]: [Lane[], number[], number[], number[]] = [[], [], [], []];
  for (const row of rows) {
    const beside = controls === undefined ? [] : (controls.get(laneKey(readings, arms, row)) ?? []);
    if (controls !== undefined && beside.length === 0) unloaded.push(row);
    const faint = [row, ...beside].filter((each) => !(netAt(readings, each) > 0));
    notPositive.push(...faint);
    if (faint.length > 0 || (controls !== undefined && beside.length === 0)) continue;
    used.push(row, ...beside);
    const base = beside.length === 0 ? 0 : mean(beside.map((each) => Math.log2(netAt(readings, each))));
    const [unit, sample] = [unitAt(readings, row), labelAt(readings, 'sample', row)];
    // Without a column of gels, the lanes of one experiment lie on one.
    const gel = labelAt(readings, 'gel', row) ?? `\u0000${unit ?? ''}`;
    lanes.push({
      ...{ row, unit, arm: arms.of[row], gel, value: Math.log2(netAt(readings, row)) - base },
      lysate: sample === null ? null : JSON.stringify([unit, sample]),
    });
  }
  const { values, gelsApart } = valuesOf(lanes, arms);
  const saturated = [...new Set(used.filter((row) => isSaturated(readings, row)))];
  const present = [
    ...new Set(rows.filter((row) => unitAt(readings, row) !== null).map((row) => arms.of[row])),
  ];
  return { values, arms: present, lanes: lanes.length, saturated, notPositive, gelsApart, unloaded };
}

/** How much higher the same lysates are on one gel than on another; NaN without a common one. */
function betweenGels(lanes: readonly Lane[], first: string, second: string): number {
  if (first === second) return 0;
  const of = (gel: string, lysate: string): number[] =>
    lanes.filter((lane) => lane.gel === gel && lane.lysate === lysate).map(({ value }) => value);
  const shared = [...new Set(lanes.flatMap(({ lysate }) => lysate ?? []))].filter(
    (lysate) => of(first, lysate).length > 0 && of(second, lysate).length > 0,
  );
  return shared.length === 0
    ? NaN
    : mean(shared.map((lysate) => mean(of(first, lysate)) - mean(of(second, lysate))));
}

/** Treated less control lanes: of the same gel where there are any, else over gels that a common sample joins; NaN else. */
function difference(lanes: readonly Lane[], treated: readonly Lane[], control: readonly Lane[]): number {
  const pairs = treated.flatMap((own) =>
    control.map((other) => ({
      same: own.gel === other.gel,
      by: own.value - other.value - betweenGels(lanes, own.gel, other.gel),
    })),
  );
  const within = pairs.filter(({ same }) => same);
  const told = (within.length > 0 ? within : pairs).map(({ by }) => by).filter((by) => !Number.isNaN(by));
  return told.length === 0 ? NaN : mean(told);
}

function valuesOf(
  lanes: readonly Lane[],
  { arms, control = 0 }: Arms,
): Pick<BandSet, 'values' | 'gelsApart'> {
  const values = arms.map(() => new Map<string, number>());
  const gelsApart = new Set<string>();
  const units = [...new Set(lanes.flatMap(({ unit }) => unit ?? []))];
  const of = (unit: string, arm: number): Lane[] =>
    lanes.filter((lane) => lane.unit === unit && lane.arm === arm);
  const reference = lanes.find(({ arm, unit }) => arm === control && unit !== null)?.gel ?? '';
  const onScale = (own: readonly Lane[]): number =>
    mean(own.map(({ value, gel }) => value - betweenGels(lanes, gel, reference)));
  const paired = units.some(
    (unit) =>
      of(unit, control).length > 0 && arms.some((_, arm) => arm !== control && of(unit, arm).length > 0),
  );
  for (const unit of units) {
    const own = of(unit, control);
    // Pairs need no scale but their own gel's; groups of other experiments lie on one gel, or are joined to it.
    const level = paired ? mean(own.map(({ value }) => value)) : onScale(own);
    if (own.length > 0 && !Number.isNaN(level)) values[control].set(unit, level);
    arms.forEach((_, arm) => {
      const treated = of(unit, arm);
      if (arm === control || treated.length === 0 || (paired && own.length === 0)) return;
      const value = paired ? level + difference(lanes, treated, own) : onScale(treated);
      if (Number.isNaN(value)) gelsApart.add(unit);
      else values[arm].set(unit, value);
    });
  }
  return { values, gelsApart: [...gelsApart] };
}

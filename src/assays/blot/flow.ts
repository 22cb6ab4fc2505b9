// Flow cytometry: median fluorescence over isotype or FMO, or the share of positive cells, by experiment.
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
import type { Arms } from '../design/arms.ts';
import type { ValueByUnit } from '../design/effect.ts';
import { unitAt } from './bands.ts';

/** One surface protein in one kind of cells. */
export interface StainedSet {
  readonly cell: string | null;
  readonly target: string;
  /** log2 of median over that of the control stain, or log2 odds of positive cells; by unit, for each arm. */
  readonly values: readonly ValueByUnit[];
  readonly arms: readonly number[];
  readonly tubes: number;
  /** Units whose stain has no isotype or FMO beside it. */
  readonly unstained: readonly string[];
  /** Tubes of 0 or 100 % whose odds are those of the nearest share that can be told. */
  readonly bounded: number;
  /** Rows whose value is not above 0, or no percentage. */
  readonly impossible: readonly number[];
}

/** Shares beyond this are not told apart: one in a thousand cells. */
const LEAST = 0.1;

/** Isotype, FMO or unstained tube, by role, antibody or fraction. */
export function isControlStain(readings: Readings, row: number): boolean {
  return (['role', 'antibody', 'fraction'] as const).some((label) =>
    /isotype|fmo|fluorescenceminusone|unstained|未染色|アイソタイプ/.test(
      nameKey(labelAt(readings, label, row) ?? ''),
    ),
  );
}

/** @param what 'fluorescence' takes medians, 'positive' percentages of positive cells */
export function stainedSets(readings: Readings, arms: Arms, what: 'fluorescence' | 'positive'): StainedSet[] {
  const rows = Array.from({ length: readings.count }, (_, row) => row).filter(
    (row) => unitAt(readings, row) !== null,
  );
  const at = (label: 'cell' | 'target', row: number): string | null => labelAt(readings, label, row);
  const blanks = rows.filter((row) => isControlStain(readings, row) && readings.value[row] > 0);
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const target = at('target', row);
    if (target === null || isControlStain(readings, row)) continue;
    const key = JSON.stringify([at('cell', row), target]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  /** log2 of the control stain of the same experiment: of the same arm and protein where there is one. */
  const blankOf = (row: number): number => {
    const near = blanks.filter(
      (each) => unitAt(readings, each) === unitAt(readings, row) && at('cell', each) === at('cell', row),
    );
    const forTarget = near.filter((each) => at('target', each) === at('target', row));
    const other = near.filter(
      (each) => at('target', each) === null || /isotype/.test(nameKey(at('target', each) ?? '')),
    );
    const fitting = forTarget.length > 0 ? forTarget : other;
    const own = fitting.filter((each) => arms.of[each] === arms.of[row]);
    const chosen = own.length > 0 ? own : fitting;
    return mean(chosen.map((each) => Math.log2(readings.value[each])));
  };
  return [...groups].map(([key, own]) => {
    const [cell, target] = JSON.parse(key) as [string | null, string];
    return {
      cell,
      target,
      ...(what === 'positive' ? shares(readings, arms, own) : medians(readings, arms, own, blankOf)),
    };
  });
}

type Values = Omit<StainedSet, 'cell' | 'target'>;

function collected(
  readings: Readings,
  { arms, of }: Arms,
  rows: readonly number[],
  valueOf: (row: number) => number,
): Pick<Values, 'values' | 'arms' | 'tubes'> {
  const values = arms.map((_, arm) => {
    const byUnit = new Map<string, number[]>();
    for (const row of rows.filter((each) => of[each] === arm)) {
      const [unit, value] = [unitAt(readings, row) ?? '', valueOf(row)];
      if (Number.isFinite(value)) byUnit.set(unit, [...(byUnit.get(unit) ?? []), value]);
    }
    return new Map([...byUnit].map(([unit, own]) => [unit, mean(own)]));
  });
  return { values, arms: [...new Set(rows.map((row) => of[row]))], tubes: rows.length };
}

function medians(
  readings: Readings,
  arms: Arms,
  rows: readonly number[],
  blankOf: (row: number) => number,
): Values {
  const impossible = rows.filter((row) => !(readings.value[row] > 0));
  const without = rows.filter((row) => Number.isNaN(blankOf(row)));
  // With control stains for some experiments alone, the others would be compared on another scale.
  const all = without.length === rows.length;
  const valueOf = (row: number): number => Math.log2(readings.value[row]) - (all ? 0 : blankOf(row));
  const unstained = [...new Set(without.map((row) => unitAt(readings, row) ?? ''))];
  return {
    ...collected(
      readings,
      arms,
      rows.filter((row) => !impossible.includes(row)),
      valueOf,
    ),
    unstained,
    bounded: 0,
    impossible,
  };
}

function shares(readings: Readings, arms: Arms, rows: readonly number[]): Values {
  const impossible = rows.filter((row) => !(readings.value[row] >= 0 && readings.value[row] <= 100));
  const usable = rows.filter((row) => !impossible.includes(row));
  const isBounded = (row: number): boolean =>
    readings.value[row] < LEAST || readings.value[row] > 100 - LEAST;
  const valueOf = (row: number): number => {
    const share = Math.min(100 - LEAST, Math.max(LEAST, readings.value[row]));
    return Math.log2(share / (100 - share));
  };
  return {
    ...collected(readings, arms, usable, valueOf),
    unstained: [],
    bounded: usable.filter(isBounded).length,
    impossible,
  };
}

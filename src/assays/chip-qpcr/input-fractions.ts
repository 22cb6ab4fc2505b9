// Is the input of one chromatin one part of it? A part that differs between its wells is a slip of the pen, and moves percent of input.
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import { unitAt } from '../cq/cultures.ts';
import { partAt } from './parts.ts';

/** `day 1, IKZF1: 0.01, 0.1`: chromatins whose wells name several parts, and antibodies with several between chromatins. */
export function mixedFractions(readings: Readings, rows: readonly number[]): string[] {
  const found = new Map<string, Set<number>>();
  for (const row of rows) {
    const fraction = quantityAt(readings, 'inputFraction', row);
    if (Number.isNaN(fraction)) continue;
    const part = partAt(readings, row);
    const arm = [labelAt(readings, 'cell', row), unitAt(readings, row)].filter(
      (name) => name !== null && name !== '',
    );
    const names = [arm.join(' '), ...(part === null || part.antibody === null ? [] : [part.antibody])];
    for (const name of names) found.set(name, (found.get(name) ?? new Set()).add(fraction));
  }
  return [...found].flatMap(([name, fractions]) =>
    fractions.size > 1 ? [[name, [...fractions].join(', ')].filter((text) => text !== '').join(': ')] : [],
  );
}

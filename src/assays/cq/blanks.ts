// Does anything amplify where nothing should: without template, or without reverse transcription?
import { labelAt, type Readings } from '../../tables/readings.ts';
import { cqState } from './cq-values.ts';
import type { TechnicalMean } from './cultures.ts';
import { roleAt, type Role } from './roles.ts';

export interface Blank {
  readonly gene: string;
  readonly role: Extract<Role, 'no template' | 'no RT'>;
  readonly wells: number;
  /** Wells with a cycle. */
  readonly amplified: number;
  /** The earliest cycle; NaN where nothing amplified. */
  readonly earliest: number;
  /** Cycles by which it comes after the latest sample; NaN where nothing amplified. */
  readonly gap: number;
}

/** Cycles between a sample and its blank below which a thirty-second part or more of its signal is not its own. */
export const LEAST_GAP = 5;

/** The blanks of a table, by gene. @param means of the samples */
export function blanksOf(readings: Readings, means: readonly TechnicalMean[]): Blank[] {
  const found = new Map<string, { gene: string; role: Blank['role']; wells: number; cycles: number[] }>();
  for (let row = 0; row < readings.count; row++) {
    const role = roleAt(readings, row);
    const gene = labelAt(readings, 'target', row);
    if ((role !== 'no template' && role !== 'no RT') || gene === null) continue;
    const state = cqState(readings, row);
    if (state === 'missing') continue;
    const key = JSON.stringify([gene, role]);
    const own = found.get(key) ?? { gene, role, wells: 0, cycles: [] };
    own.wells++;
    if (state === 'cycle') own.cycles.push(readings.value[row]);
    found.set(key, own);
  }
  return [...found.values()].map(({ gene, role, wells, cycles }) => {
    const samples = means.filter(({ measured, cq }) => measured === gene && !Number.isNaN(cq));
    const latest = Math.max(...samples.map(({ cq }) => cq));
    const earliest = cycles.length === 0 ? NaN : Math.min(...cycles);
    const gap = samples.length === 0 ? NaN : earliest - latest;
    return { gene, role, wells, amplified: cycles.length, earliest, gap };
  });
}

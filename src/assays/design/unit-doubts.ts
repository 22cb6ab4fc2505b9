// Reasons why what is called independent experiments may be none, and what that leaves of a verdict.
import type { Judged } from '../../tables/verdicts.ts';
import type { Label, Readings } from '../../tables/readings.ts';
import { copiedUnits } from './copied-units.ts';
import { unitLabel } from './units.ts';
import type { Doubt } from './verdict-of-effect.ts';

/** Names of wells and of technical replicates: `well 2`, `tech 1`, `Technical replicate 3`, `triplicate 1`. */
const TECHNICAL =
  /^(?:(?:tech|technical)(?![a-z])|techrep|wells?(?![a-z])|(?:du|tri|quadru)plicates?(?![a-z])|ウェル|ウエル|技術的|テクニカル)/;

/** Names of experiments or donors that are called like wells or technical replicates. */
export function technicalNames(readings: Readings): string[] {
  const label = unitLabel(readings);
  const levels = label === null ? [] : (readings.labels[label]?.levels ?? []);
  return levels.filter((name) => TECHNICAL.test(name.normalize('NFKC').trim().toLowerCase()));
}

/**
 * Why experiments of a table may not be independent, so that no effect is more than suggested; null where nothing tells.
 * @param counted what is counted instead of them: lines
 */
export function doubtOfUnits(
  readings: Readings,
  counted: Label | null = unitLabel(readings),
): Extract<Doubt, 'copied experiments' | 'experiments in doubt'> | null {
  if (copiedUnits(readings).length > 0 || copiedUnits(readings, counted).length > 0)
    return 'copied experiments';
  const unclear = readings.unclearExperiments === true && unitLabel(readings) === 'experiment';
  return unclear || technicalNames(readings).length > 0 ? 'experiments in doubt' : null;
}

/** A verdict that rests on experiments in doubt: at most suggested, and nothing is contradicted by them. */
export function atMostSuggested(judged: Judged, doubt: Doubt | null): Judged {
  if (doubt === null) return judged;
  if (judged.verdict === 'supported') return { verdict: 'suggested', reason: doubt };
  return judged.verdict === 'contradicted'
    ? { verdict: 'not estimable', reason: 'too few experiments' }
    : judged;
}

/** The same of rows. */
export function allAtMostSuggested<Row extends { readonly judged: Judged }>(
  rows: readonly Row[],
  doubt: Doubt | null,
): readonly Row[] {
  return doubt === null ? rows : rows.map((row) => ({ ...row, judged: atMostSuggested(row.judged, doubt) }));
}

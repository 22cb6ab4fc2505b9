// The cycle that stands in for wells without amplification cannot be one at which others still amplified.
import { refused } from '../../messages/refused.ts';
import type { Readings } from '../../tables/readings.ts';
import { cqState } from './cq-values.ts';

/** @throws InputError for a cycle before the latest that was measured */
export function checkStandIn(readings: Readings, rows: readonly number[], cycle: number | undefined): void {
  if (cycle === undefined) return;
  const latest = rows.reduce(
    (most, row) => (cqState(readings, row) === 'cycle' ? Math.max(most, readings.value[row]) : most),
    -Infinity,
  );
  if (cycle >= latest) return;
  throw refused(
    'cq.stand-in',
    {},
    {
      file: '--undetermined',
      expected: `${latest} or later: the last cycle of the run, such as 40`,
      found: String(cycle),
      fix: 'an earlier cycle would make a well without any signal one with much',
    },
  );
}

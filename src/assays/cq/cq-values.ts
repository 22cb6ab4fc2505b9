// Is it a Cq? A cycle between 1 and 60, a word for no amplification, or nothing.
import { refused } from '../../messages/refused.ts';
import type { Readings } from '../../tables/readings.ts';

/** What machines write where nothing amplified. */
const NONE =
  /^(?:undet(?:ermined)?\.?|n\/a|nan|no ?(?:cq|ct|cp|amp(?:lification)?|signal)|not (?:detected|determined)|n\.?d\.?|-+|>\s*\d+(?:\.\d+)?|neg(?:ative)?|検出せず|未検出|増幅なし)$/i;
/** What people write where there was no well. */
const MISSING = /^(?:|na|omit(?:ted)?|excluded|empty|除外|欠測)$/i;
const MOST_CYCLES = 60;

/** A number of cycles, nothing amplified, or no well at all. */
export type CqState = 'cycle' | 'undetermined' | 'missing';

/** @throws InputError for a number that is no cycle and a word that says neither */
export function cqState(readings: Readings, row: number): CqState {
  const value = readings.value[row];
  const word = readings.word[row]?.trim() ?? '';
  if (!Number.isNaN(value)) {
    if (value > 0 && value <= MOST_CYCLES) return 'cycle';
    throw refused(
      'cq.none',
      {},
      {
        ...readings.place(row),
        expected: `a cycle above 0 and up to ${MOST_CYCLES}`,
        found: String(value),
        fix:
          value === 0
            ? 'write Undetermined where nothing amplified'
            : 'check that the column of Cq values is not another one',
      },
    );
  }
  if (MISSING.test(word)) return 'missing';
  if (NONE.test(word)) return 'undetermined';
  throw refused(
    'cq.none',
    {},
    {
      fix: undefined,
      ...readings.place(row),
      expected: 'a number with a decimal point, or a word such as Undetermined',
      found: word,
    },
  );
}

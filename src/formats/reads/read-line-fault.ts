import type { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { LARGEST_POSITION, nameFault } from '../text/doors.ts';

const SHOWN = 120;

/** How the lines of a text are read. */
export type LineKind = 'tags' | 'fragments' | 'pairs';

/** Names of the columns that are read, as a message says them. */
const COLUMNS: Readonly<Record<LineKind, string>> = {
  tags: 'chromosome, start, end, name, score and strand, separated by tabs',
  fragments: 'at least chromosome, start and end, separated by tabs',
  pairs: 'chromosome, start and end of both reads, separated by tabs',
};

/** Says what is wrong with a line that holds no read. */
export function readLineFault(
  fields: readonly string[],
  kind: LineKind,
  place: { file: string; line: number },
): InputError {
  const shown = fields.join('\t');
  const line = shown.length > SHOWN ? `${shown.slice(0, SHOWN)}...` : shown;
  const fault = (expected: string, found: string): InputError =>
    refused('reads.bed-line', {}, { ...place, expected, found });
  if (fields.length < (kind === 'pairs' ? 6 : 3)) return fault(COLUMNS[kind], JSON.stringify(line));
  const ends = kind === 'pairs' ? [0, 3] : [0];
  for (const at of ends) {
    const [chromosome, start, end] = fields.slice(at, at + 3);
    if (nameFault(chromosome) !== undefined) return fault('a name such as chr1', JSON.stringify(chromosome));
    for (const place of [start, end])
      if (!isPlace(place) && !(kind === 'pairs' && place === '-1'))
        return fault('a whole number of bp, at most 2147483647', JSON.stringify(place));
    if (Number(start) >= Number(end) && start !== '-1' && end !== '-1')
      return fault('start < end', `${start} >= ${end}`);
  }
  if (kind === 'tags') {
    const found = fields.length < 6 ? `${fields.length} columns` : JSON.stringify(fields[5]);
    return refused('reads.no-strand', {}, { ...place, expected: '+ or - in column 6', found });
  }
  return fault(COLUMNS[kind], JSON.stringify(line));
}

function isPlace(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= LARGEST_POSITION;
}

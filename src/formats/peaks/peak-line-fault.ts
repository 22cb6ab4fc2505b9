import { InputError } from '../../errors.ts';
import { refusals } from '../../messages/english/faces/refusals.ts';
import { LARGEST_POSITION, LARGEST_SCORE, nameFault } from '../text/doors.ts';
import type { PeakLayout } from './peak-layout.ts';
import { isBeyondNumbers, isNumeric } from './peak-layout.ts';

const SHOWN = 120;
/** What mends a line of which nothing better is known. */
const NO_LINE = refusals['fix.peaks.no-line'];

/**
 * Says what is wrong with a line that the scanner could not read.
 * @param fields the line's fields
 * @param layout how the file's first data line was understood; undefined for that line itself
 * @param firstLine number of the first data line
 */
export function peakLineFault(
  fields: readonly string[],
  place: { file: string; line: number },
  layout: PeakLayout | undefined,
  firstLine: number,
): InputError {
  const shown = fields.join('\t');
  const line = shown.length > SHOWN ? `${shown.slice(0, SHOWN)}...` : shown;
  const fault = (problem: string, expected: string, found: string, fix: string = NO_LINE): InputError =>
    new InputError(problem, { key: 'peaks.no-line', ...place, expected, found, fix });
  if (fields.length < 3) {
    return fault(
      'not a BED-like line',
      'at least chromosome, start and end, separated by tabs',
      JSON.stringify(line),
      /[,;]/.test(line) ? 'replace the commas or semicolons by tabs' : undefined,
    );
  }
  const [chromosome, start, end] = fields;
  if (/^["']/.test(chromosome)) {
    return fault(
      'the fields are quoted',
      'plain fields',
      chromosome,
      'write the file without quotes (R: quote = FALSE)',
    );
  }
  if (chromosome === '') return fault('the chromosome is empty', 'a name such as chr1', JSON.stringify(line));
  const named = nameFault(chromosome);
  if (named !== undefined)
    return fault(`the chromosome's name ${named}`, 'a name such as chr1', JSON.stringify(chromosome));
  if (layout !== undefined && fields.length !== layout.columns) {
    return fault(
      'the number of columns changes',
      `${layout.columns} columns as in line ${firstLine}`,
      `${fields.length} columns`,
      'write all lines with the same columns (`.` for a missing value)',
    );
  }
  for (const [column, value] of [
    ['start', start],
    ['end', end],
  ] as const) {
    const coordinate = coordinateFault(column, value, fields);
    if (coordinate !== undefined) return fault(...coordinate);
  }
  const first = Number(start) - (layout?.oneBased === true ? 1 : 0);
  if (first < 0) return fault('a 1-based start is 0', 'a start of 1 or more', start);
  if (Number(end) < first) {
    return fault(
      'the end lies before the start',
      'start <= end',
      `${start} > ${end}`,
      'swap the columns of this line',
    );
  }
  for (const column of [layout?.signalColumn, layout?.scoreColumn, layout?.summitColumn]) {
    if (column === undefined || column === 0) continue;
    const value = fields[column - 1] as string | undefined;
    if (value === undefined) {
      return fault(`there is no column ${column}`, `at least ${column} columns`, `${fields.length} columns`);
    }
    if (!isNumeric(value))
      return fault(`column ${column} is not a number`, 'a number, `.` or NA', JSON.stringify(value));
    if (isBeyondNumbers(value))
      return fault(
        `column ${column} is out of range`,
        'a finite number, `.`, NA or inf',
        JSON.stringify(value),
      );
    if (column === layout?.scoreColumn && Number(value) > LARGEST_SCORE && Number.isFinite(Number(value)))
      return fault(`the score in column ${column} is out of range`, `at most ${LARGEST_SCORE}`, value);
  }
  return fault('this line cannot be read', 'a BED-like line', JSON.stringify(line));
}

function coordinateFault(
  column: 'start' | 'end',
  value: string,
  fields: readonly string[],
): [string, string, string, string?] | undefined {
  const expected = 'a whole number of bp';
  const found = JSON.stringify(value);
  if (/^-\d+$/.test(value)) return [`the ${column} is negative`, 'a position of 0 or more', found];
  if (/^\d+$/.test(value)) {
    return Number(value) > LARGEST_POSITION
      ? [
          `the ${column} lies beyond 2^31 - 1`,
          `at most ${LARGEST_POSITION}`,
          found,
          'no chromosome is that long: check the column',
        ]
      : undefined;
  }
  if (/^[\d.]+e[+-]?\d+$/i.test(value)) {
    const fix = 'R wrote it in scientific notation: set options(scipen = 999) and write the file again';
    return [`the ${column} is not a whole number`, expected, found, fix];
  }
  if (column === 'start' && /^(?:chr|start|chromstart|begin|from|x?start)/i.test(value)) {
    const fix = /^\d+$/.test(fields[0])
      ? 'the first column looks like a bin or row number: remove it (cut -f2-)'
      : /^chr/i.test(value) && /^\d+$/.test(fields[2])
        ? 'the first column looks like a name: the order must be chromosome, start, end (HOMER: pos2bed.pl)'
        : 'it looks like a header line: remove it or put # before it; starts must be 0-based';
    return [`the ${column} is not a number`, expected, found, fix];
  }
  if (column === 'start' && /^\d+$/.test(fields[3] ?? '') && /^\d+$/.test(fields[4] ?? '')) {
    return [
      `the ${column} is not a number`,
      expected,
      found,
      'it looks like GTF or GFF: convert it to BED (gff2bed)',
    ];
  }
  return [`the ${column} is not a number`, expected, found];
}

import { InputError } from '../../errors.ts';
import type { TranscriptParts } from '../../genome/genes.ts';
import { position, type Place } from '../text/doors.ts';

/** The exons of one transcript and its coding span (empty where there is none), 0-based half-open. */
export interface RowParts {
  readonly exons: readonly (readonly [start: number, end: number])[];
  readonly coding: readonly [start: number, end: number];
}

/** Where a table keeps exons, as 0-based column numbers: lists of starts and ends, or BED's sizes and distances from the start. */
export interface ExonLayout {
  /** How many exons the row says it has. */
  readonly count?: number | undefined;
  readonly codingStart: number;
  readonly codingEnd: number;
  readonly starts: number;
  readonly ends?: number;
  readonly sizes?: number;
}

/** The transcript that the exons are of. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the exons of one row of a table. @param format names the table in messages
 * @throws InputError for lists of unequal length or of another number than the row says, and for exons or a coding span beyond the transcript
 */
export function exonsOf(
  fields: readonly string[],
  { count, codingStart, codingEnd, starts, ends, sizes }: ExonLayout,
  { start, end }: Span,
  place: Place,
): RowParts {
  const first = listOf(fields[starts], 'start of an exon', place);
  const other = listOf(
    fields[ends ?? sizes ?? -1],
    ends === undefined ? 'size of an exon' : 'end of an exon',
    place,
  );
  if (first.length !== other.length || first.length === 0)
    throw new InputError('the exons are not complete', {
      ...place,
      expected: 'as many starts as ends, one at least',
      found: `${first.length} and ${other.length}`,
    });
  const said = count === undefined ? first.length : position(fields[count], 'number of exons', place);
  if (said !== first.length)
    throw new InputError('the exons are not complete', {
      ...place,
      expected: `${said}, as the row says`,
      found: String(first.length),
    });
  const exons = first.map((from, i): [number, number] =>
    ends === undefined ? [start + from, start + from + other[i]] : [from, other[i]],
  );
  const coding: [number, number] = [
    position(fields[codingStart], 'start of the coding span', place),
    position(fields[codingEnd], 'end of the coding span', place),
  ];
  const outside = exons.find(([from, to]) => from < start || to > end || to < from);
  if (outside !== undefined) throw beyond('an exon', outside, { start, end }, place);
  if (coding[1] < coding[0])
    throw new InputError('the coding span ends before its start', {
      ...place,
      expected: 'start <= end',
      found: `${coding[0]} and ${coding[1]}`,
    });
  if (coding[1] > coding[0] && (coding[0] < start || coding[1] > end))
    throw beyond('the coding span', coding, { start, end }, place);
  return { exons: exons.sort(([a], [b]) => a - b), coding };
}

function beyond(what: string, [from, to]: readonly [number, number], span: Span, place: Place): InputError {
  return new InputError(`${what} does not lie within its transcript`, {
    ...place,
    expected: `positions from ${span.start} to ${span.end}`,
    found: `${from} to ${to}`,
  });
}

function listOf(text: string | undefined, what: string, place: Place): number[] {
  const cells = (text ?? '').split(',');
  if (cells.at(-1) === '') cells.pop();
  return cells.map((cell) => position(cell, what, place));
}

/** Exons as columns. @param rows in the order of the gene models; a row without exons counts as all intron */
export function partColumns(rows: readonly (RowParts | undefined)[]): TranscriptParts {
  const first = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (first[i + 1] = first[i] + (row?.exons.length ?? 0)));
  const all = rows.flatMap((row) => row?.exons ?? []);
  return {
    first,
    exonStart: Int32Array.from(all, ([start]) => start),
    exonEnd: Int32Array.from(all, ([, end]) => end),
    codingStart: Int32Array.from(rows, (row) => row?.coding[0] ?? 0),
    codingEnd: Int32Array.from(rows, (row) => row?.coding[1] ?? 0),
  };
}

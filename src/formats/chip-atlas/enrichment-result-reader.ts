// The result of ChIP-Atlas' Enrichment Analysis, for regions and genes or for a count table: rows without a header.
import { InputError } from '../../errors.ts';
import { isDecimal, nameFault } from '../text/doors.ts';
import { linesOfText } from '../text/text-lines.ts';

/** What the columns hold; a count table's result has a twelfth, whether z is above 0. */
export const ENRICHMENT_COLUMNS = [
  'experiment',
  'antigen_class',
  'antigen',
  'cell_class',
  'cell',
  'peaks',
  'overlaps_a',
  'overlaps_b',
  'log10_p',
  'log10_q',
  'effect',
] as const;

/** What awk and R write for a quotient with 0 below. */
const INFINITE = /^-?inf(?:inity)?$/i;
const CONTROL = /[\u0000-\u001f\u007f]/;
/** Between the hits and all of a share. */
const OF = '/';
const SHARE = /^[^/]+\/[^/]+$/;

function isNumber(cell: string): boolean {
  return isDecimal(cell) || INFINITE.test(cell) || cell === 'NA';
}

/** Whether cells are where they are in such a result, whatever the numbers say. */
function looksAlike(cells: readonly string[]): boolean {
  return (
    (cells.length === ENRICHMENT_COLUMNS.length || cells.length === ENRICHMENT_COLUMNS.length + 1) &&
    cells.slice(6, 8).every((cell) => SHARE.test(cell))
  );
}

function fits(cells: readonly string[]): boolean {
  return (
    looksAlike(cells) &&
    nameFault(cells[0]) === undefined &&
    !cells.some((cell) => CONTROL.test(cell)) &&
    (cells[5] === 'NA' || /^\d{1,15}$/.test(cells[5])) &&
    cells.slice(6, 8).every((cell) => cell.split(OF).every(isDecimal)) &&
    cells.slice(8, 11).every(isNumber)
  );
}

/** Whether a text begins as a result of Enrichment Analysis, with or without chipmate's header. */
export function isEnrichmentResult(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r?\n/, 2).map((line) => line.split('\t'));
  return looksAlike([...first]) || (isHeader([...first]) && looksAlike([...second]));
}

function isHeader(cells: readonly string[]): boolean {
  return cells[0] === ENRICHMENT_COLUMNS[0] && cells[9] === ENRICHMENT_COLUMNS[9];
}

/**
 * The rows of a result, cell by cell, in its order.
 * @throws InputError naming the line that is not one of such a result
 */
export function parseEnrichmentResult(text: string, file: string): string[][] {
  const lines = linesOfText(text);
  const rows: string[][] = [];
  lines.forEach((line, i) => {
    const cells = line.split('\t');
    if (line === '' || (i === 0 && isHeader(cells))) return;
    if (!fits(cells))
      throw new InputError("this row is not one of ChIP-Atlas' Enrichment Analysis", {
        file,
        line: i + 1,
        expected: 'experiment, classes and names, peaks, two shares such as 21/758, log10 p, log10 q, effect',
        found: line.slice(0, 120),
      });
    rows.push(cells);
  });
  return rows;
}

/** How two results of Enrichment Analysis compare over the experiments that both have. */
export interface EnrichmentAgreement {
  readonly rows: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Experiments whose columns 7 and 8 are the same. */
  readonly sameCounts: number;
  /** Largest difference of log10 p and of the last column (fold enrichment or z) where both are finite. */
  readonly log10P: number;
  readonly effect: number;
}

/** Compares results row by row; rows are matched by experiment. */
export function compareEnrichment(
  first: readonly string[][],
  second: readonly string[][],
): EnrichmentAgreement {
  const other = new Map(second.map((cells) => [cells[0], cells]));
  const pairs = first.flatMap((cells) => {
    const there = other.get(cells[0]);
    return there === undefined ? [] : [[cells, there] as const];
  });
  const largest = (column: number): number =>
    pairs.reduce((most, [a, b]) => {
      const difference = Math.abs(Number(a[column]) - Number(b[column]));
      return Number.isFinite(difference) ? Math.max(most, difference) : most;
    }, 0);
  return {
    rows: pairs.length,
    onlyFirst: first.length - pairs.length,
    onlySecond: second.length - pairs.length,
    sameCounts: pairs.filter(([a, b]) => a[6] === b[6] && a[7] === b[7]).length,
    log10P: largest(8),
    effect: largest(10),
  };
}

import { InputError } from '../../errors.ts';
import { name as checkedName } from '../text/doors.ts';
import type { MatrixKind, MotifLibrary, WrittenMatrix } from './motif-library.ts';

/** Columns that a motif may have: the longest of JASPAR and HOCOMOCO have 33 and 31. */
const WIDEST = 100;
/** How far a column of probabilities may be from 1: files write two to six decimals. */
const ROUNDING = 0.02;
const LARGEST = 9_007_199_254_740_992;

/** A matrix and the file that it comes from. */
export interface FoundMatrix extends WrittenMatrix {
  readonly file: string;
}

/**
 * Checks matrices and puts them into columns.
 * @throws InputError for no matrix at all, one without columns or with too many, columns without a base, negative numbers, numbers that are
 * neither counts nor probabilities, and an id that stands twice: with one id, nobody could tell whose hits are whose
 */
export function collectMotifs(found: readonly FoundMatrix[]): MotifLibrary {
  const seen = new Map<string, FoundMatrix>();
  const kind = found.map((matrix): MatrixKind => {
    checkedName(matrix.id, 'id of the motif', matrix);
    checkedName(matrix.name, 'name of the motif', matrix);
    const before = seen.get(matrix.id);
    if (before !== undefined)
      throw new InputError(`the motif ${matrix.id} stands twice`, {
        file: matrix.file,
        line: matrix.line,
        expected: 'every motif under an id of its own; several may have the same name',
        found: `${matrix.id} also at ${before.file === matrix.file ? '' : `${before.file}, `}line ${before.line}`,
        fix: 'leave one of them out, or give one another id',
      });
    seen.set(matrix.id, matrix);
    return checkedKind(matrix);
  });
  return {
    id: found.map(({ id }) => id),
    name: found.map(({ name }) => name),
    kind,
    width: Uint16Array.from(found, ({ columns }) => columns.length),
    matrix: found.map(({ columns }) => Float64Array.from(columns.flat())),
    sites: Float64Array.from(found, (matrix, i) =>
      kind[i] === 'counts' ? Math.max(...matrix.columns.map(total)) : (matrix.sites ?? NaN),
    ),
    file: found.map(({ file }) => file),
    line: Uint32Array.from(found, ({ line }) => line),
  };
}

function total(column: readonly number[]): number {
  return column[0] + column[1] + column[2] + column[3];
}

/** What the numbers of a matrix are. */
function checkedKind(matrix: FoundMatrix): MatrixKind {
  const { columns, kind, file, id } = matrix;
  if (columns.length === 0 || columns.length > WIDEST)
    throw new InputError(`the motif ${id} has ${columns.length} columns`, {
      ...{ file, line: matrix.line },
      expected: `1 to ${WIDEST} columns`,
    });
  const place = (column: number) => ({ file, line: matrix.columnLines?.[column] ?? matrix.line });
  const negative = columns.findIndex((column) => column.some((value) => value < 0));
  if (negative >= 0)
    throw new InputError(`the motif ${id} has negative numbers in its column ${negative + 1}`, {
      ...place(negative),
      expected: 'counts of sites (a PFM or PCM) or probabilities (a PPM)',
      found: columns[negative].join(' '),
      fix: 'these look like log-odds (a PWM, PSSM): take the counts or probabilities that the library offers beside them',
    });
  const sums = columns.map(total);
  const empty = sums.findIndex((sum) => sum === 0);
  if (empty >= 0)
    throw new InputError(`the column ${empty + 1} of the motif ${id} is 0 for every base`, {
      ...place(empty),
      expected: 'at least one base in every column',
      found: '0 0 0 0',
      fix: 'take the column out where it is the first or last one, else write how often each base was seen',
    });
  const huge = sums.findIndex((sum) => sum > LARGEST);
  if (huge >= 0)
    throw new InputError(`the numbers of the motif ${id} are out of range`, {
      ...place(huge),
      expected: 'at most 2^53 sites',
      found: columns[huge].join(' '),
    });
  if (kind === 'word') return kind;
  const isShare = sums.map((sum) => Math.abs(sum - 1) <= ROUNDING);
  if (isShare.every(Boolean)) return 'probabilities';
  const counted = isShare.indexOf(false);
  const fractional = columns.every((column) => column.every((value) => value <= 1));
  if (kind === 'probabilities' || fractional || isShare.includes(true))
    throw new InputError(
      kind === 'probabilities' || fractional
        ? `the column ${counted + 1} of the motif ${id} does not sum to 1`
        : `the motif ${id} mixes counts and probabilities`,
      {
        ...place(counted),
        expected: `${kind === 'probabilities' ? '' : 'counts, or '}probabilities that sum to 1 in every column (within ${ROUNDING})`,
        found: `${columns[counted].join(' ')} (sum ${Number(sums[counted].toPrecision(6))})`,
        fix: 'write counts in every column, or divide every column by its sum',
      },
    );
  return 'counts';
}

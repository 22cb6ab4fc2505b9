import { InputError } from '../../errors.ts';

/** Intensities of one Affymetrix array. */
export interface CelFile {
  readonly columns: number;
  readonly rows: number;
  /** Array type, such as HG-U133_Plus_2; empty where the file does not say. */
  readonly chip: string;
  /** Cell (x, y) stands at y * columns + x; finite numbers. */
  readonly intensity: Float64Array;
}

/** Columns or rows of an array. @throws InputError unless 1 to 65535 */
export function sideOfArray(value: string, what: string, file: string, line: number): number {
  const side = /^\d{1,5}\s*$/.test(value) ? Number(value) : 0;
  if (side >= 1 && side <= 65_535) return side;
  throw new InputError(`${what} is no size of an array`, {
    file,
    line,
    expected: 'a whole number from 1 to 65535',
    found: JSON.stringify(value),
    fix: 'fetch the file again',
  });
}

/** Demands that columns and rows make the number of cells. @throws InputError */
export function checkCells(
  { columns, rows, cells }: { columns: number; rows: number; cells: number },
  file: string,
): void {
  if (columns >= 1 && rows >= 1 && columns <= 65_535 && rows <= 65_535 && columns * rows === cells) return;
  throw new InputError('columns and rows of the CEL file do not make its number of cells', {
    file,
    expected: `${columns} x ${rows} cells`,
    found: `${cells} cells`,
    fix: 'fetch the file again',
  });
}

/** The intensities themselves. @throws InputError naming the first cell that is no finite number */
export function finiteCells(intensity: Float64Array, columns: number, file: string): Float64Array {
  let odd = 0;
  // The difference is NaN for what is not finite, and stays so in the sum.
  for (let cell = 0; cell < intensity.length; cell++) odd += intensity[cell] - intensity[cell];
  if (odd === 0) return intensity;
  const cell = intensity.findIndex((value) => !Number.isFinite(value));
  throw new InputError('the intensity is no finite number', {
    file,
    found: `${intensity[cell]} for the cell ${cell % columns}, ${Math.floor(cell / columns)}`,
    fix: 'fetch the file again',
  });
}

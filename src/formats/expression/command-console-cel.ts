import { InputError } from '../../errors.ts';
import { BinaryFile } from './binary-file.ts';
import { checkCells, finiteCells, type CelFile } from './cel-file.ts';

/** Value type of a column: single precision. */
const FLOAT = 6;

/** Reads an Affymetrix CEL file of the Command Console (Calvin); see `parseCel`. */
export function parseCommandConsoleCel(bytes: Uint8Array, file: string): CelFile {
  const binary = new BinaryFile(bytes, file, 'CEL', false);
  binary.at = 6;
  const groupAt = binary.int();
  skipBytes(binary);
  skipBytes(binary);
  wide(binary);
  wide(binary);
  const parameters = readParameters(binary);
  const whole = (name: string): number => {
    const value = parameters.get(name);
    if (value === undefined) throw new InputError(`the CEL file does not name its ${name}`, { file });
    return new BinaryFile(value, file, 'CEL', false).int();
  };
  const columns = whole('affymetrix-cel-cols');
  const rows = whole('affymetrix-cel-rows');
  const type = parameters.get('affymetrix-array-type');
  binary.at = groupAt;
  binary.int();
  let next = binary.int();
  for (let sets = binary.count('number of data sets', 1); sets > 0; sets--) {
    const start = next;
    binary.at = start;
    const data = binary.int();
    next = binary.int();
    if (wide(binary) === 'Intensity') {
      const cells = countOfFloats(binary);
      checkCells({ columns, rows, cells }, file);
      const intensity = floats(binary, data, cells);
      return {
        columns,
        rows,
        chip: type === undefined ? '' : wideText(type),
        intensity: finiteCells(intensity, columns, file),
      };
    }
    if (next <= start)
      throw binary.fault(
        'the data sets of the CEL file do not follow one another',
        start,
        'a later place',
        next,
      );
  }
  throw new InputError('the CEL file holds no intensities', { file });
}

/** The number of rows of a data set that has one column of floats. */
function countOfFloats(binary: BinaryFile): number {
  readParameters(binary);
  const columns = binary.count('number of columns', 9);
  const at = binary.at;
  wide(binary);
  const type = binary.byte();
  if (columns !== 1 || type !== FLOAT || binary.int() !== 4)
    throw binary.fault('the intensities are no single column of floats', at, 'one column of type 6', columns);
  return binary.count('number of cells', 0);
}

function floats(binary: BinaryFile, at: number, cells: number): Float64Array {
  binary.need(4 * cells, at);
  const values = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++) values[cell] = binary.view.getFloat32(at + 4 * cell);
  return values;
}

function skipBytes(binary: BinaryFile): void {
  binary.bytes(binary.count('length of a text', 1));
}

/** UTF-16 text with its number of characters before it. */
function wide(binary: BinaryFile): string {
  return wideText(binary.bytes(2 * binary.count('length of a text', 2)));
}

function readParameters(binary: BinaryFile): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (let left = binary.count('number of parameters', 12); left > 0; left--) {
    const name = wide(binary);
    found.set(name, binary.bytes(binary.count('length of a value', 1)));
    wide(binary);
  }
  return found;
}

function wideText(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')
    .split('\0', 1)[0];
}

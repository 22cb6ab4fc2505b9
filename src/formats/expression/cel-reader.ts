import { InputError } from '../../errors.ts';
import { parseNumber } from '../text/parse-number.ts';
import { decodeText, textLines, type TextLine } from '../text/text-lines.ts';
import { beginsWith, BinaryFile } from './binary-file.ts';
import { checkCells, finiteCells, sideOfArray, type CelFile } from './cel-file.ts';
import { parseCommandConsoleCel } from './command-console-cel.ts';

const XDA_MAGIC = 64;
const XDA_VERSION = 4;
/** Intensity, its deviation, and the number of pixels. */
const XDA_CELL = 10;
/** The shortest line of a cell is `0 0 1` and its end. */
const SHORTEST_CELL = 6;
const BLANK = 32;
const TAB = 9;
const BRACKET = 91;

/**
 * Reads an Affymetrix CEL file: text (version 3), binary (version 4) or Command Console.
 *
 * **Source:** Affymetrix Fusion file formats: CEL, and Command Console generic data file.
 * **R:** `affyio::read.celfile(file)$INTENSITY$MEAN`
 * @throws InputError for other files, files cut short, columns and rows that do not make the number of cells, cells that are
 *   missing, stand twice or lie outside the array, and intensities that are not finite
 */
export function parseCel(bytes: Uint8Array, file: string): CelFile {
  if (beginsWith(bytes, '[CEL]')) return parseTextCel(bytes, file);
  if (bytes[0] === 59 && bytes[1] === 1) return parseCommandConsoleCel(bytes, file);
  const binary = new BinaryFile(bytes, file, 'CEL', true);
  if (bytes.length > 24 && binary.int() === XDA_MAGIC) return parseXdaCel(binary, file);
  throw new InputError('this is no CEL file', {
    file,
    expected: 'text ([CEL]), binary version 4 or Command Console',
    found: bytes.length === 0 ? 'an empty file' : `first bytes ${[...bytes.subarray(0, 4)].join(' ')}`,
  });
}

function parseTextCel(bytes: Uint8Array, file: string): CelFile {
  let columns = 0;
  let rows = 0;
  let chip = '';
  let section = '';
  let cells: CellTable | undefined;
  for (const line of textLines(bytes)) {
    const first = line.start < line.end ? bytes[line.start] : BRACKET;
    // Letters begin what stands before the cells: CellHeader=, NumberCells=.
    if (section === '[INTENSITY]' && first !== BRACKET && !isLetter(first)) {
      cells ??= new CellTable(columns, rows, bytes, file, line.number);
      cells.read(line);
      continue;
    }
    // What stands behind the intensities (masks, outliers) is not read.
    if (cells !== undefined && first !== BRACKET) continue;
    const text = decodeText(bytes, line.start, line.end);
    if (text.startsWith('[')) section = text;
    else if (section === '[HEADER]') {
      const at = text.indexOf('=');
      const [key, value] = [text.slice(0, at), text.slice(at + 1)];
      if (key === 'Cols') columns = sideOfArray(value, 'Cols', file, line.number);
      if (key === 'Rows') rows = sideOfArray(value, 'Rows', file, line.number);
      if (key === 'DatHeader') chip = chipOf(value);
    }
  }
  if (columns === 0 || rows === 0)
    throw new InputError('the CEL file does not say how many columns and rows the array has', {
      file,
      expected: 'Cols=, Rows= under [HEADER]',
    });
  return { columns, rows, chip, intensity: (cells ?? new CellTable(columns, rows, bytes, file)).finish() };
}

/** The cells of a text file, each given once. */
class CellTable {
  readonly #bytes: Uint8Array;
  readonly #file: string;
  readonly #columns: number;
  readonly #rows: number;
  readonly #intensity: Float64Array;
  #read = 0;

  /** @param line where the cells begin; undefined where there are none */
  constructor(columns: number, rows: number, bytes: Uint8Array, file: string, line?: number) {
    this.#bytes = bytes;
    this.#file = file;
    this.#columns = columns;
    this.#rows = rows;
    if (columns * rows * SHORTEST_CELL > bytes.length) throw this.#cutShort('fewer', line);
    this.#intensity = new Float64Array(columns * rows).fill(NaN);
  }

  /** Reads the line `x y mean ...`. */
  read(line: TextLine): void {
    let { start: at } = line;
    const field = (): number => {
      while (at < line.end && isGap(this.#bytes[at])) at++;
      const from = at;
      while (at < line.end && !isGap(this.#bytes[at])) at++;
      return at - from > 100 ? NaN : parseNumber(this.#bytes, from, at);
    };
    const x = field();
    const y = field();
    const mean = field();
    const inside = Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0;
    if (!inside || x >= this.#columns || y >= this.#rows)
      throw this.#fault(
        line,
        'this cell lies outside the array',
        `x below ${this.#columns}, y below ${this.#rows}`,
      );
    if (!Number.isFinite(mean))
      throw this.#fault(line, 'the intensity is no finite number', 'x, y and an intensity');
    const cell = y * this.#columns + x;
    if (this.#intensity[cell] === this.#intensity[cell])
      throw this.#fault(line, `the cell ${x}, ${y} stands twice`, 'every cell once');
    this.#intensity[cell] = mean;
    this.#read++;
  }

  finish(): Float64Array {
    if (this.#read < this.#intensity.length) throw this.#cutShort(String(this.#read));
    return this.#intensity;
  }

  #fault(line: TextLine, problem: string, expected: string): InputError {
    return new InputError(problem, {
      file: this.#file,
      line: line.number,
      expected,
      found: decodeText(this.#bytes, line.start, Math.min(line.end, line.start + 200)),
      fix: 'fetch the file again',
    });
  }

  #cutShort(found: string, line?: number): InputError {
    return new InputError('the CEL file is cut short', {
      file: this.#file,
      line,
      expected: `${this.#columns * this.#rows} cells (${this.#columns} x ${this.#rows})`,
      found,
      fix: 'fetch the file again',
    });
  }
}

function parseXdaCel(binary: BinaryFile, file: string): CelFile {
  const version = binary.int();
  if (version !== XDA_VERSION) throw binary.fault('this CEL has another version', 4, 'version 4', version);
  const columns = binary.int();
  const rows = binary.int();
  const cells = binary.count('number of cells', XDA_CELL);
  checkCells({ columns, rows, cells }, file);
  const header = binary.text(binary.count('length of the header', 1));
  binary.bytes(binary.count('length of a text', 1));
  binary.bytes(binary.count('length of a text', 1));
  binary.int();
  const [outliers, masked] = [binary.int(), binary.int()];
  binary.int();
  // Masked cells and outliers follow as pairs of places: without them the file has lost its end.
  binary.need(cells * XDA_CELL + 4 * (Math.max(0, outliers) + Math.max(0, masked)));
  const intensity = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++)
    intensity[cell] = binary.view.getFloat32(binary.at + XDA_CELL * cell, true);
  return { columns, rows, chip: chipOf(header), intensity: finiteCells(intensity, columns, file) };
}

/** Whether a byte stands between the fields of a cell. */
function isGap(byte: number): boolean {
  return byte === BLANK || byte === TAB;
}

function isLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

/** The array type that the scanner's header names. */
function chipOf(header: string): string {
  return /\s(\S+)\.1sq/.exec(header)?.[1] ?? '';
}

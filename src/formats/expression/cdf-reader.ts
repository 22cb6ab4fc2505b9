import { InputError } from '../../errors.ts';
import { nameFault } from '../text/doors.ts';
import { decodeText, textLines } from '../text/text-lines.ts';
import { beginsWith, BinaryFile } from './binary-file.ts';
import { sideOfArray } from './cel-file.ts';

/** Which cells of an Affymetrix array belong to which probe set. */
export interface CdfFile {
  readonly columns: number;
  readonly rows: number;
  readonly setNames: readonly string[];
  /** Perfect-match cells, in order of their probe sets: y * columns + x. */
  readonly cell: Uint32Array;
  /** Probe set of every perfect-match cell. */
  readonly set: Uint32Array;
}

const XDA_MAGIC = 67;
const NAME_LENGTH = 64;
const UNIT_HEADER = 20;
const BLOCK_HEADER = 18 + NAME_LENGTH;
const XDA_CELL = 14;
/** Cells of the largest array there may be; the makers' largest has 7 millions. */
const MOST_CELLS = 1 << 26;
const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', T: 'A', C: 'G', G: 'C' };

/**
 * Reads an Affymetrix chip description file: text (GC3.0) or binary (XDA version 1, which all expression arrays have).
 * Time and memory go with the size of the file, whatever its header promises.
 *
 * **Source:** Affymetrix Fusion file formats: CDF.
 * @throws InputError for other files, files cut short, cells outside the array or twice in a probe set, and probe sets without a name
 */
export function parseCdf(bytes: Uint8Array, file: string): CdfFile {
  if (beginsWith(bytes, '[CDF]')) return parseTextCdf(bytes, file);
  const binary = new BinaryFile(bytes, file, 'CDF', true);
  if (bytes.length > 24 && binary.int() === XDA_MAGIC) return parseXdaCdf(binary, file);
  throw new InputError('this is no CDF file', {
    file,
    expected: 'text ([CDF]) or binary (XDA)',
    ...(bytes.length === 0 ? { found: 'an empty file' } : {}),
  });
}

/** Where something stands: the line of a text file, or the byte of a binary one. */
interface Place {
  readonly line?: number;
  readonly byte?: number;
}

/** Collects perfect-match cells, probe set by probe set. */
class CellCollector {
  readonly setNames: string[] = [];
  readonly #file: string;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: number[] = [];
  readonly #sets: number[] = [];
  /** The last probe set in which a cell stood, counted from 1. */
  readonly #lastSet: Uint32Array;
  #within = false;

  constructor(columns: number, rows: number, file: string) {
    this.#columns = columns;
    this.#rows = rows;
    this.#file = file;
    if (columns * rows > MOST_CELLS)
      throw new InputError('the CDF file describes an array larger than any', {
        file,
        expected: `at most ${MOST_CELLS} cells`,
        found: `${columns} x ${rows}`,
        fix: 'fetch the file again',
      });
    this.#lastSet = new Uint32Array(columns * rows);
  }

  beginSet(name: string, place: Place): void {
    const fault = nameFault(name);
    if (fault !== undefined)
      throw this.#fault(`the name of a probe set ${fault}`, 'a name', JSON.stringify(name), place);
    this.setNames.push(name);
    this.#within = true;
  }

  endSet(): void {
    this.#within = false;
  }

  /** A cell is a perfect match where the probe's base is the complement of the target's. */
  add(x: number, y: number, probeBase: string, targetBase: string, place: Place): void {
    if (!(x < this.#columns && y < this.#rows))
      throw this.#fault(
        'this cell lies outside the array',
        `x below ${this.#columns}, y below ${this.#rows}`,
        `${x}, ${y}`,
        place,
      );
    const cell = y * this.#columns + x;
    if (!this.#within)
      throw this.#fault(
        'this cell belongs to no probe set',
        'Name= of the block before it',
        `${x}, ${y}`,
        place,
      );
    if (this.#lastSet[cell] === this.setNames.length)
      throw this.#fault('this cell stands twice in its probe set', 'every cell once', `${x}, ${y}`, place);
    this.#lastSet[cell] = this.setNames.length;
    if (COMPLEMENT[probeBase.toUpperCase()] !== targetBase.toUpperCase()) return;
    this.#cells.push(cell);
    this.#sets.push(this.setNames.length - 1);
  }

  finish(): CdfFile {
    if (this.#cells.length === 0)
      throw new InputError('the CDF file names no perfect-match cell', {
        file: this.#file,
        expected: 'the chip description of an expression array',
        fix: 'fetch the file again, or give the CDF of an expression array',
      });
    return {
      columns: this.#columns,
      rows: this.#rows,
      setNames: this.setNames,
      cell: Uint32Array.from(this.#cells),
      set: Uint32Array.from(this.#sets),
    };
  }

  #fault(problem: string, expected: string, found: string, { line, byte }: Place): InputError {
    return new InputError(problem, {
      file: this.#file,
      line,
      expected,
      found: byte === undefined ? found : `${found} at byte ${byte}`,
      fix: 'fetch the file again',
    });
  }
}

/** What a text file has promised so far, and what of it has come. */
interface Promised {
  columns: number;
  rows: number;
  units: number;
  unitsRead: number;
  cells: number;
  cellsRead: number;
}

function parseTextCdf(bytes: Uint8Array, file: string): CdfFile {
  const seen: Promised = { columns: 0, rows: 0, units: 0, unitsRead: 0, cells: 0, cellsRead: 0 };
  let collector: CellCollector | undefined;
  let section = '';
  let unitType = '';
  for (const line of textLines(bytes)) {
    const text = decodeText(bytes, line.start, line.end);
    const place = { line: line.number };
    if (text.startsWith('[')) {
      checkBlock(seen, file, line.number);
      collector?.endSet();
      section = text.trimEnd();
      if (/^\[Unit\d+\]$/.test(section)) {
        seen.unitsRead++;
        unitType = '';
      }
      continue;
    }
    const at = text.indexOf('=');
    if (at < 0) continue;
    const key = text.slice(0, at);
    const value = text.slice(at + 1);
    if (section === '[Chip]') {
      if (key === 'Rows') seen.rows = sideOfArray(value, 'Rows', file, line.number);
      if (key === 'Cols') seen.columns = sideOfArray(value, 'Cols', file, line.number);
      if (key === 'NumberOfUnits') seen.units = wholeNumber(value, key, file, line.number);
    } else if (/^\[Unit\d+\]$/.test(section)) {
      if (key === 'UnitType') unitType = value;
    } else if (/^\[Unit\d+_Block\d+\]$/.test(section) && (unitType === '3' || unitType === '')) {
      collector ??= collectorFor(seen, file);
      if (key === 'Name') collector.beginSet(value, place);
      if (key === 'NumCells') seen.cells = wholeNumber(value, key, file, line.number);
      if (!/^Cell\d+$/.test(key)) continue;
      const [x, y, , , , , , , probe, target] = value.split('\t', 10) as (string | undefined)[];
      if (x === undefined || y === undefined || probe === undefined || target === undefined)
        throw new InputError('this cell ends before its bases', {
          ...{ file, line: line.number },
          expected: 'x, y and eight fields more, the bases of probe and target the last of them',
          found: text,
          fix: 'fetch the file again',
        });
      seen.cellsRead++;
      collector.add(placeOf(x), placeOf(y), probe, target, place);
    }
  }
  checkBlock(seen, file);
  if (collector === undefined || seen.unitsRead < seen.units)
    throw new InputError('the CDF file is cut short', {
      file,
      expected: `${seen.units} units with the size of the array before them`,
      found: `${seen.unitsRead} units`,
      fix: 'fetch the file again',
    });
  return collector.finish();
}

function collectorFor({ columns, rows }: Promised, file: string): CellCollector {
  if (columns > 0 && rows > 0) return new CellCollector(columns, rows, file);
  throw new InputError('the CDF file does not say how many columns and rows the array has', {
    file,
    expected: 'Cols= and Rows= under [Chip], before the units',
    fix: 'fetch the file again',
  });
}

/** Demands of a block that ends that its cells have come. */
function checkBlock(seen: Promised, file: string, line?: number): void {
  if (seen.cellsRead !== seen.cells)
    throw new InputError('the CDF file is cut short', {
      file,
      line,
      expected: `${seen.cells} cells in the block that ends here`,
      found: String(seen.cellsRead),
      fix: 'fetch the file again',
    });
  seen.cells = 0;
  seen.cellsRead = 0;
}

function placeOf(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : NaN;
}

function wholeNumber(value: string, what: string, file: string, line: number): number {
  if (/^\d{1,9}\s*$/.test(value)) return Number(value);
  throw new InputError(`${what} is no whole number`, { file, line, found: JSON.stringify(value) });
}

function parseXdaCdf(binary: BinaryFile, file: string): CdfFile {
  const version = binary.int();
  if (version !== 1)
    throw new InputError(`this CDF has version ${version}`, {
      file,
      expected: 'version 1, as expression arrays have',
      fix: 'convert it to text with the maker’s converter',
    });
  const collector = new CellCollector(binary.short(), binary.short(), file);
  const units = binary.count('number of units', NAME_LENGTH + 4);
  const controlUnits = binary.count('number of control units', 4);
  binary.bytes(binary.count('length of the reference', 1));
  const names = binary.at;
  const positions = names + NAME_LENGTH * units + 4 * controlUnits;
  binary.need(positions + 4 * units, 0);
  let read = 0;
  for (let unit = 0; unit < units; unit++) {
    binary.at = positions + 4 * unit;
    const start = binary.int();
    binary.at = start;
    readUnit(binary, collector, names + NAME_LENGTH * unit);
    read += binary.at - start;
    // Units that share bytes would let a small file stand for a large one.
    if (read > binary.view.byteLength)
      throw binary.fault(
        'the units of the CDF file overlap',
        start,
        'units one behind the other',
        `unit ${unit + 1}`,
      );
  }
  return collector.finish();
}

/** Reads the unit that begins here; its blocks are probe sets where it is a unit of expression. */
function readUnit(binary: BinaryFile, collector: CellCollector, nameAt: number): void {
  binary.need(UNIT_HEADER);
  const start = binary.at;
  const expression = binary.short() === 1;
  binary.at = start + 7;
  const blocks = binary.count('number of blocks', 0);
  binary.at = start + UNIT_HEADER;
  binary.need(blocks * BLOCK_HEADER);
  for (let block = 0; block < blocks; block++) {
    const place = { byte: binary.at };
    binary.int();
    const cells = binary.count('number of cells', 0);
    binary.bytes(10);
    let name = binary.text(NAME_LENGTH);
    binary.need(cells * XDA_CELL);
    const first = binary.at;
    binary.at = nameAt;
    if (name === '') name = binary.text(NAME_LENGTH);
    binary.at = first + cells * XDA_CELL;
    if (!expression) continue;
    collector.beginSet(name, place);
    for (let at = first; at < binary.at; at += XDA_CELL)
      collector.add(
        binary.view.getUint16(at + 4, true),
        binary.view.getUint16(at + 6, true),
        String.fromCharCode(binary.view.getUint8(at + 12)),
        String.fromCharCode(binary.view.getUint8(at + 13)),
        { byte: at },
      );
  }
}

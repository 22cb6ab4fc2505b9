import { InputError } from '../../errors.ts';
import { decodeText, textLines } from '../text/text-lines.ts';

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
const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', T: 'A', C: 'G', G: 'C' };

/**
 * Reads an Affymetrix chip description file: text (GC3.0) or binary (XDA version 1, which all expression arrays have).
 *
 * **Source:** Affymetrix Fusion file formats: CDF.
 * @throws InputError for other files and files cut short
 */
export function parseCdf(bytes: Uint8Array, file: string): CdfFile {
  if (decodeText(bytes, 0, 5) === '[CDF]') return parseTextCdf(bytes, file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (bytes.length > 24 && view.getInt32(0, true) === XDA_MAGIC) return parseXdaCdf(view, file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError('the CDF file is cut short', { file, fix: 'fetch the file again' });
  }
  throw new InputError('this is no CDF file', { file, expected: 'text ([CDF]) or binary (XDA)' });
}

/** Collects perfect-match cells, probe set by probe set. */
class CellCollector {
  readonly setNames: string[] = [];
  readonly #cells: number[] = [];
  readonly #sets: number[] = [];

  beginSet(name: string): void {
    this.setNames.push(name);
  }

  /** A cell is a perfect match where the probe's base is the complement of the target's. */
  add(cell: number, probeBase: string, targetBase: string): void {
    if (COMPLEMENT[probeBase.toUpperCase()] !== targetBase.toUpperCase()) return;
    this.#cells.push(cell);
    this.#sets.push(this.setNames.length - 1);
  }

  finish(columns: number, rows: number): CdfFile {
    return {
      columns,
      rows,
      setNames: this.setNames,
      cell: Uint32Array.from(this.#cells),
      set: Uint32Array.from(this.#sets),
    };
  }
}

function parseTextCdf(bytes: Uint8Array, file: string): CdfFile {
  const collector = new CellCollector();
  let columns = 0;
  let rows = 0;
  let section = '';
  let expected = 0;
  let read = 0;
  let unitType = '';
  for (const line of textLines(bytes)) {
    const text = decodeText(bytes, line.start, line.end);
    if (text.startsWith('[')) {
      section = text;
      continue;
    }
    const at = text.indexOf('=');
    if (at < 0) continue;
    const key = text.slice(0, at);
    const value = text.slice(at + 1);
    if (section === '[Chip]') {
      if (key === 'Rows') rows = Number(value);
      if (key === 'Cols') columns = Number(value);
    } else if (/^\[Unit\d+\]$/.test(section)) {
      if (key === 'UnitType') unitType = value;
    } else if (/^\[Unit\d+_Block\d+\]$/.test(section) && (unitType === '3' || unitType === '')) {
      if (key === 'Name') collector.beginSet(value);
      if (key === 'NumCells') expected += Number(value);
      if (!/^Cell\d+$/.test(key)) continue;
      const fields = value.split('\t');
      read++;
      collector.add(Number(fields[1]) * columns + Number(fields[0]), fields[8] ?? '', fields[9] ?? '');
    }
  }
  if (read === 0 || read < expected)
    throw new InputError('the CDF file is cut short', {
      file,
      expected: `${expected} cells`,
      found: `${read}`,
      fix: 'fetch the file again',
    });
  return collector.finish(columns, rows);
}

function parseXdaCdf(view: DataView, file: string): CdfFile {
  const version = view.getInt32(4, true);
  if (version !== 1)
    throw new InputError(`this CDF has version ${version}`, {
      file,
      expected: 'version 1, as expression arrays have',
      fix: 'convert it to text with the maker’s converter',
    });
  const columns = view.getUint16(8, true);
  const rows = view.getUint16(10, true);
  const units = view.getInt32(12, true);
  const controlUnits = view.getInt32(16, true);
  const collector = new CellCollector();
  const text = (at: number): string => {
    let length = 0;
    while (length < NAME_LENGTH && view.getUint8(at + length) !== 0) length++;
    return decodeText(new Uint8Array(view.buffer), view.byteOffset + at, view.byteOffset + at + length);
  };
  const names = 24 + view.getInt32(20, true);
  const positions = names + NAME_LENGTH * units + 4 * controlUnits;
  const blockHeader = 18 + NAME_LENGTH;
  const cellSize = 14;
  for (let unit = 0; unit < units; unit++) {
    const start = view.getInt32(positions + 4 * unit, true);
    const expression = view.getUint16(start, true) === 1;
    let at = start + 20;
    for (let blocks = view.getInt32(start + 7, true); blocks > 0; blocks--) {
      const cells = view.getInt32(at + 4, true);
      if (expression) collector.beginSet(text(at + 18) || text(names + NAME_LENGTH * unit));
      at += blockHeader;
      for (let cell = 0; cell < cells; cell++, at += cellSize) {
        if (!expression) continue;
        collector.add(
          view.getUint16(at + 6, true) * columns + view.getUint16(at + 4, true),
          String.fromCharCode(view.getUint8(at + 12)),
          String.fromCharCode(view.getUint8(at + 13)),
        );
      }
    }
  }
  return collector.finish(columns, rows);
}

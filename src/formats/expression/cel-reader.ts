import { InputError } from '../../errors.ts';
import { decodeText, textLines } from '../text/text-lines.ts';

/** Intensities of one Affymetrix array. */
export interface CelFile {
  readonly columns: number;
  readonly rows: number;
  /** Array type, such as HG-U133_Plus_2; empty where the file does not say. */
  readonly chip: string;
  /** Cell (x, y) stands at y * columns + x. */
  readonly intensity: Float64Array;
}

const XDA_MAGIC = 64;
const CALVIN_MAGIC = 59;

/**
 * Reads an Affymetrix CEL file: text (version 3), binary (version 4) or Command Console.
 *
 * **Source:** Affymetrix Fusion file formats: CEL, and Command Console generic data file.
 * **R:** `affyio::read.celfile(file)$INTENSITY$MEAN`
 * @throws InputError for other files and files cut short
 */
export function parseCel(bytes: Uint8Array, file: string): CelFile {
  if (decodeText(bytes, 0, 5) === '[CEL]') return parseTextCel(bytes, file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (bytes[0] === CALVIN_MAGIC && bytes[1] === 1) return parseCalvinCel(view, file);
    if (bytes.length > 24 && view.getInt32(0, true) === XDA_MAGIC) return parseXdaCel(view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError('the CEL file is cut short', { file, fix: 'fetch the file again' });
  }
  throw new InputError('this is no CEL file', {
    file,
    expected: 'text ([CEL]), binary version 4 or Command Console',
    found: `first bytes ${[...bytes.subarray(0, 4)].join(' ')}`,
  });
}

function parseTextCel(bytes: Uint8Array, file: string): CelFile {
  let columns = 0;
  let rows = 0;
  let chip = '';
  let section = '';
  let intensity = new Float64Array(0);
  let read = 0;
  for (const line of textLines(bytes)) {
    const text = decodeText(bytes, line.start, line.end);
    if (text.startsWith('[')) {
      section = text;
      continue;
    }
    if (section === '[HEADER]') {
      const [key, value] = splitOnce(text);
      if (key === 'Cols') columns = Number(value);
      if (key === 'Rows') rows = Number(value);
      if (key === 'DatHeader') chip = /\s(\S+)\.1sq/.exec(value)?.[1] ?? '';
    } else if (section === '[INTENSITY]' && /^\s*\d/.test(text)) {
      if (intensity.length === 0) intensity = new Float64Array(columns * rows);
      const [x, y, mean] = text.trim().split(/\s+/);
      intensity[Number(y) * columns + Number(x)] = Number(mean);
      read++;
    }
  }
  if (read === 0 || read !== columns * rows)
    throw new InputError('the CEL file is cut short', {
      file,
      expected: `${columns * rows} cells (${columns} x ${rows})`,
      found: `${read}`,
      fix: 'fetch the file again',
    });
  return { columns, rows, chip, intensity };
}

function parseXdaCel(view: DataView): CelFile {
  const columns = view.getInt32(8, true);
  const rows = view.getInt32(12, true);
  const cells = view.getInt32(16, true);
  let at = 20;
  const text = (): string => {
    const length = view.getInt32(at, true);
    const value = decodeText(
      new Uint8Array(view.buffer),
      view.byteOffset + at + 4,
      view.byteOffset + at + 4 + length,
    );
    at += 4 + length;
    return value;
  };
  const header = text();
  text();
  text();
  // Cell margin, outliers, masked cells, subgrids.
  at += 16;
  const intensity = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++) intensity[cell] = view.getFloat32(at + 10 * cell, true);
  return { columns, rows, chip: /\s(\S+)\.1sq/.exec(header)?.[1] ?? '', intensity };
}

/** Reads big-endian values one after another. */
class CalvinReader {
  at: number;
  readonly view: DataView;

  constructor(view: DataView, at: number) {
    this.view = view;
    this.at = at;
  }

  int(): number {
    this.at += 4;
    return this.view.getInt32(this.at - 4);
  }

  /** Bytes with their length before them. */
  bytes(): Uint8Array {
    const length = this.int();
    this.at += length;
    return new Uint8Array(this.view.buffer, this.view.byteOffset + this.at - length, length);
  }

  /** UTF-16 text with its number of characters before it. */
  wide(): string {
    const length = this.int();
    let text = '';
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.view.getUint16(this.at + 2 * i));
    this.at += 2 * length;
    return text;
  }

  parameters(): Map<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    for (let left = this.int(); left > 0; left--) {
      const name = this.wide();
      found.set(name, this.bytes());
      this.wide();
    }
    return found;
  }
}

function parseCalvinCel(view: DataView, file: string): CelFile {
  const header = new CalvinReader(view, 10);
  header.bytes();
  header.bytes();
  header.wide();
  header.wide();
  const parameters = header.parameters();
  const whole = (name: string): number => {
    const bytes = parameters.get(name);
    if (bytes === undefined) throw new InputError(`the CEL file does not name its ${name}`, { file });
    return new DataView(bytes.buffer, bytes.byteOffset).getInt32(0);
  };
  const columns = whole('affymetrix-cel-cols');
  const rows = whole('affymetrix-cel-rows');
  const type = parameters.get('affymetrix-array-type');
  const group = new CalvinReader(view, view.getUint32(6));
  group.at += 4;
  let next = group.int();
  for (let sets = group.int(); sets > 0; sets--) {
    const set = new CalvinReader(view, next);
    const data = set.int();
    next = set.int();
    if (set.wide() !== 'Intensity') continue;
    const intensity = new Float64Array(columns * rows);
    for (let cell = 0; cell < intensity.length; cell++) intensity[cell] = view.getFloat32(data + 4 * cell);
    return { columns, rows, chip: type === undefined ? '' : wideText(type), intensity };
  }
  throw new InputError('the CEL file holds no intensities', { file });
}

function wideText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] * 256 + bytes[i + 1]);
  return text.replace(/\0+$/, '');
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

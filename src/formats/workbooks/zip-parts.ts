// The parts of a zip archive, unpacked only as far as the archive itself says, and checked.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { memoryForFiles, refuseNothingPacked } from '../text/held-memory.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Bytes of the record at the end of an archive, and the longest comment behind it. */
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

/** What an archive is to be: how it is called, how much it may hold, and what mends it. */
export interface ZipKind {
  readonly called: string;
  readonly mostEntries: number;
  /** Unpacked bytes of all parts. */
  readonly mostBytes: number;
  readonly fix: string;
  readonly tooLarge: string;
}

/** One part for each sheet and picture; what is made of them takes some twenty times as much memory. */
const WORKBOOK: ZipKind = {
  called: 'the workbook',
  mostEntries: 5_000,
  mostBytes: 1 << 28,
  fix: 'copy or export it again, or open it in a spreadsheet and save it as .xlsx',
  tooLarge: 'is it the right file? If so, save the sheet as tab-delimited text',
};

/** A part as the archive's directory has it. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly check: number;
  readonly packed: number;
  readonly size: number;
  /** Where it begins. */
  readonly at: number;
}

/**
 * The directory of a zip archive, by the names of the parts.
 * @throws InputError where there is none, or for more or larger parts than a table can have
 */
export function zipDirectory(bytes: Buffer, file: string, kind = WORKBOOK): Map<string, ZipEntry> {
  const end = endOfDirectory(bytes);
  if (end < 0) throw damaged(file, 'there is no directory at the end: the file was cut off', kind);
  const count = bytes.readUInt16LE(end + 10);
  const from = bytes.readUInt32LE(end + 16);
  if (count > kind.mostEntries)
    throw new InputError(`${kind.called} has too many parts`, {
      file,
      expected: `at most ${kind.mostEntries}`,
      found: String(count),
    });
  const entries = new Map<string, ZipEntry>();
  let at = from;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY)
      throw damaged(file, `entry ${i + 1} of its directory is none`, kind);
    const entry = entryAt(bytes, at);
    if (entries.has(entry.name)) throw damaged(file, `${entry.name} is there twice`, kind);
    entries.set(entry.name, entry);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  refuseBombs([...entries.values()], bytes.length, file, kind);
  return entries;
}

function endOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= lowest; at--)
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  return -1;
}

function entryAt(bytes: Buffer, at: number): ZipEntry {
  const length = bytes.readUInt16LE(at + 28);
  return {
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    check: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
    name: bytes.toString('utf8', at + 46, at + 46 + length).replaceAll('\\', '/'),
  };
}

/** Parts that lie over each other, unpack to more than any table, or to one byte again and again. */
function refuseBombs(entries: readonly ZipEntry[], length: number, file: string, kind: ZipKind): void {
  const sum = (of: (entry: ZipEntry) => number): number =>
    entries.reduce((total, entry) => total + of(entry), 0);
  const [packed, size] = [sum((entry) => entry.packed), sum((entry) => entry.size)];
  if (packed > length) throw damaged(file, 'its parts lie over each other', kind);
  const most = Math.min(kind.mostBytes, memoryForFiles());
  if (size > most)
    throw new InputError(`${kind.called} unpacks to more than it may`, {
      file,
      expected: `at most ${Math.floor(most / 1e6)} MB`,
      found: `${Math.floor(size / 1e6)} MB from ${packed} bytes`,
      fix: kind.tooLarge,
    });
  refuseNothingPacked(file, size, packed);
}

/** The bytes of a part. @throws InputError where they are not as long and not the same as the directory says */
export function zipPart(bytes: Buffer, entry: ZipEntry, file: string, kind = WORKBOOK): Buffer {
  const { name, flags, method, at, packed, size } = entry;
  if ((flags & 1) !== 0) throw encryptedWorkbook(file);
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL)
    throw damaged(file, `${name} is not where the directory says`, kind);
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + packed > bytes.length) throw damaged(file, `${name} is cut off`, kind);
  const part = unpackedPart(bytes.subarray(from, from + packed), method, size);
  if (part?.length !== size || crc32(part) !== entry.check)
    throw damaged(file, `${name} does not unpack to what it was`, kind);
  return part;
}

function unpackedPart(bytes: Buffer, method: number, size: number): Buffer | undefined {
  if (method === 0) return bytes;
  if (method !== 8) return undefined;
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return undefined;
  }
}

/** An archive without dates. @param isPacked whether its parts are */
export function zipOf(parts: ReadonlyMap<string, Uint8Array>, isPacked = false): Buffer {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of parts) {
    const title = Buffer.from(name, 'utf8');
    const packed = isPacked ? deflateRawSync(bytes, { level: 9 }) : bytes;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    // Names are UTF-8.
    about.writeUInt16LE(isPacked ? 0x800 : 0, 2);
    about.writeUInt16LE(isPacked ? 8 : 0, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    pieces.push(word(LOCAL), about, title, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(word(ENTRY), Buffer.from([20, 0]), about, rest, title);
    at += 30 + title.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function damagedWorkbook(file: string, found: string): InputError {
  return damaged(file, found, WORKBOOK);
}

function damaged(file: string, found: string, { called, fix }: ZipKind): InputError {
  return new InputError(`${called} is damaged`, { file, found, fix });
}

export function encryptedWorkbook(file: string): InputError {
  return refused('workbook.protected', {}, { file, expected: 'a workbook that opens without one' });
}

// Files of sequences, written as their formats prescribe.
import { crc32, deflateRawSync } from 'node:zlib';

/** A sequence by its letters: N is unknown, lower case is soft-masked. */
export interface Letters {
  readonly name: string;
  readonly letters: string;
}

export interface TwoBitOptions {
  readonly bigEndian?: boolean;
  readonly version?: 0 | 1;
}

/** A 2bit file. */
export function twoBit(
  sequences: readonly Letters[],
  { bigEndian = false, version = 0 }: TwoBitOptions = {},
): Buffer {
  const ints = (values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [at, value] of values.entries())
      if (bigEndian) bytes.writeUInt32BE(value, 4 * at);
      else bytes.writeUInt32LE(value, 4 * at);
    return bytes;
  };
  const int = (...values: number[]): Buffer => ints(values);
  const offset = (value: number): Buffer =>
    version === 0 ? int(value) : bigEndian ? int(0, value) : int(value, 0);
  const names = sequences.map(({ name }) => Buffer.from(name));
  let at = 16 + names.reduce((sum, name) => sum + 1 + name.length + (version === 0 ? 4 : 8), 0);
  const index: Buffer[] = [];
  const records = sequences.map(({ letters }, i) => {
    const record = Buffer.concat([
      int(letters.length),
      runs(letters, /[^ACGTacgt]+/g),
      runs(letters, /[a-z]+/g),
      int(0),
      packed(letters),
    ]);
    index.push(Buffer.of(names[i].length), names[i], offset(at));
    at += record.length;
    return record;
  });
  function runs(letters: string, of: RegExp): Buffer {
    const found = [...letters.matchAll(of)];
    return ints([found.length, ...found.map((run) => run.index), ...found.map(([run]) => run.length)]);
  }
  return Buffer.concat([int(0x1a412743, version, sequences.length, 0), ...index, ...records]);
}

function packed(letters: string): Buffer {
  const bytes = Buffer.alloc(Math.ceil(letters.length / 4));
  for (let at = 0; at < letters.length; at++)
    bytes[at >> 2] |= Math.max(0, 'TCAG'.indexOf(letters[at].toUpperCase())) << (6 - 2 * (at & 3));
  return bytes;
}

/** A FASTA file with lines of some width, and what `samtools faidx` writes of it. */
export function fasta(
  sequences: readonly Letters[],
  width = 60,
  lineEnd = '\n',
): { text: string; index: string } {
  let text = '';
  let index = '';
  for (const { name, letters } of sequences) {
    text += `>${name}${lineEnd}`;
    const bases = Math.min(width, letters.length);
    index += `${name}\t${letters.length}\t${Buffer.byteLength(text)}\t${bases}\t${bases + lineEnd.length}\n`;
    for (let at = 0; at < letters.length; at += width) text += `${letters.slice(at, at + width)}${lineEnd}`;
  }
  return { text, index };
}

/** Bytes in the blocks of bgzip, with its empty block at the end. @param size unpacked bytes of a block */
export function blockGzip(bytes: Buffer, size = 65_280): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) blocks.push(block(bytes.subarray(at, at + size)));
  return Buffer.concat([...blocks, block(Buffer.alloc(0))]);
}

function block(bytes: Buffer): Buffer {
  const deflated = deflateRawSync(bytes);
  const head = Buffer.from('1f8b08040000000000ff0600424302000000', 'hex');
  head.writeUInt16LE(head.length + deflated.length + 8 - 1, 16);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(bytes), 0);
  tail.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, deflated, tail]);
}

import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Bases of a line: with its end 64 bytes, so that blocks of unknown bases are alike. */
const LINE = 63;
/** Lines of the largest block: bgzip's blocks have 65,280 bytes at most. */
const MOST_LINES = 1020;
const UNKNOWN = 'N'.charCodeAt(0);
/** The block without bytes by which a bgzip file ends. */
const END = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

/** A sequence that is known in parts. */
export interface PartlyKnown {
  readonly name: string;
  /** Behind the name on its line. */
  readonly description: string;
  readonly size: number;
  /** Known parts in order, apart from each other: first base, and its letters. */
  readonly parts: readonly { readonly start: number; readonly letters: Uint8Array }[];
}

/**
 * Sequences as FASTA in blocks of bgzip, with their index (`.fai`): whatever is not known is N. Known parts have blocks of their own, and
 * what lies between are a few blocks that are packed once: a genome that is known in a few places takes as long as these.
 *
 * **Source:** the BGZF section of the SAM specification (samtools.github.io/hts-specs/SAMv1.pdf, 4.1); faidx(5) of samtools.
 */
export function blockFasta(sequences: readonly PartlyKnown[]): { packed: Buffer; index: string } {
  const blocks: Buffer[] = [];
  const rows: string[] = [];
  const unknown = new Map<number, Buffer>();
  const linesOfUnknown = (lines: number): Buffer => {
    const known = unknown.get(lines);
    if (known !== undefined) return known;
    const made = blockOf(linesWith(lines * LINE, []), constants.Z_DEFAULT_STRATEGY);
    unknown.set(lines, made);
    return made;
  };
  let at = 0;
  const add = (text: Buffer): void => {
    for (let from = 0; from < text.length; from += MOST_LINES * (LINE + 1))
      blocks.push(blockOf(text.subarray(from, from + MOST_LINES * (LINE + 1)), constants.Z_HUFFMAN_ONLY));
    at += text.length;
  };
  for (const { name, description, size, parts } of sequences) {
    add(Buffer.from(`>${name} ${description}\n`));
    rows.push([name, size, at, LINE, LINE + 1].join('\t'));
    const lines = Math.ceil(size / LINE);
    let line = 0;
    const skipTo = (end: number): void => {
      for (; line < end;) {
        const count = Math.min(MOST_LINES, end - line);
        blocks.push(linesOfUnknown(count));
        at += count * (LINE + 1);
        line += count;
      }
    };
    for (let part = 0; part < parts.length;) {
      const first = Math.floor(parts[part].start / LINE);
      let end = first;
      const together: PartlyKnown['parts'][number][] = [];
      // Parts that share a line share a block.
      while (part < parts.length && Math.floor(parts[part].start / LINE) <= end) {
        const { start, letters } = parts[part];
        end = Math.max(end, Math.ceil((start + letters.length) / LINE));
        together.push({ start: start - first * LINE, letters });
        part++;
      }
      skipTo(first);
      const bases = Math.min(size, end * LINE) - first * LINE;
      add(linesWith(bases, together));
      line = end;
    }
    // The last line may be shorter than the others, and is no block like them.
    if (line < lines) {
      skipTo(lines - 1);
      add(linesWith(size - line * LINE, []));
    }
  }
  return { packed: Buffer.concat([...blocks, END]), index: `${rows.join('\n')}\n` };
}

/** So many bases in lines, unknown but for some parts. */
function linesWith(bases: number, parts: PartlyKnown['parts']): Buffer {
  const lines = Math.ceil(bases / LINE);
  const text = Buffer.alloc(bases + lines, UNKNOWN);
  for (let line = 1; line < lines; line++) text[line * (LINE + 1) - 1] = 10;
  text[text.length - 1] = 10;
  for (const { start, letters } of parts)
    for (let i = 0; i < letters.length; i++) text[start + i + Math.floor((start + i) / LINE)] = letters[i];
  return text;
}

function blockOf(text: Buffer, strategy: number): Buffer {
  const packed = deflateRawSync(text, { level: 9, strategy });
  const block = Buffer.alloc(18 + packed.length + 8);
  block.set([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0]);
  block.writeUInt16LE(block.length - 1, 16);
  block.set(packed, 18);
  block.writeUInt32LE(crc32(text), 18 + packed.length);
  block.writeUInt32LE(text.length, 22 + packed.length);
  return block;
}

import { refused } from '../../messages/refused.ts';
import { readUnpacked, sourceName } from '../text/byte-source.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Lines of a read: name, bases, a plus, qualities. */
const LINES = 4;

/**
 * How many reads a FASTQ file has, plain or gzip, of four lines each. What is in them is left to who uses them: this tells whether
 * the file is whole, which programs do not always say of one that was cut off.
 * @param path an ordinary file
 * @param file what messages call it
 * @throws InputError for a gzip file that ends early or is damaged, and where the last read is not whole
 */
export async function countFastq(path: string, file = sourceName(path)): Promise<number> {
  let lines = 0;
  let filled = 0;
  let inLine = false;
  for await (const chunk of readUnpacked(path, file)) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      lines++;
      if (inLine || isFilled(chunk, from, end)) filled = lines;
      inLine = false;
      from = end + 1;
    }
    if (isFilled(chunk, from, chunk.length)) inLine = true;
  }
  if (inLine) {
    lines++;
    filled = lines;
  }
  // Blank lines may follow; those of a read without bases belong to it.
  const reads = Math.ceil(filled / LINES);
  if (LINES * reads > lines) throw refused('fastq.cut-off', { reads }, { file, line: lines });
  return reads;
}

function isFilled(bytes: Buffer, start: number, end: number): boolean {
  return end - start > 1 || (end - start === 1 && bytes[start] !== CARRIAGE_RETURN);
}

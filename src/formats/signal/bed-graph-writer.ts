import { writePieces } from '../text/file-writer.ts';
import { weighedPieces, type SignalChromosome, type SignalPieces } from './signal-runs.ts';

/** Lines that are handed over at one time. */
const LINES = 1 << 14;
/** Numbers whose text is kept: a coverage has few different ones. */
const KEPT = 1 << 16;

/**
 * Writes a signal as bedGraph text, compressed where the name ends in `.gz`; `-` is standard output. A line is a run: chromosome, start
 * (0-based), end and value, which is the shortest number that reads back as the same one in the precision it came in.
 * @throws InputError where the file cannot be written
 */
export function writeBedGraph(
  path: string,
  chromosomes: readonly SignalChromosome[],
  pieces: SignalPieces,
): Promise<void> {
  return writePieces(path, bedGraphText(chromosomes, pieces));
}

async function* bedGraphText(
  chromosomes: readonly SignalChromosome[],
  pieces: SignalPieces,
): AsyncGenerator<string> {
  const known = new Map<number, string>();
  for await (const { chromosome, start, end, value } of weighedPieces(chromosomes, pieces)) {
    const shortest = value instanceof Float32Array ? shortestOfSingle : String;
    const text = (number: number): string => {
      const before = known.get(number);
      if (before !== undefined) return before;
      if (known.size >= KEPT) known.clear();
      const written = shortest(number);
      known.set(number, written);
      return written;
    };
    // Of the same number in either precision the text differs.
    known.clear();
    for (let from = 0; from < start.length; from += LINES) {
      const to = Math.min(start.length, from + LINES);
      let lines = '';
      for (let run = from; run < to; run++)
        lines += `${chromosome}\t${start[run]}\t${end[run]}\t${text(value[run])}\n`;
      yield lines;
    }
  }
}

/** The shortest decimal number whose nearest 32-bit number is this one. */
function shortestOfSingle(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}

import { InputError } from '../../errors.ts';
import { iupacShares, isIupacWord } from '../../genome/words/iupac.ts';
import type { NumberedLine, WrittenMatrix } from './motif-library.ts';

/** Whether a line is an IUPAC word, or a name and one. */
export function looksWord({ text }: NumberedLine): boolean {
  const fields = text.trim().split(/\s+/);
  return fields.length <= 2 && isIupacWord(fields[fields.length - 1]);
}

/**
 * Reads IUPAC words, one a line, each alone or behind its name.
 * @throws InputError for a line that ends in no word
 */
export function readWordList(lines: readonly NumberedLine[], file: string): WrittenMatrix[] {
  return lines.map((line) => {
    const [first, second] = line.text.trim().split(/\s+/) as [string, string | undefined];
    if (!looksWord(line))
      throw new InputError('this is no IUPAC word', {
        ...{ file, line: line.number },
        expected: 'a word of A C G T R Y S W K M B D H V N, or a name and a word',
        found: line.text.trim().slice(0, 80),
      });
    return wordMatrix(first, second ?? first, line.number);
  });
}

/** The matrix of an IUPAC word. */
export function wordMatrix(name: string, word: string, line: number): WrittenMatrix {
  const shares = iupacShares(word);
  const columns = Array.from(word, (_, column) => [...shares.subarray(column * 4, column * 4 + 4)]);
  return { id: name, name, line, columns, kind: 'word' };
}

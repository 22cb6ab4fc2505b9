import { basename, parse } from 'node:path';
import { InputError } from '../../errors.ts';
import { isIupacWord } from '../../genome/words/iupac.ts';
import { readText, sourceName } from '../text/byte-source.ts';
import { foreignText } from '../text/foreign-format.ts';
import { linesOfText } from '../text/text-lines.ts';
import { collectMotifs, type FoundMatrix } from './collect-motifs.ts';
import { readHeadedMatrices } from './jaspar-reader.ts';
import { looksMeme, readMeme } from './meme-reader.ts';
import type { MotifLibrary, NumberedLine, WrittenMatrix } from './motif-library.ts';
import { looksTransfac, readTransfac } from './transfac-reader.ts';
import { looksWord, readWordList, wordMatrix } from './word-list-reader.ts';

/**
 * Reads libraries of motifs, each of its own format, which is found out from its content: JASPAR, HOMER, HOCOMOCO, TRANSFAC, MEME, and
 * lists of IUPAC words; plain or gzip, `-` for standard input.
 * @param nameOf what messages call a file; its path where left out
 * @throws InputError for files that are none of these, matrices that mean nothing, and an id that stands twice, in whichever files
 */
export async function readMotifs(
  paths: readonly string[],
  nameOf: (path: string) => string = sourceName,
): Promise<MotifLibrary> {
  const found: FoundMatrix[] = [];
  for (const path of paths) {
    const file = nameOf(path);
    const own = matricesOf(await readText(path, file), file, parse(basename(path, '.gz')).name);
    if (own.length === 0)
      throw new InputError('this file holds no motif', {
        file,
        expected: KNOWN,
        found: 'nothing but headers',
      });
    for (const matrix of own) found.push({ ...matrix, file });
  }
  return collectMotifs(found);
}

/**
 * A motif as it is given on the command line: an IUPAC word (`TGASTCA`), or a matrix whose rows end with `;`
 * (`A 0 0 18; C 0 1 0; G 1 19 0; T 19 0 2`), either of them possibly behind `NAME=`.
 * @param option what messages call it, as in `--motif`
 * @throws InputError for anything else
 */
export function motifFromText(text: string, option: string): MotifLibrary {
  const equals = text.indexOf('=');
  const body = text.slice(equals + 1).trim();
  const given = equals < 0 ? undefined : text.slice(0, equals).trim();
  if (isIupacWord(body)) return collectMotifs([{ ...wordMatrix(given ?? body, body, 1), file: option }]);
  const rows = linesWithText(body.split(';'));
  if (rows.length === 0 || !/\d/.test(body))
    throw new InputError('this is no motif', {
      file: option,
      expected:
        'an IUPAC word (TGASTCA), or a matrix (A 0 0 18; C 0 1 0; G 1 19 0; T 19 0 2), with or without NAME= before it',
      found: text,
    });
  return collectMotifs(
    readHeadedMatrices(rows, option, given ?? 'motif').map((one) => ({ ...one, file: option })),
  );
}

const KNOWN = 'motifs in the format of JASPAR, TRANSFAC, MEME or HOMER, or IUPAC words one a line';

function matricesOf(text: string, file: string, lone: string): WrittenMatrix[] {
  const lines = linesWithText(linesOfText(text));
  if (lines.length === 0) throw new InputError('this file is empty', { file, expected: KNOWN });
  if (looksMeme(lines)) return readMeme(lines, file);
  if (looksTransfac(lines)) return readTransfac(lines, file);
  const [first] = lines;
  // A name may be a word itself (ARNT): a header comes first.
  if (!first.text.startsWith('>') && looksWord(first)) return readWordList(lines, file);
  if (/^(?:>|\s*(?:[ACGT][\s[|:]+)?[-+.\d])/i.test(first.text)) return readHeadedMatrices(lines, file, lone);
  const foreign = foreignText(Buffer.from(text.slice(0, 512)));
  throw new InputError(foreign === undefined ? 'this is no library of motifs' : `this is ${foreign.what}`, {
    ...{ file, line: first.number },
    expected: KNOWN,
    found: first.text.slice(0, 80),
  });
}

/** Lines that hold something else than white space and a comment. */
function linesWithText(lines: readonly string[]): NumberedLine[] {
  return lines
    .map((text, i) => ({ text, number: i + 1 }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'));
}

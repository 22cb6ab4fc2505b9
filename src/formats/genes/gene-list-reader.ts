import { scanTextLines } from '../text/byte-lines.ts';
import { sourceName } from '../text/byte-source.ts';
import { name } from '../text/doors.ts';
import { HeldStrings, STRING_BYTES, tooLarge } from '../text/held-memory.ts';

/** Names that a list may have: twenty times the transcripts of a species. */
const MOST_NAMES = 5_000_000;

/**
 * Reads a list of gene names: the first word of every line; empty lines and lines that begin with # are skipped.
 * @throws InputError for a name that is no text
 */
export async function readGeneList(path: string): Promise<string[]> {
  const file = sourceName(path);
  const names: string[] = [];
  const held = new HeldStrings(file);
  await scanTextLines(path, (text, line) => {
    if (text.startsWith('#')) return;
    const [first] = text.trim().split(/[\t, ]/, 1);
    if (first === '') return;
    held.keep(STRING_BYTES + text.length, line);
    if (names.length === MOST_NAMES) throw tooLarge(file, `${MOST_NAMES} names`);
    names.push(name(first, 'gene', { file, line }));
  });
  return names;
}

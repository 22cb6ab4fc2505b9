import { readFileSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { KnownNames } from '../../genome/antigen-aliases.ts';

/**
 * The built-in aliases with those of a file: per line a symbol and its other names, separated by tabs. Empty lines and
 * lines that begin with `#` are skipped.
 * @throws InputError for a file that cannot be read, and for a line without two names
 */
export function readAliases(path: string): KnownNames {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`cannot read the aliases: ${(error as Error).message}`, { file: path });
  }
  const entries: string[][] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const names = line.split('\t').map((name) => name.trim());
    if (names.length < 2 || names.includes('')) {
      throw new InputError('this line is not a symbol with its aliases', {
        file: path,
        line: i + 1,
        expected: 'a symbol and at least one other name, separated by tabs',
        found: line.slice(0, 100),
      });
    }
    entries.push(names);
  });
  return new KnownNames(entries);
}

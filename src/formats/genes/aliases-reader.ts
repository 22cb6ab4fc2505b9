import { InputError } from '../../errors.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { name } from '../text/doors.ts';
import { readTextNow } from '../text/text-file.ts';

/**
 * The built-in aliases with those of a file: per line a symbol and its other names, separated by tabs. Empty lines and
 * lines that begin with `#` are skipped.
 * @throws InputError for a file that cannot be read, and for a line without two names
 */
export function readAliases(path: string): KnownNames {
  const entries: string[][] = [];
  readTextNow(path)
    .split(/\r?\n/)
    .forEach((text, i) => {
      if (text.trim() === '' || text.startsWith('#')) return;
      const place = { file: path, line: i + 1 };
      const names = text.split('\t').map((each) => each.trim());
      if (names.length < 2 || names.includes('')) {
        throw new InputError('this line is not a symbol with its aliases', {
          ...place,
          expected: 'a symbol and at least one other name, separated by tabs',
          found: text.slice(0, 100),
        });
      }
      entries.push(names.map((each) => name(each, 'name', place)));
    });
  return new KnownNames(entries);
}

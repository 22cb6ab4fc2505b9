import { readFileSync } from 'node:fs';
import { InputError } from '../errors.ts';
import { AntigenNames } from '../genome/antigen-aliases.ts';

/** The built-in aliases with those of `--aliases FILE`: per line a symbol and its other names, separated by tabs. */
export function antigenNames(options: { readonly aliases?: string }): AntigenNames {
  const { aliases } = options;
  if (aliases === undefined) return new AntigenNames();
  let text: string;
  try {
    text = readFileSync(aliases, 'utf8');
  } catch (error) {
    throw new InputError(`cannot read the aliases: ${(error as Error).message}`, { file: aliases });
  }
  const lines = text.split(/\r?\n/);
  const entries: string[][] = [];
  lines.forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const names = line.split('\t').map((name) => name.trim());
    if (names.length < 2 || names.includes('')) {
      throw new InputError('this line is not a symbol with its aliases', {
        file: aliases,
        line: i + 1,
        expected: 'a symbol and at least one other name, separated by tabs',
        found: line.slice(0, 100),
      });
    }
    entries.push(names);
  });
  return new AntigenNames(entries);
}

import { readAliases } from '../formats/genes/aliases-reader.ts';
import { AntigenNames } from '../genome/antigen-aliases.ts';

/** The built-in aliases with those of `--aliases FILE`. */
export function antigenNames({ aliases }: { readonly aliases?: string }): AntigenNames {
  return aliases === undefined ? new AntigenNames() : readAliases(aliases);
}

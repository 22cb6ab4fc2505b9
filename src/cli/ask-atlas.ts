import type { ExperimentsInput } from '../analyses/inputs/experiments.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { readAliases } from '../formats/genes/aliases-reader.ts';
import { KnownNames } from '../genome/antigen-aliases.ts';
import { filterOf, type AnswerOptions, type FilterOptions } from './options.ts';

/** Options of a verb that puts a question to an atlas. */
export interface AtlasOptions extends FilterOptions, AnswerOptions {
  readonly atlas: readonly string[];
  readonly genes?: string;
  readonly genomes?: string;
  readonly threads?: number;
}

/** An opened atlas with what the options say of its names and experiments. */
export type OpenedAtlas = Required<ExperimentsInput>;

/** Opens an atlas for some work, and closes it whatever becomes of the work. */
export async function inAtlas<Result>(
  folders: string | readonly string[],
  options: FilterOptions & { readonly threads?: number },
  work: (opened: OpenedAtlas) => Promise<Result> | Result,
): Promise<Result> {
  const { threads } = options;
  const atlas = await openAtlas(folders, { threads });
  try {
    return await work({ atlas, names: antigenNames(options), filter: filterOf(options) });
  } finally {
    await atlas.close();
  }
}

/** The built-in aliases with those of `--aliases FILE`. */
export function antigenNames({ aliases }: { readonly aliases?: string }): KnownNames {
  return aliases === undefined ? new KnownNames() : readAliases(aliases);
}

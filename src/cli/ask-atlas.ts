import { openAtlas } from '../atlas/open-atlas.ts';
import { antigenNames, filterOf, type OpenedAtlas } from '../questions/shared-choices.ts';
import type { AnswerOptions, FilterOptions } from './options.ts';

export { antigenNames };

/** Options of a verb that puts a question to an atlas. */
export interface AtlasOptions extends FilterOptions, AnswerOptions {
  readonly atlas: readonly string[];
  readonly genes?: string;
  readonly genomes?: string;
  readonly threads?: number;
}

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

import type { Choosing } from '../analyses/inputs/choices.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { antigenNames, filterOf, type filterChoices, type OpenedAtlas } from '../questions/shared-choices.ts';

/** Which experiments are meant, where the command line asks. */
export type FilterOptions = Choosing<typeof filterChoices>;

/** Opens an atlas for some work, and closes it whatever becomes of the work. */
export async function inAtlas<Result>(
  folders: string | readonly string[],
  options: FilterOptions,
  work: (opened: OpenedAtlas) => Promise<Result> | Result,
): Promise<Result> {
  const atlas = await openAtlas(folders);
  try {
    return await work({ atlas, names: antigenNames(options), filter: filterOf(options) });
  } finally {
    await atlas.close();
  }
}

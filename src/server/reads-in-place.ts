// Reads and signals that lie in folders which the server was started with: too large to be handed over, they are used where they lie.
import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { filesBelow } from '../atlas/drafting/draft-sheet.ts';
import type { Recognised } from '../analyses/inputs/told/recognise.ts';
import { readingFault } from '../formats/text/system-fault.ts';
import { refused } from '../messages/refused.ts';
import { saysSimulated } from './hand-over.ts';
import type { FileInPlace, Uploads } from './uploads.ts';

/** Names of files that are offered; what they hold their readers judge. */
const KINDS: readonly (readonly [RegExp, Recognised])[] = [
  [/\.bam$/i, { kind: 'reads', format: 'BAM' }],
  [/\.bedpe(\.gz)?$/i, { kind: 'reads', format: 'BEDPE' }],
  [/\.(?:bed|tagalign)(\.gz)?$/i, { kind: 'reads', format: 'BED' }],
  [/\.(?:bw|bigwig)$/i, { kind: 'signal track', format: 'bigWig' }],
];

/** Folders of reads. */
export class ReadsInPlace {
  readonly #folders: readonly string[];
  readonly #uploads: Uploads;

  /**
   * @param folders looked through with the folders in them
   * @param data folder of the app: of it, a folder `reads` in it
   * @throws InputError where one of the folders is none, cannot be read, or holds too many files
   */
  constructor(folders: readonly string[], data: string | undefined, uploads: Uploads) {
    for (const folder of folders)
      if (!existsSync(folder) || !statSync(folder).isDirectory())
        throw refused('draft.no-folder', {}, { file: folder });
    this.#folders = [...folders, ...(data === undefined ? [] : [join(data, 'reads')])].map((each) =>
      resolve(each),
    );
    this.#uploads = uploads;
    // What is wrong with them is said before a page asks.
    this.look();
  }

  /** Whether there is a folder for them. */
  get isGiven(): boolean {
    return this.#folders.some((folder) => existsSync(folder));
  }

  /** Looks through the folders: every file has its number from then on, those that are gone have none. @throws InputError for too many */
  look(): void {
    const found = this.#folders.filter((folder) => existsSync(folder)).flatMap((folder) => filesOf(folder));
    this.#uploads.inPlace(found);
  }

  /** Paths of all of them. */
  paths(): readonly string[] {
    this.look();
    return this.#uploads.all.filter(({ inPlace }) => inPlace === true).map(({ path }) => path);
  }
}

/** @throws InputError for a folder that cannot be read, or holds too many files */
function filesOf(folder: string): FileInPlace[] {
  try {
    return filesBelow(folder).flatMap(({ path, shown }) => {
      const kind = KINDS.find(([name]) => name.test(shown));
      if (kind === undefined) return [];
      const name = shown.replaceAll('\\', '/');
      const simulated = saysSimulated(basename(path));
      return [{ path, name, bytes: statSync(path).size, folder, recognised: kind[1], simulated }];
    });
  } catch (error) {
    throw readingFault(error, folder) ?? error;
  }
}

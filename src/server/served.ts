// What the routes share: what the server was started with, and what never leaves it.
import type { PublicSignals } from '../atlas/fetch/public-signals.ts';
import type { FirstAtlas } from './first-atlas.ts';
import type { QuestionThreads } from './question-threads.ts';
import type { OnceWord } from './once-word.ts';
import type { OwnAtlas } from './own-atlas/own-atlas.ts';
import type { ReadsInPlace } from './reads-in-place.ts';
import type { OtherApp } from './running-note.ts';
import type { Sample } from './sample/sample.ts';
import type { Studies } from './studies/studies.ts';
import type { Uploads } from './uploads.ts';

/** What the server was started with. */
export interface Served {
  readonly token: string;
  /** Folders of atlases, which pages know by their place in this list; it grows by those that are made. */
  readonly atlases: string[];
  /** Brings first atlases, where the server was given a folder for them. */
  readonly firstAtlas?: FirstAtlas;
  /** Makes atlases of the user's own files, where the server was given a folder for them. */
  readonly ownAtlas?: OwnAtlas;
  readonly sample: Sample;
  readonly genomes?: string;
  /** Signal of public experiments; of ChIP-Atlas' own server where nothing else is said. */
  readonly signals?: PublicSignals;
  readonly uploads: Uploads;
  /** Reads that lie in the user's own folders. */
  readonly reads?: ReadsInPlace;
  readonly threads: QuestionThreads;
  readonly studies: Studies;
  /** Other apps that write into the same folders. */
  readonly others?: readonly OtherApp[];
  /** Where the server listens, if it is open to a network. */
  readonly host?: string;
  /** A word that opens the page once in place of the token: what a browser is started with, other users may read. */
  readonly once?: OnceWord;
  /** Ends the server: the button of the page. */
  readonly quit: () => void;
}

export { withoutPlaces } from './uploads.ts';

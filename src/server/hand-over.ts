// A file on its way into the app: kept, and told what it is.
import type { Recognised } from '../analyses/inputs/told/recognise.ts';
import { InputError } from '../errors.ts';
import { safeName } from '../formats/folders/safe-name.ts';
import type { QuestionThreads } from './question-threads.ts';
import { withoutPlaces, type RecognisedUpload, type Uploads } from './uploads.ts';

/** Folders that are kept of a path. */
const MOST_FOLDERS = 8;

/** What is known of a file before it is read. */
interface Coming {
  readonly name: string;
  /** Its name with the folders that it came from, as the page says it. */
  readonly path?: string;
  /** Bytes that it is said to have. */
  readonly announced?: number;
  /** Whether a file of no kind of its own is taken, too. */
  readonly anyKind?: boolean;
  /** Whether nothing in it was measured. */
  readonly simulated?: boolean;
  readonly signal?: AbortSignal;
}

/** @throws InputError for a file that is too large, empty, or nothing that can be asked about; nothing of it is kept then */
export async function handOver(
  uploads: Uploads,
  threads: QuestionThreads,
  content: ReadableStream<Uint8Array>,
  { name, path = '', announced, anyKind = false, simulated = false, signal }: Coming,
): Promise<RecognisedUpload> {
  const upload = await uploads.add(content, name, announced);
  try {
    const found = await threads.recognise(upload.path, signal).catch((error: unknown): Recognised => {
      if (anyKind && error instanceof InputError) return { kind: 'other' };
      throw error;
    });
    const said = pathSaid(path, upload.name);
    const recognised = withoutPlaces(found, uploads);
    const isSimulated = simulated || saysSimulated(upload.name);
    const kept = { ...upload, recognised, simulated: isSimulated, ...(said !== undefined && { said }) };
    uploads.keep(kept);
    return kept;
  } catch (error) {
    await uploads.remove(upload);
    throw error;
  }
}

/** Whether a file's name says that nothing in it was measured, as those of the demo do. */
export function saysSimulated(name: string): boolean {
  return /\.simulated\./i.test(name);
}

/** The folders that a file came from, made safe, before its name; undefined where none is said. */
function pathSaid(said: string, name: string): string | undefined {
  const folders = said.slice(0, 1000).split(/[\\/]/).slice(-MOST_FOLDERS, -1);
  return folders.length === 0
    ? undefined
    : [...folders.map((each) => safeName(each, 'folder')), name].join('/');
}

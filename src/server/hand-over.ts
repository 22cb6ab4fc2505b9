// A file on its way into the app: kept, and told what it is.
import type { Recognised } from '../analyses/inputs/recognise.ts';
import { InputError } from '../errors.ts';
import type { QuestionThreads } from './question-threads.ts';
import { withoutPlaces, type RecognisedUpload, type Uploads } from './uploads.ts';

/** What is known of a file before it is read. */
interface Coming {
  readonly name: string;
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
  { name, announced, anyKind = false, simulated = false, signal }: Coming,
): Promise<RecognisedUpload> {
  const upload = await uploads.add(content, name, announced);
  try {
    const found = await threads.recognise(upload.path, signal).catch((error: unknown): Recognised => {
      if (anyKind && error instanceof InputError) return { kind: 'other' };
      throw error;
    });
    const kept = { ...upload, recognised: withoutPlaces(found, uploads), simulated };
    uploads.keep(kept);
    return kept;
  } catch (error) {
    await uploads.remove(upload);
    throw error;
  }
}

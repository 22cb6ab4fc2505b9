// The file of a thread of the server: one request at a time, with its progress.
import { parentPort } from 'node:worker_threads';
import type { Recognised } from '../analyses/inputs/told/recognise.ts';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import { failureOf, type Failure } from '../atlas/threads.ts';
import type { AnswerBody } from './answer-body.ts';
import { placeBody, type PlaceAsked, type PlaceBody } from './studies/place-body.ts';
import { draftBody, type Draft, type DraftBody } from './studies/draft-body.ts';
import { projectBody, type ProjectAsked } from './studies/project-body.ts';
import { Asking, type Progress } from './asking.ts';
import { evidenceFiles, sharedStudy, type EvidenceOf, type SharedOf, type Taken } from './taken.ts';

/** What the thread is asked: a question, what a file is, whether a study can be run, or where files go in one. */
export type Request =
  | {
      readonly name: string;
      readonly chosen: Choosing<Choices>;
      /** Whether a file of them is. */ readonly simulated?: boolean;
    }
  | { readonly recognise: string }
  | { readonly check: Draft }
  | { readonly place: PlaceAsked }
  | { readonly project: ProjectAsked }
  | { readonly share: SharedOf }
  | { readonly evidence: EvidenceOf }
  | Opening;

/** What the next question will probably need: a thread that waits for one opens it meanwhile. */
export interface Opening {
  /** Folders of an atlas. */
  readonly open: readonly string[];
  /** The question that is likely to be asked. */
  readonly question?: string;
}

/** What it tells: how far it is, and once how it ended; or that what it was to open is open, as far as it can be. */
export type Reply =
  | { readonly progress: Progress }
  | { readonly opened: readonly string[] }
  | { readonly answer: AnswerBody | Recognised | DraftBody | PlaceBody | Taken }
  | { readonly failure: Failure };

const asking = new Asking();
const tell = (reply: Reply): void => parentPort?.postMessage(reply);
/** A question that comes while an atlas is being opened waits for it. */
let before: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (request: Request) => {
  before = before.then(() => ('open' in request ? opened(request) : answered(request)));
});

/** Whoever asks later is told why an atlas cannot be opened. */
async function opened({ open, question }: Opening): Promise<void> {
  await asking.prepare(open, question).catch(() => undefined);
  tell({ opened: open });
}

async function answered(request: Exclude<Request, Opening>): Promise<void> {
  const answer =
    'recognise' in request
      ? asking.recognise(request.recognise)
      : 'check' in request
        ? draftBody(request.check)
        : 'place' in request
          ? Promise.resolve(request.place).then(placeBody)
          : 'project' in request
            ? projectBody(request.project)
            : 'share' in request
              ? sharedStudy(request.share)
              : 'evidence' in request
                ? evidenceFiles(request.evidence, asking)
                : asking.ask(
                    request.name,
                    request.chosen,
                    (progress) => tell({ progress }),
                    request.simulated,
                  );
  await answer
    .then((found) => tell({ answer: found }))
    .catch((error: unknown) => tell({ failure: failureOf(error) }));
}

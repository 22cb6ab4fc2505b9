// The file of a thread of the server: one request at a time, with its progress.
import { parentPort } from 'node:worker_threads';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import { failureOf, type Failure } from '../atlas/threads.ts';
import type { AnswerBody } from './answer-body.ts';
import { Asking, type Progress } from './asking.ts';

/** What the thread is asked. */
export interface Request {
  readonly name: string;
  readonly chosen: Choosing<Choices>;
}

/** What it tells: how far it is, and once how it ended. */
export type Reply =
  { readonly progress: Progress } | { readonly answer: AnswerBody } | { readonly failure: Failure };

const asking = new Asking();
parentPort?.on('message', ({ name, chosen }: Request) => {
  const tell = (reply: Reply): void => parentPort?.postMessage(reply);
  asking
    .ask(name, chosen, (progress) => tell({ progress }))
    .then((answer) => tell({ answer }))
    .catch((error: unknown) => tell({ failure: failureOf(error) }));
});

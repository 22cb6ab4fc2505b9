// The process that runs one study beside the server: it tells how far it is, and ends with the server.
import { failureOf, type Failure } from '../../atlas/threads.ts';
import type { Message, Notice } from '../../messages/message.ts';
import { runAndWrite } from '../../report/run-and-write.ts';
import { checkStudy } from '../../study/file/check-study.ts';
import { throwProblems } from '../../study/file/problems.ts';
import { readStudy } from '../../study/file/read-study.ts';
import type { StepState } from '../../study/plan/run-plan.ts';

/** What the process is asked, once. */
export interface RunRequest {
  readonly study: string;
  readonly results: string;
  readonly threads: number;
}

/** A step and what became of it so far. */
export interface RunStep {
  /** Its name, by which no other step goes. */
  readonly name: string;
  readonly title: Message;
  readonly state: 'waiting' | 'running' | StepState;
  /** Whether its result was kept by an earlier run. */
  readonly reused: boolean;
  readonly reason: Message | null;
}

/** What it tells. */
export type RunReply =
  | { readonly plan: readonly RunStep[] }
  | { readonly step: RunStep }
  | { readonly mended: Notice }
  | { readonly finished: readonly Notice[] }
  | { readonly failure: Failure };

// A server that was killed hears nothing any more; "disconnect" comes next.
const tell = (reply: RunReply): void => void process.send?.(reply, undefined, {}, () => undefined);

process.on('disconnect', () => process.exit());
process.once('message', ({ study, results, threads }: RunRequest) => {
  run(study, results, threads)
    .then((finished) => tell({ finished }))
    .catch((error: unknown) => tell({ failure: failureOf(error) }));
});

async function run(study: string, results: string, threads: number): Promise<readonly Notice[]> {
  const file = readStudy(study);
  throwProblems(checkStudy(file));
  const { notices } = await runAndWrite(file, results, {
    threads,
    onPlan: ({ steps, skipped }) =>
      tell({
        plan: [
          ...steps.map(({ name, title }) => ({
            name,
            title,
            state: 'waiting' as const,
            reused: false,
            reason: null,
          })),
          ...skipped.map(({ name, title, state, reason }) => ({ name, title, state, reused: false, reason })),
        ],
      }),
    onStart: ({ name, title }) =>
      tell({ step: { name, title, state: 'running', reused: false, reason: null } }),
    onEnd: ({ step: { name, title }, state, reused, reason }) =>
      tell({ step: { name, title, state, reused, reason } }),
    onMended: (mended) => tell({ mended }),
  });
  return notices;
}

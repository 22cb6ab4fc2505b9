// What the pages of kept questions and of notes ask of the server.
import type { KeptInProject, OpenedQuestion } from '../../../src/server/routes/kept.ts';
import type { StudyText } from '../../../src/study/project/draft-study.ts';
import type { Chosen } from '../address.ts';
import { json } from '../server.ts';

/** A question as it is to be kept: in a project that is there, or in a new one. */
export interface ToKeep {
  readonly question: string;
  readonly chosen: Chosen;
  readonly note: string;
  readonly into: { readonly study: number } | { readonly name: string };
}

const send = <Body>(method: string, path: string, body: unknown = {}): Promise<Body> =>
  json<Body>(`api/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const kept = {
  keep: (asked: ToKeep) => send<{ study: number; name: string; kept: number }>('POST', 'kept', asked),
  list: (study: number) => json<KeptInProject>(`api/studies/${study}/kept`),
  open: (study: number, question: number) =>
    send<OpenedQuestion>('POST', `studies/${study}/kept/${question}`),
  makeStudy: (study: number, date: string) =>
    send<{ study: number }>('POST', `studies/${study}/drafted`, { date }),
  throwAway: (study: number, question: number) =>
    send<unknown>('DELETE', `studies/${study}/kept/${question}`),
  saveNotes: (study: number, text: string, version: string) =>
    send<StudyText>('PUT', `studies/${study}/notes`, { text, version }),
};

/** Where the table is that was kept. */
export function resultOf(study: number, question: number): string {
  return `api/studies/${study}/kept/${question}/result`;
}

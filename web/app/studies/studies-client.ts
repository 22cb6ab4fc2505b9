// What the pages of studies ask of the server.
import type { Answered } from '../../../src/server/routes/questions.ts';
import type { DraftBody } from '../../../src/server/studies/draft-body.ts';
import type { ListedStudies, ListedStudy, OpenedStudy } from '../../../src/server/routes/studies.ts';
import type { RunProgress } from '../../../src/server/studies/study-runs.ts';
import type { EditValue } from '../../../src/study/file/edit-study.ts';
import { ask, eventsOf, json, Refused } from '../server.ts';

/** A change by the form: a value at its place, or an atlas of the app by its number. */
export type Edit =
  { readonly place: readonly (string | number)[]; readonly value: EditValue } | { readonly atlas: number };

/** What a new study is made of; files and the atlas by number. */
export interface Start {
  readonly title: string;
  readonly factor: string;
  readonly genome: string;
  readonly cell: string;
  readonly date: string;
  readonly atlas?: number;
  readonly peaks: readonly number[];
  readonly table?: number;
}

const send = <Body>(method: string, path: string, body: unknown = {}, signal?: AbortSignal): Promise<Body> =>
  json<Body>(`api/studies${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });

export const studies = {
  list: () => json<ListedStudies>('api/studies'),
  make: (start: Start) => send<{ study: number }>('POST', '', start),
  open: (study: number) => json<OpenedStudy>(`api/studies/${study}`),
  edit: (study: number, text: string, edits: readonly Edit[]) =>
    send<{ text: string }>('POST', `/${study}/edit`, { text, edits }),
  check: (study: number, text: string, signal: AbortSignal) =>
    send<DraftBody>('POST', `/${study}/check`, { text }, signal),
  save: (study: number, text: string, version: string) =>
    send<{ text: string; version: string }>('PUT', `/${study}`, { text, version }),
  addFile: (study: number, file: number) => send<{ name: string }>('POST', `/${study}/files`, { file }),
  run: (study: number) => send<unknown>('POST', `/${study}/run`),
  stop: (study: number) => send<unknown>('POST', `/${study}/stop`),
  rename: (study: number, name: string) => send<ListedStudy>('POST', `/${study}/rename`, { name }),
  copy: (study: number) => send<{ study: number }>('POST', `/${study}/copy`),
  throwAway: (study: number) => send<unknown>('DELETE', `/${study}`),
  compare: (before: number, after: number) =>
    send<Pick<Answered, 'columns'>>('POST', '/compare', { before, after }),

  /** Tells how far the run of a study is until it ends. Whoever listens no more ends nothing. */
  async follow(
    study: number,
    tell: (progress: RunProgress | null) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const response = await ask(`api/studies/${study}/progress`, { signal });
    let last: RunProgress | null = null;
    for await (const { data } of eventsOf(response)) tell((last = data as RunProgress | null));
    // The server ended before the run did.
    if (last?.state === 'running') throw new Refused('unreachable');
  },
};

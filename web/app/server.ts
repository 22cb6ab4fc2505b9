// What the page asks of the server that it came from: every path is below the page's own, which holds the token.
import type { Choices } from '../../src/analyses/inputs/choices.ts';
import type { Recognised } from '../../src/analyses/inputs/told/recognise.ts';
import type { AnswerBody, RefusalBody } from '../../src/server/answer-body.ts';
import type { PublicSignalBody, PublicSignalOffer } from '../../src/server/routes/public-signal.ts';
import type { HandedOver } from '../../src/server/routes/files.ts';
import type { Answered } from '../../src/server/routes/questions.ts';
import type { Notice } from '../../src/messages/message.ts';
import type { FormOf } from '../../src/questions/forms.ts';
import type { Offer } from '../../src/questions/offers.ts';
import type { AtlasState } from '../../src/server/atlas-summary.ts';
import type { Progress } from '../../src/server/asking.ts';

/** What the server holds. */
export interface State {
  readonly version: string;
  /** Every question by its verb. */
  readonly questions: readonly string[];
  /** What each kind of file can be asked, and what needs none. */
  readonly offers: Readonly<Record<Recognised['kind'], readonly Offer[]>>;
  readonly withoutFile: readonly Offer[];
  /** Most bytes of a file. */
  readonly mostBytes: number;
  /** Whether the server has a folder for studies, where questions are kept, too. */
  readonly keeps: boolean;
  /** Whether it has a folder of reads. */
  readonly hasReads: boolean;
  readonly atlases: readonly AtlasState[];
  /** What is to be known before anything is asked. */
  readonly notices: readonly Notice[];
}

export type { HandedOver } from '../../src/server/routes/files.ts';

/** What a question takes. */
export interface Declared extends FormOf {
  readonly choices: Choices;
  readonly given: readonly string[];
}

/** How many questions come before one that waits; 0 once it is worked on. */
export interface Waiting {
  readonly others: number;
}

/** What cannot be done, in parts that the page puts into its language; `kind` tells what is behind it. */
export class Refused extends Error {
  readonly refusal: RefusalBody['refusal'] | undefined;
  readonly kind: 'input' | 'bug' | 'unreachable' | 'unknown';

  constructor(kind: Refused['kind'], refusal?: RefusalBody['refusal']) {
    super(refusal?.problem ?? kind);
    this.kind = kind;
    this.refusal = refusal;
  }
}

export async function ask(path: string, request: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refused('unreachable');
  }
  if (response.ok) return response;
  if (response.status === 404) throw new Refused('unknown');
  if (response.status !== 422 && response.status !== 429)
    throw new Refused(response.status === 403 ? 'unreachable' : 'bug');
  throw new Refused('input', ((await response.json()) as RefusalBody).refusal);
}

export async function json<Body>(path: string, request?: RequestInit): Promise<Body> {
  return (await (await ask(path, request)).json()) as Body;
}

/**
 * Hears the events of a path; connects again by itself, after the computer slept, too.
 * @param lost told when there is no connection; the next event says that it is there again
 * @returns what ends it
 */
export function listen<Event>(
  path: string,
  hear: (event: Event) => void,
  lost: (error: Refused) => void,
): () => void {
  const events = new EventSource(path);
  events.onerror = () => lost(new Refused('unreachable'));
  events.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as Event);
  return () => events.close();
}

/** Folders tell of a file what its name may leave out. */
function pathOf(path: string): string {
  return path.includes('/') ? `&path=${encodeURIComponent(path)}` : '';
}

export const server = {
  state: () => json<State>('api/state'),
  files: () => json<HandedOver[]>('api/files'),
  declared: (question: string) => json<Declared>(`api/questions/${encodeURIComponent(question)}`),
  /**
   * @param anyKind whether a file of no kind of its own is taken, too
   * @param path its name with the folders that it lies in
   */
  handOver: (content: Blob, name: string, anyKind: boolean, path = name) =>
    json<HandedOver>(`api/files?name=${encodeURIComponent(name)}${anyKind ? '&any=1' : ''}${pathOf(path)}`, {
      method: 'POST',
      body: content,
    }),
  remove: (file: number) => json<unknown>(`api/files/${file}`, { method: 'DELETE' }),
  /** An answer as a file that holds all its columns. @param type media type */
  file: async (question: string, chosen: Readonly<Record<string, unknown>>, type: string): Promise<Blob> =>
    (
      await ask(`api/questions/${encodeURIComponent(question)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: type },
        body: JSON.stringify(chosen),
      })
    ).blob(),
  /** Which of these experiments have signal at a public server; asks nobody else. */
  publicSignalOffer: (atlas: unknown, experiments: readonly string[]) =>
    json<PublicSignalOffer>('api/public-signal/offer', {
      method: 'POST',
      body: JSON.stringify({ atlas, experiments }),
    }),
  /** Signal of a window, which the server asks of a public one. */
  publicSignal: (asked: Readonly<Record<string, unknown>>) =>
    json<PublicSignalBody>('api/public-signal/window', { method: 'POST', body: JSON.stringify(asked) }),
  /** What is drawn of a window of the genome, where a gene is, which chromosomes there are. */
  window: (what: 'features' | 'place' | 'chromosomes', asked: Readonly<Record<string, unknown>>) =>
    json<AnswerBody>(`api/windows/${what}`, { method: 'POST', body: JSON.stringify(asked) }),
  quit: () => json<unknown>('api/quit', { method: 'POST' }),

  /** Asks a question and tells how far it is. @param signal ends the work on the server, too */
  async answer(
    question: string,
    chosen: Readonly<Record<string, unknown>>,
    tell: (progress: Progress | Waiting) => void,
    signal: AbortSignal,
  ): Promise<Answered> {
    const response = await ask(`api/questions/${encodeURIComponent(question)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(chosen),
      signal,
    });
    for await (const { event, data } of eventsOf(response)) {
      if (event === 'progress' || event === 'waiting') tell(data as Progress | Waiting);
      else if (event === 'answer') return data as Answered;
      else if ('refusal' in (data as object)) throw new Refused('input', (data as RefusalBody).refusal);
      else throw new Refused('bug');
    }
    throw new Refused('unreachable');
  },
};

/** The events of a stream, as the server sends them: two lines and an empty one each. */
export async function* eventsOf(response: Response): AsyncGenerator<{ event: string; data: unknown }> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (;;) {
    const part = await reader?.read().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new Refused('unreachable');
    });
    if (part === undefined || part.done) return;
    waiting += part.value;
    for (let end = waiting.indexOf('\n\n'); end >= 0; end = waiting.indexOf('\n\n')) {
      const lines = waiting.slice(0, end).split('\n');
      waiting = waiting.slice(end + 2);
      const field = (name: string): string =>
        lines
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
          .join('\n');
      yield { event: field('event'), data: JSON.parse(field('data')) as unknown };
    }
  }
}

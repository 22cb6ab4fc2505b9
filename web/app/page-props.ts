import type { HandedOver, State } from './server.ts';

/** What every page is given. */
export interface PageProps {
  /** Name of the question or page; empty at the start. */
  readonly name: string;
  readonly parameters: URLSearchParams;
  readonly state: State;
  /** Told what the server holds, where a page changed it. */
  readonly onState: (state: State) => void;
  readonly files: readonly HandedOver[];
  readonly onFiles: (change: (before: readonly HandedOver[]) => readonly HandedOver[]) => void;
}

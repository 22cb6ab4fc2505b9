import type { ComponentType } from 'preact';
import { Datasets } from './datasets.tsx';
import { EvidencePage } from './evidence-page.tsx';
import { FirstAtlas } from './first-atlas.tsx';
import { NewStudy } from './new-study.tsx';
import { StudyPage } from './study.tsx';
import type { HandedOver, State } from './server.ts';

/** What every page is given. */
export interface PageProps {
  /** Name of the question or page; empty at the start. */
  readonly name: string;
  readonly parameters: URLSearchParams;
  readonly state: State;
  readonly files: readonly HandedOver[];
  readonly onFiles: (change: (before: readonly HandedOver[]) => readonly HandedOver[]) => void;
}

/** Pages beside the start and the questions, by the name that stands in their address. */
export const PAGES: ReadonlyMap<string, ComponentType<PageProps>> = new Map<string, ComponentType<PageProps>>(
  [
    ['datasets', Datasets],
    ['evidence', EvidencePage],
    ['first-atlas', FirstAtlas],
    ['new study', NewStudy],
    ['study', StudyPage],
  ],
);

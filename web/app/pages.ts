import type { ComponentType } from 'preact';
import { BundlePage } from './share/bundle-page.tsx';
import { Datasets } from './datasets.tsx';
import { DraftedStudy } from './drafting/drafted-study.tsx';
import { EvidencePage } from './evidence-page.tsx';
import { FirstAtlas } from './first-atlas.tsx';
import { KeptQuestionPage } from './kept/kept-question.tsx';
import { ProjectPage } from './kept/kept-in-project.tsx';
import { NewStudy } from './studies/new-study.tsx';
import { OwnAtlas } from './own-atlas/own-atlas.tsx';
import type { PageProps } from './page-props.ts';
import { StudyPage } from './studies/study.tsx';
import { TwoFiles } from './two/two-files.tsx';

/** Pages beside the start and the questions, by the name that stands in their address. */
export const PAGES: ReadonlyMap<string, ComponentType<PageProps>> = new Map<string, ComponentType<PageProps>>(
  [
    ['bundle', BundlePage],
    ['datasets', Datasets],
    ['drafted study', DraftedStudy],
    ['evidence', EvidencePage],
    ['first-atlas', FirstAtlas],
    ['kept', KeptQuestionPage],
    ['new study', NewStudy],
    ['project', ProjectPage],
    ['own-atlas', OwnAtlas],
    ['study', StudyPage],
    ['two', TwoFiles],
  ],
);

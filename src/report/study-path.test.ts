import { expect, test } from 'vitest';
import { parseStudy } from '../study/file/read-study.ts';
import type { StudyRun } from '../study/run-study.ts';
import { PATH_STAGES, type PathStage } from '../study/plan/stages.ts';
import type { StepKind } from '../study/plan/step.ts';
import { contrastStep } from '../study/steps/contrast-step.ts';
import { partnersStep } from '../study/steps/partners-step.ts';
import { peaksStep } from '../study/steps/peaks-step.ts';
import { pathOf, type StageState } from './study-path.ts';

function pathWith(
  outcomes: readonly (readonly [kind: StepKind, state: string])[],
  more = '',
): Record<PathStage, StageState> {
  const file = parseStudy(`study: S\nfactor: F\ngenome: hg38\n${more}`, 'study.yaml');
  const run = { file, outcomes: outcomes.map(([kind, state]) => ({ step: { kind }, state })) };
  const path = pathOf(run as unknown as StudyRun);
  expect(path.map(({ stage }) => stage)).toEqual([...PATH_STAGES]);
  return Object.fromEntries(path.map(({ stage, state }) => [stage, state])) as Record<PathStage, StageState>;
}

test('what ran is done, what failed is said, bench stages without data are not tested', () => {
  const path = pathWith([
    [peaksStep, 'done'],
    [partnersStep, 'done'],
    [partnersStep, 'failed'],
    [contrastStep, 'skipped'],
  ]);
  expect(path).toMatchObject({
    sites: 'done',
    partners: 'failed',
    contrasts: 'skipped',
    targets: 'not tested',
    knockdown: 'not tested',
    conclusion: 'done',
  });
});

test('bench stages that the study names wait for their evaluation', () => {
  const path = pathWith(
    [],
    `motifs: { library: m.txt }
assays:
  - { type: qpcr, file: q.csv }
  - { type: chip-qpcr, file: c.csv }
  - { type: dose, file: d.csv }
samples: [{ name: patients, file: p.tsv }]
`,
  );
  for (const stage of ['knockdown', 'interaction', 'combination', 'replication'] as const)
    expect(path[stage]).toBe('not yet evaluated');
  expect(path.growth).toBe('not tested');
  expect(path.conclusion).toBe('not tested');
  // A line that an arm names, without data of its own, is nothing to evaluate.
  expect(pathWith([], 'samples: [{ name: MM.1S, cell: MM.1S }]\n').replication).toBe('not tested');
});

import { expect, test } from 'vitest';
import { parseStudy } from '../study/file/read-study.ts';
import type { StudyRun } from '../study/run-study.ts';
import { PATH_STAGES, type PathStage } from '../study/plan/stages.ts';
import type { StepKind } from '../study/plan/step.ts';
import { contrastStep } from '../study/steps/contrast-step.ts';
import type { FindingKind } from '../assays/design/finding.ts';
import { rankCandidates, type EvidenceItem, type EvidenceKind } from '../study/evidence/verdicts.ts';
import type { Verdict } from '../tables/verdicts.ts';
import { assayStep } from '../study/steps/assay-step.ts';
import { partnersStep } from '../study/steps/partners-step.ts';
import { peaksStep } from '../study/steps/peaks-step.ts';
import { pathOf, type StageState } from './study-path.ts';

const NOTHING = { partners: [], targets: [] };

function pathWith(
  outcomes: readonly (readonly [kind: StepKind, state: string])[],
  more = '',
  findings: readonly FindingKind[] = [],
  evidence: Parameters<typeof pathOf>[1] = NOTHING,
): Record<PathStage, StageState> {
  const file = parseStudy(`study: S\nfactor: F\ngenome: hg38\n${more}`, 'study.yaml');
  const run = {
    file,
    outcomes: outcomes.map(([kind, state], at) => ({
      step: { kind, of: kind === assayStep ? file.study.assays[at] : undefined },
      state,
    })),
    resultsOf: () => [{ findings: findings.map((kind) => ({ kind })) }],
  };
  const path = pathOf(run as unknown as StudyRun, evidence);
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
    conclusion: 'not tested',
  });
});

test('reads and samples with data of their own wait for their evaluation', () => {
  const path = pathWith(
    [],
    `motifs: { library: m.txt }
chip_seq: [{ name: A, cell: B, reads: r.bam }]
samples: [{ name: patients, file: p.tsv }]
`,
  );
  for (const stage of ['sites', 'replication'] as const) expect(path[stage]).toBe('not yet evaluated');
  expect([path.growth, path.interaction]).toEqual(['not tested', 'not tested']);
  expect(path.conclusion).toBe('not tested');
  // A line that an arm names, without data of its own, is nothing to evaluate.
  expect(pathWith([], 'samples: [{ name: MM.1S, cell: MM.1S }]\n').replication).toBe('not tested');
});

test('a table of the bench fills the boxes of what it found, and no other', () => {
  const assays = 'assays:\n  - { type: blot, file: a.csv }\n  - { type: qpcr, file: b.csv }\n';
  const path = pathWith(
    [
      [assayStep, 'done'],
      [assayStep, 'failed'],
    ],
    assays,
    ['perturbation', 'interaction', 'promoter ChIP', 'growth'],
  );
  expect(path).toMatchObject({
    ...{ interaction: 'done', promoter: 'done', growth: 'done', replication: 'not tested' },
    // The table of qPCR could not be read.
    knockdown: 'failed',
  });
});

test('there is a conclusion where a partner and a target have been seen by two families of evidence each', () => {
  const item = (kind: EvidenceKind, verdict: Verdict, more: Partial<EvidenceItem> = {}): EvidenceItem =>
    ({ kind, verdict, reason: null, strength: null, ...more }) as EvidenceItem;
  const edge = { from: 'FOS', to: 'IRF4' };
  const concluded = (partner: EvidenceItem[], target: EvidenceItem[]): StageState =>
    pathWith([], '', [], {
      partners: rankCandidates([{ name: 'FOS', items: partner }]),
      targets: rankCandidates([{ name: 'IRF4', items: target }]),
    }).conclusion;
  const bound = [item('co-binding', 'supported')];
  const two = [item('binding', 'supported'), item('expression change', 'no significant difference')];
  const shown = item('perturbation', 'suggested', { edge });
  expect(concluded([...bound, shown], two)).toBe('done');
  expect(concluded([...bound, item('cell contrast', 'supported')], two)).toBe('not tested');
  expect(concluded([...bound, item('growth', 'supported', { edge })], two)).toBe('not tested');
  expect(concluded([...bound, item('literature', 'suggested')], two)).toBe('not tested');
  expect(concluded([...bound, item('perturbation', 'not estimable', { edge })], two)).toBe('not tested');
  expect(concluded([...bound, shown], two.slice(0, 1))).toBe('not tested');
  // What a partner does to a gene says nothing of the factor.
  expect(concluded([...bound, shown], [two[0], { ...shown, aside: true }])).toBe('not tested');
});

// A kind of step that no file of src knows: what is declared here is all that it takes.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { message, note } from '../../src/messages/message.ts';
import { buildReportData } from '../../src/report/build-report-data.ts';
import { resultTables } from '../../src/report/result-tables.ts';
import { checkData } from '../../src/study/file/check-data.ts';
import { defineStep, type StepResult } from '../../src/study/plan/step.ts';
import { parseStudy } from '../../src/study/file/read-study.ts';
import { planSteps, runStudy, type StudyRun } from '../../src/study/run-study.ts';
import { STEP_KINDS } from '../../src/study/step-kinds.ts';
import { peaksStep } from '../../src/study/steps/peaks-step.ts';
import { tableOf, type Columns } from '../../src/tables/table.ts';
import { folderWith } from '../support/chipmate.ts';

interface Widths extends StepResult {
  readonly widest: number;
  readonly widths: readonly number[];
}

let computed = 0;

const WIDTH = { width: { label: 'column.value', unit: 'bp' } } as const satisfies Columns;

/** How wide the peaks of each ChIP-seq are; it needs its peaks, and is asked for by another kind below. */
const widthStep = defineStep<Widths>({
  name: 'widths',
  version: 1,
  stage: 'sequence',
  plan: ({ file, find }) =>
    file.study.chip_seq.flatMap((entry) => {
      const peaks = find(peaksStep, entry);
      if (peaks === undefined) return [];
      return [
        {
          title: message('step.reads', { name: entry.name }),
          of: entry,
          needs: [peaks],
          inputs: [],
          parameters: { margin_bp: 5 },
          check: 'by running',
          run: async ({ result }) => {
            computed++;
            const { start, end } = result(peaks).peaks;
            const widths = start.map((from, row) => end[row] - from);
            const notices = [note('query.beyond-end', { intervals: widths.length })];
            return { notices, widths, widest: Math.max(...widths) };
          },
        },
      ];
    }),
  methods: (results) => results.map(() => message('method.contrast')),
  tables: ({ widths }) => [{ name: 'widths', table: tableOf(WIDTH, { width: widths }) }],
});

/** A kind that needs a step of the new kind. */
const twiceStep = defineStep<StepResult & { readonly twice: number }>({
  name: 'twice',
  version: 1,
  plan: ({ file, find }) =>
    file.study.chip_seq
      .flatMap((entry) => find(widthStep, entry) ?? [])
      .map((widths) => ({
        title: message('step.no-motifs'),
        needs: [widths],
        inputs: [],
        parameters: {},
        run: async ({ result }) => ({ notices: [], twice: 2 * result(widths).widest }),
      })),
});

const kinds = [...STEP_KINDS, widthStep, twiceStep];
const text = 'study: S\nfactor: IKZF1\ngenome: hg38\nchip_seq:\n  - { name: A, cell: ONE, peaks: a.bed }\n';
const folder = folderWith({ 'a.bed': 'chr1\t100\t150\nchr1\t1000\t1300\n', 'study.yaml': text });
const file = parseStudy(text, join(folder, 'study.yaml'));
let run: StudyRun;

const runIt = async (): Promise<StudyRun> => runStudy(file, folder, { version: '0', threads: 1, kinds });

beforeAll(async () => {
  run = await runIt();
});

test('its steps run among the others, are kept, and their results have the type that it declared', async () => {
  const { widest, widths }: Widths = run.resultsOf(widthStep)[0];
  expect([widest, widths]).toEqual([300, [50, 300]]);
  expect(run.resultsOf(twiceStep).map(({ twice }) => twice)).toEqual([600]);
  const again = await runIt();
  expect(again.outcomes.filter(({ reused }) => !reused)).toEqual([]);
  expect([computed, again.resultsOf(widthStep)]).toEqual([1, run.resultsOf(widthStep)]);
});

test('the report has its line, its stage, its parameters, its sentence and its table', () => {
  const report = buildReportData(run);
  const title = message('step.reads', { name: 'A' });
  expect(report.steps).toContainEqual({ name: 'reads A', title, state: 'done', reason: null });
  expect(report.path.find(({ stage }) => stage === 'sequence')?.state).toBe('done');
  expect(report.provenance.parameters).toContainEqual({
    ...{ step: 'reads A', title },
    ...{ name: 'margin_bp', value: '5' },
  });
  expect(report.methods.map(({ key }) => key)).toContain('method.contrast');
  const table = resultTables(run, report, false).find(({ name }) => name === 'widths');
  expect(table?.table.columns).toEqual([{ name: 'width', values: [50, 300], of: WIDTH.width }]);
});

test('check says what it says, and a failing need stops it by name in both languages', async () => {
  const { notices } = await checkData(file, kinds);
  expect(notices).toContainEqual({
    ...note('query.beyond-end', { intervals: 2 }),
    about: { step: message('step.reads', { name: 'A' }) },
  });
  const failing = defineStep<Widths>({
    ...widthStep,
    plan: (planning) => widthStep.plan(planning).map((each) => ({ ...each, inputs: ['not-there.bed'] })),
  });
  const asking = defineStep({
    ...twiceStep,
    plan: ({ file: { study }, find }) =>
      study.chip_seq
        .flatMap((entry) => find(failing, entry) ?? [])
        .map((need) => ({
          title: message('step.no-motifs'),
          ...{ needs: [need], inputs: [], parameters: {} },
          run: async () => ({ notices: [], twice: 0 }),
        })),
  });
  const failed = await runStudy(file, folder, {
    version: '0',
    threads: 1,
    kinds: [peaksStep, failing, asking],
  });
  const last = failed.outcomes.at(-1);
  expect(last?.state).toBe('skipped');
  expect(last?.reason).toEqual(message('reason.needs', { step: message('step.reads', { name: 'A' }) }));
  expect(failed.provenance.steps.at(-1)?.reason?.values).toEqual({ step: 'reads A' });
});

test('without it a study is what it was', () => {
  const names = planSteps(file, { genes: true }).steps.map(({ name }) => name);
  expect(names).toEqual(['peaks A', 'places A', 'targets A']);
});

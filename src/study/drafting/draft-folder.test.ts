import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { inEnglish } from '../../messages/message.ts';
import { checkData } from '../file/check-data.ts';
import { checkStudy } from '../file/check-study.ts';
import { parseStudy } from '../file/read-study.ts';
import { studyTemplate } from '../file/study-template.ts';
import { keepQuestion } from '../project/kept-questions.ts';
import { draftOfFolder, type DraftOfFolder } from './draft-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-draft-study-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const rows = (line: (i: number) => string, many = 12): string =>
  Array.from({ length: many }, (_, i) => `${line(i)}\n`).join('');
const peaks = (shift: number): string =>
  rows((i) => `chr1\t${1000 * i + shift}\t${1000 * i + 400}\tp\t${i}\t.\t${i}\t4\t3\t10`);

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const drafted = (settings: { factor?: string; genome?: string } = {}): Promise<DraftOfFolder> =>
  draftOfFolder(folder, join(folder, 'study.yaml'), { ...settings, date: '2026-11-23' });
const study = ({ text }: DraftOfFolder) => parseStudy(text, join(folder, 'study.yaml')).study;
const reasons = ({ leftOut }: DraftOfFolder): Record<string, string> =>
  Object.fromEntries(leftOut.map(({ file, reason }) => [file, reason.key]));

test('peaks go by factor, cells, condition and replicate; of each the name tells, then the folder', async () => {
  put({
    'MM1S/IKZF1_DMSO_rep2.narrowPeak': peaks(2),
    'MM1S/IKZF1_DMSO_rep1.narrowPeak': peaks(1),
    'MM1S/IKZF1_lenalidomide_6h_rep1.narrowPeak': peaks(3),
    'NALM6_IKZF1_peaks.narrowPeak': peaks(4),
    'NALM6_IKZF1_summits.bed': rows((i) => `chr1\t${i}450\t${i}451\tp\t1`),
    'NALM6_input.bed': peaks(5),
    'K562_GATA1.bed': peaks(6),
    'notes.txt': 'Notes of the study: see the folders.\n',
  });
  const draft = await drafted({ genome: 'hg38' });
  expect(study(draft)).toMatchObject({
    ...{ factor: ['IKZF1'], genome: 'hg38' },
    chip_seq: [
      {
        ...{ name: 'MM1S DMSO', cell: 'MM1S', condition: 'DMSO' },
        peaks: ['MM1S/IKZF1_DMSO_rep1.narrowPeak', 'MM1S/IKZF1_DMSO_rep2.narrowPeak'],
      },
      { cell: 'MM1S', condition: 'lenalidomide 6 h' },
      { name: 'NALM6', peaks: ['NALM6_IKZF1_peaks.narrowPeak'] },
    ],
  });
  expect(reasons(draft)).toEqual({
    'NALM6_IKZF1_summits.bed': 'draft.same-peaks',
    'NALM6_input.bed': 'draft.control',
    'K562_GATA1.bed': 'draft.other-factor',
    'notes.txt': 'told.unknown',
  });
  // What is unsure stands at its line, and nothing else is.
  expect(draft.questions.map(({ doubt }) => doubt.key)).toEqual(['draft.unsure-condition']);
  const [{ line }] = draft.questions;
  expect(draft.text.split('\n')[line - 1]).toBe(
    '    condition: lenalidomide 6 h   # unsure: is “lenalidomide 6 h” a condition?',
  );
});

test('values, sheets and contrasts; finished tables; lists: each where the study wants it', async () => {
  put({
    'MM1S_IKZF1.bed': peaks(1),
    'counts.tsv': `gene\ts1\ts2\ts3\ts4\n${rows((i) => `GENE${i}\t${i * 40}\t9\t${i}\t8`, 60)}`,
    'design.tsv': 'sample\ttreatment\tcell\ns1\tDMSO\tMM1S\ns2\tDMSO\tMM1S\ns3\tlen\tMM1S\ns4\tlen\tMM1S\n',
    'other-sheet.tsv': 'sample\tgroup\nx1\ta\nx2\ta\nx3\tb\n',
    'siFOS_48h_MM1S.csv': `gene,logFC,P.Value,adj.P.Val\n${rows((i) => `GENE${i},1,0.1,0.2`)}`,
    'screen_up.txt': 'IRF4\nMYC\n',
    'screen_down.txt': 'BCL2\n',
    'candidates.txt': 'IRF4\nMYC\n',
  });
  const draft = await drafted();
  expect(study(draft).expression).toMatchObject([
    {
      matrix: ['counts.tsv'],
      design: 'design.tsv',
      contrast: 'len-DMSO',
      arm: { agent: 'len', cell: 'MM1S' },
    },
    {
      table: 'siFOS_48h_MM1S.csv',
      arm: { perturbs: ['FOS'], how: 'knock-down', time: '48 h', cell: 'MM1S' },
    },
    { up: 'screen_up.txt', down: 'screen_down.txt' },
  ]);
  expect(reasons(draft)).toEqual({
    'candidates.txt': 'draft.list-of-genes',
    'other-sheet.tsv': 'draft.no-matrix',
  });
});

test('tables of the bench with their maps; what a map speaks of tells a bare plate', async () => {
  put({
    'plate.csv': 'p,1,2,3\nA,1,2,3\nB,4,5,6\n',
    'plate_map.tsv': `well\tdrug\tdose\tsecond_drug\tsecond_dose\n${['A1', 'A2', 'A3', 'B1', 'B2', 'B3'].map((well, i) => `${well}\tlen\t${i}\tT\t1\n`).join('')}`,
    'cq.csv': `sample,target,cq\n${rows((i) => `s${i % 4},${i % 2 ? 'FOS' : 'ACTB'},${20 + i}`)}`,
    'layout.tsv':
      'sample\tperturbation\texperiment\ns0\tsiCtrl\t1\ns1\tsiCtrl\t2\ns2\tsiFOS\t1\ns3\tsiFOS\t2\n',
    'other_map.tsv': 'lane\tantibody\n1\tIKZF1\n2\tIgG\n',
  });
  const draft = await drafted();
  expect(study(draft).assays).toMatchObject([
    { type: 'qpcr', file: 'cq.csv', map: 'layout.tsv' },
    { type: 'combination', file: 'plate.csv', map: 'plate_map.tsv' },
  ]);
  expect(reasons(draft)).toEqual({ 'other_map.tsv': 'draft.no-readings' });
});

test('what study check finds of a draft is among its questions, and nothing that it finds is missing', async () => {
  put({
    'mystery.bed': peaks(1),
    'counts.tsv': `gene\ts1\ts2\n${rows((i) => `GENE${i}\t${i * 40}\t9`, 60)}`,
    'cq.csv': `sample,target,cq\n${rows((i) => `s${i},FOS,${20 + i}`)}`,
  });
  const draft = await drafted();
  const file = parseStudy(draft.text, join(folder, 'study.yaml'));
  const form = checkStudy(file);
  const problems = form.length > 0 ? form : (await checkData(file)).problems;
  expect(problems.length).toBeGreaterThan(0);
  const asked = draft.questions.map(({ doubt }) => inEnglish(doubt));
  for (const { problem } of problems) expect(asked).toContain(`study check: ${problem}`);
  expect(draft.text).toMatch(/factor: "\?" +# unsure: no file names the factor/);
  expect(draft.text).toMatch(/genome: hg38 +# unsure: no file names its assembly/);
  expect(draft.text).toMatch(/# contrast: .* # unsure: which groups are compared\?/);
});

test('nothing beyond the folder is looked at, and a folder without anything is refused', async () => {
  put({
    'deep/MM1S_IKZF1_hg19.bed': peaks(1),
    'a/b/c/d/e/f/g/MM1S_IKZF1_rep2.bed': peaks(2),
    '.hidden/x.bed': peaks(3),
  });
  symlinkSync(tmpdir(), join(folder, 'outside'));
  const draft = await drafted();
  expect(reasons(draft)).toEqual({ outside: 'draft.link', 'a/b/c/d/e/f': 'draft.too-deep' });
  expect(study(draft).genome).toBe('hg19');
  rmSync(join(folder, 'deep'), { recursive: true });
  await expect(drafted()).rejects.toThrow(/no file of this folder has a place/);
  await expect(draftOfFolder(join(folder, 'none'), 'x.yaml', { date: '2026-11-23' })).rejects.toThrow(
    /no such folder/,
  );
});

test.each(['a: b', '# x', 'no', "IKZF1's", '1e5', '{x}', '- y', '*all', 'あ: い'])(
  'names are quoted where YAML needs it: %j',
  async (name) => {
    const { study: whole } = parseStudy(studyTemplate({ factor: name, cell: name }), 'x.yaml');
    expect(whole.chip_seq[0].cell).toBe(name);
    put({ 'MM1S_IKZF1 (1): #2.bed': peaks(1) });
    const draft = await drafted({ factor: name });
    expect(study(draft).chip_seq[0].peaks).toEqual(['MM1S_IKZF1 (1): #2.bed']);
    expect(study(draft).factor).toEqual([name]);
  },
);

test('in a project of kept questions these and the notes are passed over, and what they say of the files is taken', async () => {
  put({ 'a.bed': peaks(1), 'notes.md': 'IRF4\nMYC\n', '.notes.lock': 'x' });
  const kept = {
    ...{ question: 'overlap', chipmate: '0.1.0', date: '2026-11-23T00:00:00Z', note: '', simulated: true },
    ...{ command: 'chipmate overlap a.bed', rows: 1, files: [] },
    chosen: { query: 'a.bed', queryAntigen: ['IKZF1'], queryCell: 'MM.1S' },
    atlases: [{ folder: join(folder, 'gone'), sha256: '0'.repeat(64) }],
  };
  const project = { name: basename(folder), folder, study: join(folder, 'study.yaml') };
  const keep = (chosen: object): number =>
    keepQuestion(
      { ...project, hasStudy: false, results: join(folder, 'results') },
      { ...kept, chosen: { ...kept.chosen, ...chosen } },
      'chrom\tstart\tend\nchr1\t1\t9\n',
    );
  keep({});
  const draft = await drafted();
  expect(reasons(draft)).toEqual({ questions: 'draft.kept', 'notes.md': 'draft.kept' });
  expect(study(draft)).toMatchObject({
    ...{ study: basename(folder), factor: ['IKZF1'], simulated: true },
    chip_seq: [{ cell: 'MM.1S', peaks: ['a.bed'] }],
  });
  expect(study(draft).atlas).toBeUndefined();
  // Where they do not agree nothing is taken; a person and a name come first.
  keep({ queryAntigen: ['FOS'] });
  expect(study(await drafted()).factor).toEqual(['?']);
  expect(study(await drafted({ factor: 'IRF4' })).factor).toEqual(['IRF4']);
  put({ 'JUN_rep1.bed': peaks(2) });
  rmSync(join(folder, 'questions', '2 overlap'), { recursive: true });
  expect(study(await drafted()).factor).toEqual(['JUN']);
  // A folder that is merely called so holds files of the study.
  put({ 'questions/JUN_rep2.bed': peaks(3) });
  expect((await drafted()).text).toContain('- questions/JUN_rep2.bed');
});

test('where nobody names factor and cells, the draft runs with a caution for each; what is not used is said in its text', async () => {
  put({
    'my-peaks.narrowPeak': peaks(1),
    'design_MM.1S.tsv': 'sample\ttreatment\ns1\tDMSO\ns2\tDMSO\ns3\tlen\ns4\tlen\n',
  });
  const draft = await drafted({ genome: 'hg38' });
  expect(reasons(draft)).toEqual({ 'design_MM.1S.tsv': 'draft.no-matrix' });
  expect(draft.text).toContain('\n# design_MM.1S.tsv: not used: no expression values go with it\n');
  const file = parseStudy(draft.text, join(folder, 'study.yaml'));
  expect(checkStudy(file)).toEqual([]);
  const { problems, notices } = await checkData(file);
  expect(problems).toEqual([]);
  const cautions = notices.filter(({ severity }) => severity === 'caution').map(({ key }) => key);
  expect(cautions).toEqual(expect.arrayContaining(['study.no-factor', 'study.no-cells']));
  const named = parseStudy(draft.text.replaceAll('"?"', 'IKZF1'), join(folder, 'study.yaml'));
  const keys = (await checkData(named)).notices.map(({ key }) => key);
  expect(keys).not.toContain('study.no-factor');
  expect(keys).not.toContain('study.no-cells');
});

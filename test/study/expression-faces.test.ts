// One analysis, several faces: the verb, the study and the library give the same rows, the same notices and the same
// refusals on the same files.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { expression, formatTable, readExpressionInput, type ExpressionChoices } from '../../src/index.ts';
import { inEnglish, type Notice } from '../../src/messages/message.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { createRandom } from '../../src/statistics/random.ts';
import {
  binaryCel,
  simulatedIntensities,
  simulatedSets,
  textCdf,
  textCel,
} from '../support/simulated-arrays.ts';
import { refusal } from '../support/answers.ts';
import { chipmate, folderWith, rowsOf } from '../support/chipmate.ts';
import { checkedStudy, ranStudy, saidOf } from '../support/studies.ts';

const SAMPLES = ['c1', 'c2', 'c3', 't1', 't2', 't3'];
const GENES = 300;

/** Values of genes in rows; the first ten change with the treatment. */
function matrix(value: (mean: number, change: number, noise: number) => number, row: string): string[] {
  const random = createRandom(5);
  return Array.from({ length: GENES }, (_, gene) => {
    const mean = 5 + 7 * random.uniform();
    const values = SAMPLES.map((name) =>
      value(mean, gene < 10 && name.startsWith('t') ? 2 : 0, 0.25 * random.normal()),
    );
    return [`${row}${gene}`, ...values].join('\t');
  });
}

const logged = matrix((mean, change, noise) => Number((mean + change + noise).toFixed(4)), 'G');
const counts = matrix((mean, change, noise) => Math.round(2 ** (mean + change + noise)), 'G');
const probes = matrix((mean, change, noise) => Number((mean + change + noise).toFixed(4)), 'A_23_P');
const sets = simulatedSets();
const cel = [1, 2, 3, 4, 5, 6].map((seed) => {
  const intensity = simulatedIntensities(sets, seed);
  return seed % 2 === 0 ? textCel(intensity) : binaryCel(intensity);
});
/** One Agilent file of two colours per array; the first feature is saturated. */
function agilent(seed: number): string {
  const random = createRandom(seed);
  const features = Array.from({ length: GENES }, (_, spot) => {
    const level = 9 + 4 * random.uniform();
    const signal = (): string => (100 + 2 ** (level + 0.3 * random.normal())).toFixed(1);
    return `DATA\t${spot}\tA_23_P${spot}\tNM_${spot}\tG${spot}\t0\t${signal()}\t50\t${spot === 0 ? 1 : 0}\t${signal()}\t40`;
  });
  return [
    'TYPE\ttext',
    'FEPARAMS\tProtocol_Name',
    'DATA\tGE2',
    '*',
    'TYPE\tinteger\ttext\ttext\ttext\tinteger\tfloat\tfloat\tboolean\tfloat\tfloat',
    'FEATURES\tFeatureNum\tProbeName\tSystematicName\tGeneName\tControlType\tgMedianSignal\tgBGMedianSignal\tgIsSaturated\trMedianSignal\trBGMedianSignal',
    ...features,
    '',
  ].join('\n');
}
const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join('\t');

const folder = folderWith({
  'logged.tsv': [['gene', ...SAMPLES].join('\t'), ...logged, ''].join('\n'),
  'counts.tsv': [['gene', ...SAMPLES].join('\t'), ...counts, ''].join('\n'),
  'probes.tsv': [['probe', ...SAMPLES].join('\t'), ...probes, ''].join('\n'),
  'platform.tsv': [
    'ID\tGene Symbol',
    ...Array.from({ length: GENES - 40 }, (_, probe) => `A_23_P${probe}\tG${probe >> 1}`),
    '',
  ].join('\n'),
  'other-platform.tsv': 'ID\tGene Symbol\n1_at\tG1\n',
  'design.tsv': [
    'sample\tgroup\tbatch\tage\tremark',
    ...SAMPLES.map(
      (name, i) => `${name}\t${name[0]}\t${(i % 2) + 1}\t${20 + 7 * ((i * i) % 5)}\t${i === 0 ? '' : 'x'}`,
    ),
    '',
  ].join('\n'),
  'pair.tsv': 'sample\tgroup\nc1\tc\nt1\tt\n',
  'cel.tsv': `sample\tgroup\n${cel.map((_, i) => `array${i}\t${i < 3 ? 'c' : 't'}\n`).join('')}`,
  'toy.cdf': textCdf(sets),
  'identifiers.tsv': 'symbol\taliases\nIRF4\tG0\nMYC\tG1;G2\n',
  'dyes.tsv': 'sample\tcy5\tcy3\nscan1\tt\tc\nscan2\tc\tt\nscan3\tt\tc\n',
  ...Object.fromEntries([1, 2, 3].map((seed) => [`scan${seed}.txt`, agilent(seed)])),
  ...Object.fromEntries(cel.map((bytes, i) => [`array${i}.CEL`, bytes])),
  'series_matrix.txt': [
    '!Series_title\t"toy"',
    `!Sample_geo_accession\t${quoted(SAMPLES)}`,
    `!Sample_characteristics_ch1\t${quoted(SAMPLES.map((name) => `agent: ${name[0]}`))}`,
    `!Sample_characteristics_ch1\t${quoted(SAMPLES.map((_, i) => `donor: ${i % 3}`))}`,
    '!series_matrix_table_begin',
    `"ID_REF"\t${quoted(SAMPLES)}`,
    ...logged,
    '!series_matrix_table_end',
    '',
  ].join('\n'),
});

interface Case {
  readonly name: string;
  readonly files: readonly string[];
  readonly design?: string;
  readonly annotation?: string;
  readonly cdf?: string;
  readonly geneIds?: string;
  readonly choices: ExpressionChoices;
}

const design = 'design.tsv';
const CEL = cel.map((_, i) => `array${i}.CEL`);

const CASES: readonly Case[] = [
  { name: 'table', files: ['logged.tsv'], design, choices: { contrast: 't-c' } },
  {
    name: 'modelled',
    files: ['logged.tsv'],
    design,
    choices: {
      contrast: 't-c',
      model: 'group+age',
      numeric: ['age'],
      normalize: 'quantile',
      scale: 'log2',
      trend: true,
      robust: true,
    },
  },
  { name: 'beyond', files: ['logged.tsv'], design, choices: { contrast: 't-c', lfc: 0.5 } },
  {
    name: 'blocks',
    files: ['logged.tsv'],
    design,
    choices: { contrast: 't-c', model: 'group', block: 'batch' },
  },
  {
    name: 'weighed',
    files: ['counts.tsv'],
    design,
    choices: { contrast: 't-c', model: 'group', arrayWeights: true },
  },
  { name: 'counts', files: ['counts.tsv'], design, choices: { contrast: 't-c', minCount: 200 } },
  {
    name: 'doubted',
    files: ['counts.tsv'],
    design,
    choices: { contrast: 't-c', scale: 'intensities', model: 'group' },
  },
  {
    name: 'medians',
    files: ['probes.tsv'],
    design,
    annotation: 'platform.tsv',
    choices: { contrast: 't-c', probes: 'median' },
  },
  {
    name: 'probes',
    files: ['probes.tsv'],
    design,
    annotation: 'platform.tsv',
    choices: { contrast: 't-c', probes: 'all' },
  },
  {
    name: 'identified',
    files: ['probes.tsv'],
    design,
    annotation: 'platform.tsv',
    geneIds: 'identifiers.tsv',
    choices: { contrast: 't-c' },
  },
  {
    name: 'scans',
    files: ['scan1.txt', 'scan2.txt', 'scan3.txt'],
    design: 'dyes.tsv',
    choices: { contrast: 't-c', normalize: 'none' },
  },
  { name: 'pair', files: ['logged.tsv'], design: 'pair.tsv', choices: { contrast: 't-c' } },
  { name: 'arrays', files: CEL, cdf: 'toy.cdf', design: 'cel.tsv', choices: { contrast: 't-c' } },
  {
    name: 'series',
    files: ['series_matrix.txt'],
    choices: { contrast: 'agent=t-c', model: 'agent+donor' },
  },
];

/** What keeps each of these from being analysed. */
const FAULTS: readonly (Case & { readonly fault: string })[] = [
  {
    name: 'no-cdf',
    files: CEL,
    design: 'cel.tsv',
    choices: { contrast: 't-c' },
    fault: 'CEL files need the description of their array',
  },
  {
    name: 'no-design',
    files: ['logged.tsv'],
    choices: { contrast: 't-c' },
    fault: 'the file does not say which group a sample belongs to',
  },
  {
    name: 'no-attribute',
    files: ['series_matrix.txt'],
    choices: { contrast: 't-c' },
    fault: 'which attribute of the samples is compared?',
  },
  {
    name: 'no-group',
    files: ['logged.tsv'],
    design,
    choices: { contrast: 'x-c' },
    fault: "'x-c'",
  },
  {
    name: 'no-column',
    files: ['logged.tsv'],
    design,
    choices: { contrast: 't-c', model: 'group+time' },
    fault: "the sheet has no column 'time'",
  },
  {
    name: 'no-sample',
    files: ['logged.tsv'],
    design: 'cel.tsv',
    choices: { contrast: 't-c' },
    fault: '6 of 6 samples of the sheet are not in the matrix',
  },
  {
    name: 'no-counts',
    files: ['logged.tsv'],
    design,
    choices: { contrast: 't-c', scale: 'counts' },
    fault: 'a count has decimals',
  },
  {
    name: 'other-array',
    files: ['probes.tsv'],
    design,
    annotation: 'other-platform.tsv',
    choices: { contrast: 't-c' },
    fault: 'the annotation knows none of the probes',
  },
  {
    name: 'too-high',
    files: ['counts.tsv'],
    design,
    choices: { contrast: 't-c', minCount: 1e9 },
    fault: 'no gene has enough counts',
  },
];

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function verb({ files, design, annotation, cdf, geneIds, choices }: Case, ...more: string[]) {
  const options = Object.entries({ design, annotation, cdf, geneIds, ...choices }).flatMap(
    ([name, value]) => {
      if (value === undefined) return [];
      if (value === true) return [`--${kebab(name)}`];
      return [`--${kebab(name)}`, Array.isArray(value) ? value.join(',') : String(value)];
    },
  );
  return chipmate(['expression', ...files, ...options, ...more], { cwd: folder });
}

function studyOf(cases: readonly Case[]): string {
  const entries = cases.map(({ name, files, design, annotation, cdf, geneIds, choices }) => ({
    name,
    matrix: files.length === 1 ? files[0] : files,
    design,
    platform: annotation,
    cdf,
    gene_ids: geneIds,
    ...Object.fromEntries(
      Object.entries(choices).map(([key, value]) => [kebab(key).replaceAll('-', '_'), value]),
    ),
  }));
  const list = JSON.stringify(entries);
  return `study: faces\nfactor: IKZF1\ngenome: hg38\nexpression: ${list}\n`;
}

/** What the library answers. */
async function answered(one: Case): Promise<ReturnType<typeof expression>> {
  return expression(await readExpressionInput(one, (name) => join(folder, name)), one.choices);
}

let report: ReportData;
beforeAll(async () => {
  writeFileSync(join(folder, 'study.yaml'), studyOf(CASES));
  const { data, failed } = await ranStudy(folder, 'study.yaml', 'run');
  expect(failed).toEqual([]);
  report = data;
});

test.each(CASES)('$name: the verb, the study and the library agree on rows and notices', async (one) => {
  const { stdout, stderr, status } = verb(one, '--json');
  expect(status, stderr).toBe(0);
  const { table, notices } = await answered(one);
  expect(formatTable(table, { json: true })).toBe(stdout);
  const said = stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Notice & { text: string });
  expect(said.map(({ text: _, ...notice }) => notice)).toEqual(notices);

  const shared = ['log2_fold_change', 'ci_low', 'ci_high', 'minus_log10_p', 'adj_p', 'average_expression'];
  const rows = (text: string): string[][] =>
    rowsOf(text).map((row) => [
      row['gene'] === 'NA' ? row['probe'] : row['gene'],
      ...shared.map((name) => row[name]),
    ]);
  const ofStudy = readFileSync(join(folder, 'run', 'tables', `expression_${one.name}.tsv`), 'utf8');
  const ofLibrary = rows(formatTable(table));
  expect(rows(ofStudy)).toEqual(ofLibrary);
  expect(ofLibrary.length).toBeGreaterThan(50);
  expect(report.expression.find(({ name }) => name === one.name)?.notices).toEqual(notices);
});

test('study check says of every entry what the verb says', async () => {
  const { status, stderr } = chipmate(['study', 'check', 'study.yaml'], { cwd: folder });
  expect(status, stderr).toBe(0);
  const lines: string[] = [];
  for (const one of CASES)
    for (const line of saidOf((await answered(one)).notices).split('\n'))
      lines.push(line.replace(/^(caution: )?/, `chipmate: $1expression ${one.name}: `));
  expect(stderr.trimEnd().split('\n')).toEqual(lines);
});

test('the choices of these cases matter: no two of them give the same table', () => {
  const tables = CASES.map(({ name }) =>
    readFileSync(join(folder, 'run', 'tables', `expression_${name}.tsv`), 'utf8'),
  );
  expect(new Set(tables).size).toBe(CASES.length);
});

test('cautions are told with --quiet, too, and notes are not', async () => {
  const cautions = async (name: string): Promise<string> => {
    const { notices } = await answered(CASES.find((one) => one.name === name)!);
    return saidOf(notices.filter(({ severity }) => severity === 'caution'));
  };
  expect(await cautions('pair')).toMatch(/^caution: descriptive only.*$/);
  expect(await cautions('doubted')).toMatch(/^caution: you call the values intensities, but.*counts.*$/);
  expect(await cautions('counts')).toMatch(/^caution: column 'remark' is not used.*$/);
  expect(await cautions('modelled')).toBe('');
  for (const one of CASES.filter(({ name }) => ['counts', 'modelled'].includes(name))) {
    const said = await cautions(one.name);
    expect(verb(one, '-q').stderr).toBe(said === '' ? '' : `chipmate: ${said}\n`);
  }
});

/** A refusal without its line of the study: what names no file of its own is told with it. */
const withoutLine = (text: string): string =>
  text.replace(/^(?:\S*[\\/])?[\w-]+\.yaml, line \d+: /, '').trimEnd();

test.each(FAULTS)('$name: the library, study check and study run refuse alike', async (one) => {
  const refused = await refusal(() => answered(one));
  expect(refused).toContain(one.fault);
  const study = `${one.name}.yaml`;
  writeFileSync(join(folder, study), studyOf([one]));
  const check = await checkedStudy(folder, study);
  expect(check.refused.map(withoutLine)).toEqual([refused]);
  const { failed, data } = await ranStudy(folder, study, one.name);
  expect(failed.map(({ name }) => name)).toEqual([`expression ${one.name}`]);
  expect(failed[0].problem).toContain(refused);
  const step = data.steps.find(({ state }) => state === 'failed');
  // The report says it in one line.
  expect(step?.reason?.values['problem']).toBe(refused.replace(/\n\s*(\w+):\s+/g, '; $1: '));
});

test('a refusal of the verb, of study check and of study run ends with exit code 2', () => {
  const [one] = FAULTS.filter(({ name }) => name === 'no-group');
  const ofVerb = verb(one);
  expect(ofVerb.status).toBe(2);
  const told = (text: string): string => withoutLine(text.replace(/^chipmate: /, ''));
  const check = chipmate(['study', 'check', 'no-group.yaml'], { cwd: folder });
  expect(check.status).toBe(2);
  expect(told(check.stderr)).toBe(told(ofVerb.stderr));
  const run = chipmate(['study', 'run', 'no-group.yaml', '-o', 'refused'], { cwd: folder });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(one.fault);
});

test('the methods name the model of every experiment: blocks, weights, trend, threshold, counts', async () => {
  const common = 'design: design.tsv, contrast: t-c';
  writeFileSync(
    join(folder, 'models.yaml'),
    `study: s
factor: IKZF1
genome: hg38
expression:
  - { name: all, matrix: logged.tsv, ${common}, model: group, block: batch, array_weights: true, trend: true, robust: true, lfc: 0.5 }
  - { name: reads, matrix: counts.tsv, ${common}, model: group }
`,
  );
  const { data } = await ranStudy(folder, 'models.yaml', 'models');
  const said = data.methods.filter(({ key }) => key.startsWith('method.expression')).map(inEnglish);
  expect(said[0]).toMatch(/moderated t statistics/);
  expect(said[1]).toMatch(
    /^all: contrast t-c, model ~ group; values as they came, .*array weights.*samples of one batch correlated \(duplicateCorrelation, -?[\d.]+\).*\(trend\).*robust.*beyond 0\.5 in either direction \(treat\)\.$/,
  );
  expect(said[2]).toBe(
    'reads: contrast t-c, model ~ group; log counts per million with TMM normalisation factors and voom weights, one prior variance for all genes.',
  );
});

test('the report tells what was modelled from what was handed in, and every parameter is on record', async () => {
  writeFileSync(
    join(folder, 'deseq.tsv'),
    'gene\tbaseMean\tlog2FoldChange\tlfcSE\tpvalue\tpadj\nIRF4\t90\t-2\t0.2\t1e-9\t1e-8\n1-Mar\t9\t1\t0.5\t0.4\t0.5\nnone\t8\t1\t0.5\t0.4\t0.5\n',
  );
  writeFileSync(
    join(folder, 'mixed.yaml'),
    `study: s\nfactor: IKZF1\ngenome: hg38\nexpression: [{ name: own, matrix: logged.tsv, design: design.tsv, contrast: t-c, min_count: 3 }, { name: other, table: deseq.tsv }]\n`,
  );
  const { data, failed } = await ranStudy(folder, 'mixed.yaml', 'mixed');
  expect(failed).toEqual([]);
  const { methods, expression: sections, provenance } = data;
  expect(methods.filter(({ key }) => key === 'method.expression-of').map(inEnglish)).toEqual([
    expect.stringMatching(
      /^own: contrast t-c, model ~ [^;]+; values as they came, taken as normalised, (one|the) prior variance [^,]+\.$/,
    ),
  ]);
  expect(methods.find(({ key }) => key === 'method.expression-table')?.values).toEqual({
    tables: 'deseq.tsv (DESeq2)',
  });
  expect(sections.map(({ tableFormat }) => tableFormat)).toEqual([null, 'DESeq2']);
  expect(sections[1].rows.gene).toEqual(['IRF4']);
  expect(sections[1].notices.map(({ key, severity }) => `${severity} ${key}`)).toEqual([
    'note expression.finished-table',
    'note expression.table-unmatched',
    'caution genes.dates-ambiguous',
  ]);
  const parameters = provenance.parameters.filter(({ step }) => step === 'expression own');
  expect(Object.fromEntries(parameters.map(({ name, value }) => [name, value]))).toEqual({
    contrast: 't-c',
    normalize: 'auto',
    probes: 'best',
    min_count: '3',
    design: 'design.tsv',
  });
});

// Is the partner there at all? Where a study has expression, every partner says whether its gene is expressed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtInGenes } from '../../src/formats/genes/genes-reader.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { chipmate, rowsOf } from '../support/chipmate.ts';
import { plantedPartners } from '../support/planted-partners.ts';

const folder = plantedPartners(3);
const run = (...call: string[]) => chipmate(call, { cwd: folder });

function report(results: string): ReportData {
  const page = readFileSync(join(folder, results, 'report.html'), 'utf8');
  const [, json] = /<script[^>]*type="application\/json"[^>]*>([\s\S]*?)<\/script>/.exec(page) ?? [];
  return JSON.parse(json) as ReportData;
}

/** Words of a column of a table, by factor. */
function words(results: string, file: string, column: string): Record<string, string> {
  const rows = rowsOf(readFileSync(join(folder, results, 'tables', file), 'utf8'));
  return Object.fromEntries(rows.map((row) => [row['antigen'], row[column]]));
}

function study(
  name: string,
  expression: string,
): { readonly status: number | null; readonly stderr: string } {
  writeFileSync(
    join(folder, `${name}.yaml`),
    `study: expressed
factor: IKZF1
genome: hg38
atlas: atlas
chip_seq:
  - { name: one, cell: ONE, peaks: a.bed }
  - { name: two, cell: TWO, peaks: b.bed }
compare: [{ a: one, b: two }]
cell_contrast: [{ chip_seq: one, a: [ONE], b: [TWO, THREE] }]
${expression}`,
  );
  return run('study', 'run', `${name}.yaml`, '-o', name);
}

beforeAll(() => {
  const sheet = readFileSync(join(folder, 'sheet.tsv'), 'utf8');
  const three = 'third\tTFs and others\tEZH2\tBlood\tTHREE\ta.bed\n';
  writeFileSync(join(folder, 'sheet.tsv'), sheet + three);
  expect(run('atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38', '-q').status).toBe(0);
  const symbols = [...new Set(builtInGenes('hg38')?.symbol ?? [])];
  const silent = symbols.filter((symbol) => /^OR\d+[A-Z]\d/.test(symbol)).slice(0, 60);
  const level = new Map([
    ...symbols.slice(0, 300).map((symbol) => [symbol, 8] as const),
    ...silent.map((symbol, i) => [symbol, 4 + (i % 10) / 10] as const),
    ...([
      ['FOS', 9],
      ['EZH2', 4.1],
    ] as const),
  ]);
  // A change that is significant would speak for EZH2.
  const rows = [...level].map(
    ([symbol, average]) => `${symbol}\t-1\t3\t${symbol === 'EZH2' ? 0.5 : 0.01}\t${average}`,
  );
  const head = 'gene\tlog2_fold_change\tminus_log10_p\tadj_p\taverage_expression';
  writeFileSync(join(folder, 'drug.tsv'), [head, ...rows].join('\n') + '\n');
  writeFileSync(join(folder, 'elsewhere.tsv'), [head, ...rows.slice(1)].join('\n') + '\n');
  // Counts: EZH2 has too few to be tested, CHD4 has no row.
  const random = createRandom(1);
  const samples = ['n1', 'n2', 'n3', 'd1', 'd2', 'd3'];
  const counted = [...symbols.slice(0, 6000), 'FOS', 'EZH2'].filter((symbol) => symbol !== 'CHD4');
  const countOf = (symbol: string, i: number): number =>
    symbol === 'EZH2' || symbol.startsWith('OR') ? 0 : (15 + random.integer(6)) * 2 ** (i % 10);
  const counts = counted.map((symbol, i) => [symbol, ...samples.map(() => countOf(symbol, i))].join('\t'));
  writeFileSync(join(folder, 'counts.tsv'), [['gene', ...samples].join('\t'), ...counts].join('\n') + '\n');
  const groups = samples.map((name, i) => `${name}\t${i < 3 ? 'none' : 'drug'}`);
  writeFileSync(join(folder, 'design.tsv'), ['sample\tgroup', ...groups].join('\n') + '\n');
});

test('a finished table of these cells tells of every row, of the evidence and of both sides of a comparison', () => {
  const { status, stderr } = study(
    'finished',
    `expression:
  - { name: elsewhere, table: elsewhere.tsv, arm: { agent: len, cell: TWO } }
  - { name: here, table: drug.tsv, arm: { agent: len, cell: ONE } }
`,
  );
  expect(status, stderr).toBe(0);
  expect(words('finished', 'partners_one.tsv', 'expressed')).toMatchObject({
    FOS: 'yes',
    EZH2: 'not seen',
    CHD4: 'not measured',
    OTHER1: 'unknown',
  });
  expect(words('finished', 'partners_one.tsv', 'log2_fold_change')).toMatchObject({ FOS: '-1', CHD4: 'NA' });
  const { partners, provenance, evidence } = report('finished');
  expect(partners.map(({ expression }) => expression)).toEqual(['here', null]);
  expect(partners[0].notices).toContainEqual(
    expect.objectContaining({ key: 'expressed.from', values: { experiment: 'here' } }),
  );
  expect(partners[1].notices.map(({ key }) => key)).toContain('expressed.none');
  const used = provenance.parameters.filter(({ name }) => name === 'expression').map(({ value }) => value);
  expect(used).toEqual(['here', '–']);
  expect(new Set(Object.values(words('finished', 'partners_two.tsv', 'expressed')))).toEqual(
    new Set(['unknown']),
  );
  const ezh2 = evidence.partners.find(({ name }) => name === 'EZH2');
  expect(ezh2).toMatchObject({ verdict: 'suggested', reason: 'not seen expressed' });

  expect(words('finished', 'compare_one_two.tsv', 'expressed_a')).toMatchObject({
    FOS: 'yes',
    EZH2: 'not seen',
  });
  const other = words('finished', 'compare_one_two.tsv', 'expressed_b');
  expect(new Set(Object.values(other))).toEqual(new Set(['unknown']));
  const cells = 'compare-cells_ONE_TWO+THREE.tsv';
  expect(words('finished', cells, 'expressed_a')).toMatchObject({ FOS: 'yes', EZH2: 'not seen' });
  // No experiment of one cell type speaks for two.
  expect(new Set(Object.values(words('finished', cells, 'expressed_b')))).toEqual(new Set(['unknown']));
});

test('of counts, a gene that was left out for too few is not seen', () => {
  const entry = '{ name: counts, matrix: counts.tsv, design: design.tsv, contrast: drug-none }';
  const { status, stderr } = study('counted', `expression: [${entry}]\n`);
  expect(status, stderr).toBe(0);
  expect(words('counted', 'partners_one.tsv', 'expressed')).toMatchObject({
    FOS: 'yes',
    EZH2: 'not seen',
    CHD4: 'not measured',
  });
});

test('where the expression fails, and where there is none, partners are ranked all the same and nothing is known', () => {
  const entry = '{ name: faulty, matrix: counts.tsv, design: design.tsv, contrast: drug-nothing }';
  const failed = study('failed', `expression: [${entry}]\n`);
  expect(failed.status).toBe(2);
  expect(failed.stderr).toContain('expression faulty');
  expect(study('none', '').status).toBe(0);
  for (const name of ['failed', 'none']) {
    const found = words(name, 'partners_one.tsv', 'expressed');
    expect(Object.keys(found).length).toBeGreaterThan(10);
    expect(new Set(Object.values(found))).toEqual(new Set(['unknown']));
    const { partners, evidence } = report(name);
    expect(partners[0].notices.map(({ key }) => key)).toContain('expressed.none');
    expect(evidence.partners.flatMap(({ items }) => items).map(({ kind }) => kind)).not.toContain(
      'expressed here',
    );
  }
});

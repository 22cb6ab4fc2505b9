// Siblings that one drug destroys are one factor, in every step of a study as in the verb.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtInGenes } from '../../src/formats/genes/genes-reader.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { chipmate, rowsOf } from '../support/chipmate.ts';
import { plantedPartners } from '../support/planted-partners.ts';

const folder = plantedPartners(3);
const run = (...call: string[]) => chipmate(call, { cwd: folder });
const table = (results: string, name: string) =>
  rowsOf(readFileSync(join(folder, results, 'tables', name), 'utf8'));
const factorsOf = (results: string, name: string) => table(results, name).map((row) => row['antigen']);

/** c-Fos is planted as the leading partner of these peaks. */
const studyOf = (factor: string, antigen: string): string => `study: siblings
factor: ${factor}
genome: hg38
seed: 3
atlas: atlas
chip_seq:
  - { name: one, cell: ONE, peaks: a.bed${antigen} }
  - { name: two, cell: TWO, peaks: b.bed }
compare: [{ a: one, b: two }]
cell_contrast: [{ chip_seq: one, a: [ONE], b: [TWO] }]
expression: [{ name: drug, table: changed.tsv, arm: { perturbs: c-Fos, how: degraded, cell: ONE } }]
`;

function report(results: string): ReportData {
  const page = readFileSync(join(folder, results, 'report.html'), 'utf8');
  const [, json] = /<script[^>]*type="application\/json"[^>]*>([\s\S]*?)<\/script>/.exec(page) ?? [];
  return JSON.parse(json) as ReportData;
}

beforeAll(() => {
  expect(run('atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38', '-q').status).toBe(0);
  const symbols = [...new Set([...(builtInGenes('hg38')?.symbol ?? []).slice(0, 3000), 'IKZF1', 'FOS'])];
  const rows = symbols.map((gene, i) => `${gene}\t${i % 10 === 0 ? '-1\t6\t0.001' : '0\t0.1\t0.9'}\t8`);
  const head = 'gene\tlog2_fold_change\tminus_log10_p\tadj_p\taverage_expression';
  writeFileSync(join(folder, 'changed.tsv'), [head, ...rows].join('\n') + '\n');
  for (const [name, factor, antigen] of [
    ['alone', 'IKZF1', ''],
    ['both', '[IKZF1, c-Fos]', ''],
    ['entry', '[IKZF1, c-Fos]', ', antigen: IKZF1'],
  ]) {
    writeFileSync(join(folder, `${name}.yaml`), studyOf(factor, antigen));
    const { status, stderr } = run('study', 'run', `${name}.yaml`, '-o', name, '-q');
    expect(status, stderr).toBe(0);
  }
});

test('without the list the sibling is the leading partner: it was there to be excluded', () => {
  expect(factorsOf('alone', 'partners_one.tsv')[0]).toBe('FOS');
});

test.each(['both', 'entry'])('no step of the study %s has the sibling as a partner', (name) => {
  const tables = readdirSync(join(folder, name, 'tables')).filter((file) =>
    /^(partners|compare|changed)/.test(file),
  );
  expect(tables.length).toBeGreaterThanOrEqual(5);
  for (const file of tables) expect(factorsOf(name, file), file).not.toContain('FOS');
  expect(table(name, 'evidence-partners.tsv').map((row) => row['candidate'])).not.toContain('FOS');
  const { partners, notRanked } = report(name);
  expect(notRanked[0].why[notRanked[0].antigen.indexOf('FOS')]).toBe('own');
  expect([...partners[0].rows.fisherRank].map(Number).sort((a, b) => a - b)).toEqual(
    partners[0].rows.antigen.map((_, i) => i + 1),
  );
});

test('the first names the report; the drug lowers the factor through its sibling; each gene has its sentence', () => {
  const { factor, chipSeq, summary, provenance } = report('both');
  expect([factor, chipSeq[0].antigen]).toEqual(['IKZF1', 'IKZF1']);
  const values = (name: string) =>
    provenance.parameters.filter((each) => each.name === name).map(({ value }) => value);
  expect(new Set(values('antigen'))).toEqual(new Set(['IKZF1, c-Fos']));
  expect(new Set(values('factor'))).toEqual(new Set(['IKZF1, c-Fos']));
  expect(values('factor_activity')).toEqual(['lowered']);
  const own = summary.filter(({ key }) => key === 'say.factor-unchanged').map(({ values: { gene } }) => gene);
  expect(own).toEqual(['IKZF1', 'FOS']);
});

test('the numbers are those of the verb with both names', () => {
  const { status, stdout, stderr } = run(
    ...['partners', 'a.bed', '--atlas', 'atlas', '--seed', '3', '--query-cell', 'ONE'],
    ...['--query-antigen', 'IKZF1', '--query-antigen', 'c-Fos'],
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('IKZF1, c-Fos count as one factor');
  const names = ['antigen', 'cobinding_score', 'percentile', 'log2_odds_ratio', 'minus_log10_q'];
  const shown = (rows: readonly Record<string, string>[]) =>
    rows.map((row) => names.map((name) => row[name]));
  const verb = rowsOf(stdout).filter(({ tier }) => tier !== 'own antigen');
  const first = verb.filter(({ antigen }, i) => verb.findIndex((row) => row['antigen'] === antigen) === i);
  expect(shown(table('both', 'partners_one.tsv'))).toEqual(shown(first));
  expect(shown(table('entry', 'partners_one.tsv'))).toEqual(shown(first));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { replicateTemplate } from '../../assays/replicate/template.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { formatTable } from '../../formats/text/table-writer.ts';
import { openReplicate, type ReplicateFiles } from '../inputs/assays/replicate-input.ts';
import { replicate, type ReplicateAnswer } from './replicate.ts';

type Asking = Parameters<typeof replicate>[1];

async function answered(
  text: string,
  asking?: Asking,
  samples?: string,
): Promise<ReplicateAnswer & { readonly as: Shown }> {
  const folder = folderWith({
    'table.tsv': text,
    ...(samples === undefined ? {} : { 'samples.tsv': samples }),
  });
  const files: ReplicateFiles = {
    file: join(folder, 'table.tsv'),
    samples: samples === undefined ? undefined : join(folder, 'samples.tsv'),
  };
  const answer = replicate(await openReplicate(files), asking);
  return { ...answer, as: shown(answer) };
}

const table = (header: string, ...rows: string[]): string =>
  [header, ...rows].map((line) => line.replaceAll(/ +/g, '\t')).join('\n') + '\n';
const TEMPLATE = formatTable(replicateTemplate());

test('the template: one claim that replicates and a mixed one; patients with one experiment are points', async () => {
  const { as, findings, figures } = await answered(TEMPLATE);
  const verdicts = as.rows.filter(({ verdict }) => verdict !== 'NA');
  expect(
    verdicts.map(({ measured, verdict, reason, units, same_sign, sign_of }) => [
      measured,
      verdict,
      reason,
      units,
      same_sign,
      sign_of,
    ]),
  ).toEqual([
    ['IRF4', 'supported', 'NA', '5', '7', '7'],
    ['SLAMF7', 'contradicted', 'units disagree', '5', '3', '5'],
  ]);
  expect(as.said).toContain('P01, P02: one experiment each');
  expect(as.cautions).toContain('higher in U266, RPMI-8226, lower in MM.1S, H929, OPM2');
  expect(
    findings.map(({ kind, n, donors, leftOut, verdict }) => [kind, n, donors, leftOut, verdict]),
  ).toEqual([
    ['replication', 5, 0, ['P01', 'P02'], 'supported'],
    ['replication', 5, 0, [], 'contradicted'],
  ]);
  const svg = figures[0].draw({ ...FILE_LOOK, simulated: false });
  for (const name of ['MM.1S', 'H929', 'OPM2', 'U266', 'RPMI-8226', 'P01', 'P02', 'sensitive', 'resistant'])
    expect(svg).toContain(`>${name}<`);
  // Five full dots, two open ones.
  expect(svg.match(/r="4" fill="#ffffff"/g)).toHaveLength(2);
  expect(svg.match(/r="4"/g)).toHaveLength(7);
});

test('sensitive and resistant lines are compared, with the correction over all differences', async () => {
  const { as } = await answered(TEMPLATE);
  const differences = as.rows.filter(({ over }) => over.includes(' - '));
  expect(differences.map(({ measured, over }) => `${measured} ${over}`)).toEqual([
    'IRF4 sensitive - resistant',
    'IRF4 sensitive - relapsed',
    'IRF4 resistant - relapsed',
    'SLAMF7 sensitive - resistant',
  ]);
  // R: t.test(c(-.97, -1.21, -.88), c(.86, 1.02)); the smallest of four p-values counts four times
  expect(differences[3]).toMatchObject({ estimate: '-1.96', ci_low: '-2.36808', minus_log10_p: '3.18583' });
  expect(Number(differences[3].minus_log10_holm)).toBeCloseTo(3.18583 - Math.log10(4), 4);
  expect(as.rows.filter(({ over }) => over === 'sensitive')).toHaveLength(2);
});

test('the discovery says the direction and is not counted', async () => {
  const rows = ['MM.1S -1 0.2 3', 'H929 1.2 0.2 3', 'OPM2 1.1 0.2 3', 'U266 1.3 0.2 3'];
  const text = table('line estimate se n', ...rows);
  const { as, findings } = await answered(text, { discovery: 'MM1S' });
  expect(as.rows[0]).toMatchObject({ verdict: 'contradicted', reason: 'opposite direction', units: '3' });
  expect(as.rows[0]).toMatchObject({ same_sign: '0', sign_of: '3' });
  expect(findings[0]).toMatchObject({ n: 3, measured: '' });
  expect(as.said).toContain('MM1S is where the effect was found first');
  expect((await answered(text, { expected: 'higher' })).as.rows[0].verdict).toBe('no significant difference');
  expect(await refusal(() => answered(text, { discovery: 'K562' }))).toMatch(
    /none of the lines[^]*MM.1S, H929/,
  );
});

test('donors with a pair each are units; nothing is weighed, and a sign is', async () => {
  const rows = ['P01', 'P02', 'P03', 'P04'].flatMap((donor, i) => [
    `${donor} DMSO IRF4 ${8 + i}`,
    `${donor} lenalidomide IRF4 ${2 + 0.5 * i}`,
  ]);
  const { as, findings } = await answered(table('donor drug target value', ...rows), { scale: 'log2' });
  expect(as.rows[0]).toMatchObject({ drug: 'lenalidomide', verdict: 'supported', units: '4', donors: '4' });
  expect(as.rows[1]).toMatchObject({ method: 'REML, Knapp-Hartung', units: '0', estimate: 'NA' });
  expect(as.rows[0]).toMatchObject({ same_sign: '4', sign_of: '4', minus_log10_sign: '0.90309' });
  expect(findings[0]).toMatchObject({ donors: 4, drug: 'lenalidomide', measured: 'IRF4', cell: null });
  expect(as.said).toContain('within each donor: treated minus DMSO');
});

test('samples bring kind and status; tables of units and of combined p-values', async () => {
  const text = table('line estimate se n', 'A -1 0.1 3', 'B -1.2 0.1 3', 'C -0.9 0.1 3');
  const samples = table('name kind status', 'A line new', 'B line new', 'C line relapsed');
  const { as } = await answered(text, { show: 'units' }, samples);
  expect(as.rows.map(({ unit, kind, status, counted }) => [unit, kind, status, counted])).toEqual([
    ['A', 'line', 'new', 'yes'],
    ['B', 'line', 'new', 'yes'],
    ['C', 'line', 'relapsed', 'yes'],
  ]);
  const combined = (await answered(text, { show: 'combined', expected: 'lower' })).as.rows;
  expect(combined.map(({ method, direction, units }) => [method, direction, units])).toEqual([
    ['Fisher', 'lower', '3'],
    ['Stouffer', 'lower', '3'],
    ['Cauchy', 'lower', '3'],
  ]);
  // R: p <- pt(c(-10, -12, -9), 2); pchisq(-2 * sum(log(p)), 6, lower.tail = FALSE); pnorm(sum(qnorm(p)) / sqrt(3))
  // pcauchy(mean(tan((0.5 - p) * pi)), lower.tail = FALSE)
  expect(combined.map(({ minus_log10_p }) => minus_log10_p)).toEqual(['4.82278', '5.46676', '2.34175']);
});

test('nothing replicates where no line was repeated, nor in a single one', async () => {
  const { as } = await answered(table('line estimate', 'A -1', 'B -1.2', 'C -0.9'));
  expect(as.rows[0]).toMatchObject({ verdict: 'not estimable', reason: 'no residual degrees', ci_low: 'NA' });
  expect(as.rows[0]).toMatchObject({ same_sign: '3', sign_of: '3' });
  expect(as.cautions).toContain('no line was repeated and not all are donors');
  const one = await answered(table('line estimate se n', 'A -1 0.1 3'));
  expect(one.as.cautions).toContain('one line or donor gives no p-value');
  expect(one.findings[0]).toMatchObject({ verdict: 'not estimable', noTest: 'one experiment' });
});

test('errors without n, and names of persons, are cautioned', async () => {
  const { as } = await answered(table('patient estimate se', '山田様 -1 0.1', 'P02 -1.2 0.1'));
  expect(as.cautions).toContain('some standard errors come without n');
  expect(as.cautions).toContain('山田様: this looks like the name, birthday or hospital number of a person');
  expect(as.cautions).not.toContain('P02:');
});

test('the worked page says what the template gives', () => {
  const page = readFileSync(new URL('../../../docs/assays/replicate.md', import.meta.url), 'utf8');
  expect(page).toContain('contradicted ← units disagree');
});

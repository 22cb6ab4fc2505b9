import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { replicateTemplate } from '../../assays/replicate/template.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { formatTable } from '../../formats/text/table-writer.ts';
import { openReplicate, type ReplicateFiles } from '../inputs/assays/replicate-input.ts';
import { qpcr } from './qpcr.ts';
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

const CQ = ['P01', 'P02', 'P03'].flatMap((donor, i) => [
  `${donor} siCtrl IRF4 ${22 + 0.1 * i}`,
  `${donor} siFOS IRF4 ${24 + 0.2 * i}`,
  `${donor} siCtrl GAPDH 17`,
  `${donor} siFOS GAPDH 17.1`,
]);

test('Cq values are no effects: refused, and what to do first is said', async () => {
  for (const heading of ['cq', 'Ct', 'Cp']) {
    const text = await refusal(() => answered(table(`donor perturbation target ${heading}`, ...CQ)));
    expect(text).toContain('these are Cq values');
    expect(text).toContain('chipmate assay qpcr');
  }
  const exported = `# made by a machine\n\n${table('well target cq', 'A1 IRF4 22')}`;
  expect(await refusal(() => answered(exported))).toContain('these are Cq values');
  // CT is a name for a control, too.
  const named = table('donor drug value', 'P01 CT 5', 'P01 len 3', 'P02 CT 5', 'P02 len 2');
  expect((await answered(named, { control: 'CT' })).findings[0]).toMatchObject({ n: 2, unit: 'effect' });
});

/** IRF4 falls with siFOS in every line, unless with a drug; the own gene falls; GAPDH stays. */
function inLines(lines: readonly string[], drugs: readonly string[] = []): Row[] {
  return lines.flatMap((cell, c) =>
    [0, 1, 2].flatMap((day) =>
      ['siCtrl', 'siFOS'].flatMap((perturbation) =>
        (drugs.length === 0 ? [undefined] : drugs).flatMap((drug) => {
          const label = {
            cell,
            experiment: `${cell} ${day}`,
            perturbation,
            ...(drug === undefined ? {} : { drug }),
          };
          const treated = perturbation === 'siFOS' && drug !== 'len' ? 1 : 0;
          const wobble = 0.05 * ((day * 2 + c + treated) % 3);
          return [
            { ...label, target: 'GAPDH', value: 17 + wobble / 2 },
            { ...label, target: 'IRF4', value: 22 + treated * (1.2 + 0.1 * c) + wobble },
            { ...label, target: 'FOS', value: 26 + (perturbation === 'siFOS' ? 2 : 0) + wobble },
          ];
        }),
      ),
    ),
  );
}

test('the table of assay qpcr is read: cells are units, target and comparison the claim', async () => {
  const lines = ['MM.1S', 'H929', 'OPM2'];
  const made = qpcr({ readings: readingsOf(inLines(lines)) });
  const { as, findings } = await answered(formatTable(made.table));
  expect(findings.map(({ perturbation, measured, n, unit }) => [perturbation, measured, n, unit])).toEqual([
    ['siFOS', 'IRF4', 3, 'log2 fold change'],
    ['siFOS', 'FOS', 3, 'log2 fold change'],
  ]);
  expect(findings[0].verdict).toBe('supported');
  expect(findings[0].estimate).toBeCloseTo(-1.3, 1);
  const own = made.findings.filter(({ measured }) => measured === 'IRF4');
  const units = (await answered(formatTable(made.table), { show: 'units' })).as.rows;
  expect(units.map(({ unit }) => unit)).toEqual([...lines, ...lines]);
  for (const [i, { low, high, standardError, estimate }] of own.entries()) {
    expect(Number(units[i].ci_low)).toBeCloseTo(low, 4);
    expect(Number(units[i].ci_high)).toBeCloseTo(high, 4);
    expect(Number(units[i].standard_error)).toBeCloseTo(standardError, 4);
    expect(Number(units[i].estimate)).toBeCloseTo(estimate, 4);
  }
  expect(as.cautions).not.toContain('without n');
});

test('the same with fold changes alone, whose intervals are taken to log2', async () => {
  const { table: made } = qpcr({ readings: readingsOf(inLines(['MM.1S', 'H929', 'OPM2'])) });
  const whole = formatTable(made)
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const kept = [
    'target',
    'cell',
    'comparison',
    'fold_change',
    'fold_low',
    'fold_high',
    'n',
    'degrees_of_freedom',
  ];
  const at = kept.map((name) => whole[0].indexOf(name));
  const heading = [
    'target',
    'cell',
    'comparison',
    'fold_change',
    'ci_low',
    'ci_high',
    'n',
    'degrees_of_freedom',
  ];
  const text = [heading, ...whole.slice(1).map((cells) => at.map((i) => cells[i]))]
    .map((cells) => cells.join('\t'))
    .join('\n');
  const [logs, folds] = [await answered(formatTable(made)), await answered(text)];
  expect(folds.findings[0]).toMatchObject({
    perturbation: 'siFOS',
    measured: 'IRF4',
    unit: 'log2 fold change',
  });
  expect(folds.findings[0].estimate).toBeCloseTo(logs.findings[0].estimate, 4);
  expect(folds.as.said).toContain('were taken to log2');
});

test('comparisons beside drugs and together are claims of their own', async () => {
  const { table: made } = qpcr({ readings: readingsOf(inLines(['MM.1S', 'H929', 'OPM2'], ['DMSO', 'len'])) });
  const { findings } = await answered(formatTable(made));
  const irf4 = findings.filter(({ measured }) => measured === 'IRF4');
  expect(irf4.map(({ perturbation, drug }) => perturbation ?? drug)).toEqual([
    'siFOS - siCtrl, DMSO',
    'siFOS - siCtrl, len',
    'len - DMSO, siFOS',
    'siFOS + len - siCtrl',
    'siFOS x len',
    'len - DMSO, siCtrl',
  ]);
  expect(irf4.every(({ n }) => n === 3)).toBe(true);
});

test('fold changes of a paper are taken to log2; what is none, and a spread of them, is refused', async () => {
  const rows = ['A 0.5 0.25 1', 'B 0.4 0.2 0.8', 'C 0.6 0.3 1.2'];
  const { findings, figures } = await answered(table('line fold_change low high', ...rows));
  expect(findings[0].estimate).toBeCloseTo(Math.log2(0.5 * 0.4 * 0.6) / 3, 10);
  expect(findings[0].unit).toBe('log2 fold change');
  expect(figures[0].draw({ ...FILE_LOOK, simulated: false })).toContain('log2 fold change');
  expect(await refusal(() => answered(table('line fold_change', 'A -2', 'B 0.5')))).toContain(
    'no fold change',
  );
  expect(await refusal(() => answered(table('line fold_change se', 'A 2 0.1')))).toContain('of fold changes');
});

test('an effect of which nobody says what it is in is just an effect', async () => {
  const { findings, figures } = await answered(table('line estimate se n', 'A 1 0.1 3', 'B 2 0.1 3'));
  expect(findings[0].unit).toBe('effect');
  const svg = figures[0].draw({ ...FILE_LOOK, simulated: false });
  expect(svg).not.toContain('log2');
  expect(svg).toContain('>effect<');
  const said = await answered(table('line estimate', 'A 1', 'B 2'), { effectUnit: 'per day' });
  expect(said.findings[0].unit).toBe('per day');
});

test('a cell in which nothing amplified is left out of its claim, by name', async () => {
  const rows = [
    'A IRF4 -1 -1.5 -0.5 3 supported',
    'B IRF4 NA NA NA 3 NA',
    'C IRF4 -1.2 -1.6 -0.8 3 supported',
  ];
  const { as, findings } = await answered(
    table('cell target log2_fold_change ci_low ci_high n verdict', ...rows),
  );
  expect(findings[0].n).toBe(2);
  expect(as.cautions).toContain('B: rows without a fold change');
});

test('lines that hold the readings of another line are said, and their claim is not supported', async () => {
  const lines = { 'MM.1S': 0, H929: 0, OPM2: 0.4 };
  const rows = Object.entries(lines).flatMap(([cell, more], at) =>
    [1, 2, 3].flatMap((experiment) => [
      `${experiment} ${cell} DMSO IRF4 ${(10.03 + 0.31 * experiment + more).toFixed(2)}`,
      `${experiment} ${cell} len IRF4 ${(9.03 + 0.28 * experiment + more + 0.05 * at * more).toFixed(2)}`,
    ]),
  );
  const { as, findings } = await answered(table('experiment cell drug target value', ...rows));
  expect(as.said).toMatch(/cells MM.1S, H929 hold the same readings/);
  expect(findings[0]).toMatchObject({ verdict: 'suggested', reason: 'copied experiments' });
});

// The verbs about changed genes, as a user runs them, on simulated files.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRandom } from '../src/statistics/random.ts';
import { commandLine } from './reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-changed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const random = createRandom(6);

function run(...args: string[]): { status: number | null; rows: string[][]; said: string } {
  const result = spawnSync(process.execPath, [commandLine, ...args], { encoding: 'utf8', cwd: folder });
  return {
    status: result.status,
    rows: result.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')),
    said: result.stderr,
  };
}

const genes = Array.from({ length: 300 }, (_, i) => ({ name: `GENE${i}`, tss: 500_000 * (i + 1) }));
const lines = (rows: string[][]): string => rows.map((row) => row.join('\t') + '\n').join('');
writeFileSync(
  join(folder, 'genes.bed'),
  lines(genes.map(({ name, tss }) => ['chr1', String(tss), String(tss + 5000), name, '0', '+'])),
);
const table = (fold: (i: number) => number): string =>
  lines([
    ['gene', 'logFC', 'AveExpr', 't', 'P.Value', 'adj.P.Val'],
    ...genes.map(({ name }, i) => {
      const change = fold(i);
      const p = Math.abs(change) > 0.5 ? 1e-6 : 0.5;
      return [name, String(change), '8', String(10 * change), String(p), String(10 * p > 1 ? 1 : 10 * p)];
    }),
  ]);

/** Peaks near the TSSs of some genes and at places of chance. */
function peakFile(name: string, bound: (i: number) => boolean): void {
  const rows: string[][] = [];
  for (const [i, { tss }] of genes.entries()) {
    const start = bound(i)
      ? tss + Math.floor(400 * random.uniform())
      : tss + 150_000 + Math.floor(1000 * random.uniform());
    rows.push([
      'chr1',
      String(start),
      String(start + 200),
      `p${i}`,
      '100',
      '.',
      String(1 + 9 * random.uniform()),
      '5',
      '5',
      '100',
    ]);
  }
  writeFileSync(join(folder, name), lines(rows));
}

test('treatments of a folder', () => {
  mkdirSync(join(folder, 'drugs'));
  writeFileSync(
    join(folder, 'drugs', 'lenalidomide.tsv'),
    table((i) => (i === 7 ? -2 : 0.1)),
  );
  writeFileSync(
    join(folder, 'drugs', 'control.tsv'),
    table((i) => (i === 7 ? 0.2 : 0.1)),
  );
  const { status, rows, said } = run('treatments', 'GENE7', 'drugs');
  expect(status).toBe(0);
  expect(rows[1].slice(0, 3)).toEqual(['1', 'lenalidomide', '-2']);
  expect(said).toContain('treatments that lower GENE7: 1 of 2, 1 with a 95 % interval that leaves out 0');
  expect(run('treatments', 'NOPE', 'drugs').status).toBe(2);
});

test('the factor that sits at changed genes explains them; its sites can be compared', () => {
  writeFileSync(
    join(folder, 'drug.tsv'),
    table((i) => (i < 40 ? -2 : 0)),
  );
  peakFile('driver.narrowPeak', (i) => i < 40 || i % 9 === 0);
  const sheet = [
    ['experiment', 'antigen', 'cell_class', 'cell', 'file'],
    ['E0', 'DRIVER', 'Blood', 'MM.1S', 'driver.narrowPeak'],
  ];
  for (let e = 1; e < 7; e++) {
    peakFile(`other${e}.narrowPeak`, () => random.uniform() < 0.3);
    sheet.push([`E${e}`, `OTHER${e}`, 'Blood', 'MM.1S', `other${e}.narrowPeak`]);
  }
  writeFileSync(join(folder, 'sheet.tsv'), lines(sheet));
  expect(run('atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38').status).toBe(0);
  const explained = run(
    'explain',
    'drug.tsv',
    '--atlas',
    'atlas',
    '--genes',
    'genes.bed',
    '--direction',
    'down',
  );
  expect(explained.said).toContain('40 changed genes against 260 unchanged ones');
  expect(explained.rows[1][explained.rows[0].indexOf('antigen')]).toBe('DRIVER');
  // As targets does: a date that may be several genes is a caution.
  writeFileSync(
    join(folder, 'dated.tsv'),
    `${table((i) => (i < 40 ? -2 : 0))}1-Mar\t-2\t8\t-20\t1e-6\t1e-5\n`,
  );
  expect(run('explain', 'dated.tsv', '--atlas', 'atlas', '--genes', 'genes.bed', '-q').said).toBe(
    'chipmate: caution: dated.tsv: gene names that a spreadsheet made dates and that may be several genes are left out: 1-Mar\n',
  );
  writeFileSync(join(folder, 'foreign.tsv'), table(() => -2).replaceAll('GENE', 'AT1G'));
  expect(run('explain', 'foreign.tsv', '--atlas', 'atlas', '--genes', 'genes.bed').said).toMatch(
    /foreign.tsv: no row of the expression table names a gene[\s\S]* names such as \w+, \w+, \w+$/m,
  );
  const targets = run(
    'targets',
    'driver.narrowPeak',
    '--genes',
    'genes.bed',
    '--expression',
    'drug.tsv',
    '--factor-is',
    'lowered',
    '--sites',
    'driver',
    '--sites-of',
    'down',
    '--top',
    '40',
  );
  expect(targets.said).toMatch(/40 peaks at changed genes, \d+ at unchanged ones/);
  const effect = targets.rows[0].indexOf('effect_of_factor');
  expect(targets.rows.slice(1).filter((row) => row[effect] === 'activates').length).toBeGreaterThan(35);
  const bed = (part: string): number =>
    readFileSync(join(folder, `driver_${part}.bed`), 'utf8')
      .trimEnd()
      .split('\n').length;
  expect(bed('changed')).toBe(40);
  expect(bed('unchanged')).toBeGreaterThan(15);
});

test('an experiment without replicates goes on to targets, by fold change and without p-values', () => {
  const levels = genes.map(() => 5 + 8 * random.uniform());
  writeFileSync(
    join(folder, 'pair.tsv'),
    lines([
      ['gene', 'none', 'drug'],
      ...genes.map(({ name }, i) => [
        name,
        levels[i].toFixed(3),
        (levels[i] - (i < 30 ? 2 : 0) + 0.1 * random.normal()).toFixed(3),
      ]),
    ]),
  );
  writeFileSync(join(folder, 'pair-sheet.tsv'), 'sample\tgroup\nnone\tc\ndrug\tt\n');
  peakFile('bound.narrowPeak', (i) => i < 30 || i % 9 === 0);
  const expression = run(
    'expression',
    'pair.tsv',
    '--design',
    'pair-sheet.tsv',
    '--contrast',
    't-c',
    '-o',
    'pair-genes.tsv',
  );
  expect(expression.said).toContain('descriptive only');
  const given = [
    'bound.narrowPeak',
    '--genes',
    'genes.bed',
    '--expression',
    'pair-genes.tsv',
    '--factor-is',
    'lowered',
  ];
  const open = run('targets', ...given);
  expect(open.said).toContain('there are no p-values, so no gene counts as changed');
  const column = (name: string): number => open.rows[0].indexOf(name);
  expect(new Set(open.rows.slice(1).map((row) => row[column('effect_of_factor')]))).toEqual(new Set(['NA']));
  expect(Number(open.rows[1][column('gene')].slice(4))).toBeLessThan(30);
  const described = run('targets', ...given, '--fold-change', '1');
  expect(described.said).toContain('which describes and does not test');
  expect(described.said).toMatch(/30 genes that go down carry more of the factor/);
  expect(described.rows[1][column('effect_of_factor')]).toBe('activates');
});

test('lists of known targets and of another regulator understand other names, and say what is no gene', () => {
  writeFileSync(join(folder, 'known.txt'), 'gene3\nNOSUCH\n');
  writeFileSync(join(folder, 'irf4.txt'), 'GENE4\n');
  const { rows, said } = run(
    ...[
      'targets',
      'driver.narrowPeak',
      '--genes',
      'genes.bed',
      '--known',
      'known.txt',
      '--follows',
      'IRF4=irf4.txt',
    ],
  );
  const of = (gene: string, name: string): string =>
    rows.find((row) => row[rows[0].indexOf('gene')] === gene)![rows[0].indexOf(name)];
  expect(of('GENE3', 'known')).toBe('known');
  expect(of('GENE4', 'also_follows')).toBe('IRF4');
  expect(said).toMatch(/known\.txt: not among the genes.*1 of 2 names: NOSUCH/);
});

test('peaks without a place among the genes are refused or told', () => {
  const bed = (...rows: (string | number)[][]): string => lines(rows.map((row) => row.map(String)));
  writeFileSync(join(folder, 'elsewhere.bed'), bed(['scaffold1', 10, 20], ['scaffold2', 10, 20]));
  const nowhere = run('targets', 'elsewhere.bed', '--genes', 'genes.bed');
  expect(nowhere.status).toBe(2);
  expect(nowhere.said).toMatch(/no peak lies on a chromosome that has genes[^]*scaffold1 1, scaffold2 1/);
  writeFileSync(join(folder, 'partly.bed'), bed(['1', 500_000, 500_100], ['scaffold2', 10, 20]));
  const partly = run('targets', 'partly.bed', '--genes', 'genes.bed', '--top', '1');
  expect(partly.said).toContain('1 peak on 1 sequence without genes in genes.bed');
  expect(partly.rows[1][1]).toBe('GENE0');
  writeFileSync(join(folder, 'far.bed'), bed(['chr1', 400_000_000, 400_000_100]));
  expect(run('targets', 'far.bed', '--genes', 'genes.bed').said).toContain('no gene has a peak within reach');
});

test('files that need an expression table are refused without one before anything is written', () => {
  for (const option of ['--sites', '--beta', '--figures']) {
    const asked = run(
      'targets',
      'peaks.bed',
      '--genes',
      'genes.bed',
      option,
      'beside',
      '-o',
      'unwritten.tsv',
    );
    expect([asked.status, asked.said]).toEqual([2, expect.stringContaining('need --expression') as string]);
    expect(existsSync(join(folder, 'unwritten.tsv'))).toBe(false);
  }
});

import { expect, test } from 'vitest';
import { parseExpressionBytes } from '../formats/expression/expression-reader.ts';
import type { SampleSheet } from '../formats/expression/sample-sheet-reader.ts';
import { GeneIdentifiers } from '../genome/gene-identifiers.ts';
import { formatTable } from '../formats/text/table-writer.ts';
import { inEnglish, type Notice } from '../messages/message.ts';
import { createRandom } from '../statistics/random.ts';
import { analyzeExpression } from './analysis.ts';
import { geneTable } from './gene-table.ts';

const random = createRandom(11);
const samples = ['c1', 'c2', 'c3', 't1', 't2', 't3'];
const sheet: SampleSheet = {
  file: 'sheet.tsv',
  samples,
  columns: new Map([['group', ['c', 'c', 'c', 't', 't', 't']]]),
};

/** Simulated log2 intensities; the first rows change by 2. */
function simulatedTable(genes: number, header: readonly string[] = samples): string {
  const lines = [['gene', ...header].join('\t')];
  for (let gene = 0; gene < genes; gene++) {
    const mean = 6 + 6 * random.uniform();
    const values = header.map(
      (name) => mean + (gene < 3 && name.startsWith('t') ? 2 : 0) + 0.2 * random.normal(),
    );
    lines.push([`GENE${gene}`, ...values.map((value) => value.toFixed(4))].join('\t'));
  }
  return lines.join('\n');
}

const said = ({ notices }: { notices: readonly Notice[] }): string[] => notices.map(inEnglish);
const read = (text: string) => parseExpressionBytes(Buffer.from(text), 'matrix.tsv');

test('changed genes come first and the steps are told', () => {
  const analysis = analyzeExpression(read(simulatedTable(200)), 'matrix.tsv', sheet, { contrast: 't-c' });
  const table = geneTable(analysis);
  expect(new Set(Array.from({ length: 3 }, (_, i) => table.columns[0].values[i]))).toEqual(
    new Set(['GENE0', 'GENE1', 'GENE2']),
  );
  expect(said(analysis)).toContain('model ~ group, contrast t-c, 6 samples');
  expect(formatTable(table).split('\n')[0]).toBe(
    'gene\tprobe\tlog2_fold_change\tci_low\tci_high\tt\tminus_log10_p\tadj_p\taverage_expression\tprobes\tprobes_agreeing\tlog_odds',
  );
});

test('columns that the sheet does not name take no part', () => {
  const file = read(simulatedTable(50, [...samples, 'blank']));
  const { matrix, notices } = analyzeExpression(file, 'matrix.tsv', sheet, { contrast: 't-c' });
  expect(matrix.sampleNames).toEqual(samples);
  expect(said({ notices })[0]).toBe('columns that the sheet does not name are left out: blank');
});

test('sample names that do not match are named, with the likely column', () => {
  const file = read(simulatedTable(5).replace('t3', 'X.T3'));
  expect(() => analyzeExpression(file, 'matrix.tsv', sheet, { contrast: 't-c' })).toThrow(
    /1 of 6 samples of the sheet are not in the matrix[^]*found: +t3/,
  );
  const renamed = read(simulatedTable(5).replace('t3', 'T-3'));
  expect(() => analyzeExpression(renamed, 'matrix.tsv', sheet, { contrast: 't-c' })).toThrow(
    /is 't3' the column 'T-3'/,
  );
});

test('without replicates there are ranks and no p-value', () => {
  const file = read(simulatedTable(300, ['c1', 't1']));
  const pair = { file: 'sheet.tsv', samples: ['c1', 't1'], columns: new Map([['group', ['c', 't']]]) };
  const analysis = analyzeExpression(file, 'matrix.tsv', pair, { contrast: 't-c' });
  expect(analysis.test).toBeUndefined();
  const table = geneTable(analysis);
  const column = (name: string) => table.columns.find((c) => c.name === name)!.values;
  expect(column('minus_log10_p')[0]).toBeNaN();
  expect(column('adj_p')[0]).toBeNaN();
  expect(Math.abs(Number(column('descriptive_z')[0]))).toBeGreaterThan(2);
  expect(analysis.notices.find(({ key }) => key === 'expression.descriptive')?.severity).toBe('caution');
});

test('rows without values are left out; rows of one name are probes of one gene', () => {
  const table =
    simulatedTable(20) + '\nGENE1\t' + '5\t5\t5\t5\t5\t5.1' + '\nGENE99\t' + 'NA\t'.repeat(5) + 'NA';
  const analysis = analyzeExpression(read(table), 'matrix.tsv', sheet, { contrast: 't-c' });
  expect(said(analysis)).toContain('1 row without any value left out');
  expect(analysis.filtered).toEqual(['GENE99']);
  expect(said(analysis).some((text) => text.startsWith('1 row name repeats'))).toBe(true);
  const rows = geneTable(analysis).columns;
  expect(rows[0].values.length).toBe(20);
  const gene1 = Array.from({ length: 20 }, (_, i) => rows[0].values[i]).indexOf('GENE1');
  expect(rows.find((c) => c.name === 'probes')!.values[gene1]).toBe(2);
});

test('columns of the sheet that repeat the groups or name every sample are not used', () => {
  const rich: SampleSheet = {
    ...sheet,
    columns: new Map([
      ['tissue', ['x', 'x', 'x', 'y', 'y', 'y']],
      ['group', ['c', 'c', 'c', 't', 't', 't']],
      ['label', ['1', '2', '3', '4', '5', '6']],
      ['batch', ['1', '2', '1', '2', '1', '2']],
    ]),
  };
  const { notices } = analyzeExpression(read(simulatedTable(50)), 'matrix.tsv', rich, {
    contrast: 'group=t-c',
  });
  expect(said({ notices })).toContain('model ~ group + batch, contrast group=t-c, 6 samples');
  expect(said({ notices })).toContain(
    "column 'tissue' groups the samples exactly as 'group' does: their effects cannot be told apart, and it is not in the model",
  );
});

test('gene names that a spreadsheet made dates are put right', () => {
  const table = simulatedTable(20).replace('GENE0\t', '2-Sep\t');
  const analysis = analyzeExpression(read(table), 'matrix.tsv', sheet, { contrast: 't-c' });
  expect(analysis.gene?.[0]).toBe('SEPTIN2');
});

test('counts take TMM factors and voom weights; too small counts are left out', () => {
  const lines = [['gene', ...samples].join('\t')];
  for (let gene = 0; gene < 200; gene++) {
    const mean = gene < 20 ? 1 : 100 + 900 * random.uniform();
    lines.push(
      [
        `G${gene}`,
        ...samples.map((name) =>
          Math.round(mean * (gene > 190 && name.startsWith('t') ? 4 : 1) * (0.9 + 0.2 * random.uniform())),
        ),
      ].join('\t'),
    );
  }
  const analysis = analyzeExpression(read(lines.join('\n')), 'counts.tsv', sheet, { contrast: 't-c' });
  expect(analysis.matrix.rowNames.length).toBe(180);
  expect(analysis.filtered).toEqual(Array.from({ length: 20 }, (_, gene) => `G${gene}`));
  expect(analysis.prepared.scale).toBe('counts');
  expect(String(geneTable(analysis).columns[0].values[0])).toMatch(/^G19\d$/);
});

test('identifiers and old symbols take today’s symbol', () => {
  const identifiers = new GeneIdentifiers({
    symbol: Array.from({ length: 20 }, (_, i) => `NEW${i}`),
    entrez: Array.from({ length: 20 }, () => ''),
    ensembl: Array.from({ length: 20 }, () => ''),
    refseq: Array.from({ length: 20 }, (_, i) => `NM_00${i}`),
    aliases: Array.from({ length: 20 }, (_, i) => `GENE${i}`),
  });
  const options = { contrast: 't-c', identifiers };
  const table = simulatedTable(20);
  expect(analyzeExpression(read(table), 'matrix.tsv', sheet, options).gene?.slice(0, 2)).toEqual([
    'NEW0',
    'NEW1',
  ]);
  const refseq = table.replace(/^GENE(\d+)/gm, 'NM_00$1_at');
  expect(analyzeExpression(read(refseq), 'matrix.tsv', sheet, options).gene?.slice(0, 2)).toEqual([
    'NEW0',
    'NEW1',
  ]);
  expect(analyzeExpression(read(refseq), 'matrix.tsv', sheet, { contrast: 't-c' }).gene).toBeUndefined();
});

test('merged probes keep their number and how many of them agree', () => {
  const file = read(simulatedTable(40));
  const symbols = file.matrix.rowNames.map((_, row) => (row < 3 ? 'FOS' : row < 6 ? 'A /// B' : `G${row}`));
  const annotated = { ...file, annotation: new Map([['Gene Symbol', symbols]]) };
  const analysis = analyzeExpression(annotated, 'matrix.tsv', sheet, { contrast: 't-c', probes: 'median' });
  const { columns } = geneTable(analysis);
  const cell = (name: string) => columns.find((column) => column.name === name)!.values[0];
  expect([cell('gene'), cell('probes'), cell('probes_agreeing')]).toEqual(['FOS', 3, 3]);
  expect(columns[0].values.length).toBe(35);
  const counts = [
    'g\tc1\tc2\tt1\tt2',
    ...Array.from(
      { length: 30 },
      (_, i) => `G${i % 9}\t10${i}\t${i}00\t${((7 * i) % 30) + 90}\t${(11 * i) % 200}`,
    ),
  ];
  const pairs = {
    file: 's',
    samples: ['c1', 'c2', 't1', 't2'],
    columns: new Map([['g', ['c', 'c', 't', 't']]]),
  };
  expect(() =>
    analyzeExpression(read(counts.join('\n')), 'counts.tsv', pairs, {
      contrast: 't-c',
      probes: 'median',
      scale: 'counts',
    }),
  ).toThrow(/no median/);
});

test('a contrast of cells brings the interaction into the model; probes that repeat are told', () => {
  const table = simulatedTable(60)
    .replace('gene\t', 'probe\tGene Symbol\t')
    .replace(/^GENE(\d+)/gm, 'p$1\tGENE$1');
  const columns = new Map([
    ['batch', ['1', '2', '1', '2', '1', '2']],
    ['knockdown', ['no', 'no', 'no', 'kd', 'kd', 'kd']],
    ['drug', ['0', '0', '1', '0', '1', '1']],
  ]);
  const { notices } = analyzeExpression(
    read(table.replace('p1\t', 'p0\t')),
    'matrix.tsv',
    { ...sheet, columns },
    {
      contrast: '(kd:1-kd:0)-(no:1-no:0)',
    },
  );
  expect(said({ notices })[0]).toMatch(/^model ~ knockdown \+ drug \+ batch \+ knockdown:drug/);
  expect(said({ notices })).toContain('1 probe name repeats: every row is taken as a probe of its own');
});

test('a sample without values, or with the same in every row, is refused by name', () => {
  const empty = simulatedTable(30).replace(/^(GENE\d+\t)[\d.]+/gm, (_, name: string) => `${name}NA`);
  const text = empty.replace(/^GENE29\tNA/m, 'GENE29\t0');
  expect(() => analyzeExpression(read(text), 'x', sheet, { contrast: 't-c', scale: 'intensities' })).toThrow(
    /sample 'c1' says nothing/,
  );
  expect(() => analyzeExpression(read(empty.replaceAll('NA', '0')), 'x', sheet, { contrast: 't-c' })).toThrow(
    /sample 'c1' says nothing/,
  );
});

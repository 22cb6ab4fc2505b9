import { expect, test } from 'vitest';
import { parseDifferentialTable } from './differential-table.ts';

const parse = (text: string) => parseDifferentialTable(Buffer.from(text), 'table.tsv');

test('edgeR as R writes it, with row names', () => {
  const table = parse(
    'logFC\tlogCPM\tLR\tPValue\tFDR\nTP53\t1.5\t4\t30\t1e-8\t1e-5\nFOS\tNA\t4\t30\tNA\tNA\n',
  );
  expect(table).toMatchObject({ format: 'edgeR', ids: ['TP53', 'FOS'] });
  expect(table.log10P[0]).toBeCloseTo(-8, 12);
  expect(table.log2FoldChange[1]).toBeNaN();
  expect(table.low[0]).toBeNaN();
});

test('GEO2R with quotes, and symbols in a column of their own', () => {
  const table = parse(
    '"ID"\t"adj.P.Val"\t"P.Value"\t"t"\t"B"\t"logFC"\t"Gene.symbol"\n"1007_s_at"\t"0.01"\t"0.001"\t"4"\t"2"\t"2"\t"DDR1"\n"1053_at"\t"1"\t"0.9"\t"-0.1"\t"-5"\t"-0.1"\t""\n',
  );
  expect(table.format).toBe('limma or GEO2R');
  expect(table.symbols).toEqual(['DDR1', '']);
  expect(table.high[0]).toBeCloseTo(2 + 1.959964 * 0.5, 6);
});

test('cuffdiff with infinite fold changes', () => {
  const table = parse(
    'test_id\tgene_id\tgene\tlocus\tsample_1\tsample_2\tstatus\tvalue_1\tvalue_2\tlog2(fold_change)\ttest_stat\tp_value\tq_value\tsignificant\nX1\tX1\tMYC\tchr8:1-2\ta\tb\tOK\t0\t5\tinf\t0\t0.001\t0.01\tyes\nX2\tX2\tFOS\tchr14:1-2\ta\tb\tOK\t4\t2\t-1\t-2\t0.01\t0.02\tyes\n',
  );
  expect(table.format).toBe('cuffdiff');
  expect([...table.log2FoldChange]).toEqual([Infinity, -1]);
  expect(table.symbols).toEqual(['MYC', 'FOS']);
});

test('chipmate’s own tables: the gene, else the probe', () => {
  const table = parse(
    'gene\tprobe\tlog2_fold_change\tci_low\tci_high\tt\tminus_log10_p\tadj_p\taverage_expression\nMYC\tp1\t-2\t-2.5\t-1.5\t-9\t12\t1e-9\t8\nNA\tp2\t1\t0\t2\t3\t2\t0.1\t7\n',
  );
  expect(table.ids).toEqual(['MYC', 'p2']);
  expect(table.log10P[0]).toBe(-12);
  expect(table.low[0]).toBe(-2.5);
});

test('a table of something else says what was expected and found', () => {
  expect(() => parse('gene\tscore\nA\t1\nB\t2\n')).toThrow(
    /limma or GEO2R: logFC, P.Value[^]*found: +columns gene, score/,
  );
});

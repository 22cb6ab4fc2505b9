import { expect, test } from 'vitest';
import { Z95 } from '../../statistics/distributions/normal.ts';
import { parseDifferentialTable } from './differential-table-reader.ts';

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
  expect(table.high[0]).toBeCloseTo(2 + Z95 * 0.5, 6);
});

test('cuffdiff with infinite fold changes', () => {
  const table = parse(
    'test_id\tgene_id\tgene\tlocus\tsample_1\tsample_2\tstatus\tvalue_1\tvalue_2\tlog2(fold_change)\ttest_stat\tp_value\tq_value\tsignificant\nX1\tX1\tMYC\tchr8:1-2\ta\tb\tOK\t0\t5\tinf\t0\t0.001\t0.01\tyes\nX2\tX2\tFOS\tchr14:1-2\ta\tb\tOK\t4\t2\t-1\t-2\t0.01\t0.02\tyes\n',
  );
  expect(table.format).toBe('cuffdiff');
  expect([...table.log2FoldChange]).toEqual([Infinity, -1]);
  expect(table.symbols).toEqual(['MYC', 'FOS']);
});

test('old cuffdiff: infinite fold changes as the largest number, undefined statistics, genes without a name', () => {
  const head =
    'test_id\tgene_id\tgene\tlocus\tsample_1\tsample_2\tstatus\tvalue_1\tvalue_2\tlog2(fold_change)\ttest_stat\tp_value\tq_value\tsignificant\n';
  const table = parse(
    `${head}XLOC_1\tXLOC_1\tMYC\tchr8:1-2\ta\tb\tOK\t0\t5\t1.79769e+308\t-nan\t5e-05\t0.01\tyes\nXLOC_2\tXLOC_2\t-\tchr8:3-4\ta\tb\tNOTEST\t0\t0\t0\tnan\t1\t1\tno\n`,
  );
  expect([...table.log2FoldChange]).toEqual([Infinity, 0]);
  expect(table.symbols).toEqual(['MYC', '']);
});

test('limma as write.csv writes it; an annotation column that turns into text does not matter', () => {
  const rows = Array.from(
    { length: 120 },
    (_, i) => `"G${i}",${i < 119 ? i % 22 : '"X"'},-1.5,8.2,-9,1e-9,1e-7,3`,
  );
  const table = parse(
    `"","chromosome","logFC","AveExpr","t","P.Value","adj.P.Val","B"\n${rows.join('\n')}\n`,
  );
  expect(table.format).toBe('limma or GEO2R');
  expect([table.ids[119], table.averageExpression[119]]).toEqual(['G119', 8.2]);
});

test('edgeR quasi-likelihood with a counter before the genes', () => {
  const table = parse(
    '"","genes","Length","logFC","logCPM","F","PValue","FDR"\n"1","FOS",2158,-1.5,5,44,1e-9,1e-8\n"2","MYC",5386,1,6,4,0.01,0.02\n',
  );
  expect([table.format, ...table.ids]).toEqual(['edgeR', 'FOS', 'MYC']);
});

test('DESeq2: write.csv with untested genes and p below the smallest number; GEO2R of counts', () => {
  const table = parse(
    '"","baseMean","log2FoldChange","lfcSE","stat","pvalue","padj"\n"FOS",105,-1.5,0.2,-9,0,0\n"MYC",7,-0.6,0.3,-2,0.045,NA\n"GHOST",0,NA,NA,NA,NA,NA\n',
  );
  expect(table.format).toBe('DESeq2');
  expect([...table.log10P]).toEqual([-Infinity, Math.log10(0.045), NaN]);
  expect(table.adjustedP[1]).toBeNaN();
  const geo = parse(
    '"GeneID"\t"padj"\t"pvalue"\t"lfcSE"\t"stat"\t"log2FoldChange"\t"baseMean"\t"Symbol"\t"Description"\n"2353"\t"1e-8"\t"1e-9"\t"0.2"\t"-9"\t"-1.5"\t"105"\t"FOS"\t"Fos, AP-1"\n',
  );
  expect([geo.format, geo.ids[0], geo.symbols?.[0]]).toEqual(['DESeq2', '2353', 'FOS']);
});

test('chipmate’s own tables: the gene, else the probe', () => {
  const table = parse(
    'gene\tprobe\tlog2_fold_change\tci_low\tci_high\tt\tminus_log10_p\tadj_p\taverage_expression\nMYC\tp1\t-2\t-2.5\t-1.5\t-9\t12\t1e-9\t8\nNA\tp2\t1\t0\t2\t3\t2\t0.1\t7\n',
  );
  expect(table.ids).toEqual(['MYC', 'p2']);
  expect(table.log10P[0]).toBe(-12);
  expect(table.low[0]).toBe(-2.5);
});

test('fold changes alone, if nothing looks like a p-value', () => {
  const table = parse('gene\tlog2FC\tnote\nFOS\t-1.5\tx\nMYC\tNA\ty\n');
  expect([table.format, ...table.ids]).toEqual(['fold changes alone', 'FOS', 'MYC']);
  expect([...table.log2FoldChange]).toEqual([-1.5, NaN]);
  for (const values of [table.log10P, table.adjustedP, table.low]) expect([...values]).toEqual([NaN, NaN]);
  for (const p of ['P', 'pval', 'P-value (raw)', 'FDR', 'adj.P', '-log10(p)', 'q.value'])
    expect(() => parse(`gene\tlogFC\t${p}\nFOS\t-1.5\t0.01\n`), p).toThrow(/no table of differential/);
});

test('a table of something else says what was expected and found', () => {
  expect(() => parse('gene\tscore\nA\t1\nB\t2\n')).toThrow(
    /limma or GEO2R: logFC, P.Value[^]*found: +columns gene, score/,
  );
});

test('measured values of GEO are told what has to be done first', () => {
  expect(() => parse('!Series_title\t"A series"\n!Series_geo_accession\t"GSE1"\n')).toThrow(
    /measured values[^]*chipmate expression FILE/,
  );
});

test('adjusted p-values that are the p-values again are adjusted anew, as p.adjust does', () => {
  const of = (p: (i: number) => number, adjusted: (i: number) => number) =>
    parse(
      'ID\tlogFC\tP.Value\tadj.P.Val\n' +
        Array.from({ length: 200 }, (_, i) => `G${i}\t1\t${p(i)}\t${adjusted(i)}\n`).join(''),
    );
  const p = (i: number): number => (i + 1) / 250;
  const again = of(p, p);
  expect(again.adjustedAnew).toBe(true);
  // R: p.adjust((1:200) / 250, 'BH')[c(1, 200)]
  expect(again.adjustedP[0]).toBeCloseTo(0.8, 12);
  expect(again.adjustedP[199]).toBeCloseTo(0.8, 12);
  expect(of(p, () => 0.8).adjustedAnew).toBeUndefined();
  // Nothing is to be adjusted where all p-values are equal.
  const equal = () => 0.3;
  expect(of(equal, equal).adjustedAnew).toBeUndefined();
});

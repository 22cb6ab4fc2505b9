import { expect, test } from 'vitest';
import { parseDifferentialTable } from '../../formats/expression/differential-table-reader.ts';
import { GeneIdentifiers } from '../../genome/gene-identifiers.ts';
import { groupTranscripts } from '../binding/gene-list.ts';
import { matchExpression } from './match-expression.ts';
import { modelsOf } from '../../../test/support/hand-made-genes.ts';

test('rows of an expression table find their gene by transcript, version, array suffix and old symbol', () => {
  const models = modelsOf(
    ['AR', 'NM_000044', 'chrX', 1000, 1],
    ['KLK3', 'NM_001648', 'chr19', 1000, 1],
    ['SEPTIN2', 'NM_9', 'chr2', 1000, 1],
  );
  const table = parseDifferentialTable(
    Buffer.from(
      '#ID\tlogFC\tAveExpr\tt\tP.Value\tadj.P.Val\nNM_000044.6\t1\t5\t2\t0.01\t0.02\nNM_001648_at\t2\t6\t4\t1e-9\t1e-8\nKLK3\t9\t1\t4\t1e-9\t1e-8\nSEPT2\t-1\t7\t-3\t0.1\t0.2\nXYZ\t0\t7\t0\t1\t1\n',
    ),
    'limma.xls',
  );
  const identifiers = new GeneIdentifiers({
    symbol: ['SEPTIN2', 'AR', 'X'],
    entrez: ['4735', '', ''],
    ensembl: ['', '', ''],
    refseq: ['', '', ''],
    aliases: ['SEPT2;DIFF6', 'DHTR', 'DIFF6'],
  });
  const genes = groupTranscripts(models);
  expect([...matchExpression(genes, table, identifiers).rowOfGene]).toEqual([0, 1, 3]);
  expect(matchExpression(genes, table)).toMatchObject({ unmatched: 1, withSeveralRows: 1 });
  expect(identifiers.symbolOf('DIFF6')).toBeUndefined();
  expect(identifiers.symbolOf('4735')).toBe('SEPTIN2');
});

test('dates of spreadsheets in an expression table are put right, those of two genes are named', () => {
  const models = modelsOf(['SEPT9', 'NM_1', 'chr1', 1_000_000, 1], ['MARCHF8', 'NM_2', 'chr1', 3_000_000, 1]);
  const table = parseDifferentialTable(
    Buffer.from('gene\tlogFC\tP.Value\tadj.P.Val\n9-Sep\t1\t.1\t.2\n8-Mar\t2\t.1\t.2\n1-Mar\t2\t.1\t.2\n'),
    'limma.tsv',
  );
  expect(matchExpression(groupTranscripts(models), table)).toMatchObject({
    rowOfGene: Int32Array.of(0, 1),
    unmatched: 1,
    repaired: ['9-Sep -> SEPTIN9', '8-Mar -> MARCHF8'],
    ambiguous: ['1-Mar'],
  });
});

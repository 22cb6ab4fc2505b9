import { expect, test } from 'vitest';
import { genesEveryMegabase } from '../../test/support/hand-made-genes.ts';
import { parseDifferentialTable } from '../formats/expression/differential-table-reader.ts';
import { groupTranscripts } from './binding/gene-list.ts';
import { matchExpression } from './change/match-expression.ts';
import { changeStates } from './target-genes.ts';

const table = (...rows: string[]) =>
  parseDifferentialTable(
    Buffer.from(
      'gene\tlogFC\tCI.L\tCI.R\tAveExpr\tP.Value\tadj.P.Val\n' +
        rows.map((row) => row.split(' ').join('\t') + '\n').join(''),
    ),
    'table.tsv',
  );

test('changed as asked, unchanged, and neither', () => {
  const genes = groupTranscripts(genesEveryMegabase(['A', 'B', 'C', 'D']));
  const expression = table('A -1 -2 0 8 .001 .01', 'B 1 0 2 8 .001 .01', 'C 0 -1 1 8 .9 .9');
  const matched = matchExpression(genes, expression);
  expect([...changeStates(expression, matched, 'both')]).toEqual([1, 1, 0, -1]);
  expect([...changeStates(expression, matched, 'down')]).toEqual([1, -1, 0, -1]);
});

import { expect, test } from 'vitest';
import { parseDifferentialTable } from '../formats/expression/differential-table-reader.ts';
import { indexTss } from '../genome/nearest-tss.ts';
import { betaPotential } from './binding/contributions.ts';
import { groupTranscripts } from './binding/gene-list.ts';
import { scoreGenes } from './binding/gene-scores.ts';
import { matchExpression } from './change/match-expression.ts';
import { judgeTargets } from './judge-targets.ts';
import { rankTargets } from './target-genes.ts';
import { targetTable } from './target-table.ts';
import { modelsOf, peaksAt } from '../../test/support/hand-made-genes.ts';

test('without p-values nothing counts as changed, unless a fold change is asked for', () => {
  const models = modelsOf(['A', 'NM_1', 'chr1', 1_000_000, 1], ['B', 'NM_2', 'chr1', 3_000_000, 1]);
  const genes = groupTranscripts(models);
  const scores = scoreGenes(
    genes,
    betaPotential(indexTss(models), peaksAt(['chr1', 1_000_200], ['chr1', 3_000_200])),
  );
  const table = parseDifferentialTable(
    Buffer.from(
      'gene\tprobe\tlog2_fold_change\tminus_log10_p\tadj_p\nA\tp1\t-2\tNA\tNA\nB\tp2\t.2\tNA\tNA\n',
    ),
    'genes.tsv',
  );
  const expression = { table, matched: matchExpression(genes, table) };
  const open = rankTargets(scores, expression, { factor: 'lowered' });
  expect([[...open.changed], open.effect]).toEqual([
    [0, 0],
    [undefined, undefined],
  ]);
  expect(open.order.length).toBe(2);
  const described = rankTargets(scores, expression, { factor: 'lowered', minimalFoldChange: 1 });
  expect([[...described.changed], described.effect]).toEqual([
    [-1, 0],
    ['activates', 'none'],
  ]);
});

test('targets are ranked by binding and change together, with direction, known and competing regulators', () => {
  const models = modelsOf(
    ['A', 'NM_1', 'chr1', 1_000_000, 1],
    ['B', 'NM_2', 'chr1', 3_000_000, 1],
    ['C', 'NM_3', 'chr1', 5_000_000, -1],
    ['D', 'NM_4', 'chr1', 7_000_000, 1],
  );
  const genes = groupTranscripts(models);
  const peaks = peaksAt(['chr1', 1_000_200], ['chr1', 3_030_000], ['chr1', 3_040_000], ['chr1', 5_040_000]);
  const scores = scoreGenes(genes, betaPotential(indexTss(models), peaks));
  const table = parseDifferentialTable(
    Buffer.from(
      'gene\tbaseMean\tlog2FoldChange\tlfcSE\tstat\tpvalue\tpadj\nA\t100\t-2\t0.1\t-20\t1e-20\t1e-19\nB\t100\t0.1\t0.1\t1\t0.3\t0.4\nC\t50\t1\t0.1\t10\t1e-8\t1e-7\nD\t10\t3\t0.1\t30\t1e-30\t1e-29\n',
    ),
    'deseq2.tsv',
  );
  expect(table.format).toBe('DESeq2');
  expect(table.low[0]).toBeCloseTo(-2.196, 3);
  const matched = matchExpression(genes, table);
  const targets = rankTargets(scores, { table, matched }, { factor: 'lowered' });
  // D changes most but carries no peak.
  expect(Array.from(targets.order, (gene) => genes.names[gene])).toEqual(['A', 'B', 'C']);
  expect(targets.effect).toEqual(['activates', 'none', 'represses', 'none']);
  expect([...targets.promoterBound]).toEqual([1, 0, 0, 0]);
  const written = targetTable(scores, targets, peaks, {
    expression: { table, matched },
    judged: judgeTargets(scores, undefined),
    listPeaks: true,
    known: new Set(['A']),
    competing: [{ regulator: 'IRF4', genes: new Set(['C']) }],
    assembly: 'hg38',
  });
  const column = (name: string) => [
    ...Array.from({ length: 3 }, (_, i) => written.columns.find((c) => c.name === name)!.values[i]),
  ];
  expect(column('known')).toEqual(['known', 'new', 'new']);
  expect(column('also_follows')).toEqual([null, null, 'IRF4']);
  expect(column('tss')).toEqual([1_000_001, 3_000_001, 5_000_001]);
  expect(column('peaks')).toEqual([1, 2, 1]);
  expect(column('all_peaks').map((list) => String(list).split(';').length)).toEqual([1, 2, 1]);
  expect(column('all_peaks')[0]).toMatch(/^chr1:\d+-\d+\(-?\d+\)$/);
  const [first, second] = String(column('all_peaks')[1])
    .match(/(?<=\()-?\d+/g)!
    .map(Number);
  expect(Math.abs(first)).toBeLessThan(Math.abs(second));
  expect(column('measured_as')).toEqual(['A', 'B', 'C']);
  expect(String(column('link')[0])).toContain('db=hg38&position=chr1%3A');
});

import { expect, test } from 'vitest';
import { expressionInGroup, expressionOfCells } from './expression-of-cells.ts';
import { parseStudy } from './file/read-study.ts';

const { study } = parseStudy(
  `study: S
factor: IKZF1
genome: hg38
samples: [{ name: second, cell: KMS-12-BM }]
chip_seq:
  - { name: A, cell: MM.1S, peaks: a.bed }
  - { name: reads alone, cell: MM.1S, reads: a.bam }
  - { name: B, cell: NALM-6, peaks: b.bed }
expression:
  - { name: other sample, table: t, arm: { agent: len, sample: second } }
  - { name: other cell, table: t, arm: { agent: len, cell: NALM-6 } }
  - { name: no arm, table: t }
  - { name: same cell, table: t, arm: { agent: len, cell: MM1.S } }
  - { name: of B, table: t, chip_seq: B, arm: { agent: len, cell: nalm6 } }
`,
  'study.yaml',
);
const [a, reads, b] = study.chip_seq;

test('the first experiment that belongs to a ChIP-seq and does not say other cells speaks for it', () => {
  expect(expressionOfCells(study, a)?.name).toBe('no arm');
  expect(expressionOfCells(study, b)?.name).toBe('of B');
  expect(expressionOfCells(study, reads)).toBeUndefined();
  const without = (name: string) => ({
    ...study,
    expression: study.expression.filter((each) => each.name !== name),
  });
  expect(expressionOfCells(without('no arm'), a)?.name).toBe('same cell');
  expect(expressionOfCells(without('of B'), b)).toBeUndefined();
});

test('for a group of cell types speaks an experiment of its only one, whatever ChIP-seq it belongs to', () => {
  expect(expressionInGroup(study, ['KMS12BM'])?.name).toBe('other sample');
  expect(expressionInGroup(study, ['NALM-6'])?.name).toBe('other cell');
  // Without an arm it is of the cells of its ChIP-seq.
  expect(expressionInGroup(study, ['MM.1S'])?.name).toBe('no arm');
  expect(expressionInGroup(study, ['MM.1S', 'NALM-6'])).toBeUndefined();
  expect(expressionInGroup(study, ['K-562'])).toBeUndefined();
});

import { expect, test } from 'vitest';
import { inEnglish } from '../messages/message.ts';
import { experimentsInOtherCells, otherCellsSaid } from './cells-of-experiments.ts';
import { parseStudy } from './file/read-study.ts';

const studyOf = (expression: string) =>
  parseStudy(
    `study: S
factor: GATA1
genome: hg38
chip_seq:
  - { name: A, cell: K-562, peaks: a.bed }
  - { name: B, cell: MM.1S, peaks: b.bed }
samples: [{ name: line, cell: LNCaP }]
expression:
${expression}`,
    'study.yaml',
  ).study;

const said = (expression: string): string[] =>
  otherCellsSaid(studyOf(expression)).map((notice) => `${notice.severity}: ${inEnglish(notice)}`);

test('cells are compared in any spelling, those of a sample too; an experiment that says none, or acts on another protein, is not compared', () => {
  for (const fine of [
    '  - { name: e, table: t, cell: k562 }\n',
    '  - { name: e, table: t, cell: MM1S, chip_seq: B }\n',
    '  - { name: e, table: t, treatment: DHT }\n',
    '  - { name: e, table: t, acts_on: FOS, how: knock-down, cell: LNCaP }\n',
  ])
    expect([said(fine), [...experimentsInOtherCells(studyOf(fine))]], fine).toEqual([[], []]);
  const other = '  - { name: e, table: t, arm: { agent: DHT, sample: line } }\n';
  expect([...experimentsInOtherCells(studyOf(other))]).toEqual(['e']);
});

test('experiments in other cells are one caution; a line repeated in another is a note', () => {
  const elsewhere =
    '  - { name: DHT, table: t, cell: LNCaP }\n  - { name: len, table: t, cell: H929, chip_seq: B }\n';
  expect(said(elsewhere)).toEqual([
    'caution: binding and expression are of different cells: DHT (LNCaP), len (H929), with the ChIP-seq A (K-562), B (MM.1S). What is bound in one need not be bound in the other: verdicts that rest on both are at most suggested',
  ]);
  const repeated = '  - { name: own, table: t, cell: K-562 }\n  - { name: DHT, table: t, cell: LNCaP }\n';
  expect(said(repeated).join()).toMatch(/^note: DHT \(LNCaP\) repeats in other cells .* A \(K-562\)/);
});

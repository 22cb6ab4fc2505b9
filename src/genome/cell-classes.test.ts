import { expect, test } from 'vitest';
import { classOfCellLine } from './cell-classes.ts';

test.each([
  ['MM.1S', 'Blood'],
  ['mm1s', 'Blood'],
  ['HepG2', 'Liver'],
  ['LNCaP', 'Prostate'],
  ['HeLa-S3', 'Uterus'],
])('%s is of the class %s', (cell, cellClass) => {
  expect(classOfCellLine(cell)).toBe(cellClass);
});

test.each(['', 'B', 'primary cells'])('"%s" is no line that is known', (cell) => {
  expect(classOfCellLine(cell)).toBeUndefined();
});

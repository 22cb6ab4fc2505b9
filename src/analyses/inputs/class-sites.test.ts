import { expect, test } from 'vitest';
import { experimentTableFrom } from '../../atlas/experiment-table.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { conditionedOn } from './class-sites.ts';

const table = experimentTableFrom(
  new Uint32Array(3),
  new Map([
    ['experiment', ['E1', 'E2', 'E3']],
    ['antigen_class', ['TFs and others', 'TFs and others', 'Histone']],
    ['antigen', ['FOS', 'MYC', 'H3K27ac']],
    ['cell_class', ['Blood', 'Liver', 'Blood']],
    ['cell', ['K-562', 'HepG2', 'GM12878']],
  ]),
);
const source = {
  cellClasses: ['Blood', 'Liver'],
  read: () => {
    throw new Error('nothing is read before it is asked for');
  },
};
const conditionOn = (...cells: string[]) => conditionedOn([source], cells, table, new KnownNames());

test('only the classes of the cell types are left', () => {
  expect(conditionOn('k562').map(({ cellClasses }) => cellClasses)).toEqual([['Blood']]);
  expect(conditionOn('K-562', 'HepG2').map(({ cellClasses }) => cellClasses)).toEqual([['Blood', 'Liver']]);
  expect(conditionedOn([source], undefined, table, new KnownNames())).toEqual([source]);
});

test('cell types without factors, and unknown ones, are refused', () => {
  expect(() => conditionOn('GM12878')).toThrow('the atlas has no factor in GM12878');
  expect(() => conditionOn('HepG3')).toThrow(/'HepG3'[^]*perhaps HepG2/);
});

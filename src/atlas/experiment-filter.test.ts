import { expect, test } from 'vitest';
import { selectExperiments, type ExperimentFilter } from './experiment-filter.ts';
import { experimentTableFrom } from './experiment-table.ts';

const table = experimentTableFrom(
  new Uint32Array(5),
  new Map([
    ['experiment', ['E1', 'E2', 'E3', 'E4', 'E5']],
    ['antigen_class', ['TFs and others', 'TFs and others', 'Histone', 'TFs and others', '']],
    ['antigen', ['PRDM1', 'Blimp-1', 'H3K27ac', 'FOS', 'FOSL1']],
    ['cell_class', ['Blood', 'Blood', 'Blood', 'Pluripotent stem cell', 'Blood']],
    ['cell', ['K-562', 'MM.1S', 'K-562', 'mESCs, differentiated', 'GM12878']],
    ['title', ['', 'plasma cells', '', '', 'with DMSO']],
  ]),
);

function chosen(filter: ExperimentFilter): string[] {
  return [...selectExperiments(table, filter)].map((row) => table.experiment[row]);
}

test('names match under any spelling and alias', () => {
  expect(chosen({ antigen: ['blimp 1'] })).toEqual(['E1', 'E2']);
  expect(chosen({ cell: ['K562'] })).toEqual(['E1', 'E3']);
  expect(chosen({ antigen: ['FOS'] })).toEqual(['E4']);
  expect(chosen({ antigenClass: ['histone'] })).toEqual(['E3']);
  expect(chosen({ antigenClass: ['all'], cellClass: ['Blood'] })).toEqual(['E1', 'E2', 'E3', 'E5']);
});

test('values of one kind are alternatives, kinds are combined, commas separate unless they are in a name', () => {
  expect(chosen({ antigen: ['FOS,FOSL1'] })).toEqual(['E4', 'E5']);
  expect(chosen({ antigen: ['PRDM1', 'FOS'], cell: ['K-562'] })).toEqual(['E1']);
  expect(chosen({ cell: ['mESCs, differentiated'] })).toEqual(['E4']);
  expect(chosen({ exclude: ['PRDM1', 'GM12878'] })).toEqual(['E3', 'E4']);
});

test('words are looked for in the whole row, antigens by alias', () => {
  expect(chosen({ words: ['plasma'] })).toEqual(['E2']);
  expect(chosen({ words: ['prdm1', 'mm1s'] })).toEqual(['E2']);
  expect(chosen({ words: ['nothing'] })).toEqual([]);
});

test('a name that the atlas does not have is said, with what is near', () => {
  expect(() => chosen({ antigen: ['H3K27'] })).toThrow(/'H3K27'[^]*perhaps H3K27ac/);
});

test('a known factor that the atlas lacks is called so, under its symbol and other names', () => {
  expect(() => chosen({ antigen: ['Aiolos'] })).toThrow(
    /^IKZF3 \(.*Aiolos.*\) is a known factor, but not in this atlas/,
  );
});

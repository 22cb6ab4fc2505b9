import { expect, test } from 'vitest';
import { assemblyFromSizes } from './assembly.ts';
import { placeOnAssembly, unknownChromosomes } from './place.ts';
import { peaksOf } from '../../test/support/peaks-of-rows.ts';

const assembly = assemblyFromSizes('small', ['chrA', 'chrB'], [1000, 500]);

test('peaks get the chromosome numbers of the assembly and keep their order', () => {
  const { peaks: placed, dropped } = placeOnAssembly(
    peaksOf([
      ['B', 10, 20],
      ['A', 0, 1000],
      ['chrB', 400, 500],
    ]),
    assembly,
  );
  expect(placed.chromosomeNames).toBe(assembly.chromosomeNames);
  expect([...placed.chromosome]).toEqual([1, 0, 1]);
  expect([...placed.start]).toEqual([10, 0, 400]);
  expect(dropped).toEqual([]);
});

test('unknown chromosomes are dropped and counted, most first', () => {
  const { peaks: placed, dropped } = placeOnAssembly(
    peaksOf([
      ['chrU', 1, 2],
      ['chrA', 5, 9],
      ['random', 1, 2],
      ['random', 3, 4],
    ]),
    assembly,
  );
  expect([...placed.signal]).toEqual([1]);
  expect(dropped).toEqual([
    { name: 'random', peaks: 2 },
    { name: 'chrU', peaks: 1 },
  ]);
});

test('peaks beyond the end are dropped, those across it cut, a zero-length one at the end kept', () => {
  const result = placeOnAssembly(
    peaksOf([
      ['chrB', 480, 520],
      ['chrB', 500, 510],
      ['chrB', 500, 500],
      ['chrB', 499, 9000],
    ]),
    assembly,
  );
  expect([...result.peaks.start]).toEqual([480, 500, 499]);
  expect([...result.peaks.end]).toEqual([500, 500, 500]);
  expect([...result.peaks.summit]).toEqual([499, 500, 499]);
  expect([result.beyondEnd, result.clipped]).toEqual([1, 2]);
});

test('the error for foreign chromosomes says whose names they are', () => {
  expect(unknownChromosomes('x.bed', ['NC_000001.10', 'NC_000002.11'], assembly).message).toContain(
    'names of hg19:',
  );
  expect(unknownChromosomes('x.bed', ['chr2L', 'chr3R'], assembly).message).toContain('names of dm6, dm3:');
  expect(unknownChromosomes('x.bed', ['scaffold_1'], assembly).message).toContain('check which genome');
});

import { describe, expect, test } from 'vitest';
import { InputError } from '../errors.ts';
import { assemblyFromSizes, CHROMOSOME_GAP, KNOWN_ASSEMBLIES, knownAssembly } from './assembly.ts';
import type { Assembly } from './assembly.ts';

function known(name: string): Assembly {
  const assembly = knownAssembly(name);
  if (assembly === undefined) throw new Error(name);
  return assembly;
}

describe('known assemblies', () => {
  test('are found under both of their names, without regard to case', () => {
    expect(known('GRCh38')).toBe(known('hg38'));
    expect(known('HG19').name).toBe('hg19');
    expect(known('saccer3').name).toBe('sacCer3');
    expect(knownAssembly('hg99')).toBeUndefined();
  });

  test('have distinct chromosomes with offsets that grow by size and gap, below 2^32', () => {
    expect(KNOWN_ASSEMBLIES).toHaveLength(12);
    for (const name of KNOWN_ASSEMBLIES) {
      const { chromosomeNames, sizes, offsets, totalSize } = known(name);
      expect(new Set(chromosomeNames).size).toBe(chromosomeNames.length);
      expect(totalSize).toBe(sizes.reduce((sum, size) => sum + size, 0));
      for (let index = 1; index < sizes.length; index++) {
        expect(offsets[index]).toBe(offsets[index - 1] + sizes[index - 1] + CHROMOSOME_GAP);
      }
      expect(totalSize).toBeLessThan(2 ** 32);
    }
  });

  test('have the published total lengths of their main chromosomes', () => {
    expect(known('hg38').totalSize).toBe(3_088_286_401);
    expect(known('hg19').totalSize).toBe(3_095_693_983);
    expect(known('hg18').totalSize).toBe(3_080_436_051);
    expect(known('sacCer3').totalSize).toBe(12_157_105);
    expect(known('ce11').totalSize).toBe(100_286_401);
  });
});

describe('chromosome names', () => {
  test('with and without chr, the mitochondrion, RefSeq accessions of this build only', () => {
    const hg38 = known('hg38');
    const index = (name: string): string => hg38.chromosomeNames[hg38.find(name)] ?? 'unknown';
    expect(['chr1', '1', 'Chr1', 'CHR01', 'NC_000001.11'].map(index)).toEqual(Array(5).fill('chr1'));
    expect(['MT', 'M', 'chrM', 'chrMT', 'NC_012920.1'].map(index)).toEqual(Array(5).fill('chrM'));
    expect(['x', 'chrX', 'NC_000023.11'].map(index)).toEqual(Array(3).fill('chrX'));
    expect(['NC_000001.10', 'chr23', 'chr1_KI270706v1_random', '', 'chr'].map(index)).toEqual(
      Array(5).fill('unknown'),
    );
  });

  test('Roman and Arabic numbers of yeast and worm', () => {
    const yeast = known('sacCer3');
    expect(yeast.find('4')).toBe(yeast.find('chrIV'));
    expect(yeast.find('chr10')).toBe(yeast.find('X'));
    const worm = known('ce11');
    expect(worm.chromosomeNames[worm.find('5')]).toBe('chrV');
    expect(worm.find('10')).toBe(-1);
    expect(worm.find('MtDNA')).toBe(worm.find('chrM'));
  });
});

describe('an assembly of one own', () => {
  test('keeps order and sizes, and exact names win over aliases', () => {
    const own = assemblyFromSizes('mine', ['1', 'chr1', 'contig'], [100, 200, 50]);
    expect(own.find('1')).toBe(0);
    expect(own.find('chr1')).toBe(1);
    expect([...own.offsets]).toEqual([2, 104, 306]);
  });

  test.each([
    [
      ['a', 'a'],
      [1, 1],
    ],
    [['a'], [0]],
    [['a'], [1.5]],
    [[], []],
    [
      ['a', 'b', 'c'],
      [2 ** 31 - 1, 2 ** 31 - 1, 2],
    ],
  ])('%j with sizes %j is refused', (names, sizes) => {
    expect(() => assemblyFromSizes('bad', names, sizes)).toThrow(InputError);
  });
});

test('what every object has is the name of no assembly', () => {
  for (const name of ['constructor', '__proto__', 'toString']) expect(knownAssembly(name)).toBeUndefined();
});

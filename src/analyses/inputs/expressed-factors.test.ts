import { expect, test } from 'vitest';
import { KnownNames } from '../../genome/antigen-aliases.ts';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { expressedFactors, expressedWhereNamed } from './expressed-factors.ts';
import type { NamedTable } from './matched-table.ts';

const models = builtInGenes('hg38') as GeneModels;
const names = new KnownNames();

/** Genes with their log2 average expression. */
function table(levels: Readonly<Record<string, number>>, leftOut: readonly string[] = []): NamedTable {
  const ids = Object.keys(levels);
  const none = new Float64Array(ids.length).fill(NaN);
  return {
    name: 'counts.tsv',
    leftOut,
    table: {
      format: 'chipmate',
      ids,
      symbols: undefined,
      log2FoldChange: none,
      low: none,
      high: none,
      log10P: none,
      adjustedP: none,
      averageExpression: Float64Array.from(Object.values(levels)),
    },
  };
}

test('a gene that was left out for too few counts was measured, and is not seen', () => {
  const { of } = expressedFactors(table({ FOS: 9 }, ['PRDM1', 'NOGENE']), models, names);
  expect(['Blimp-1', 'IRF4'].map((name) => of(name).expressed)).toEqual(['not seen', 'not measured']);
});

test('a table that names no gene is refused where it was asked for, and leaves all unknown where it was found', () => {
  const faulty = table({ probe1: 9 });
  expect(() => expressedFactors(faulty, models, names)).toThrow(
    'no row of the expression table names a gene',
  );
  const { of, notices } = expressedWhereNamed(faulty, models, names);
  expect(of('FOS').expressed).toBe('unknown');
  expect(notices).toMatchObject([
    { severity: 'caution', key: 'expressed.no-gene-named', about: { file: 'counts.tsv' } },
  ]);
});

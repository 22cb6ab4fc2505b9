import { expect, test } from 'vitest';
import { findGenes, genesForNames } from './gene-models.ts';

test('names of genes are the same in every build of a species: the built-in ones do, places or not', async () => {
  expect((await findGenes({ assembly: 'hg19' })).models).toBeUndefined();
  expect((await genesForNames({ assembly: 'hg19' })).symbol).toContain('IKZF1');
  await expect(genesForNames({ assembly: 'mm10' })).rejects.toThrow('there are no gene models for mm10');
});

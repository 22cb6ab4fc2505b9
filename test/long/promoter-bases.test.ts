// The check whether gene models and sequence belong together, on a real megabase: figures of docs/genomes.md.
import { expect, test } from 'vitest';
import { readGenes } from '../../src/formats/genes/genes-reader.ts';
import { openSequence } from '../../src/formats/sequence/sequence-reader.ts';
import type { GeneModels } from '../../src/genome/genes.ts';
import { cpgAtTss } from '../../src/genome/bases/promoter-bases.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

/** The sequence is chr22:20,000,001-21,000,000 of hg19. */
const FROM = 20_000_000;

function shifted(models: GeneModels, bases: number): GeneModels {
  const chromosome = models.chromosomeNames.findIndex((name) => /^(?:chr)?22$/.test(name));
  const rows = [...models.tss.keys()].filter(
    (row) => models.chromosome[row] === chromosome && models.tss[row] + bases - FROM >= 0,
  );
  return {
    ...models,
    count: rows.length,
    chromosome: new Uint16Array(rows.length),
    tss: Int32Array.from(rows, (row) => models.tss[row] + bases - FROM),
  };
}

describeWith(realDataPresent, 'the real data', 'a megabase of chr22', () => {
  test('genes of the right build have CpG at their starts; moved ones and those of hg38 have not', async () => {
    const sequences = await openSequence(realData('sequences', 'chr22_20000001-21000000.hg19.fa.gz'));
    const ratio = (models: GeneModels, bases: number): number => {
      const { windows, ratio: found } = cpgAtTss(sequences, [0], shifted(models, bases));
      expect(windows).toBeGreaterThan(25);
      return found;
    };
    const right: number[] = [];
    const wrong: number[] = [];
    for (const file of ['refseq.bed.gz', 'gencode.bed.gz', 'beta.refseq.tsv.gz']) {
      const models = await readGenes(realData('genes', 'hg19', file));
      right.push(ratio(models, 0));
      for (const bases of [2_000, 5_000, 20_000, 100_000]) wrong.push(ratio(models, bases));
      wrong.push(ratio(await readGenes(realData('genes', 'hg38', file)), 0));
    }
    expect(Math.min(...right)).toBeGreaterThan(2);
    expect(Math.max(...wrong)).toBeLessThan(1.35);
  });
});

import { expect, test } from 'vitest';
import { assemblyFromSizes } from '../../genome/assembly.ts';
import { groupTranscripts } from './gene-list.ts';
import { genePlaces } from './gene-places.ts';

test('a gene reaches over its transcripts on its own chromosome; one on an unknown sequence has no place', () => {
  const genes = groupTranscripts({
    source: 'made up',
    count: 4,
    symbol: ['A', 'A', 'A', 'B'],
    geneId: ['', '', '', ''],
    transcript: ['a1', 'a2', 'a3', 'b'],
    chromosomeNames: ['1', 'chr2', 'scaffold_9'],
    chromosome: Uint16Array.of(0, 0, 1, 2),
    start: Int32Array.of(100, 50, 10, 10),
    end: Int32Array.of(200, 150, 900, 20),
    tss: Int32Array.of(100, 50, 10, 10),
    strand: Int8Array.of(1, 1, 1, 1),
  });
  const assembly = assemblyFromSizes('toy', ['chr1', 'chr2'], [1000, 1000]);
  expect(genePlaces(genes, assembly)).toEqual(['chr1:51-200', '']);
});

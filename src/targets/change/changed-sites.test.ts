import { expect, test } from 'vitest';
import { parsePeakBytes } from '../../formats/peaks/peak-reader.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import { stateOfPeaks } from './changed-sites.ts';
import { groupTranscripts } from '../binding/gene-list.ts';

function toyModels(symbols: readonly string[]): GeneModels {
  const tss = Int32Array.from(symbols, (_, i) => 1_000_000 * (i + 1));
  return {
    source: 'toy',
    count: symbols.length,
    symbol: symbols,
    geneId: symbols.map(() => ''),
    transcript: symbols.map(() => ''),
    chromosomeNames: ['chr1'],
    chromosome: new Uint16Array(symbols.length),
    start: tss,
    end: tss.map((at) => at + 1000),
    tss,
    strand: new Int8Array(symbols.length).fill(1),
  };
}

test('a peak has the state of the gene of the nearest TSS, up to 100 kb', () => {
  const models = toyModels(['UP', 'SAME', 'UNMEASURED']);
  const places = [200, 80_000, 600_000, 1_000_050, 2_000_300];
  const lines = places.map((place) => `chr1\t${1_000_000 + place}\t${1_000_100 + place}`);
  const { peaks } = parsePeakBytes(Buffer.from(lines.join('\n') + '\n'), 'peaks.bed');
  const state = stateOfPeaks(indexTss(models), groupTranscripts(models), peaks, Int8Array.of(1, 0, -1));
  expect([...state]).toEqual([1, 1, -1, 0, -1]);
});

import { expect, test } from 'vitest';
import { genesEveryMegabase } from '../../../test/support/hand-made-genes.ts';
import { parsePeakBytes } from '../../formats/peaks/peak-reader.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import { stateOfPeaks } from './changed-sites.ts';
import { groupTranscripts } from '../binding/gene-list.ts';

test('a peak has the state of the gene of the nearest TSS, up to 100 kb', () => {
  const models = genesEveryMegabase(['UP', 'SAME', 'UNMEASURED']);
  const places = [200, 80_000, 600_000, 1_000_050, 2_000_300];
  const lines = places.map((place) => `chr1\t${1_000_000 + place}\t${1_000_100 + place}`);
  const { peaks } = parsePeakBytes(Buffer.from(lines.join('\n') + '\n'), 'peaks.bed');
  const state = stateOfPeaks(indexTss(models), groupTranscripts(models), peaks, Int8Array.of(1, 0, -1));
  expect([...state]).toEqual([1, 1, -1, 0, -1]);
});

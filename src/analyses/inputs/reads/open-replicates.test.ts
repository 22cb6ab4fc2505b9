import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../../test/support/chipmate.ts';
import { openPeakReplicates } from './open-replicates.ts';

const folder = folderWith({
  'a.narrowPeak': 'chr1\t100\t200\t.\t70\t.\t5\t9\t7\t50\nchr1\t300\t400\t.\t60\t.\t6\t-1\t-1\t50\n',
  'b.narrowPeak': '1\t100\t200\t.\t70\t.\t5\t9\t7\t50\n',
  'other.bed': 'chrII\t1\t100\n',
  'three.bed': 'chr1\t100\t200\n',
  'hg38.bed': `chr3\t190000000\t190000100\nchr1\t248900000\t248950000\n${'chr17\t83200000\t83200100\nchr3\t190000000\t190000100\n'.repeat(5)}`,
  'hg19.bed': `chr3\t190000000\t190000100\n${'chr1\t249200000\t249200100\nchr3\t190000000\t190000100\n'.repeat(5)}`,
});
const open = (names: readonly string[], choices: Parameters<typeof openPeakReplicates>[1] = {}) =>
  openPeakReplicates({ replicates: names.map((name) => join(folder, name)) }, choices);

test.each([
  ['signal', [5, 6]],
  ['p', [9, NaN]],
  ['q', [7, NaN]],
  ['score', [70, 60]],
] as const)('peaks are ranked by %s; -1 is no probability', async (rankBy, strength) => {
  const { replicates } = await open(['a.narrowPeak', 'b.narrowPeak'], { rankBy });
  expect([...replicates[0].strength]).toEqual(strength);
});

test('a format without probabilities, other names and another build are refused by name', async () => {
  await expect(open(['a.narrowPeak', 'three.bed'], { rankBy: 'q' })).rejects.toMatchObject({
    details: { key: 'peaks-consensus.no-column', file: join(folder, 'three.bed'), found: 'bed3' },
  });
  await expect(open(['a.narrowPeak', 'other.bed'])).rejects.toMatchObject({
    details: { key: 'sets.no-chromosome', file: join(folder, 'other.bed') },
  });
  await expect(open(['hg38.bed', 'hg19.bed'])).rejects.toMatchObject({
    details: { key: 'peaks-consensus.other-build', file: join(folder, 'hg19.bed') },
  });
  await expect(open(['hg38.bed', 'hg19.bed'], { genome: 'hg38' })).rejects.toMatchObject({
    details: { file: join(folder, 'hg19.bed') },
  });
});

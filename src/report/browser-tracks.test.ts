import { expect, test } from 'vitest';
import type { PartnerTrack } from '../study/results.ts';
import { browserTracks, type TracksOf } from './browser-tracks.ts';

const nothing = { chromosome: [], start: [], end: [], summit: [], signal: [] };
const own: TracksOf['peaks'][number] = { name: 'a', antigen: 'FOS', peaks: nothing };

function partner(experiment: string, cell = 'K-562'): PartnerTrack {
  const peaks = { chromosomeNames: [], chromosome: [], start: [], end: [], strength: [] };
  return { antigen: 'JUN', cell, experiment, peaks };
}

test('experiments of an atlas whose names would share a file have one each, of a length that disks take', () => {
  const partners = ['E 1', 'E_1', 'e-2', 'E-2'].map((name) => partner(name));
  partners.push(partner('long', '日'.repeat(200)));
  const files = browserTracks({ peaks: [own], partners, loci: [], genome: 'hg38', label: '' });
  const paths = files.map(({ path }) => path).filter((path) => path.includes('partners/'));
  expect(paths.slice(0, 4)).toEqual([
    'tracks/partners/JUN_K-562_E_1.bed',
    'tracks/partners/JUN_K-562_E_1_2.bed',
    'tracks/partners/JUN_K-562_e-2.bed',
    'tracks/partners/JUN_K-562_E-2_2.bed',
  ]);
  expect(Buffer.byteLength(paths[4])).toBeLessThan(240);
  const session = files.find(({ path }) => path.endsWith('.xml'));
  for (const path of paths) expect(session?.content).toContain(path);
});

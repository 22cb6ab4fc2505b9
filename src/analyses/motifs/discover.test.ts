import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { describeWith, realData, realDataPresent } from '../../../test/support/reference.ts';
import { SimulatedWindows } from '../../../test/support/simulated-windows.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { decodeSequence } from '../../genome/sequence.ts';
import { createRandom } from '../../statistics/random.ts';
import type { MotifFiles } from '../inputs/motif-scan.ts';
import { openMotifDiscovery } from '../inputs/motifs/discovery-input.ts';
import { motifDiscovery } from './discover.ts';

const folder = folderWith({});
const text = ({ codes, offset, count }: SimulatedWindows): string =>
  Array.from(
    { length: count },
    (_, i) => `>w${i}\n${decodeSequence(codes.subarray(offset[i], offset[i + 1]))}\n`,
  ).join('');
// Simulated: an E-box in three of four windows.
const own = new SimulatedWindows(160, 100, createRandom(3));
for (let i = 0; i < 160; i++) if (i % 4 > 0) own.put(i, own.random.integer(88), 'GGTCACGTGACC', i % 3 === 0);
writeFileSync(join(folder, 'own.fa'), text(own));
writeFileSync(join(folder, 'other.fa'), text(new SimulatedWindows(200, 100, createRandom(4))));

async function discover(
  query: string,
  background: string,
  files: MotifFiles,
  choices: Parameters<typeof motifDiscovery>[1] = {},
) {
  const { input, close } = await openMotifDiscovery({ query, background }, files);
  try {
    return motifDiscovery(input, choices);
  } finally {
    close();
  }
}

const ownFile = join(folder, 'own.fa');
const otherFile = join(folder, 'other.fa');

test('what was planted is found and named, with its effect in windows kept apart', async () => {
  const answer = await discover(ownFile, otherFile, { elements: true }, { unmatched: true });
  const { rows, said } = shown(answer);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ rank: '1', match: 'E-box, MYC', match_name: 'MYC::MAX' });
  expect(rows[0]['motif']).toMatch(/^1-.*CACGTG/);
  expect(Number(rows[0]['share'])).toBeCloseTo(75, -1);
  expect(Number(rows[0]['background_share'])).toBeLessThan(10);
  expect(Number(rows[0]['ci_low'])).toBeGreaterThan(5);
  expect(Number(rows[0]['minus_log10_p'])).toBeGreaterThan(10);
  expect(said).toMatch(/searched in 80 windows and 100 of the background, .* those of the other 80 and 100/);
  expect(answer.motifs[0]).toMatchObject({ name: 'MYC::MAX', sites: Number(rows[0]['sites']) });
  const logo = answer.logos[0].draw({ ...FILE_LOOK, simulated: false });
  expect(logo).toContain(`Motif ${answer.motifs[0].id}, like MYC::MAX (E-box, MYC)`);
});

test('nothing is found where there is nothing, and without a library nothing is named', async () => {
  const { rows, said } = shown(await discover(otherFile, 'shuffled', {}));
  expect(rows).toEqual([]);
  expect(said).toContain('no library was given');
  expect(said).toMatch(/the next motif, \w+, has a P of (?:0\.\d+|1) in the windows that were kept apart/);
});

test('a background that is not there', async () => {
  expect(await refusal(() => discover(ownFile, join(folder, 'no.fa'), {}))).toContain(
    'there is no background',
  );
});

const ctcf = realData('sequences', 'Gm12878.CTCF.top500.w200.fa.gz');
const jaspar = realData('motifs', 'JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz');

describeWith(realDataPresent && existsSync(ctcf), 'the real data', 'sequences around CTCF peaks', () => {
  test('the first motif is CTCF', async () => {
    const { rows } = shown(await discover(ctcf, 'shuffled', { motifs: [jaspar] }, { most: 1 }));
    expect(rows[0]).toMatchObject({ match: 'MA0139.2', match_name: 'CTCF' });
    expect(Number(rows[0]['similarity'])).toBeGreaterThan(0.9);
    expect(Number(rows[0]['odds_ratio'])).toBeGreaterThan(50);
  }, 30_000);
});

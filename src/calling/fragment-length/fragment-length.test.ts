import { expect, test } from 'vitest';
import type { SingleReads } from '../../genome/reads/aligned-reads.ts';
import { createRandom } from '../../statistics/random.ts';
import { FEWEST_PAIRS, fragmentModel } from './fragment-length.ts';

const GENOME = 4_000_000;

/** Reads of fragments around sites, and of others anywhere. */
function made(sites: number, fragment: number, seed: number): SingleReads {
  const source = createRandom(seed);
  const random = (): number => source.uniform();
  const forward: number[] = [];
  const reverse: number[] = [];
  const add = (middle: number): void => {
    if (random() < 0.5) forward.push(Math.max(0, Math.round(middle - fragment / 2)));
    else reverse.push(Math.round(middle + fragment / 2));
  };
  for (let site = 0; site < sites; site++) {
    const middle = 2000 + ((GENOME - 4000) / sites) * (site + random() / 3);
    for (let read = 0; read < 40; read++) add(middle + 30 * (random() + random() - 1));
  }
  for (let read = 0; read < 20_000; read++) add(1000 + random() * (GENOME - 2000));
  return {
    ...{ layout: 'single', meanLength: 50, firstLength: 50 },
    counts: {
      ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
      ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
    },
    chromosomes: [
      {
        name: 'chr1',
        length: GENOME,
        forward: Int32Array.from(forward).sort(),
        reverse: Int32Array.from(reverse).sort(),
      },
    ],
  };
}

const settings = { genomeSize: GENOME, bandwidth: 300, foldLow: 5, foldHigh: 50 };

for (const rule of ['macs2', 'macs3'] as const) {
  test(`fragments are as long as they were made (${rule})`, () => {
    for (const fragment of [120, 180, 260]) {
      const model = fragmentModel(made(400, fragment, fragment), { ...settings, rule });
      expect(model.pairs).toBeGreaterThan(FEWEST_PAIRS);
      expect(Math.abs(model.length! - fragment)).toBeLessThan(6);
      expect(model.alternatives).toContain(model.length);
    }
  });

  test(`too few pairs of piles tell nothing (${rule})`, () => {
    const model = fragmentModel(made(20, 180, 1), { ...settings, rule });
    expect(model.pairs).toBeLessThan(FEWEST_PAIRS);
    expect(model.length).toBeUndefined();
  });
}

// Which share of the peaks below an IDR is irreproducible? Simulated replicates; figures of docs/calling.md.
// CHIPMATE_PRINT_RATES=1 prints them.
import { expect, test } from 'vitest';
import { estimateIdr, type Idr } from '../../src/calling/replicates/idr.ts';
import { createRandom } from '../../src/statistics/random.ts';

const PEAKS = 3000;
const SEEDS = 20;
const [AT, LEAST, MOST] = [0.05, 0.03, 0.07];

interface Truth {
  readonly mu: number;
  readonly sigma: number;
  readonly rho: number;
  readonly p: number;
}

/** Two replicates; of a share p of the peaks the signals go together. */
function replicates({ mu, sigma, rho, p }: Truth, seed: number) {
  const random = createRandom(seed);
  const [first, second] = [new Float64Array(PEAKS), new Float64Array(PEAKS)];
  const real = new Uint8Array(PEAKS);
  for (let i = 0; i < PEAKS; i++) {
    const [x, y] = [random.normal(), random.normal()];
    real[i] = Number(random.uniform() < p);
    first[i] = real[i] === 1 ? mu + sigma * x : x;
    second[i] = real[i] === 1 ? mu + sigma * (rho * x + Math.sqrt(1 - rho * rho) * y) : y;
  }
  return { first, second, real };
}

function estimated(first: Float64Array, second: Float64Array): Idr {
  const found = estimateIdr(first, second);
  if (found.kind !== 'estimated') throw new Error(found.kind);
  return found;
}

test.each([
  { mu: 2.5, sigma: 1, rho: 0.8, p: 0.5, least: 0.9 },
  { mu: 2.5, sigma: 1, rho: 0.8, p: 0.2, least: 0.8 },
  { mu: 2.5, sigma: 1, rho: 0.8, p: 0.8, least: 0.96 },
  { mu: 3, sigma: 0.7, rho: 0.9, p: 0.3, least: 0.98 },
  { mu: 2, sigma: 1.3, rho: 0.6, p: 0.5, least: 0.68 },
])(
  'of peaks up to an IDR of 0.05 one in twenty is irreproducible: mean $mu, deviation $sigma, correlation $rho, share $p',
  ({ least, ...truth }) => {
    let kept = 0;
    let wrong = 0;
    let found = 0;
    let all = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { first, second, real } = replicates(truth, seed);
      const { globalIdr } = estimated(first, second);
      real.forEach((is, i) => {
        all += is;
        if (globalIdr[i] > AT) return;
        kept++;
        wrong += 1 - is;
        found += is;
      });
    }
    if (process.env['CHIPMATE_PRINT_RATES'] === '1')
      console.log(JSON.stringify(truth), (wrong / kept).toFixed(4), (found / all).toFixed(3));
    expect(wrong / kept).toBeGreaterThan(LEAST);
    expect(wrong / kept).toBeLessThan(MOST);
    // An estimate far from the truth leaves most reproducible peaks out.
    expect(found / all).toBeGreaterThan(least);
  },
);

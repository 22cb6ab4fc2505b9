import { binomialLog10P } from '../../statistics/distributions/binomial.ts';
import { power } from '../../statistics/power.ts';
import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { centralSites } from './central-sites.ts';

test('sites in the middle: part, share, interval and p', () => {
  // 21 positions, the middle one is 10; 30 sites at 9 to 11, 10 further off.
  const start = [...Array.from({ length: 30 }, (_, i) => 9 + (i % 3)), 0, 2, 4, 5, 6, 14, 15, 17, 18, 20];
  const found = centralSites(start, 21);
  expect(found).toMatchObject({ width: 3, share: 0.75, expected: 3 / 21 });
  // R: binom.test(30, 40, 3 / 21, "greater")$p.value * 10, binom.test(30, 40)$conf.int
  expect(found.log10P).toBeCloseTo(Math.log10(8.50426419127e-18 * 10), 9);
  expect([found.low, found.high]).toEqual([
    expect.closeTo(0.588038019849, 9),
    expect.closeTo(0.873085201067, 9),
  ]);
  // An even number of positions has two in the middle.
  expect(
    centralSites(
      start.map((at) => (at === 11 ? 10 : at)),
      20,
    ).width,
  ).toBe(2);
});

// The three rows of MEME's own example of CentriMo, as its file has them.
test.each([
  [14, 486, 70, 629, 1.896e-21],
  [128, 485, 319, 690, 4.495e-29],
  [112, 485, 110, 262, 9.458e-12],
])('%i of %i places hold %i of %i sites: golden numbers of CentriMo', (width, places, found, sites, p) => {
  const log10P = binomialLog10P(found, sites, width / places, 'upper');
  expect(Number(power(10, log10P).toPrecision(4))).toBe(p);
});

test('sites at the ends are in no middle, and few sites tell nothing', () => {
  const ends = Array.from({ length: 40 }, (_, i) => (i % 2) * 20);
  expect(centralSites(ends, 21).log10P).toBe(0);
  expect(centralSites([10, 10, 10], 21).log10P).toBeNaN();
  expect(centralSites(ends, 2).width).toBeNaN();
});

test('sites anywhere are called central no more often than stated (simulated)', () => {
  const random = createRandom(11);
  let called = 0;
  const trials = 1000;
  for (let trial = 0; trial < trials; trial++) {
    const start = Array.from({ length: 80 }, () => random.integer(185));
    if (centralSites(start, 185).log10P <= Math.log10(0.05)) called++;
  }
  expect(called / trials).toBeLessThan(0.05);
  expect(called).toBeGreaterThan(0);
});

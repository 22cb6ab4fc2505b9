import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { qByScore } from './q-values.ts';

test('q of every base is that of Benjamini and Hochberg, bases of one score being ranked by their first', () => {
  const source = createRandom(3);
  const random = (): number => source.uniform();
  const histograms = [1, 2].map(() => ({
    score: Float32Array.from({ length: 40 }, () => Math.round(random() * 60) / 10),
    bases: Float64Array.from({ length: 40 }, () => 1 + Math.floor(random() * 30)),
  }));
  const bases = histograms
    .flatMap(({ score, bases: counts }) =>
      Array.from(score, (value, i) => new Array<number>(counts[i]).fill(value)),
    )
    .flat()
    .sort((a, b) => b - a);
  let before = Infinity;
  const expected = new Map<number, number>();
  bases.forEach((score, at) => {
    if (at > 0 && bases[at - 1] === score) return;
    before = Math.max(0, Math.min(before, score + Math.log10(at + 1) - Math.log10(bases.length)));
    expected.set(score, before);
  });
  const q = qByScore(histograms);
  expect([...q.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [score, value] of expected) expect(q.get(score)).toBeCloseTo(value, 5);
});

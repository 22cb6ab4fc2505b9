import { expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import type { SparseScores } from '../sites/bound-sites.ts';
import { correlateQueries, correlateQuery } from './query-correlation.ts';

const SITES = 500;
const COLUMNS = 7;
const CODE_SCORE = Float64Array.of(0, 0.5, 2, 7);

it('a query correlates with each binder as two dense lists do, alone and among others', () => {
  const random = createRandom(4);
  const dense = Array.from({ length: COLUMNS }, () => new Float64Array(SITES));
  const offset = [0];
  const binder: number[] = [];
  const code: number[] = [];
  for (let site = 0; site < SITES; site++) {
    for (let j = 0; j < COLUMNS; j++) {
      if (random.uniform() < 0.6) continue;
      binder.push(j);
      code.push(random.integer(CODE_SCORE.length));
      dense[j][site] = CODE_SCORE[code[code.length - 1]];
    }
    offset.push(binder.length);
  }
  const members = {
    siteCount: SITES,
    offset: Uint32Array.from(offset),
    binder: Uint16Array.from(binder),
    code: Uint8Array.from(code),
  };
  const moments = dense.map(momentsOf);
  const model = {
    mean: Float64Array.from(moments, ({ mean }) => mean),
    deviation: Float64Array.from(moments, ({ deviation }) => deviation),
  };
  const queries = Array.from({ length: 3 }, (): SparseScores => ({
    site: random.sample(SITES, 80),
    score: Float64Array.from({ length: 80 }, () => random.exponential()),
  }));
  const together = correlateQueries(queries, members, CODE_SCORE, model);
  queries.forEach((query, number) => {
    const values = new Float64Array(SITES);
    query.site.forEach((site, i) => (values[site] = query.score[i]));
    const own = momentsOf(values);
    const alone = correlateQuery(query, members, CODE_SCORE, model);
    for (let j = 0; j < COLUMNS; j++) {
      let sum = 0;
      for (let i = 0; i < SITES; i++) sum += (values[i] - own.mean) * (dense[j][i] - model.mean[j]);
      const expected = sum / SITES / own.deviation / model.deviation[j];
      expect(alone[j]).toBeCloseTo(expected, 12);
      expect(together[number][j]).toBeCloseTo(expected, 12);
    }
  });
});

function momentsOf(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

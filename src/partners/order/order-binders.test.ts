import { describe, expect, it } from 'vitest';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { createRandom } from '../../statistics/random.ts';
import { scorePartners } from '../score/score-partners.ts';
import { fitPartnerModel } from '../score/fit-partner-model.ts';
import type { BoundSites } from '../sites/bound-sites.ts';
import { amongPairs } from './among-pairs.ts';
import { oddsAmongPairs } from './odds-among-pairs.ts';
import { orderBinders, orderBeforeOdds } from './order-binders.ts';

const SITES = 3000;

/** Sites of cell types with so many binders each; the query follows binder 1. */
function world(columns: Readonly<Record<string, number>>): { sites: CellClassSites; query: BoundSites } {
  const random = createRandom(11);
  const binders = Object.entries(columns).flatMap(([cell, count]) =>
    Array.from({ length: count }, (_, j) => ({ antigen: `F${j}`, cell, experiments: [], sites: 0 })),
  );
  const [offset, binder, code, bound, score]: number[][] = [[0], [], [], [], []];
  for (let site = 0; site < SITES; site++) {
    const openness = random.uniform();
    let strength = 0;
    binders.forEach((_, j) => {
      if (random.uniform() > 0.05 + 0.4 * openness) return;
      binder.push(j);
      code.push(1 + random.integer(7));
      if (j === 1) strength = code[code.length - 1];
    });
    offset.push(binder.length);
    if (strength === 0 && random.uniform() > 0.05 + 0.2 * openness) continue;
    bound.push(site);
    score.push(strength + random.uniform());
  }
  const start = Uint32Array.from({ length: SITES }, (_, i) => i * 50_000);
  const members = {
    siteCount: SITES,
    offset: Uint32Array.from(offset),
    binder: Uint16Array.from(binder),
    code: Uint8Array.from(code),
  };
  const codeScore = Float64Array.from({ length: 8 }, (_, i) => i);
  const sites = {
    cellClass: 'simulated',
    binders,
    start,
    end: start.map((position) => position + 300),
    promoter: undefined,
    members,
    codeScore,
    model: fitPartnerModel(binders, members, codeScore),
  };
  const query = {
    site: Uint32Array.from(bound),
    score: Float64Array.from(score),
    peak: new Uint32Array(bound.length),
    peaksOnNoSite: 0,
  };
  return { sites, query };
}

function scored({ sites, query }: ReturnType<typeof world>, own: readonly number[], cell?: string) {
  const scores = scorePartners(sites, query, { own, cell, random: createRandom(1), draws: 0 });
  return { ...scores, naturalLogOddsRatio: scores.odds.naturalLogOddsRatio };
}

const f = (z: number): number => Math.sign(z) * Math.log(1 + Math.abs(z));

/** (value - median) / (1.4826 MAD) */
function robust(value: number, among: readonly number[]): number {
  const middle = (list: readonly number[]): number => {
    const sorted = [...list].sort((a, b) => a - b);
    return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  };
  const centre = middle(among);
  return (value - centre) / (1.4826 * middle(among.map((each) => Math.abs(each - centre))));
}

const places = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** z on both sides of the query's odds with binders `line`. */
function oddsOnBothSides(
  sites: CellClassSites,
  line: readonly number[],
  cell: string | undefined,
  odds: Float64Array,
  j: number,
): number {
  const pairs = oddsAmongPairs(sites, cell)?.naturalLogOddsRatio ?? new Float64Array(0);
  const ofQuery = line.map((k) => odds[k]).filter((value) => !Number.isNaN(value));
  const row = line.indexOf(j) * line.length;
  const ofBinder = places(0, line.length)
    .filter((k) => line[k] !== j)
    .map((k) => pairs[row + k]);
  return (robust(odds[j], ofQuery) + robust(odds[j], ofBinder)) / Math.SQRT2;
}

describe('what rows are sorted by', () => {
  const both = world({ A: 22, B: 25 });
  const [lineA, lineB] = [places(0, 22), places(22, 47)];

  it("is score and conditional odds among the binders of the query's cell type", () => {
    const known = scored(both, [0], 'A');
    const order = orderBinders(both.sites, both.query, known, { cell: 'A', amongClasses: false });
    for (const j of lineA.slice(1)) {
      const odds = oddsOnBothSides(both.sites, lineA, 'A', known.naturalLogOddsRatio, j);
      expect(order[j]).toBeCloseTo(f(known.score[j]) + f(odds), 8);
    }
    expect(order[0]).toBeNaN();
  });

  it('is score and plain correlation among the binders of other cell types', () => {
    const known = scored(both, [0], 'A');
    const order = orderBinders(both.sites, both.query, known, { cell: 'A', amongClasses: false });
    const correlations = lineB.map((j) => known.correlation[j]);
    for (const j of lineB)
      expect(order[j]).toBeCloseTo(f(known.score[j]) + f(robust(known.correlation[j], correlations)), 8);
  });

  it('is the score alone where the cell type has many binders', () => {
    const many = world({ A: 81 });
    const known = scored(many, [0], 'A');
    const order = orderBinders(many.sites, many.query, known, { cell: 'A', amongClasses: false });
    for (let j = 1; j < 81; j++) expect(order[j]).toBeCloseTo(f(known.score[j]), 10);
  });

  it('counts the odds by half at 70 binders', () => {
    const many = world({ A: 70 });
    const known = scored(many, [0], 'A');
    const order = orderBinders(many.sites, many.query, known, { cell: 'A', amongClasses: false });
    const odds = oddsOnBothSides(many.sites, places(0, 70), 'A', known.naturalLogOddsRatio, 1);
    expect(order[1]).toBeCloseTo(f(known.score[1]) + f(odds) / 2, 8);
  });

  it('is correlation and odds below 20 binders, each cell type by itself where it has 6', () => {
    const few = world({ A: 9, B: 5 });
    const known = scored(few, [0], 'A');
    expect(known.score[1]).toBeNaN();
    const order = orderBinders(few.sites, few.query, known, { cell: 'A', amongClasses: false });
    expect(order[0]).toBeNaN();
    expect(order.slice(1).every(Number.isFinite)).toBe(true);
    expect(order.indexOf(Math.max(...order.slice(1)))).toBe(1);
    const alone = world({ A: 9 });
    const inA = orderBinders(alone.sites, alone.query, scored(alone, [0], 'A'), {
      cell: 'A',
      amongClasses: false,
    });
    expect(inA.indexOf(Math.max(...inA.slice(1)))).toBe(1);
  });

  it('is nothing below 8 binders', () => {
    const fewest = world({ A: 7 });
    const order = orderBinders(fewest.sites, fewest.query, scored(fewest, [0]), {
      cell: undefined,
      amongClasses: false,
    });
    expect(order.every(Number.isNaN)).toBe(true);
  });

  it('is the place among the pairs of the class where classes stand among each other', () => {
    const known = scored(both, [0]);
    const place = { cell: undefined, amongClasses: true };
    const { model } = both.sites;
    if (model === undefined) throw new Error('no model');
    const order = orderBinders(both.sites, both.query, known, place);
    expect(order).toEqual(orderBeforeOdds(both.sites, model, known, place));
    expect(order[1]).toBe(amongPairs(model.backgroundScores, known.score[1]));
  });
});

describe('the place of a score among the pairs of its class', () => {
  const random = createRandom(3);
  const pairs = (count: number, scale: number): Float32Array =>
    Float32Array.from({ length: count }, () => scale * -Math.log(1 - random.uniform())).sort();

  it('is the same in classes whose scores are spread differently, also beyond the highest pair', () => {
    const [small, large] = [pairs(190, 5), pairs(20_000, 1)];
    for (const score of [0.5, 1, 2, 4, 8]) {
      expect(amongPairs(large, score)).toBeCloseTo(score, 0);
      expect(Math.abs(amongPairs(small, 5 * score) / amongPairs(large, score) - 1)).toBeLessThan(0.3);
    }
  });

  it('grows with the score', () => {
    const background = pairs(190, 5);
    const values = places(-10, 300).map((score) => amongPairs(background, score / 3));
    expect(values.every((value, i) => i === 0 || value >= values[i - 1])).toBe(true);
    expect(amongPairs(background, 90)).toBeGreaterThan(amongPairs(background, 60));
    expect(amongPairs(background, Number.NaN)).toBeNaN();
  });
});

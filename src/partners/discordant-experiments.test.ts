import { expect, test } from 'vitest';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { discordantExperiments } from './discordant-experiments.ts';

const SITES = 100;
const range = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, i) => from + i);

/** Binders that bind the given sites. */
function bindersOf(bound: readonly (readonly [antigen: string, cell: string, sites: Uint32Array])[]) {
  const offset = new Uint32Array(SITES + 1);
  const binder: number[] = [];
  for (let site = 0; site < SITES; site++) {
    bound.forEach(([, , sites], j) => {
      if (sites.includes(site)) binder.push(j);
    });
    offset[site + 1] = binder.length;
  }
  return {
    binders: bound.map(([antigen, cell, sites]) => ({ antigen, cell, experiments: [], sites: sites.length })),
    members: {
      siteCount: SITES,
      offset,
      binder: Uint16Array.from(binder),
      code: new Uint8Array(binder.length),
    },
  };
}

const sites = bindersOf([
  ['FOS', 'MM.1S', range(0, 100)],
  ['CTCF', 'MM.1S', range(60, 100)],
  ['c-Fos', 'K-562', range(0, 30)],
  ['JUND', 'MM.1S', range(0, 12)],
]);
const find = (experiments: Record<string, Uint32Array>) =>
  discordantExperiments(
    sites,
    0,
    Object.entries(experiments).map(([experiment, site]) => ({ experiment, site })),
    new KnownNames(),
  );

test('an experiment that is another antigen is named with what it resembles', () => {
  const found = find({ A: range(0, 30), B: range(2, 32), C: range(62, 100) });
  expect(found.map(({ experiment, antigen }) => [experiment, antigen])).toEqual([['C', 'CTCF']]);
  expect(found[0].likeItsOwn).toBe(0);
  expect(found[0].like).toBeCloseTo(38 / 40, 12);
});

test('of two that disagree both are named; the antigen under another name is no other antigen', () => {
  const found = find({ A: range(0, 30), C: range(62, 100) });
  expect(found.map(({ experiment, antigen }) => [experiment, antigen])).toEqual([
    ['A', 'JUND'],
    ['C', 'CTCF'],
  ]);
});

test('experiments that agree are not named', () => {
  expect(find({ A: range(0, 30), B: range(5, 30) })).toEqual([]);
  expect(find({ A: range(0, 30), B: range(10, 40), C: new Uint32Array(0) })).toEqual([]);
});

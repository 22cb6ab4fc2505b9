import { expect, test } from 'vitest';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { conditionOnBinders } from './condition-on-binders.ts';

const binder = (antigen: string, cell: string, sites: number) => ({
  antigen,
  cell,
  experiments: [`${antigen} ${cell}`],
  sites,
});

const sites: CellClassSites = {
  cellClass: 'Blood',
  binders: [binder('FOS', 'ONE', 2), binder('FOS', 'TWO', 2), binder('MYC', 'TWO', 1)],
  start: Uint32Array.of(16, 160, 1600, 3200),
  end: Uint32Array.of(32, 320, 1920, 3520),
  promoter: Uint8Array.of(0, 1, 1, 0),
  members: {
    siteCount: 4,
    offset: Uint32Array.of(0, 1, 3, 4, 5),
    binder: Uint16Array.of(0, 0, 2, 1, 1),
    code: Uint8Array.of(1, 2, 3, 4, 5),
  },
  codeScore: Float64Array.of(0, 1, 2, 3, 4, 5),
  model: undefined,
};

test('sites that no kept binder binds go, members keep their scores under the new numbers', () => {
  const kept = conditionOnBinders(sites, ({ cell }) => cell === 'TWO');
  expect(kept.binders.map(({ antigen }) => antigen)).toEqual(['FOS', 'MYC']);
  expect([...kept.start, ...kept.end]).toEqual([160, 1600, 3200, 320, 1920, 3520]);
  expect([...(kept.promoter ?? [])]).toEqual([1, 1, 0]);
  expect(kept.members).toEqual({
    siteCount: 3,
    offset: Uint32Array.of(0, 1, 2, 3),
    binder: Uint16Array.of(1, 0, 0),
    code: Uint8Array.of(3, 4, 5),
  });
});

test('with every binder kept nothing is made again', () => {
  expect(conditionOnBinders(sites, () => true)).toBe(sites);
});

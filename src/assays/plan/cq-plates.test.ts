import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { cqPlates, type CqPlan } from './cq-plates.ts';
import { wellName, type Well } from './plate-well.ts';

const plan = (further: Partial<CqPlan> = {}): CqPlan => ({
  ...{ groups: ['siCtrl', 'siFOS'], targets: ['IRF4', 'SLAMF7'], references: ['GAPDH', 'HPRT1'] },
  ...{ experiments: 3, antibodies: [] },
  ...further,
});
const made = (further?: Partial<CqPlan>, seed = 1): Well[] => cqPlates(plan(further), createRandom(seed));

test('each gene of each sample has three wells beside each other, and no well is given twice', () => {
  const wells = made();
  expect(new Set(wells.map((well) => `${well.plate} ${wellName(well)}`)).size).toBe(wells.length);
  expect(wells).toHaveLength(2 * 3 * 4 * 3 + 4);
  const own = wells.filter(
    (well) => well.target === 'IRF4' && well.perturbation === 'siFOS' && well.experiment === 'e2',
  );
  expect(own.map(({ column }) => column)).toEqual([6, 7, 8]);
  expect(new Set(own.map(({ row }) => row)).size).toBe(1);
});

test('each plate has a well without template for each gene, and no sample in rows A and H', () => {
  const wells = made({ targets: ['A', 'B', 'C', 'D', 'E'] });
  expect(new Set(wells.map(({ plate }) => plate))).toEqual(new Set([1, 2, 3]));
  for (const plate of [1, 2, 3]) {
    const own = wells.filter((well) => well.plate === plate);
    const genes = new Set(own.map(({ target }) => target));
    expect(genes).toContain('GAPDH');
    expect(own.filter(({ role }) => role === 'no template').map(({ target }) => target)).toEqual([...genes]);
  }
  const rows = wells.filter(({ role }) => role === 'unknown').map(({ row }) => row);
  expect([Math.min(...rows), Math.max(...rows)]).toEqual([1, 6]);
});

test('groups change their rows from experiment to experiment, and experiments are not parted', () => {
  const wells = made({ groups: ['siCtrl', 'siFOS', 'siFOS + len'], experiments: 4 });
  const rowsOf = (group: string): Set<number> =>
    new Set(
      wells
        .filter(({ perturbation, drug }) => [perturbation, drug].filter(Boolean).join(' + ') === group)
        .map(({ row }) => row),
    );
  for (const group of ['siCtrl + vehicle', 'siFOS + vehicle', 'siFOS + len'])
    expect(rowsOf(group).size).toBeGreaterThan(1);
  for (const experiment of ['e1', 'e2', 'e3', 'e4'])
    expect(
      new Set(wells.filter((well) => well.experiment === experiment).map(({ plate }) => plate)).size,
    ).toBe(1);
});

test('ChIP has input, IgG and each antibody of a group on one plate', () => {
  const wells = made({
    groups: ['DMSO', 'len', 'pom'],
    antibodies: ['Ikaros', 'H3K27ac'],
    references: [],
    targets: ['MYC', 'gene desert'],
  });
  const kinds = new Set(
    wells.flatMap(({ fraction, antibody }) => (fraction === null ? [] : [`${fraction} ${antibody}`])),
  );
  expect([...kinds].sort()).toEqual(['IP H3K27ac', 'IP Ikaros', 'IgG IgG', 'input null']);
  const plates = new Set(
    wells.filter((well) => well.perturbation === 'len' && well.experiment === 'e1').map(({ plate }) => plate),
  );
  expect(plates.size).toBe(1);
});

test('the seed alone decides', () => {
  expect(made()).toEqual(made());
  expect(made({}, 2)).not.toEqual(made());
});

test('what does not fit is refused', () => {
  const seven = Array.from({ length: 7 }, (_, i) => `g${i}`);
  expect(() => made({ groups: seven })).toThrow('do not fit onto a plate');
  expect(() => made({ references: ['a', 'b', 'c', 'd'] })).toThrow('leave no room for a target');
});

import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { culturePlates, groupConditions, matrixConditions } from './culture-plates.ts';
import { isEdge, wellName, type Well } from './plate-well.ts';

const made = (groups: readonly string[], experiments = 3, seed = 1): Well[] =>
  culturePlates(groupConditions(groups), experiments, createRandom(seed));

test('the edge has medium alone, each group three wells in three pairs of rows, each experiment a plate', () => {
  const wells = made(['siCtrl', 'siFOS', 'siFOS + len']);
  expect(new Set(wells.map(({ plate }) => plate)).size).toBe(3);
  expect(new Set(wells.map((well) => `${well.plate} ${wellName(well)}`)).size).toBe(wells.length);
  expect(wells.filter(isEdge).every(({ role }) => role === 'blank')).toBe(true);
  expect(wells.filter(isEdge)).toHaveLength(3 * 36);
  for (const drug of ['vehicle', 'len']) {
    const own = wells.filter(
      (well) => well.plate === 2 && well.perturbation === 'siFOS' && well.drug === drug,
    );
    expect(own.map(({ row }) => row)).toEqual([1, 3, 5]);
    expect(own.every(({ experiment }) => experiment === 'e2')).toBe(true);
  }
});

test('places are drawn: no group has one column, no plate the order of another', () => {
  const wells = made(['a', 'b', 'c', 'd', 'e', 'f']);
  const columns = new Set(
    wells.filter(({ perturbation }) => perturbation === 'a').map(({ column }) => column),
  );
  expect(columns.size).toBeGreaterThan(2);
  const order = (plate: number): string =>
    wells
      .filter((well) => well.plate === plate && well.role === 'unknown')
      .map((well) => `${well.perturbation}${well.column}`)
      .join();
  expect(order(1)).not.toBe(order(2));
  expect(made(['a', 'b'])).toEqual(made(['a', 'b']));
});

test('a matrix has both drugs alone and neither; a large one takes three plates for each experiment', () => {
  const small = matrixConditions(['len', 'T-5224'], [1], [10]);
  expect(small.map(({ dose, secondDose }) => [dose, secondDose])).toEqual([
    [0, 0],
    [0, 10],
    [1, 0],
    [1, 10],
  ]);
  const large = culturePlates(
    matrixConditions(['a', 'b'], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
    2,
    createRandom(1),
  );
  expect(new Set(large.map(({ plate }) => plate)).size).toBe(6);
  const both = large.filter(
    ({ dose, secondDose, experiment }) => dose === 5 && secondDose === 5 && experiment === 'e1',
  );
  expect(both).toHaveLength(3);
  expect(() =>
    culturePlates(
      matrixConditions(['a', 'b'], [1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7]),
      1,
      createRandom(1),
    ),
  ).toThrow('do not fit');
});

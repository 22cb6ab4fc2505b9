import { expect, test } from 'vitest';
import { checkEstimable, parseContrast } from './contrast.ts';
import { designMatrix, factorFromColumn, parseTerms, type Model } from './design-sheet.ts';
import { contrastWeights, orthogonalize } from './least-squares.ts';

function modelOf(columns: Record<string, string[]>, formula: string): Model {
  return {
    factors: Object.entries(columns).map(([name, column]) => factorFromColumn(name, column)),
    covariates: [],
    terms: parseTerms(formula),
  };
}

const twoByTwo = {
  knockdown: ['none', 'none', 'kd', 'kd', 'none', 'none', 'kd', 'kd'],
  drug: ['none', 'len', 'none', 'len', 'none', 'len', 'none', 'len'],
};

test('a contrast becomes the samples it adds and subtracts', () => {
  const model = modelOf({ group: ['a', 'a', 'b', 'b', 'c', 'c'] }, 'group');
  const weights = (text: string): number[] => {
    const basis = orthogonalize(designMatrix(model, 6));
    return [...contrastWeights(basis, parseContrast(text, model).coefficients)!].map(
      (w) => Math.round(w * 1e9) / 1e9,
    );
  };
  expect(weights('b-a')).toEqual([-0.5, -0.5, 0.5, 0.5, 0, 0]);
  expect(weights('(b+c)/2 - a')).toEqual([-0.5, -0.5, 0.25, 0.25, 0.25, 0.25]);
  expect(weights('2*b-2*c')).toEqual([0, 0, 1, 1, -1, -1]);
});

test('names with signs in them are read whole', () => {
  const model = modelOf({ group: ['MM.1S-len', 'MM.1S', 'BCR/ABL', '24'] }, 'group');
  expect(parseContrast('MM.1S-len-MM.1S', model).groups).toEqual([
    { levels: [0], weight: 1 },
    { levels: [1], weight: -1 },
  ]);
  expect(parseContrast('24-BCR/ABL', model).groups.map((g) => g.weight)).toEqual([1, -1]);
});

test('the interaction of a 2x2 design is a difference of differences', () => {
  const model = modelOf(twoByTwo, 'knockdown*drug');
  const contrast = parseContrast('(kd:len-kd:none)-(none:len-none:none)', model);
  // intercept, knockdown kd, drug len, kd:len
  expect([...contrast.coefficients]).toEqual([0, 0, 0, 1]);
  expect([...parseContrast('kd-none', model).coefficients]).toEqual([0, 1, 0, 0.5]);
  expect([...parseContrast('drug=len-none', model).coefficients]).toEqual([0, 0, 1, 0.5]);
});

test('an interaction that the model does not have is refused, not called 0', () => {
  expect(() =>
    parseContrast('(kd:len-kd:none)-(none:len-none:none)', modelOf(twoByTwo, 'knockdown+drug')),
  ).toThrow(/always 0[^]*knockdown\*drug/);
});

test('groups name their factor, whichever column it is', () => {
  const model = modelOf({ batch: ['1', '2', '1', '2'], group: ['a', 'a', 'b', 'b'] }, 'batch+group');
  expect(parseContrast('b-a', model).factor.name).toBe('group');
  expect(parseContrast('2-1', model).factor.name).toBe('batch');
  expect(parseContrast('b:2-a:2', model)).toMatchObject({
    factor: { name: 'group' },
    second: { name: 'batch' },
  });
});

test('a contrast that is none is refused with the groups there are', () => {
  const model = modelOf({ group: ['a', 'b'] }, 'group');
  expect(() => parseContrast('treated-control', model)).toThrow(/groups of group: a, b/);
  expect(() => parseContrast('a+b', model)).toThrow(/add up to 2/);
  expect(() => parseContrast('a-a', model)).toThrow(/with itself/);
  expect(() => parseContrast('a-', model)).toThrow(/cannot be read/);
});

test('a contrast that cannot be estimated says what it is mixed up with', () => {
  const confounded = modelOf({ group: ['a', 'a', 'b', 'b'], batch: ['1', '1', '2', '2'] }, 'group+batch');
  expect(() => checkEstimable(parseContrast('b-a', confounded), confounded, 4)).toThrow(
    /group cannot be told from batch/,
  );
  const emptyCell = modelOf({ group: ['a', 'a', 'b', 'b'], drug: ['x', 'y', 'x', 'x'] }, 'group*drug');
  expect(() => checkEstimable(parseContrast('b:y-a:y', emptyCell), emptyCell, 4)).toThrow(
    /no sample is b in group and y in drug/,
  );
  const fine = modelOf(twoByTwo, 'knockdown*drug');
  expect(() => checkEstimable(parseContrast('kd-none', fine), fine, 8)).not.toThrow();
});

import { expect, test } from 'vitest';
import { iupacShares } from '../genome/words/iupac.ts';
import { centred, compareMatrices, palindromeOffset } from './matrix-similarity.ts';
import { motifFamilies } from './motif-families.ts';

const of = (word: string) => centred(iupacShares(word));

test('a matrix is found in another, on either strand, at its offset', () => {
  expect(compareMatrices(of('TGACTCA'), of('TGACTCA'))).toMatchObject({ offset: 0, reverse: false });
  expect(compareMatrices(of('TGACTCA'), of('TGACTCA')).correlation).toBeCloseTo(1, 12);
  expect(compareMatrices(of('GGAATGACTCC'), of('GAGTCATT'))).toMatchObject({ offset: 2, reverse: true });
  // Four columns of eight hang over, and count half.
  expect(compareMatrices(of('GGAAGGAA'), of('GGAA')).correlation).toBeCloseTo(4 / Math.sqrt(6 * 4), 12);
  expect(compareMatrices(of('NNNN'), of('GGAA')).correlation).toBe(0);
});

test('what reads the same on both strands, and by how much the other strand lies off', () => {
  expect(palindromeOffset(of('TGASTCA'))).toBe(0);
  expect(palindromeOffset(of('NNTGACGTCA'))).toBe(2);
  expect(palindromeOffset(of('TGACGTCANNN'))).toBe(-3);
  expect(palindromeOffset(of('GGAAGTG'))).toBeUndefined();
});

test('families do not chain through neighbours, and a lone motif joins the family whose representative it is like', () => {
  // Each is like the next, and the ends have nothing in common.
  const chain = [
    'AAAACCCCGGGG',
    'CAAACCCCGGGG',
    'CCAACCCCGGGG',
    'CCAACCCCTTGG',
    'CCAATCCCTTTG',
    'CCGATTCCTTTT',
    'CCGGTTTCTTTT',
  ];
  const { family, representative, correlation } = motifFamilies(chain.map(iupacShares));
  expect(family[0]).not.toBe(family[6]);
  for (let i = 0; i < chain.length; i++) {
    const found = compareMatrices(of(chain[i]), of(chain[representative[family[i]]])).correlation;
    expect(correlation[i]).toBeCloseTo(found, 6);
  }
  expect([...motifFamilies([]).family]).toEqual([]);
  expect(motifFamilies(['ACGTTT'].map(iupacShares))).toMatchObject({
    family: Uint32Array.of(0),
    representative: Uint32Array.of(0),
  });
});

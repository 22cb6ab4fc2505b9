import { expect, test } from 'vitest';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { notRanked } from './not-ranked.ts';

const FACTORS = 'TFs and others';
const EXPERIMENTS = [
  ['FOS', FACTORS, 'Blood'],
  ['c-Fos', FACTORS, 'Liver'],
  ['Ikaros', FACTORS, 'Blood'],
  ['GFP', FACTORS, 'Blood'],
  ['H3K27ac', 'Histone', 'Blood'],
  ['ESR1', FACTORS, 'Uterus'],
  ['ESR1', FACTORS, 'Breast'],
  ['TBX21', '', 'Blood'],
];
const column = (index: number): string[] => EXPERIMENTS.map((experiment) => experiment[index]);

test('every name without a row has its reason; other spellings of a ranked factor are not among them', () => {
  const answer = notRanked(
    { antigen: column(0), antigenClass: column(1), cellClass: column(2) },
    ['FOS'],
    { antigens: ['IKZF1', 'IKZF3'], cellClass: 'blood', antigenClass: FACTORS },
    new KnownNames(),
  );
  expect(answer).toEqual({
    known: 6,
    // IKZF3 is what the query is of, too, and not in the atlas.
    antigen: ['ESR1', 'GFP', 'H3K27ac', 'IKZF3', 'Ikaros', 'TBX21'],
    why: ['other cells', 'no factor', 'other class', 'own', 'own', 'no sites'],
    where: ['Breast, Uterus', '', 'Histone', '', '', ''],
  });
});

import { expect, test } from 'vitest';
import { KnownNames, nameKey } from './antigens/antigen-aliases.ts';
import { findName, nearestNames } from './names.ts';
import { isNotAFactor, whyNotAFactor } from './antigens/non-factors.ts';

const names = new KnownNames();

test('spelling: case, hyphens, blanks, dots and Greek letters do not matter', () => {
  expect(nameKey('K-562')).toBe(nameKey('k562'));
  expect(nameKey('MM.1S')).toBe(nameKey('MM1-S'));
  expect(nameKey('PPARγ')).toBe(nameKey('PPAR gamma'));
  expect(nameKey('ＩＫＺＦ１')).toBe(nameKey('IKZF1'));
  expect(nameKey('IKZF1')).not.toBe(nameKey('IKZF3'));
});

test.each([
  ['Blimp-1', 'PRDM1'],
  ['c-Myc', 'MYC'],
  ['CD147', 'BSG'],
  ['CD319', 'SLAMF7'],
  ['ikaros', 'IKZF1'],
  ['Aiolos', 'IKZF3'],
  ['Fra-1', 'FOSL1'],
  ['PU.1', 'SPI1'],
  ['cFos', 'FOS'],
  ['P300', 'EP300'],
  ['Pol II', 'POLR2A'],
  ['NRSF', 'REST'],
  ['CoREST', 'RCOR1'],
  ['C/EBPα', 'CEBPA'],
  ['ARNTL', 'BMAL1'],
  ['prdm1', 'PRDM1'],
])('%s is %s, both ways', (alias, symbol) => {
  expect(names.symbol(alias)).toBe(symbol);
  expect(names.same(symbol, alias)).toBe(true);
  expect(names.namesOf(alias)[0]).toBe(symbol);
  expect(findName(alias, ['X', symbol])).toMatchObject({ matches: [symbol] });
  expect(findName(symbol, ['X', alias])).toMatchObject({ matches: [alias] });
});

test('a gene table adds aliases; symbols and hand-picked names win, contested ones are nobody’s', () => {
  const aliases = KnownNames.fromGeneTable(
    ['NRF1', 'NFE2L1', 'GABPA', 'HOXB7', 'A1', 'B1', 'OTHER'],
    ['ALPHA-PAL', 'NRF1;TCF11', 'NRF2;E4TF1', 'HHO.C1', 'SHARED', 'SHARED', 'Blimp-1'],
  );
  expect(aliases.symbol('Alpha-Pal')).toBe('NRF1');
  expect(aliases.symbol('NRF1')).toBe('NRF1');
  expect(aliases.symbol('Nrf2')).toBe('NFE2L2');
  expect(aliases.symbol('E4TF1')).toBe('GABPA');
  expect(aliases.symbol('shared')).toBeUndefined();
  expect(aliases.symbol('Blimp1')).toBe('PRDM1');
  expect(aliases.namesOf('HHOC1')).toEqual(['HOXB7', 'HHO.C1']);
  expect(aliases.namesOf('nothing')).toEqual(['nothing']);
});

test('a misspelt name gets suggestions, nonsense none', () => {
  const known = ['IKZF1', 'IKZF3', 'IRF4', 'POLR2A', 'H3K27ac'];
  expect(findName('IKFZ1', known)).toEqual({ matches: [], by: 'nothing', suggestions: ['IKZF1'] });
  expect(nearestNames('IKZ', known)).toEqual(['IKZF1', 'IKZF3']);
  expect(nearestNames('polr2', known)).toEqual(['POLR2A']);
  expect(nearestNames('zzzzzz', known)).toEqual([]);
  expect(findName('k562', ['K-562', 'K562 (other)'])).toMatchObject({ matches: ['K-562'], by: 'name' });
});

test('tags, controls and modifications are no factors; factors are', () => {
  for (const name of [
    'GFP',
    'Flag',
    'HA',
    'IgG',
    'Input control',
    'Epitope tags',
    'BrdU',
    'Pan-acetyllysine',
    'NA',
    '',
    'O-GlcNAc',
  ]) {
    expect(isNotAFactor(name), name).toBe(true);
  }
  expect(whyNotAFactor('EGFP')).toMatch(/tag/);
  for (const name of ['MYC', 'CTCF', 'POLR2A', 'HAND1', 'AR', 'H3K27ac', 'SUMO2'])
    expect(isNotAFactor(name), name).toBe(false);
});

import { expect, test } from 'vitest';
import { KnownNames, antigenAliases, nameKey } from './antigen-aliases.ts';

test('names are equal without regard to case, hyphens, spaces and dots', () => {
  expect(nameKey('K-562')).toBe(nameKey('k562'));
  expect(nameKey('MM.1S')).toBe(nameKey('MM1S'));
  expect(nameKey('TFs and others')).toBe(nameKey('tfs_and-others'));
});

test('aliases are known both ways', () => {
  const names = new KnownNames();
  expect(names.key('Blimp-1')).toBe(names.key('PRDM1'));
  expect(names.key('BLIMP1')).toBe(names.key('prdm1'));
  expect(names.key('Ikaros')).toBe(names.key('IKZF1'));
  expect(names.key('FOS')).not.toBe(names.key('FOSL1'));
});

test("the user's own aliases are added and win", () => {
  const names = new KnownNames([['MYFACTOR', 'clone 7', 'GR']]);
  expect(names.key('Clone-7')).toBe(names.key('MyFactor'));
  expect(names.key('GR')).toBe(names.key('MYFACTOR'));
});

test('no name stands for two factors', () => {
  const keys = antigenAliases().flatMap((entry) => entry.map(nameKey));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

import { expect, test } from 'vitest';
import { isIupacWord } from '../genome/words/iupac.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { factorsOfMotif } from './factors-of-motif.ts';
import { elementLibrary, elementsWithin, SEQUENCE_ELEMENTS } from './sequence-elements.ts';
import { JavascriptScanKernel } from './javascript-scan-kernel.ts';
import { scannedMotif } from './scanned-motif.ts';
import { scanSequence } from './scan-sequence.ts';

test('every element is a word of its own with a paper', () => {
  for (const { word, source, factors } of SEQUENCE_ELEMENTS) {
    expect(isIupacWord(word)).toBe(true);
    expect(source).toMatch(/^[A-Z][a-z]+ [A-Z]+.* (?:19|20)\d\d, .+ \d+:\d+$/);
    for (const factor of factors) expect(new KnownNames().symbol(factor) ?? factor).toBe(factor);
  }
  expect(new Set(SEQUENCE_ELEMENTS.map(({ word }) => word)).size).toBe(SEQUENCE_ELEMENTS.length);
});

test('partners that bind together and those of which either does are told apart', () => {
  const { id, name } = elementLibrary();
  const named = (element: string): string => name[id.indexOf(element)];
  expect(named('AP-1')).toBe('FOS::JUN');
  expect(named('IKZF')).toBe('IKZF1/IKZF2/IKZF3');
  expect(named('EICE')).toBe('SPI1/SPIB + IRF4/IRF8');
  expect(factorsOfMotif(named('EICE'))).toEqual(['SPI1', 'SPIB', 'IRF4', 'IRF8']);
});

test('which elements lie within which: a site of Ikaros is one of ETS', () => {
  const within = (name: string): string[] =>
    elementsWithin(SEQUENCE_ELEMENTS.find((element) => element.name === name)?.word ?? '').map(
      (one) => one.name,
    );
  expect(within('IKZF')).toEqual(['IKZF core', 'ETS']);
  expect(within('IKZF core')).toEqual(['ETS']);
  expect(within('AP-1')).toEqual(['AP-1, BATF']);
  expect(within('AICE, 4 bp')).toEqual(['AP-1, BATF']);
  expect(within('EICE')).toEqual(['ETS']);
  expect(within('ETS')).toEqual([]);
});

test('every element is found where it stands, on either strand', () => {
  const library = elementLibrary();
  const motifs = library.id.map((_, i) => scannedMotif(library, i));
  const firstBase = (row: number, matrix: Float64Array): number =>
    matrix.subarray(row * 4, row * 4 + 4).findIndex((share) => share > 0);
  library.matrix.forEach((matrix, i) => {
    const bases = Uint8Array.from({ length: library.width[i] }, (_, row) => firstBase(row, matrix));
    for (const [strand, sequence] of [bases, bases.map((base) => 3 - base).reverse()].entries()) {
      const hits = scanSequence(new JavascriptScanKernel(motifs), sequence, motifs);
      const own = [...hits.motif.keys()].filter((hit) => hits.motif[hit] === i && hits.start[hit] === 0);
      expect(own.some((hit) => hits.strand[hit] === strand && hits.short[hit] === 0)).toBe(true);
    }
  });
});

import { expect, test } from 'vitest';
import { describeWith, realData, realDataPresent } from '../../test/support/reference.ts';
import { InputError } from '../errors.ts';
import { motifFromText, readMotifs } from '../formats/motifs/motif-reader.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { MotifLibrary } from '../formats/motifs/motif-library.ts';
import { factorsOfMotif } from './factors-of-motif.ts';
import { selectMotifs } from './select-motifs.ts';

test.each([
  ['FOS::JUN', ['FOS', 'JUN']],
  ['FOS::JUN(var.2)', ['FOS', 'JUN']],
  ['SPI1/SPIB::IRF4', ['SPI1', 'SPIB', 'IRF4']],
  // JASPAR 2022 has such names; what the numbers stand for is not said.
  ['Etv1/4/5', ['ETV1/4/5']],
  ['Nr1h3', ['NR1H3']],
  ['Arntl', ['BMAL1']],
  ['EWSR1-FLI1', ['EWSR1', 'FLI1']],
  ['PO2F1_HUMAN', ['POU2F1']],
  ['AHR_HUMAN', ['AHR']],
  ['ZN143_HUMAN', ['ZNF143']],
  ['NKX21_HUMAN', ['NKX2-1']],
  ['TF65_HUMAN', ['RELA']],
  // HOCOMOCO's file in JASPAR's format has ids alone.
  ['PO2F1.H12CORE.0.PS.A', ['POU2F1']],
  ['AHR_HUMAN.H11MO.0.B', ['AHR']],
  [
    'AP-1(bZIP)/ThioMac-PU.1-ChIP-Seq(GSE21512)/Homer',
    ['FOS', 'FOSB', 'FOSL1', 'FOSL2', 'JUN', 'JUNB', 'JUND'],
  ],
  ['PU.1(ETS)/ThioMac-PU.1-ChIP-Seq(GSE21512)/Homer', ['SPI1']],
  ['PU.1:IRF8(ETS:IRF)/pDC-Irf8-ChIP-Seq(GSE66899)/Homer', ['SPI1', 'IRF8']],
])('%s is of %s', (name, factors) => {
  expect(factorsOfMotif(name)).toEqual(factors);
});

describeWith(realDataPresent, 'the folder of real data', 'HOCOMOCO v12', () => {
  test('an id is of the same factor as its name', async () => {
    const { id, name } = await readMotifs([realData('motifs', 'HOCOMOCO-v12.transfac.txt.gz')]);
    const names = new KnownNames();
    const of = (texts: readonly string[]): string[] => texts.map((one) => factorsOfMotif(one, names).join());
    expect(id).toHaveLength(1443);
    expect(of(id)).toEqual(of(name));
  });
});

function libraryOf(...names: string[]): MotifLibrary {
  const one = motifFromText('x=TGASTCA', 'library.txt');
  const each = <T>(values: readonly T[]): T[] => names.map(() => values[0]);
  return {
    ...one,
    id: names.map((_, i) => `M${i}`),
    name: names,
    kind: each(one.kind),
    width: Uint16Array.from(names, () => 7),
    matrix: each(one.matrix),
    sites: Float64Array.from(names, () => NaN),
    file: each(one.file),
    line: Uint32Array.from(names, () => 1),
  };
}

test('motifs are chosen by id, name and factor, under any of its names', () => {
  const library = libraryOf('FOS::JUN', 'Prdm1', 'CTCF_HUMAN', 'IKZF1');
  expect(selectMotifs(library, []).id).toHaveLength(4);
  expect(selectMotifs(library, ['Blimp-1', 'jun']).id).toEqual(['M0', 'M1']);
  expect(selectMotifs(library, ['M3', 'Ikaros', 'CTCF']).name).toEqual(['CTCF_HUMAN', 'IKZF1']);
  expect(selectMotifs(library, ['fos::jun']).id).toEqual(['M0']);
});

test('a word that chooses nothing is refused, with what may be meant', () => {
  const library = libraryOf('FOS::JUN', 'CTCF');
  expect(() => selectMotifs(library, ['FOS', 'CTFC'])).toThrow(InputError);
  expect(() => selectMotifs(library, ['CTFC'])).toThrow(
    /library\.txt: no motif goes by CTFC[^]*do you mean CTCF/,
  );
});

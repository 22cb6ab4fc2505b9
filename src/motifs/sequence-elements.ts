import type { MotifLibrary } from '../formats/motifs/motif-library.ts';
import { iupacShares } from '../genome/words/iupac.ts';

/** A word that factors bind, alone or together. */
export interface SequenceElement {
  readonly name: string;
  /** IUPAC codes; every site is looked for on both strands. */
  readonly word: string;
  /** What binds it: of each partner the approved symbols of which any may stand there, in the order of the word. */
  readonly partners: readonly (readonly string[])[];
  /** All of them. */
  readonly factors: readonly string[];
  /** Whether two factors or two sites make it. */
  readonly composite: boolean;
  /** What it rests on. */
  readonly source: string;
}

const LI_2012 = 'Li P et al. 2012, Nature 490:543';
const GLASMACHER_2012 = 'Glasmacher E et al. 2012, Science 338:975';
const MOLNAR_1994 = 'Molnar A & Georgopoulos K 1994, Mol Cell Biol 14:8292';

/**
 * Elements of blood cells as words: those that IKZF1, IKZF3 and their partners bind, and those that hold the same bases and are mistaken for them.
 * A word is no matrix: it says which bases a paper names, not how well they are bound, and short ones occur everywhere by chance (GGGAA every
 * 512 bp). Some words lie within others (`elementsWithin`).
 */
export const SEQUENCE_ELEMENTS: readonly SequenceElement[] = [
  single('IKZF', 'TGGGAAW', [['IKZF1', 'IKZF2', 'IKZF3']], MOLNAR_1994),
  single('IKZF core', 'GGGAA', [['IKZF1', 'IKZF2', 'IKZF3']], MOLNAR_1994),
  single('AP-1', 'TGASTCA', [['FOS'], ['JUN']], 'Angel P et al. 1987, Cell 49:729'),
  single('AP-1, BATF', 'TGANTCA', [['BATF'], ['JUN']], LI_2012),
  single('CRE', 'TGACGTCA', [['CREB1', 'ATF1']], 'Montminy MR et al. 1986, PNAS 83:6682'),
  both('AICE, no gap', 'GAAATGANTCA', [['IRF4'], ['BATF'], ['JUN']], GLASMACHER_2012),
  both('AICE, 4 bp', 'TTTCNNNNTGANTCA', [['IRF4'], ['BATF'], ['JUN']], GLASMACHER_2012),
  both(
    'EICE',
    'GGAANNGAAA',
    [
      ['SPI1', 'SPIB'],
      ['IRF4', 'IRF8'],
    ],
    LI_2012,
  ),
  both(
    'ISRE',
    'GAAANNGAAA',
    [['IRF1', 'IRF4', 'IRF9', 'STAT1', 'STAT2']],
    'Darnell JE et al. 1994, Science 264:1415',
  ),
  single('PRDM1', 'AAAGTGAAAGTG', [['PRDM1']], 'Kuo TC & Calame KL 2004, J Immunol 173:5556'),
  single('ETS', 'GGAA', [['ETS1', 'SPI1']], 'Wei GH et al. 2010, EMBO J 29:2147'),
  single('RUNX', 'TGTGGT', [['RUNX1', 'RUNX3']], 'Meyers S et al. 1993, Mol Cell Biol 13:6336'),
  single('NF-kB', 'GGGRNNYYCC', [['NFKB1'], ['RELA']], 'Chen FE & Ghosh G 1999, Oncogene 18:6845'),
  single('E-box, MYC', 'CACGTG', [['MYC'], ['MAX']], 'Blackwell TK et al. 1990, Science 250:1149'),
];

type Partners = SequenceElement['partners'];

function single(name: string, word: string, partners: Partners, source: string): SequenceElement {
  return { name, word, partners, factors: partners.flat(), composite: false, source };
}

function both(name: string, word: string, partners: Partners, source: string): SequenceElement {
  return { name, word, partners, factors: partners.flat(), composite: true, source };
}

/**
 * The elements as a library, to be looked for like any other: `FOS::JUN` is both as a dimer, `IKZF1/IKZF3` either, `SPI1/SPIB + IRF4/IRF8` two
 * side by side.
 */
export function elementLibrary(): MotifLibrary {
  const elements = SEQUENCE_ELEMENTS;
  return {
    id: elements.map(({ name }) => name),
    name: elements.map(({ partners, composite }) =>
      partners.map((either) => either.join('/')).join(composite ? ' + ' : '::'),
    ),
    kind: elements.map(() => 'word'),
    width: Uint16Array.from(elements, ({ word }) => word.length),
    matrix: elements.map(({ word }) => iupacShares(word)),
    sites: new Float64Array(elements.length).fill(NaN),
    file: elements.map(() => 'elements'),
    line: Uint32Array.from(elements.keys(), (i) => i + 1),
  };
}

/**
 * The elements that every site of a word holds, on either strand: where the word is found they are, too, and say nothing more.
 * @param word IUPAC codes
 */
export function elementsWithin(word: string): SequenceElement[] {
  const outer = iupacShares(word);
  return SEQUENCE_ELEMENTS.filter((element) => {
    if (element.word === word) return false;
    const inner = iupacShares(element.word);
    return holds(outer, inner) || holds(outer, inner.slice().reverse());
  });
}

/** Whether at some offset the inner word allows every base that the outer one does. */
function holds(outer: Float64Array, inner: Float64Array): boolean {
  for (let offset = 0; offset + inner.length <= outer.length; offset += 4)
    if (inner.every((share, i) => share > 0 || outer[offset + i] === 0)) return true;
  return false;
}

/**
 * What stands in the simulated sequence: the words of the complexes of `world-plan.ts`, the factors' own motifs, and the traps: a word that
 * stands everywhere, and partners without a motif.
 *
 * **Source:** the words are those of `src/motifs/sequence-elements.ts` and consensus words of the factors' families (Lambert et al., Cell
 * 2018;172:650). That IKZF1 and FOS stand in one fixed spacing is an invention of this world.
 */

/** A word in IUPAC codes, beside the middle of its site. */
export interface PlacedWord {
  readonly word: string;
  /** Where its first base stands, beside the others of its complex. */
  readonly from: number;
  readonly strand: 1 | -1;
  /** Whether it stands anywhere near, on either strand. */
  readonly loose?: boolean;
}

const IKZF = 'TGGGAAW';
const AP1 = 'TGASTCA';

/** The partner whose word stands in a fixed spacing from the query's. */
export const SPACED = 'FOS';
/** Bases between the words of IKZF1 and FOS where they stand in a fixed spacing. */
export const FIXED_GAP = 5;

/** Words of each complex, and the share of its sites that have them. */
export const COMPLEX_WORDS: readonly {
  readonly complex: string;
  readonly share: number;
  readonly words: readonly PlacedWord[];
}[] = [
  {
    complex: 'Ikaros and c-Fos, activating',
    share: 0.6,
    words: [
      { word: IKZF, from: 0, strand: 1 },
      { word: AP1, from: IKZF.length + FIXED_GAP, strand: 1 },
    ],
  },
  {
    complex: 'Ikaros and Blimp-1, activating',
    share: 0.6,
    words: [
      { word: IKZF, from: 0, strand: 1 },
      { word: 'AAAGTGAAAGTG', from: 40, strand: 1, loose: true },
    ],
  },
  // Chromatin factors have no motif: they come with Ikaros.
  { complex: 'Ikaros and NuRD, repressing', share: 0.6, words: [{ word: IKZF, from: 0, strand: 1 }] },
  { complex: 'Ikaros and PRC2, repressing', share: 0.6, words: [{ word: IKZF, from: 0, strand: 1 }] },
  { complex: 'AP-1 sites', share: 0.7, words: [{ word: AP1, from: 0, strand: 1 }] },
  { complex: 'cohesin loops', share: 0.8, words: [{ word: 'CCASYAGRKGGCRSY', from: 0, strand: 1 }] },
  { complex: 'NF-Y promoters', share: 0.7, words: [{ word: 'RRCCAATSRR', from: 0, strand: 1 }] },
  { complex: 'E-boxes', share: 0.7, words: [{ word: 'CCACGTGG', from: 0, strand: 1 }] },
  { complex: 'NF-kB sites', share: 0.7, words: [{ word: 'GGGRNNYYCC', from: 0, strand: 1 }] },
  { complex: 'B-cell identity', share: 0.6, words: [{ word: 'TCCCNNGGGA', from: 0, strand: 1 }] },
  { complex: 'composite Ets and IRF', share: 0.7, words: [{ word: 'GGAANNGAAA', from: 0, strand: 1 }] },
  { complex: 'erythroid', share: 0.7, words: [{ word: 'WGATAAGA', from: 0, strand: 1 }] },
  { complex: 'Runx sites', share: 0.7, words: [{ word: 'TGTGGTTW', from: 0, strand: 1 }] },
];

/** Motifs of factors that bind sites of their own. */
export const OWN_WORDS: Readonly<Record<string, string>> = {
  IKZF1: IKZF,
  IKZF3: IKZF,
  FOS: AP1,
  PRDM1: 'AAAGTGAAAGTG',
  IRF4: 'GAAANNGAAA',
  CTCF: 'CCASYAGRKGGCRSY',
  MYC: 'CCACGTGG',
  MAX: 'CCACGTGG',
  NFYA: 'RRCCAATSRR',
  RELA: 'GGGRNNYYCC',
  EBF1: 'TCCCNNGGGA',
  GATA1: 'WGATAAGA',
  RUNX1: 'TGTGGTTW',
};

/** A word at this share of all sites, whoever binds them: seen everywhere, it tells nothing. */
export const ZINGER = { word: 'GGGGCGGGGC', share: 0.25 } as const;

// Libraries of motifs that are brought: where they come from, and under which terms.
import type { Terms } from './with-terms.ts';

export interface LibrarySource extends Terms {
  readonly release: string;
  /** The file's name in the folder. */
  readonly file: string;
  /** Motifs of this release. */
  readonly motifs: number;
  /** Where its makers offer it; mirrors have the same path. */
  readonly base: string;
  readonly path: string;
}

export type LibraryName = 'jaspar' | 'hocomoco';

export const MOTIF_LIBRARIES: Readonly<Record<LibraryName, LibrarySource>> = {
  jaspar: {
    source: 'JASPAR 2024 CORE, vertebrates, non-redundant',
    release: 'JASPAR 2024',
    licence: 'CC BY 4.0',
    cite: 'Rauluseviciute I et al. JASPAR 2024: 20th anniversary of the open-access database of transcription factor binding profiles. Nucleic Acids Res 2024;52:D174-D182',
    file: 'jaspar2024.txt',
    motifs: 879,
    base: 'https://jaspar.elixir.no/download/data/',
    path: '2024/CORE/JASPAR2024_CORE_vertebrates_non-redundant_pfms_jaspar.txt',
  },
  hocomoco: {
    source: 'HOCOMOCO v12 CORE, human and mouse',
    release: 'HOCOMOCO v12',
    licence: 'WTFPL',
    cite: 'Vorontsov IE et al. HOCOMOCO in 2024: a rebuild of the curated collection of binding models for human and mouse transcription factors. Nucleic Acids Res 2024;52:D154-D163',
    file: 'hocomoco12.txt',
    motifs: 1443,
    base: 'https://hocomoco12.autosome.org/final_bundle/hocomoco12/',
    path: 'H12CORE/formatted_motifs/H12CORE_jaspar_format.txt',
  },
};

export const LIBRARY_NAMES = Object.keys(MOTIF_LIBRARIES) as readonly LibraryName[];

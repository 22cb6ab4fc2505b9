// Where the files of a genome come from, and under which terms.
import type { GenomePart } from '../../formats/folders/genomes-folder.ts';
import type { Terms } from './with-terms.ts';

/** Genomes whose files are known to be there; any other of UCSC's is brought by its name, too. */
export const FETCHED_GENOMES: readonly string[] = ['hg38', 'hg19', 'mm39', 'mm10'];

/** Those with a blacklist of ENCODE, version 2. */
export const BLACKLISTED_GENOMES: readonly string[] = ['hg38', 'hg19', 'mm10'];

/** UCSC's downloads; mirrors have the same paths. */
export const UCSC_BASE = 'https://hgdownload.soe.ucsc.edu/goldenPath/';

export const BLACKLIST_BASE = 'https://raw.githubusercontent.com/Boyle-Lab/Blacklist/master/lists/';

const UCSC =
  'Perez G et al. The UCSC Genome Browser database: 2025 update. Nucleic Acids Res 2025;53:D1243-D1249';

export const GENOME_SOURCES: Readonly<Record<GenomePart, Terms>> = {
  genes: {
    source: "UCSC's table refFlat: RefSeq transcripts as UCSC aligns them",
    licence: 'free for any use',
    cite: `O'Leary NA et al. Reference sequence (RefSeq) database at NCBI. Nucleic Acids Res 2016;44:D733-D745; ${UCSC}`,
  },
  sizes: { source: "UCSC's chrom.sizes", licence: 'free for any use', cite: UCSC },
  sequence: {
    source: "the genome's sequence with UCSC's soft masking, 2bit",
    licence: 'free for any use',
    cite: UCSC,
  },
  blacklist: {
    source: 'ENCODE blacklist, version 2 (Boyle-Lab/Blacklist)',
    licence: 'GPL-3.0',
    cite: 'Amemiya HM, Kundaje A, Boyle AP. The ENCODE Blacklist: identification of problematic regions of the genome. Sci Rep 2019;9:9354',
  },
};

/** The address of a part of a genome. @param bases with `/` at their ends */
export function genomeAddress(
  genome: string,
  part: GenomePart,
  bases: { readonly ucsc: string; readonly blacklist: string },
): string {
  const paths = {
    genes: `${genome}/database/refFlat.txt.gz`,
    sizes: `${genome}/bigZips/${genome}.chrom.sizes`,
    sequence: `${genome}/bigZips/${genome}.2bit`,
  };
  return part === 'blacklist'
    ? `${bases.blacklist}${genome}-blacklist.v2.bed.gz`
    : `${bases.ucsc}${paths[part]}`;
}

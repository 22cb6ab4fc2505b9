// Promoter, exon, intron or none of these: what is at a position?
import { firstAbove } from '../../statistics/sorted-search.ts';
import type { GeneModels } from '../genes.ts';
import { unionOf, type Union } from '../intervals.ts';
import { partsByKind, type PartColumns } from './transcript-parts.ts';

/**
 * Classes of place. A position that several transcripts put into different classes has the first of them; `within gene` is exon or
 * intron where the gene models do not tell exons.
 *
 * **Source:** the order of Yu G et al. 2015 (ChIPseeker, Bioinformatics 31:2382), without its class downstream of genes.
 */
export const PLACE_CLASSES = [
  'promoter',
  "5' UTR",
  "3' UTR",
  'exon',
  'intron',
  'within gene',
  'intergenic',
] as const;

export type PlaceClass = (typeof PLACE_CLASSES)[number];

/** Distance of the chromosomes' starts on one line: more than a chromosome's greatest length. */
const APART = 0x1_0000_0000;

/** Looks positions up. */
export interface PlaceIndex {
  /** Which classes these gene models can tell, in order of precedence. */
  readonly classes: readonly PlaceClass[];
  /**
   * The class of a position, as its number in `PLACE_CLASSES`.
   * @param chromosome number in the gene models; -1 where they have none of it
   * @param position 0-based
   */
  at(chromosome: number, position: number): number;
}

/**
 * Makes gene models ready for the question.
 * @param promoter bp on both sides of a TSS that are its promoter; 0 is the base of the TSS alone
 */
export function indexPlaces(models: GeneModels, promoter: number): PlaceIndex {
  const { fivePrimeUtr, threePrimeUtr, exon, transcript } = partsByKind(models);
  const promoters = {
    chromosome: models.chromosome,
    start: models.tss.map((tss) => tss - promoter),
    end: models.tss.map((tss) => tss + promoter + 1),
  };
  const known = models.parts !== undefined;
  const unions: (readonly [PlaceClass, Union])[] = [
    ['promoter', onOneLine(promoters)],
    ...(fivePrimeUtr.start.length + threePrimeUtr.start.length > 0
      ? ([
          ["5' UTR", onOneLine(fivePrimeUtr)],
          ["3' UTR", onOneLine(threePrimeUtr)],
        ] as const)
      : []),
    ...(known ? ([['exon', onOneLine(exon)]] as const) : []),
    [known ? 'intron' : 'within gene', onOneLine(transcript)],
  ];
  const numbers = unions.map(([name]) => PLACE_CLASSES.indexOf(name));
  const intergenic = PLACE_CLASSES.indexOf('intergenic');
  return {
    classes: [...unions.map(([name]) => name), 'intergenic'],
    at: (chromosome, position) => {
      if (chromosome < 0) return intergenic;
      const line = APART * (chromosome + 1) + position;
      const found = unions.findIndex(([, union]) => covers(union, line));
      return found < 0 ? intergenic : numbers[found];
    },
  };
}

function onOneLine({
  chromosome,
  start,
  end,
}: Readonly<Record<keyof PartColumns, ArrayLike<number>>>): Union {
  const placed = (positions: ArrayLike<number>): Float64Array =>
    Float64Array.from(positions, (position, i) => APART * (chromosome[i] + 1) + position);
  return unionOf(placed(start), placed(end));
}

function covers({ start, end }: Union, position: number): boolean {
  const next = firstAbove(end, position);
  return next < start.length && start[next] <= position;
}

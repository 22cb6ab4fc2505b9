// How much of a gene a culture has beside its reference genes, on the log2 scale.
import { mean } from '../../statistics/descriptive.ts';
import { hasSilent, type Culture, type TechnicalMean } from '../cq/cultures.ts';
import type { Primers } from '../cq/primers.ts';

/** One gene in one culture. */
export interface Quantity {
  readonly culture: Culture;
  readonly gene: string;
  /** log2 of the amount over the geometric mean of the reference genes', up to a constant; NaN where one of them has no Cq. */
  readonly value: number;
  /** Cq minus the mean Cq of the reference genes. */
  readonly deltaCq: number;
  /** Some well of the gene, or of a reference gene, did not amplify, or as late as if it had not. */
  readonly undetermined: boolean;
  readonly of: TechnicalMean;
}

/** The Cq of every gene of a culture. */
export function byCulture(means: readonly TechnicalMean[]): Map<Culture, Map<string, TechnicalMean>> {
  const cultures = new Map<Culture, Map<string, TechnicalMean>>();
  for (const each of means) {
    const own = cultures.get(each.culture) ?? new Map<string, TechnicalMean>();
    cultures.set(each.culture, own.set(each.measured, each));
  }
  return cultures;
}

/** log2 of the amount that a Cq stands for, up to a constant of the gene: -Cq log2 E. */
export function log2Amount(cq: number, { efficiency }: Pick<Primers, 'efficiency'>): number {
  return -cq * Math.log2(efficiency);
}

/**
 * The amount of each gene of each culture relative to all reference genes. Differences of values are log2 of Pfaffl's ratio, and with
 * efficiencies of 2 minus delta-delta-Cq.
 *
 * **Source:** Livak KJ & Schmittgen TD (2001), Methods 25:402; Pfaffl MW (2001), Nucleic Acids Res 29:e45; several reference genes:
 * Hellemans J et al. (2007), Genome Biol 8:R19.
 */
export function relativeQuantities(
  means: readonly TechnicalMean[],
  references: readonly string[],
  primers: ReadonlyMap<string, Primers>,
): Quantity[] {
  const two = { efficiency: 2 };
  return [...byCulture(means)].flatMap(([culture, genes]) => {
    const own = references.map((gene) => genes.get(gene)?.cq ?? NaN);
    const lacking = references.some((gene) => hasSilent(genes.get(gene)));
    const base = mean(own.map((cq, i) => log2Amount(cq, primers.get(references[i]) ?? two)));
    return [...genes.values()]
      .filter(({ measured }) => !references.includes(measured))
      .map((of) => ({
        ...{ culture, gene: of.measured, of, deltaCq: of.cq - mean(own) },
        undetermined: lacking || hasSilent(of),
        value: log2Amount(of.cq, primers.get(of.measured) ?? two) - base,
      }));
  });
}

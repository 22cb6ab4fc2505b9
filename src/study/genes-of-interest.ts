import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { nearestNames } from '../genome/names.ts';
import { caution, type Notice } from '../messages/message.ts';

/** The genes that the gene models do not have under any of their names. */
export function unknownGenes(wanted: readonly string[], models: GeneModels): string[] {
  const known = new Set(models.symbol.map((symbol) => symbol.toLowerCase()));
  const names = new KnownNames();
  return wanted.filter(
    (gene) => !known.has(gene.toLowerCase()) && !known.has((names.symbol(gene) ?? '').toLowerCase()),
  );
}

/** A caution for every gene of interest that the gene models do not have under any of its names. */
export function unknownGenesOfInterest(wanted: readonly string[], models: GeneModels | undefined): Notice[] {
  if (models === undefined) return [];
  const symbols = [...new Map(models.symbol.map((symbol) => [symbol.toLowerCase(), symbol])).values()];
  return unknownGenes(wanted, models).flatMap((gene) => {
    const [near] = nearestNames(gene, symbols, 1);
    return [
      near === undefined
        ? caution('genes.no-such-gene', { gene })
        : caution('genes.no-such-gene-near', { gene, near }),
    ];
  });
}

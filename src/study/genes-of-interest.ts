import { KnownNames } from '../genome/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { nearestNames } from '../genome/names.ts';
import { caution, type Notice } from '../messages/message.ts';

/** A caution for every gene of interest that the gene models do not have under any of its names. */
export function unknownGenesOfInterest(wanted: readonly string[], models: GeneModels | undefined): Notice[] {
  if (models === undefined) return [];
  const known = new Map(models.symbol.map((symbol) => [symbol.toLowerCase(), symbol]));
  const names = new KnownNames();
  return wanted.flatMap((gene) => {
    if (known.has(gene.toLowerCase()) || known.has((names.symbol(gene) ?? '').toLowerCase())) return [];
    const [near] = nearestNames(gene, [...known.values()], 1);
    return [
      near === undefined
        ? caution('genes.no-such-gene', { gene })
        : caution('genes.no-such-gene-near', { gene, near }),
    ];
  });
}

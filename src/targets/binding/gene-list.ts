import type { GeneModels } from '../../genome/genes.ts';

/** Transcripts grouped into genes. */
export interface GeneList {
  readonly models: GeneModels;
  /** Symbol (else identifier) of every gene, in the order of its first transcript. */
  readonly names: readonly string[];
  /** Gene of every transcript. */
  readonly geneOf: Uint32Array;
  /** First transcript of every gene. */
  readonly firstRow: Uint32Array;
}

/** Genes are told apart by symbol; transcripts without one by gene or transcript identifier. */
export function groupTranscripts(models: GeneModels): GeneList {
  const numbers = new Map<string, number>();
  const firstRow: number[] = [];
  const geneOf = new Uint32Array(models.count);
  for (let row = 0; row < models.count; row++) {
    const name = models.symbol[row] || models.geneId[row] || models.transcript[row];
    let gene = numbers.get(name);
    if (gene === undefined) {
      gene = numbers.size;
      numbers.set(name, gene);
      firstRow.push(row);
    }
    geneOf[row] = gene;
  }
  return { models, names: [...numbers.keys()], geneOf, firstRow: Uint32Array.from(firstRow) };
}

// ChIP-Atlas' Target Genes table: how strongly each experiment of one antigen is bound near each gene.
import type { GeneModels } from '../../genome/genes.ts';

/** Peaks near TSSs as pairs. */
export interface TssPeaks {
  /** Row of the TSSs. */
  readonly tss: ArrayLike<number>;
  /** Column of the table. */
  readonly column: ArrayLike<number>;
  readonly score: ArrayLike<number>;
}

export interface TargetGeneTable {
  /** Genes in order of the table, r rows. */
  readonly gene: readonly string[];
  /** Mean over the columns, zeros included, r rows. */
  readonly average: Float64Array;
  /** Greatest score of each gene and column, row by row, r x columns; 0 where there is no peak. */
  readonly score: Float64Array;
  /** Interaction score of the antigen and the gene, r rows; 0 where there is none. */
  readonly interaction: Float64Array;
}

/**
 * The Target Genes table: rows are genes with a peak of any column near any of their TSSs, and genes that have only
 * an interaction score; order: average descending, then interaction descending, then name.
 * @param symbolOfTss gene of each TSS row
 * @param columns number of experiments
 * @param interactions scores of the antigen with genes
 *
 * **Source:** ChIP-Atlas, targetGenes.sh (github.com/shinyaoki/chipatlas, 2019); Oki et al. 2018, EMBO Rep 19:e46255.
 */
export function targetGeneTable(
  symbolOfTss: readonly string[],
  columns: number,
  peaks: TssPeaks,
  interactions: ReadonlyMap<string, number> = new Map(),
): TargetGeneTable {
  const rowOf = new Map<string, number>();
  const names: string[] = [];
  const add = (name: string): number => {
    let row = rowOf.get(name);
    if (row === undefined) {
      row = names.push(name) - 1;
      rowOf.set(name, row);
    }
    return row;
  };
  const geneOfPair = new Uint32Array(peaks.tss.length);
  for (let i = 0; i < geneOfPair.length; i++) geneOfPair[i] = add(symbolOfTss[peaks.tss[i]]);
  for (const name of interactions.keys()) add(name);
  const cells = new Float64Array(names.length * columns);
  for (let i = 0; i < geneOfPair.length; i++) {
    const cell = geneOfPair[i] * columns + peaks.column[i];
    if (peaks.score[i] > cells[cell]) cells[cell] = peaks.score[i];
  }
  const averages = names.map((_, row) => {
    let sum = 0;
    for (let column = 0; column < columns; column++) sum += cells[row * columns + column];
    return columns === 0 ? 0 : sum / columns;
  });
  const interactionOf = (row: number): number => interactions.get(names[row]) ?? 0;
  const order = names
    .map((_, row) => row)
    .sort(
      (a, b) =>
        averages[b] - averages[a] || interactionOf(b) - interactionOf(a) || (names[a] < names[b] ? -1 : 1),
    );
  const score = new Float64Array(cells.length);
  order.forEach((row, place) =>
    score.set(cells.subarray(row * columns, (row + 1) * columns), place * columns),
  );
  return {
    gene: order.map((row) => names[row]),
    average: Float64Array.from(order, (row) => averages[row]),
    score,
    interaction: Float64Array.from(order, interactionOf),
  };
}

/**
 * TSS rows that count: those of protein-coding RefSeq transcripts (`NM_`); all of them where the gene models do not
 * tell.
 */
export function codingTssRows(genes: GeneModels): Uint32Array {
  const all = Uint32Array.from({ length: genes.count }, (_, row) => row);
  const coding = all.filter((row) => /^NM_/.test(genes.transcript[row]));
  return coding.length > 0 ? coding : all;
}

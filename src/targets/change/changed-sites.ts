import { nearestTss, type TssIndex } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { GeneList } from '../binding/gene-list.ts';

/** A peak farther than this from every TSS belongs to no gene, bp. */
export const NEAREST_GENE_REACH = 100_000;

/**
 * What the gene of each peak does: that with the nearest TSS, within 100 kb.
 * @param state of every gene: 1 changed as asked, 0 unchanged, -1 neither (not measured, or changed otherwise)
 * @returns state of each peak; -1 too where no gene is near
 */
export function stateOfPeaks(
  index: TssIndex,
  { geneOf }: Pick<GeneList, 'geneOf'>,
  peaks: PeakColumns,
  state: Int8Array,
): Int8Array {
  const { gene, distance } = nearestTss(index, peaks);
  return Int8Array.from(gene, (transcript, peak) =>
    transcript < 0 || Math.abs(distance[peak]) > NEAREST_GENE_REACH ? -1 : state[geneOf[transcript]],
  );
}

import type { PeakColumns } from '../../genome/peak-columns.ts';
import { peakStrength } from '../../genome/peak-strength.ts';
import { genesWithin, nearestTss, type TssIndex } from '../../genome/nearest-tss.ts';

/** What single peaks add to single transcripts, n pairs. */
export interface Contributions {
  readonly peak: Uint32Array;
  /** Row of the gene models, n pairs. */
  readonly row: Uint32Array;
  /** Summit minus TSS in the direction of transcription, bp, n pairs. */
  readonly distance: Int32Array;
  readonly weight: Float64Array;
  /** How the weights of one transcript are put together. */
  readonly combine: 'sum' | 'maximum';
}

/**
 * Regulatory potential of BETA: exp(-0.5 - 4 d / reach) for every peak nearer than `reach` to the TSS.
 *
 * **Source:** Wang et al., Nat Protoc 2013;8:2502 (BETA).
 * **R:** `sum(exp(-0.5 - 4 * d[d < reach] / reach))`
 * @param reach bp; BETA's default is 100,000
 */
export function betaPotential(index: TssIndex, peaks: PeakColumns, reach = 100_000): Contributions {
  const pairs = genesWithin(index, peaks, reach - 1);
  const weight = Float64Array.from(pairs.distance, (d) => Math.exp(-0.5 - (4 * Math.abs(d)) / reach));
  return { peak: pairs.peak, row: pairs.gene, distance: pairs.distance, weight, combine: 'sum' };
}

/**
 * Regulatory potential of Lisa: the weight halves every `halfDistance`; peaks nearer than five of them count.
 *
 * **Source:** Qin et al., Genome Biology 2020;21:32 (Lisa).
 * **R:** `sum(2^-(d[d < 5 * halfDistance] / halfDistance))`
 * @param halfDistance bp; Lisa's default is 10,000
 */
export function halvingPotential(index: TssIndex, peaks: PeakColumns, halfDistance = 10_000): Contributions {
  const pairs = genesWithin(index, peaks, Math.ceil(5 * halfDistance) - 1);
  const weight = Float64Array.from(pairs.distance, (d) => 2 ** (-Math.abs(d) / halfDistance));
  return { peak: pairs.peak, row: pairs.gene, distance: pairs.distance, weight, combine: 'sum' };
}

/**
 * Best peak within a window of the TSS (ChIP-Atlas Target Genes): its signal, else its score, else 1.
 *
 * **Source:** Oki et al., EMBO Rep 2018;19:e46255.
 * @param window bp; ChIP-Atlas offers 1,000, 5,000 and 10,000
 */
export function promoterWindow(index: TssIndex, peaks: PeakColumns, window: number): Contributions {
  const pairs = genesWithin(index, peaks, window);
  const strength = peakStrength(peaks);
  const weight = Float64Array.from(pairs.peak, (peak) => strength[peak]);
  return { peak: pairs.peak, row: pairs.gene, distance: pairs.distance, weight, combine: 'maximum' };
}

/** Every peak counts once, for the gene with the nearest TSS. */
export function nearestGene(index: TssIndex, peaks: PeakColumns): Contributions {
  const { gene, distance } = nearestTss(index, peaks);
  const placed = Uint32Array.from(gene.keys()).filter((peak) => gene[peak] >= 0);
  return {
    peak: placed,
    row: Uint32Array.from(placed, (peak) => gene[peak]),
    distance: Int32Array.from(placed, (peak) => distance[peak]),
    weight: new Float64Array(placed.length).fill(1),
    combine: 'sum',
  };
}

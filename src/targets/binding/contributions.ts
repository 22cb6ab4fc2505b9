import { chromosomeCodes } from '../../genome/chromosome-names.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { peakStrength } from '../../genome/peak-strength.ts';
import { genesWithin, nearestTss, type TssIndex } from '../../genome/nearest-tss.ts';
import { firstAtLeast } from '../../statistics/sorted-search.ts';
import { power } from '../../statistics/power.ts';

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
  const weight = Float64Array.from(pairs.distance, (d) => power(2, -Math.abs(d) / halfDistance));
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

/** A part of a chromosome, 0-based half-open, whose peaks count for a transcript. */
export interface RegulatoryInterval {
  /** Row of the gene models. */
  readonly row: number;
  readonly chromosome: number;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/**
 * Every peak adds the weights of the intervals that hold its summit to their transcripts.
 * @param chromosomeNames what the intervals' chromosomes are numbers of
 */
export function intervalContributions(
  models: GeneModels,
  peaks: PeakColumns,
  intervals: readonly RegulatoryInterval[],
  chromosomeNames: readonly string[],
): Contributions {
  const { summit } = peaks;
  const codes = chromosomeCodes(peaks.chromosomeNames, chromosomeNames);
  const peaksOf = chromosomeNames.map((): number[] => []);
  for (let peak = 0; peak < peaks.count; peak++) {
    const code = codes[peaks.chromosome[peak]];
    if (code >= 0) peaksOf[code].push(peak);
  }
  for (const list of peaksOf) list.sort((a, b) => summit[a] - summit[b] || a - b);
  const summits = peaksOf.map((list) => Int32Array.from(list, (peak) => summit[peak]));
  const pairs = intervals.flatMap((interval) => {
    const places = summits[interval.chromosome];
    const first = firstAtLeast(places, interval.start);
    const inside = peaksOf[interval.chromosome].slice(first, firstAtLeast(places, interval.end, first));
    return inside.map((peak) => ({ ...interval, peak }));
  });
  return {
    peak: Uint32Array.from(pairs, ({ peak }) => peak),
    row: Uint32Array.from(pairs, ({ row }) => row),
    distance: Int32Array.from(
      pairs,
      ({ peak, row }) => (summit[peak] - models.tss[row]) * models.strand[row],
    ),
    weight: Float64Array.from(pairs, ({ weight }) => weight),
    combine: 'sum',
  };
}

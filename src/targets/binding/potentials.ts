import { chromosomeCodes } from '../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { power } from '../../statistics/power.ts';
import { firstAtLeast } from '../../statistics/sorted-search.ts';
import type { GeneList } from './gene-list.ts';

/** What a peak adds to a gene, by its distance from the TSS in bp; those beyond the last element add nothing. */
export type WeightAtDistance = Float64Array;

/** Weights of BETA's regulatory potential, as `betaPotential`. @param reach bp */
export function betaWeights(reach = 100_000): WeightAtDistance {
  return Float64Array.from({ length: reach }, (_, d) => Math.exp(-0.5 - (4 * d) / reach));
}

/** Weights of Lisa's regulatory potential, as `halvingPotential`. @param halfDistance bp */
export function halvingWeights(halfDistance = 10_000): WeightAtDistance {
  return Float64Array.from({ length: Math.ceil(5 * halfDistance) }, (_, d) => power(2, -d / halfDistance));
}

/**
 * Regulatory potentials alone, for many sets of peaks in turn: the same numbers as `scoreGenes` of `betaPotential` or
 * `halvingPotential`, without what belongs to single peaks.
 * @returns for a set of peaks the potential of every gene: that of its best transcript
 */
export function potentialsOf(
  { models, geneOf, names }: GeneList,
  weights: WeightAtDistance,
): (peaks: PeakColumns) => Float64Array {
  const { count, chromosome, tss } = models;
  const rows = Uint32Array.from({ length: count }, (_, row) => row).sort(
    (a, b) => chromosome[a] - chromosome[b] || tss[a] - tss[b] || a - b,
  );
  // Transcripts that begin at one place are one place.
  const placeOf = new Uint32Array(count);
  const position = new Int32Array(count);
  const first = new Uint32Array(models.chromosomeNames.length + 1);
  let places = 0;
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (i === 0 || tss[before] !== tss[row] || chromosome[before] !== chromosome[row]) {
      position[places++] = tss[row];
      first[chromosome[row] + 1]++;
    }
    placeOf[row] = places - 1;
  });
  for (let code = 1; code < first.length; code++) first[code] += first[code - 1];
  const reach = weights.length - 1;
  const atPlace = new Float64Array(places);
  return (peaks) => {
    atPlace.fill(0);
    const codes = chromosomeCodes(peaks.chromosomeNames, models.chromosomeNames);
    for (let peak = 0; peak < peaks.count; peak++) {
      const code = codes[peaks.chromosome[peak]];
      if (code < 0) continue;
      const summit = peaks.summit[peak];
      const end = first[code + 1];
      let at = firstAtLeast(position, summit - reach, first[code], end);
      for (; at < end && position[at] <= summit + reach; at++)
        atPlace[at] += weights[Math.abs(summit - position[at])];
    }
    const potential = new Float64Array(names.length);
    for (let row = 0; row < count; row++)
      potential[geneOf[row]] = Math.max(potential[geneOf[row]], atPlace[placeOf[row]]);
    return potential;
  };
}

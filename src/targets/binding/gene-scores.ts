import type { Contributions } from './contributions.ts';
import type { GeneList } from './gene-list.ts';

/** What binding says about every gene; arrays have one element per gene. */
export interface GeneScores {
  readonly genes: GeneList;
  /** Score of the winning transcript; 0 where no peak counts. */
  readonly score: Float64Array;
  /** Row of the winning transcript in the gene models (the first one where no peak counts). */
  readonly transcript: Uint32Array;
  /** Peaks that count for the winning transcript. */
  readonly peaks: Uint32Array;
  /** Peak with the largest contribution, -1 where there is none. */
  readonly strongestPeak: Int32Array;
  /** The peak nearest to the winning transcript's TSS, as summit minus TSS in its direction, bp; NaN where there is none. */
  readonly nearestDistance: Float64Array;
  /** Score of every transcript (row of the gene models). */
  readonly ofTranscript: Float64Array;
  /** What the scores are made of. */
  readonly contributions: Contributions;
}

/** Every transcript is scored; a gene takes its best one (the first of equals). */
export function scoreGenes(genes: GeneList, contributions: Contributions): GeneScores {
  const { models, geneOf, names } = genes;
  const ofTranscript = new Float64Array(models.count);
  const { row, weight, peak, distance, combine } = contributions;
  for (let i = 0; i < row.length; i++) {
    if (combine === 'sum') ofTranscript[row[i]] += weight[i];
    else ofTranscript[row[i]] = Math.max(ofTranscript[row[i]], weight[i]);
  }
  const transcript = genes.firstRow.slice();
  for (let r = 0; r < models.count; r++) {
    if (ofTranscript[r] > ofTranscript[transcript[geneOf[r]]]) transcript[geneOf[r]] = r;
  }
  const count = names.length;
  const peaks = new Uint32Array(count);
  const strongestPeak = new Int32Array(count).fill(-1);
  const strongest = new Float64Array(count);
  const nearestDistance = new Float64Array(count).fill(NaN);
  for (let i = 0; i < row.length; i++) {
    const gene = geneOf[row[i]];
    if (transcript[gene] !== row[i]) continue;
    peaks[gene]++;
    if (strongestPeak[gene] < 0 || weight[i] > strongest[gene]) {
      strongestPeak[gene] = peak[i];
      strongest[gene] = weight[i];
    }
    if (!(Math.abs(nearestDistance[gene]) <= Math.abs(distance[i]))) nearestDistance[gene] = distance[i];
  }
  const score = Float64Array.from(transcript, (r) => ofTranscript[r]);
  return {
    genes,
    score,
    transcript,
    peaks,
    strongestPeak,
    contributions,
    nearestDistance,
    ofTranscript,
  };
}

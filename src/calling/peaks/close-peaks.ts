// Stretches above the threshold, joined over small gaps, are peaks.
import type { ScoredStretches } from './scan-chromosome.ts';
import { subSummits } from './sub-summits.ts';

/** Peaks of one chromosome by start; n each. With sub-peaks a peak stands once for each of its summits. */
export interface ChromosomePeaks {
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Base of the summit. */
  readonly summit: Int32Array;
  /** Reads at the summit, scaled. */
  readonly pileup: Float64Array;
  /** (pileup + 1) / (expected + 1) at the summit. */
  readonly fold: Float64Array;
  /** -log10 p at the summit. */
  readonly logP: Float64Array;
  /** -log10 q at the summit. */
  readonly logQ: Float64Array;
  /** Number of the peak in its chromosome, from 0; summits of one peak share it. */
  readonly peak: Int32Array;
}

export interface PeakSettings {
  /** A stretch belongs to a peak where this is above `threshold`. */
  readonly by: 'p' | 'q';
  /** -log10 of the p or q. */
  readonly threshold: number;
  /** Gaps up to this many bp are bridged. */
  readonly gap: number;
  /** Shorter peaks are left out, bp. */
  readonly shortest: number;
  /** Every summit of a peak, not its highest alone. */
  readonly subPeaks: boolean;
  /** Peaks with a lower fold are left out. */
  readonly leastFold: number;
}

/** Peaks of a chromosome. The summit is the middle of its highest stretch; of several as high, of the middle one. **Source:** MACS. */
export function closePeaks(
  stretches: ScoredStretches,
  q: ReadonlyMap<number, number>,
  settings: PeakSettings,
): ChromosomePeaks {
  const peaks = new Peaks();
  for (const { from, to, places } of joinedStretches(stretches, q, settings)) {
    const start = stretches.start[places[from]];
    const end = stretches.end[places[to - 1]];
    const inside = places.slice(from, to);
    const found = settings.subPeaks ? subSummits(stretches, inside, settings.shortest) : [];
    const summits = found.length > 0 ? found : [highestMiddle(stretches, inside)];
    let any = false;
    for (const { position, stretch } of summits) {
      const pileup = stretches.pileup[stretch];
      const fold = Math.fround((pileup + 1) / (stretches.expected[stretch] + 1));
      if (fold < settings.leastFold) continue;
      any = true;
      const logP = stretches.score[stretch];
      peaks.add([start, end, position, pileup, fold, logP, q.get(logP)!]);
    }
    if (any) peaks.next();
  }
  return peaks.columns();
}

/** Runs of stretches above the threshold whose gaps are small and that are long enough: `places[from..to)` of each. */
export function* joinedStretches(
  { start, end, score }: ScoredStretches,
  q: ReadonlyMap<number, number>,
  { by, threshold, gap, shortest }: Pick<PeakSettings, 'by' | 'threshold' | 'gap' | 'shortest'>,
): Generator<{ from: number; to: number; places: Int32Array }> {
  const least = Math.fround(threshold);
  const above = new Int32Array(score.length);
  let count = 0;
  for (let at = 0; at < score.length; at++) {
    if ((by === 'q' ? q.get(score[at])! : score[at]) > least) above[count++] = at;
  }
  const places = above.subarray(0, count);
  let from = 0;
  for (let to = 1; to <= count; to++) {
    if (to < count && start[places[to]] - end[places[to - 1]] <= gap) continue;
    if (end[places[to - 1]] - start[places[from]] >= shortest) yield { from, to, places };
    from = to;
  }
}

function highestMiddle(
  { start, end, pileup }: ScoredStretches,
  places: Int32Array,
): { position: number; stretch: number } {
  let highest = -1;
  let tied: number[] = [];
  for (const place of places) {
    if (pileup[place] > highest) tied = [];
    if (pileup[place] < highest) continue;
    highest = pileup[place];
    tied.push(place);
  }
  const stretch = tied[Math.floor((tied.length + 1) / 2) - 1];
  return { position: Math.floor((start[stretch] + end[stretch]) / 2), stretch };
}

class Peaks {
  private readonly rows: number[][] = [];
  private peak = 0;

  add(row: number[]): void {
    this.rows.push([...row, this.peak]);
  }

  next(): void {
    this.peak++;
  }

  columns(): ChromosomePeaks {
    const { rows } = this;
    const integers = (column: number): Int32Array => Int32Array.from(rows, (row) => row[column]);
    const numbers = (column: number): Float64Array => Float64Array.from(rows, (row) => row[column]);
    return {
      ...{ start: integers(0), end: integers(1), summit: integers(2) },
      ...{ pileup: numbers(3), fold: numbers(4), logP: numbers(5), logQ: numbers(6) },
      peak: integers(7),
    };
  }
}

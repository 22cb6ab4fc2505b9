// Reads of a chip, and of a control where there is one -> peaks.
import type { AlignedReads } from '../genome/reads/aligned-reads.ts';
import { backgroundOf, drawnChromosome, type BackgroundSettings } from './peaks/background.ts';
import { broadPeaks, type ChromosomeDomains } from './peaks/broad-peaks.ts';
import { closePeaks, type ChromosomePeaks, type PeakSettings } from './peaks/close-peaks.ts';
import { pileupRuns, type PileupRuns } from './peaks/pileup-runs.ts';
import { qByScore } from './peaks/q-values.ts';
import { scanChromosome, type ChromosomeToScan, type ScannedChromosome } from './peaks/scan-chromosome.ts';

export interface CalledPeaks {
  /** Chromosomes that chip and control share, in the order of their names, each with its peaks. */
  readonly chromosomes: readonly {
    readonly name: string;
    /** In bp; where the files do not tell it, up to where the last read ends. */
    readonly length: number;
    readonly peaks: ChromosomePeaks;
    /** Where a weak threshold was given. */
    readonly domains?: ChromosomeDomains;
  }[];
  /** The pileup of a chromosome and what was expected there, computed anew; by its place in the list. */
  readonly signal: (chromosome: number) => { readonly pileup: PileupRuns; readonly expected: PileupRuns };
}

/** Walks along several chromosomes; `drawn` makes each when its turn comes. The answers are in their order. */
export type ScanAll = (
  count: number,
  drawn: (chromosome: number) => ChromosomeToScan,
) => Promise<readonly ScannedChromosome[]>;

const scanHere: ScanAll = (count, drawn) =>
  Promise.resolve(Array.from({ length: count }, (_, at) => scanChromosome(drawn(at))));

/**
 * Peaks of a chip.
 * @param chip without duplicates
 * @param control without duplicates, of the same layout
 * @param scanAll in this thread where it is left out; the peaks are the same however many threads there are
 */
export async function callPeaks(
  chip: AlignedReads,
  control: AlignedReads | undefined,
  settings: BackgroundSettings & PeakSettings & { /** -log10, of domains. */ readonly weak?: number },
  scanAll: ScanAll = scanHere,
): Promise<CalledPeaks> {
  const background = backgroundOf(chip, control, settings);
  const controls = new Map((control ?? chip).chromosomes.map((chromosome) => [chromosome.name, chromosome]));
  const shared = [...chip.chromosomes]
    .filter(({ name }) => controls.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { weak } = settings;
  const keepAbove = Math.min(settings.threshold, weak ?? Infinity);
  const drawn = (at: number): ChromosomeToScan =>
    drawnChromosome(shared[at], controls.get(shared[at].name)!, background, settings, keepAbove);
  const scanned = await scanAll(shared.length, drawn);
  const q = qByScore(scanned.map(({ histogram }) => histogram));
  return {
    chromosomes: shared.map(({ name, length }, at) => ({
      ...{ name, length: length ?? scanned[at].end },
      peaks: closePeaks(scanned[at].stretches, q, settings),
      ...(weak !== undefined && { domains: broadPeaks(scanned[at].stretches, q, settings, weak) }),
    })),
    signal: (at) => pileupRuns(drawn(at)),
  };
}

// Reads of a chip, and of a control where there is one -> peaks.
import type { AlignedReads } from '../genome/reads/aligned-reads.ts';
import { backgroundOf, drawnChromosome, type BackgroundSettings } from './peaks/background.ts';
import { closePeaks, type ChromosomePeaks, type PeakSettings } from './peaks/close-peaks.ts';
import { qByScore } from './peaks/q-values.ts';
import { scanChromosome, type ScannedChromosome } from './peaks/scan-chromosome.ts';

export interface CalledPeaks {
  /** Chromosomes that chip and control share, in the order of their names, each with its peaks. */
  readonly chromosomes: readonly { readonly name: string; readonly peaks: ChromosomePeaks }[];
}

/**
 * Peaks of a chip.
 * @param chip without duplicates
 * @param control without duplicates, of the same layout
 */
export function callPeaks(
  chip: AlignedReads,
  control: AlignedReads | undefined,
  settings: BackgroundSettings & PeakSettings,
): CalledPeaks {
  const background = backgroundOf(chip, control, settings);
  const controls = new Map((control ?? chip).chromosomes.map((chromosome) => [chromosome.name, chromosome]));
  const shared = [...chip.chromosomes]
    .filter(({ name }) => controls.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const scanned: ScannedChromosome[] = shared.map((chromosome) =>
    scanChromosome(
      drawnChromosome(chromosome, controls.get(chromosome.name)!, background, settings, settings.threshold),
    ),
  );
  const q = qByScore(scanned.map(({ histogram }) => histogram));
  return {
    chromosomes: shared.map(({ name }, at) => ({
      name,
      peaks: closePeaks(scanned[at].stretches, q, settings),
    })),
  };
}

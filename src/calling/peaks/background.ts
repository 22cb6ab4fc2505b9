// How many reads are expected: from the genome's mean, from a control, or from the chip's own wider surroundings.
import type { AlignedReads, PairedReads, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { countReads } from '../../genome/reads/read-numbers.ts';
import { drawnFragments, drawnReads } from './drawn-reads.ts';
import type { ChromosomeToScan } from './scan-chromosome.ts';

export interface BackgroundSettings {
  /** Bases of the genome that reads can be placed on. */
  readonly genomeSize: number;
  /** Length of fragments in bp; of pairs their mean. */
  readonly fragment: number;
  /** 5' ends of single reads are moved this far along their direction before they are drawn. */
  readonly shift: number;
  /** Widths of a control's surroundings, bp. */
  readonly small: number;
  readonly large: number;
  /** The genome's mean is expected everywhere. */
  readonly flat: boolean;
  /** The smaller of chip and control is scaled up, instead of the larger one down. */
  readonly scaleUp: boolean;
}

/** What the chip and its control are worth, the same for every chromosome. */
export interface Background {
  /** What one read of the chip counts. */
  readonly scale: number;
  /** Expected everywhere at least. */
  readonly least: number;
  /** Widths that background reads are drawn over, and what one of them counts. */
  readonly widths: readonly { readonly width: number; readonly scale: number }[];
}

/**
 * **Source:** MACS 2 and 3: expected reads by the chip's, or its control's, covered bases over the genome's size, and by reads within
 * the fragment's length, `small` and `large` of a place; without a control within `large` alone. The larger of chip and control is
 * scaled to the smaller one.
 */
export function backgroundOf(
  chip: AlignedReads,
  control: AlignedReads | undefined,
  settings: BackgroundSettings,
): Background {
  const { genomeSize, fragment, flat, small, large } = settings;
  const covered = coveredBases(chip, fragment);
  if (!control) {
    // Of pairs both ends are drawn, each for half of a fragment.
    const scale = chip.layout === 'paired' ? covered / (large * countReads(chip) * 2) : fragment / large;
    return { scale: 1, least: covered / genomeSize, widths: flat ? [] : [{ width: large, scale }] };
  }
  // Both ends of a pair are drawn as long as the chip's fragments.
  const ends = control.layout === 'paired' ? 2 : 1;
  const controlCovered =
    countReads(control) * ends * (chip.layout === 'paired' ? meanFragment(chip) : fragment);
  const ratio = covered / controlCovered;
  const chipIsLarger = countReads(chip) > countReads(control) * ends;
  const toControl = chipIsLarger !== settings.scaleUp;
  const unit = toControl ? 1 : ratio;
  const widths = [
    { width: fragment, scale: unit },
    { width: small, scale: (fragment / small) * unit },
    { width: large, scale: (fragment / large) * unit },
  ];
  return {
    scale: toControl ? 1 / ratio : 1,
    least: (toControl ? controlCovered : covered) / genomeSize,
    widths: flat ? [] : widths,
  };
}

/** One chromosome of chip and control, drawn for the walk along it. */
export function drawnChromosome(
  chip: SingleReads['chromosomes'][number] | PairedReads['chromosomes'][number],
  background: SingleReads['chromosomes'][number] | PairedReads['chromosomes'][number],
  { scale, least, widths }: Background,
  { fragment, shift }: BackgroundSettings,
  keepAbove: number,
): ChromosomeToScan {
  const treatment =
    'start' in chip
      ? drawnFragments(chip.start, chip.end, chip.length)
      : drawnReads(chip.forward, chip.reverse, { before: -shift, behind: shift + fragment }, chip.length);
  const forward = 'start' in background ? background.start : background.forward;
  const reverse = 'start' in background ? background.end.slice().sort() : background.reverse;
  return {
    ...{ treatment, scale, least, keepAbove },
    background: widths.map(({ width, scale: worth }) => {
      const before = Math.floor(width / 2);
      const behind = 'start' in background ? before : width - before;
      return { ...drawnReads(forward, reverse, { before, behind }, background.length), scale: worth };
    }),
  };
}

/** Mean length of fragments in bp. */
export function meanFragment(reads: PairedReads): number {
  return coveredBases(reads, 0) / countReads(reads);
}

function coveredBases(reads: AlignedReads, fragment: number): number {
  if (reads.layout === 'single') return countReads(reads) * fragment;
  let bases = 0;
  for (const { start, end } of reads.chromosomes)
    for (let i = 0; i < start.length; i++) bases += end[i] - start[i];
  return bases;
}

import type { PeakFormat } from '../../formats/peaks/peak-layout.ts';
import type { ColumnMeaning } from '../manifest.ts';

/** What the signal and the score of one peak file are. */
export type FileMeaning = Omit<ColumnMeaning, 'experiments'>;

/** Columns that the user chose instead of the format's own, and what is known about the score. */
export interface MeaningChoice {
  readonly signalColumn?: number;
  readonly scoreColumn?: number;
  /** The user or the source says that scores are -10 log10 Q. */
  readonly scoreIsMinus10Log10Q?: boolean;
}

/** Describes the columns of a peak file; only MACS and ChIP-Atlas state themselves that scores are -10 log10 Q. */
export function meaningOf(format: PeakFormat, hasSignal: boolean, choice: MeaningChoice): FileMeaning {
  const chipAtlas = format.startsWith('chip-atlas');
  const statesQ = (format === 'macs-xls' || chipAtlas) && choice.scoreColumn === undefined;
  return {
    signal: describe(format, choice.signalColumn, signalOf(format, hasSignal)),
    score: describe(format, choice.scoreColumn, scoreOf(format, hasSignal)),
    scoreIsMinus10Log10Q: choice.scoreIsMinus10Log10Q ?? statesQ,
  };
}

function describe(format: PeakFormat, chosen: number | undefined, own: string): string {
  return chosen === undefined ? own : `${format} column ${chosen}`;
}

function signalOf(format: PeakFormat, hasSignal: boolean): string {
  if (format === 'narrowPeak' || format === 'broadPeak') return `${format} column 7`;
  if (format === 'macs-xls') return 'MACS fold_enrichment';
  return hasSignal ? scoreOf(format, true) : 'none';
}

function scoreOf(format: PeakFormat, hasSignal: boolean): string {
  if (format === 'macs-xls') return 'MACS -10 log10 q-value';
  if (format === 'chip-atlas-bed4') return 'ChIP-Atlas column 4';
  if (format.startsWith('chip-atlas')) return 'ChIP-Atlas column 5';
  if (format === 'narrowPeak' || format === 'broadPeak') return `${format} column 5`;
  return hasSignal ? 'BED column 5' : 'none';
}

/** The meanings of experiments 0 to n - 1 as ranges of equal ones. */
export function meaningRanges(meanings: readonly FileMeaning[]): ColumnMeaning[] {
  const ranges: ColumnMeaning[] = [];
  let first = 0;
  meanings.forEach((meaning, i) => {
    const next = meanings[i + 1];
    const same =
      next?.signal === meaning.signal &&
      next.score === meaning.score &&
      next.scoreIsMinus10Log10Q === meaning.scoreIsMinus10Log10Q;
    if (same) return;
    ranges.push({ experiments: [first, i], ...meaning });
    first = i + 1;
  });
  return ranges;
}

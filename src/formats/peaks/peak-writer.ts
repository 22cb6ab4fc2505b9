import type { PeakColumns } from '../../genome/peak-columns.ts';
import { plainCell } from '../text/cell-text.ts';

/** Formats that peaks are written in. */
export type WrittenPeakFormat = 'bed3' | 'bed4' | 'bed5' | 'bed6' | 'bed9' | 'narrowPeak' | 'broadPeak';

export interface PeakTextOptions {
  /** Column 4 of each peak, n names without blanks; `.` by default. */
  readonly names?: readonly string[];
  /** Colour of each peak in a bed9 as `red,green,blue` from 0 to 255, n of them; `0,0,0` by default. */
  readonly colours?: readonly string[];
}

/**
 * Peaks as text, one per line in their order, tab-separated, without a header; the same peaks give the same
 * bytes. Numbers are written in full, so that reading them back gives the same peaks: bed5 and wider keep the
 * score, narrowPeak and broadPeak score and signal, narrowPeak the summit. These formats know no missing
 * signal or score: 0 stands for it. P and Q values are not kept: -1, as the formats prescribe.
 */
export function peakText(
  peaks: PeakColumns,
  format: WrittenPeakFormat,
  options: PeakTextOptions = {},
): string {
  const { names, colours } = options;
  const parts: string[] = [];
  let lines: string[] = [];
  for (let row = 0; row < peaks.count; row++) {
    const start = peaks.start[row];
    const end = peaks.end[row];
    let line = `${peaks.chromosomeNames[peaks.chromosome[row]]}\t${start}\t${end}`;
    if (format !== 'bed3') line += `\t${names?.[row] ?? '.'}`;
    if (format !== 'bed3' && format !== 'bed4') line += `\t${numberText(peaks.score[row])}`;
    switch (format) {
      case 'bed6':
        line += '\t.';
        break;
      case 'bed9':
        line += `\t.\t${start}\t${end}\t${colours?.[row] ?? '0,0,0'}`;
        break;
      case 'broadPeak':
        line += `\t.\t${numberText(peaks.signal[row])}\t-1\t-1`;
        break;
      case 'narrowPeak':
        line += `\t.\t${numberText(peaks.signal[row])}\t-1\t-1\t${peaks.summit[row] - start}`;
        break;
      case 'bed3':
      case 'bed4':
      case 'bed5':
        break;
    }
    lines.push(line);
    if (lines.length === 65_536) {
      parts.push(lines.join('\n') + '\n');
      lines = [];
    }
  }
  if (lines.length > 0) parts.push(lines.join('\n') + '\n');
  return parts.join('');
}

function numberText(value: number): string {
  return Number.isNaN(value) || value === 0 ? '0' : String(value);
}

/** Peaks of an atlas as text: numbered under one name, signals with the six digits that they are known to. */
export function numberedPeaks(peaks: PeakColumns, format: WrittenPeakFormat, name: string): string {
  const signal = Float64Array.from(peaks.signal, (value) => Number(value.toPrecision(6)));
  const label = plainCell(name);
  const names = Array.from({ length: peaks.count }, (_, i) => `${label}_${i + 1}`);
  return peakText({ ...peaks, signal }, format, { names });
}

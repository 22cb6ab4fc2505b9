import { InputError } from '../../../errors.ts';
import { basesOfWindows, windowsAround } from '../../../genome/bases/sequence-windows.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import { peakStrength, strongestPeaks } from '../../../genome/peak-strength.ts';
import { decodeSequence, type Sequences } from '../../../genome/sequence.ts';
import { about, note, type Notice } from '../../../messages/message.ts';
import { distinctWindows } from '../../../motifs/windows/distinct-windows.ts';
import {
  basesOf,
  fitLengths,
  motifWindows,
  takeWindows,
  type MotifWindows,
} from '../../../motifs/windows/motif-windows.ts';
import type { FoundSequence } from '../sequence.ts';
import type { WindowSource } from './compared-input.ts';

/** Windows that were made, and how. */
export interface MadeWindows {
  readonly windows: MotifWindows;
  readonly notices: readonly Notice[];
}

/** Lengths of windows, in bp. */
export interface LengthRange {
  readonly least: number;
  readonly most: number;
}

/** Bases of sequences that are taken for windows, at most: more are a genome. */
const MOST_BASES = 500_000_000;

/**
 * The windows of a source: those around the summits of peaks, or sequences as they are.
 * @param width bp of windows around summits
 * @param bestPeaks take so many of the strongest peaks alone
 * @param fitted sequences are cut to the longest of these lengths, and left out below the shortest
 * @throws InputError for sequences as large as a genome
 */
export function sourceWindows(
  source: WindowSource,
  genome: Pick<FoundSequence, 'sequences' | 'sequenceOf'> | undefined,
  { width, bestPeaks, fitted }: { width: number; bestPeaks?: number | undefined; fitted?: LengthRange },
): MadeWindows {
  const { name, peaks, sequences, notices } = source;
  if (peaks === undefined) {
    const made = windowsOfSequences(sequences, name, fitted);
    return { ...made, notices: [...notices, ...about({ file: name }, made.notices)] };
  }
  if (genome === undefined) throw new RangeError('peaks need the sequence of their genome');
  const chosen = bestPeaks === undefined ? peaks : strongestPeaks(peaks, bestPeaks);
  const made = windowsOfPeaks(chosen, genome, width);
  return { ...made, notices: [...notices, ...about({ file: name }, made.notices)] };
}

/** Windows around summits, one for each place. */
export function windowsOfPeaks(
  peaks: PeakColumns,
  { sequences, sequenceOf }: Pick<FoundSequence, 'sequences' | 'sequenceOf'>,
  width: number,
): MadeWindows {
  const places = { chromosome: peaks.chromosome, position: peaks.summit };
  const all = windowsAround(places, sequenceOf(peaks.chromosomeNames), sequences.sizes, width);
  const whole = rowsWhere(all.start.length, (i) => all.end[i] - all.start[i] === width);
  const strength = peakStrength(peaks);
  const distinct = distinctWindows(
    whole.map((i) => all.sequence[i]),
    whole.map((i) => all.start[i]),
    width,
    Float64Array.from(whole, (i) => strength[all.row[i]]),
  ).map((at) => whole[at]);
  const pick = (column: Uint32Array): Uint32Array => distinct.map((i) => column[i]);
  const kept = {
    ...all,
    row: pick(all.row),
    sequence: pick(all.sequence),
    start: pick(all.start),
    end: pick(all.end),
  };
  const bases = basesOfWindows(sequences, kept);
  const { windows, leftOut } = motifWindows(bases, kept.row);
  return {
    windows,
    notices: [
      note('motifs.windows', {
        windows: windows.count,
        width,
        peaks: peaks.count,
        overlapping: whole.length - distinct.length,
        clipped: all.clipped,
        unknown: leftOut,
        elsewhere: all.elsewhere + all.beyondEnd,
        masked: bases.codes.length === 0 ? 0 : Math.round((100 * bases.masked) / bases.codes.length),
      }),
    ],
  };
}

function rowsWhere(count: number, holds: (row: number) => boolean): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i).filter(holds);
}

/** Sequences as windows; what stands there twice counts once. @throws InputError for more bases than windows have */
function windowsOfSequences(
  sequences: Sequences,
  file: string,
  fitted: LengthRange | undefined,
): MadeWindows {
  const { names, sizes } = sequences;
  const offset = new Float64Array(names.length + 1);
  for (const i of names.keys()) offset[i + 1] = offset[i] + sizes[i];
  if (offset[names.length] > MOST_BASES)
    throw new InputError('these sequences are too long for windows', {
      file,
      expected: `windows of some hundred bp, ${MOST_BASES / 1e6} million bp at most together`,
      found: `${names.length} sequences of ${offset[names.length]} bp together`,
      fix: 'give peaks and this file as their genome: --sequence FILE; or look for sites in it: chipmate motifs scan',
    });
  const codes = new Uint8Array(offset[names.length]);
  let masked = 0;
  for (const i of names.keys()) {
    codes.set(sequences.bases(i, 0, sizes[i]), offset[i]);
    masked += sequences.masked(i, 0, sizes[i]);
  }
  const whole = { codes, offset };
  const { bases, row, cut, short } =
    fitted === undefined
      ? { bases: whole, row: undefined, cut: 0, short: 0 }
      : fitLengths(whole, fitted.least, fitted.most);
  const { windows: all, leftOut } = motifWindows(bases, row);
  const windows = withoutCopies(all);
  const said = {
    windows: windows.count,
    sequences: names.length,
    copies: all.count - windows.count,
    unknown: leftOut,
    masked: codes.length === 0 ? 0 : Math.round((100 * masked) / codes.length),
  };
  return {
    windows,
    notices: [
      note('motifs.sequences', said),
      ...(cut + short > 0
        ? [note('motifs.fitted', { cut, short, least: fitted?.least ?? 0, most: fitted?.most ?? 0 })]
        : []),
    ],
  };
}

function withoutCopies(windows: MotifWindows): MotifWindows {
  const seen = new Set<string>();
  const kept = rowsWhere(windows.count, (i) => {
    const text = decodeSequence(basesOf(windows, i));
    return !seen.has(text) && seen.add(text) !== undefined;
  });
  return kept.length === windows.count ? windows : takeWindows(windows, kept);
}

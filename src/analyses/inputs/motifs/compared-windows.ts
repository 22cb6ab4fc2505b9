import { InputError } from '../../../errors.ts';
import { about, caution, note, type Notice } from '../../../messages/message.ts';
import { matchWindows } from '../../../motifs/windows/match-windows.ts';
import { lengthOf, takeWindows, type MotifWindows } from '../../../motifs/windows/motif-windows.ts';
import { shuffledWindows } from '../../../motifs/windows/shuffle-bases.ts';
import { mean } from '../../../statistics/descriptive.ts';
import { createRandom, type Random } from '../../../statistics/random.ts';
import type { Choices, Chosen } from '../choices.ts';
import type { ComparedInput } from './compared-input.ts';
import { sourceWindows, windowsOfPeaks, type LengthRange, type MadeWindows } from './source-windows.ts';
import { unboundSites } from './unbound-sites.ts';

/** What may be chosen wherever windows of sequence are compared with others. */
export const comparedChoices = {
  width: { type: 'integer', min: 20, max: 10_000, default: 200, unit: 'bp', help: 'motifs.choice.width' },
  bestPeaks: { type: 'integer', min: 1, help: 'motifs.choice.best-peaks' },
  unmatched: { type: 'flag', help: 'motifs.choice.unmatched' },
  seed: { type: 'integer', min: 0, default: 1, help: 'motifs.choice.seed' },
} as const satisfies Choices;

export type ComparedSettings = Chosen<typeof comparedChoices>;

/** Windows that are asked about, and those that they are compared with. */
export interface ComparedWindows {
  readonly foreground: MotifWindows;
  readonly background: MotifWindows;
  /** What the background is. */
  readonly against: 'shuffled' | 'sites' | 'given';
  /** The length of all windows of the foreground; undefined where they differ. */
  readonly width: number | undefined;
  readonly notices: readonly Notice[];
}

/** Windows of the background in all, and for each of the foreground, at most: more add little. */
const BACKGROUND = 20_000;
const MOST_FOR_EACH = 10;
/** Fewer windows of the background are few. */
const FEW = 100;
/** Fewer windows that are asked about show strong enrichments alone. */
const FEW_WINDOWS = 50;
/** Sites of an atlas that are read for each that is wanted: not all of them are like the foreground. */
const READ_FOR_EACH = 3;
/** Sites of the query's own cell type, for each window, that are enough without those of other cells. */
const ENOUGH = 2;
/** Share of the windows that may lack like ones of the background. */
const LACKING = 0.03;
/** A difference of the mean shares of GC from which the background is unlike the foreground. */
const UNLIKE_GC = 0.02;
/** A longer sequence is a locus rather than a window. */
const LONG_WINDOW = 2000;

/**
 * The windows of a comparison. Peaks have windows around their summits, without those that overlap a stronger one's, are cut at an
 * end of a chromosome, or have many unknown bases; sequences are windows themselves. The background is what is given, or sites of the atlas
 * that no peak of the query overlaps, matched by GC, CpG and length (`unmatched` takes it as it is); or the windows with their bases
 * shuffled. The same input and seed give the same windows.
 * @throws InputError where no window is left on either side
 */
export function comparedWindows(input: ComparedInput, settings: ComparedSettings): ComparedWindows {
  const { foreground: source, background: against } = input;
  const { windows: foreground, notices } = sourceWindows(source, input.genome, settings);
  refuseNone(foreground, source.name);
  const lengths = rangeOf(foreground);
  const width = lengths.least === lengths.most ? lengths.least : undefined;
  const said = [
    ...input.notices,
    ...notices,
    ...(source.peaks === undefined && lengths.most > LONG_WINDOW
      ? about({ file: source.name }, [caution('motifs.long-windows', { bp: lengths.most })])
      : []),
    ...(foreground.count < FEW_WINDOWS
      ? about({ file: source.name }, [caution('motifs.few-windows', { windows: foreground.count })])
      : []),
  ];
  const most = Math.min(MOST_FOR_EACH, Math.max(1, BACKGROUND / foreground.count));
  const random = createRandom(settings.seed);
  if (against === 'shuffled') {
    const copies = Math.floor(most);
    const background = shuffledWindows(foreground, copies, random.split('shuffled'));
    const how = note('motifs.background-shuffled', { copies, seed: settings.seed });
    said.push(how, caution('motifs.shuffled'));
    return { foreground, background, against, width, notices: said };
  }
  const wanted = Math.floor(most * foreground.count);
  const pool = poolOf(input, settings, { lengths, windows: foreground.count, wanted }, random);
  const name = against === 'sites' ? 'sites' : against.name;
  const kind = against === 'sites' ? 'sites' : 'given';
  refuseNone(pool.windows, name);
  const { background, matching } = matched(foreground, pool.windows, settings, random.split('matched'), most);
  refuseNone(background, name);
  return {
    ...{ foreground, background, against: kind, width },
    notices: [
      ...said,
      ...pool.notices,
      ...about({ file: name }, [...matching, ...likeness(foreground, background)]),
    ],
  };
}

/** The windows among which those of the background are chosen. */
function poolOf(
  { foreground, background, genome, sites }: ComparedInput,
  { width }: ComparedSettings,
  {
    lengths,
    windows,
    wanted,
  }: { readonly lengths: LengthRange; readonly windows: number; readonly wanted: number },
  random: Random,
): MadeWindows {
  if (background !== 'sites' && background !== 'shuffled')
    return sourceWindows(background, genome, { width, fitted: lengths });
  if (sites === undefined || genome === undefined || foreground.peaks === undefined)
    throw new RangeError('sites are those of an atlas, for peaks');
  const asked = { width, enough: ENOUGH * windows, most: READ_FOR_EACH * wanted };
  const { peaks, notices } = unboundSites(sites, foreground.peaks, asked, random.split('sites'));
  const made = windowsOfPeaks(peaks, genome, width);
  return { windows: made.windows, notices: [...notices, ...about({ file: 'sites' }, made.notices)] };
}

function matched(
  foreground: MotifWindows,
  pool: MotifWindows,
  { unmatched, seed }: ComparedSettings,
  random: Random,
  most: number,
): { background: MotifWindows; matching: Notice[] } {
  const all = pool.count;
  if (unmatched === true)
    return { background: pool, matching: [note('motifs.background-as-given', { windows: all })] };
  const { chosen, unlike } = matchWindows(foreground, pool, random, most);
  return {
    background: chosen.length === all ? pool : takeWindows(pool, chosen),
    matching: [
      note('motifs.background-matched', { windows: chosen.length, all, seed }),
      ...(unlike > LACKING * foreground.count
        ? [caution('motifs.background-lacks', { windows: unlike, foreground: foreground.count })]
        : []),
    ],
  };
}

/** How like the windows of both sides are, and whether there are enough. */
function likeness(foreground: MotifWindows, background: MotifWindows): Notice[] {
  const [own, other] = [mean(foreground.gc), mean(background.gc)];
  const percent = (share: number): string => (100 * share).toFixed(1);
  const said = {
    gc: percent(own),
    gcBackground: percent(other),
    cpg: mean(foreground.cpg).toFixed(2),
    cpgBackground: mean(background.cpg).toFixed(2),
  };
  const few = background.count < Math.max(FEW, foreground.count / 2);
  return [
    note('motifs.likeness', said),
    ...(Math.abs(own - other) >= UNLIKE_GC
      ? [caution('motifs.background-unlike', { gc: said.gc, gcBackground: said.gcBackground })]
      : []),
    ...(few
      ? [caution('motifs.background-small', { background: background.count, foreground: foreground.count })]
      : []),
  ];
}

function rangeOf(windows: MotifWindows): LengthRange {
  let [least, most] = [Infinity, 0];
  for (let i = 0; i < windows.count; i++) {
    least = Math.min(least, lengthOf(windows, i));
    most = Math.max(most, lengthOf(windows, i));
  }
  return { least, most };
}

/** @throws InputError for no window */
function refuseNone({ count }: MotifWindows, file: string): void {
  if (count > 0) return;
  throw new InputError('no window of sequence is left', {
    key: 'motifs.no-window',
    file,
    expected: 'windows that lie on the sequence, of known bases for nine tenths at least',
    fix: 'check that peaks and sequence are of the same genome, or give a smaller --width',
  });
}

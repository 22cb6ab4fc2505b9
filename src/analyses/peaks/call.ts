import { callPeaks, type CalledPeaks } from '../../calling/call-peaks.ts';
import { calledColumns, domainColumns } from '../../calling/called-columns.ts';
import { likelyAtOnePlace, withoutDuplicates } from '../../calling/duplicates.ts';
import {
  FEWEST_PAIRS,
  fragmentModel,
  MACS_MODEL,
  USUAL_FRAGMENT,
  type FragmentModel,
} from '../../calling/fragment-length/fragment-length.ts';
import type { ChromosomeDomains } from '../../calling/peaks/broad-peaks.ts';
import { meanFragment } from '../../calling/peaks/background.ts';
import type { ChromosomePeaks } from '../../calling/peaks/close-peaks.ts';
import { effectiveSize, SIZE_WORDS } from '../../genome/effective-sizes.ts';
import type { AlignedReads, PairedReads, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { countReads, coveredBy } from '../../genome/reads/read-numbers.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { choose, type Choices, type Choosing, type Chosen } from '../inputs/choices.ts';
import { scanInThreads } from '../inputs/reads/scan-threads.ts';
import type { ChipAndControl, OpenedReads } from '../inputs/reads/open-reads.ts';

/** What may be chosen when peaks are called. */
export const peaksCallChoices = {
  assay: {
    type: 'one of',
    values: ['chip', 'cut-and-run', 'cut-and-tag'],
    default: 'chip',
    unit: 'assay',
    help: 'peaks-call.choice.assay',
  },
  genomeSize: { type: 'text', unit: 'bp', help: 'peaks-call.choice.genome-size' },
  q: { type: 'number', min: 0, max: 1, help: 'peaks-call.choice.q' },
  p: { type: 'number', min: 0, max: 1, help: 'peaks-call.choice.p' },
  duplicates: { type: 'text', unit: 'n', help: 'peaks-call.choice.duplicates' },
  fragment: { type: 'integer', min: 1, max: 10_000, unit: 'bp', help: 'peaks-call.choice.fragment' },
  shift: {
    type: 'integer',
    min: -10_000,
    max: 10_000,
    default: 0,
    unit: 'bp',
    help: 'peaks-call.choice.shift',
  },
  summits: {
    type: 'one of',
    values: ['highest', 'every'],
    default: 'highest',
    help: 'peaks-call.choice.summits',
  },
  shape: { type: 'one of', values: ['narrow', 'broad'], default: 'narrow', help: 'peaks-call.choice.shape' },
  broadQ: { type: 'number', min: 0, max: 1, default: 0.1, help: 'peaks-call.choice.broad-q' },
  background: {
    type: 'one of',
    values: ['local', 'genome'],
    help: 'peaks-call.choice.background',
  },
  scaleTo: {
    type: 'one of',
    values: ['smaller', 'larger'],
    default: 'smaller',
    help: 'peaks-call.choice.scale-to',
  },
  compatible: {
    type: 'one of',
    values: ['macs2', 'macs3'],
    default: 'macs3',
    help: 'peaks-call.choice.compatible',
  },
} as const satisfies Choices;

/** What the assay decides where the user does not. */
interface ByAssay {
  readonly q: number;
  readonly duplicates: string;
  /** Of the control, where nothing is said of either. */
  readonly controlDuplicates: string;
  readonly background: 'local' | 'genome';
}

type Settings = Chosen<typeof peaksCallChoices> & ByAssay;

const CHIP: ByAssay = { q: 0.05, duplicates: '1', controlDuplicates: '1', background: 'local' };
/**
 * Nucleases and transposases cut where the DNA lets them, again and again at one place, and little beside the target.
 *
 * **Source:** q and duplicates, of which controls are freed: nf-core/cutandrun 3.2.2 (`macs2_qvalue`, `dedup_target_reads`); CUT&RUNTools, Zhu
 * et al. 2019, Genome Biol 20:192; Kaya-Okur et al. 2020, Nat Protoc 15:3264. The genome's mean without a control is chipmate's own.
 */
const CUT: ByAssay = { q: 0.01, duplicates: 'all', controlDuplicates: '1', background: 'genome' };
/** Fragments of a factor's footprint are shorter, those of nucleosomes longer, bp. **Source:** Skene and Henikoff 2017, eLife 6:e21856. */
const FOOTPRINT = 120;

/** One row for each summit, as a narrowPeak file has them. */
export interface CalledAnswer extends Answer {
  /** Length that reads were drawn to, bp. */
  readonly fragment: number;
  readonly model?: FragmentModel;
  /** Chromosomes of chip and control; `signal` has what lies on each, by its place in the list. */
  readonly called: CalledPeaks;
}

/** Widths of a control's surroundings, bp. **Source:** MACS. */
const SURROUNDINGS = { small: 1000, large: 10_000 };
/** Reads on less than this part of a genome are those of a part of it. */
export const PART_OF_GENOME = 0.5;
const SMALLEST_GENOME = 1000;
/** The score of a peak, for shading, is so many times its -log10. */
const SCORE_FACTOR = 10;

/**
 * Where do the reads of a chip pile up beyond what its control, or its own surroundings, let expect?
 * @throws InputError without a genome's size, and for reads that cannot be called
 */
export async function peaksCall(
  { chip, control, threads }: ChipAndControl,
  asking: Choosing<typeof peaksCallChoices> = {},
): Promise<CalledAnswer> {
  const { settings, said: assaySaid } = byAssay(
    choose(peaksCallChoices, asking),
    chip.reads,
    control !== undefined,
  );
  const { size, said: sizeSaid } = genomeSizeOf(settings, chip);
  const most = duplicatesOf(settings.duplicates, size, countReads(chip.reads));
  const reads = withoutDuplicates(chip.reads, most);
  const mostOfControl = duplicatesOf(settings.controlDuplicates, size, countReads(chip.reads));
  const controlReads = control === undefined ? undefined : withoutDuplicates(control.reads, mostOfControl);
  const notices: Notice[] = [...chip.notices, ...(control?.notices ?? [])];
  notices.push(...assaySaid, ...sizeSaid, ...duplicatesSaid(chip.reads, reads, most));
  if (control === undefined)
    notices.push(
      settings.background === 'genome' ? note('peaks-call.mean-of-genome') : note('peaks-call.no-control'),
    );
  const { fragment, model, said } = fragmentOf(chip.reads, reads, settings, size);
  notices.push(...said);
  const paired = reads.layout === 'paired';
  const scanAll = scanInThreads(countReads(reads) + countReads(controlReads ?? reads), threads);
  const called = await callPeaks(
    reads,
    controlReads,
    {
      ...SURROUNDINGS,
      ...{ genomeSize: size, fragment, shift: settings.shift },
      flat: settings.background === 'genome',
      scaleUp: settings.scaleTo === 'larger',
      by: settings.p === undefined ? 'q' : 'p',
      threshold: -Math.log10(settings.p ?? settings.q),
      ...(settings.shape === 'broad' && { weak: -Math.log10(settings.broadQ) }),
      gap: paired ? Math.trunc(fragment) : chip.reads.firstLength,
      shortest: Math.trunc(fragment),
      subPeaks: settings.summits === 'every',
      leastFold: 1,
    },
    scanAll,
  );
  const table = settings.shape === 'broad' ? domainTable(called, settings) : peakTable(called, settings);
  const rows = table.columns[0].values.length;
  notices.push(
    rows === 0
      ? caution('peaks-call.none', { threshold: settings.p ?? settings.q })
      : note('peaks-call.called', { peaks: rows }),
  );
  return { ...{ fragment, called }, ...(model === undefined ? {} : { model }), table, notices };
}

/** The settings that the assay asks for where the user says nothing. */
function byAssay(
  chosen: Chosen<typeof peaksCallChoices>,
  reads: AlignedReads,
  hasControl: boolean,
): { settings: Settings; said: Notice[] } {
  const { assay, q, p, duplicates, background } = chosen;
  const usual =
    assay === 'chip' ? CHIP : { ...CUT, background: hasControl ? CHIP.background : CUT.background };
  const settings: Settings = {
    ...chosen,
    q: q ?? usual.q,
    duplicates: duplicates ?? usual.duplicates,
    controlDuplicates: duplicates ?? usual.controlDuplicates,
    background: background ?? usual.background,
  };
  if (assay === 'chip') return { settings, said: [] };
  const set = [
    ...(q === undefined && p === undefined ? [`--q ${usual.q}`] : []),
    ...(duplicates === undefined ? [`--duplicates ${usual.duplicates}`] : []),
    ...(duplicates === undefined && hasControl ? [`--duplicates ${usual.controlDuplicates} (control)`] : []),
    ...(background === undefined && !hasControl ? [`--background ${usual.background}`] : []),
  ];
  const said: Notice[] = [
    ...(set.length === 0 ? [] : [note('peaks-call.by-assay', { assay, set: set.join(', ') })]),
    reads.layout === 'paired'
      ? note('peaks-call.footprints', {
          bp: FOOTPRINT,
          share: (100 * shareUpTo(reads, FOOTPRINT)).toFixed(0),
        })
      : caution('peaks-call.cut-single-ends', { assay }),
  ];
  return { settings, said };
}

function shareUpTo({ chromosomes }: PairedReads, most: number): number {
  let short = 0;
  let all = 0;
  for (const { start, end } of chromosomes) {
    all += start.length;
    for (let pair = 0; pair < start.length; pair++) if (end[pair] - start[pair] <= most) short++;
  }
  return short / all;
}

/** The score for shading, of what decides whether a base belongs to a peak. */
function scoreOf({ p }: Settings, logP: number, logQ: number): number {
  return Math.trunc(SCORE_FACTOR * (p === undefined ? logQ : logP));
}

function peakTable({ chromosomes }: CalledPeaks, settings: Settings): Table {
  const rows = chromosomes.flatMap(({ name, peaks }) =>
    Array.from(peaks.start, (_, at) => ({ name, peaks, at })),
  );
  const of = <Value>(value: (peaks: ChromosomePeaks, at: number) => Value): Value[] =>
    rows.map(({ peaks, at }) => value(peaks, at));
  return tableOf(calledColumns, {
    chrom: rows.map(({ name }) => name),
    start: of(({ start }, at) => start[at]),
    end: of(({ end }, at) => end[at]),
    peakName: namesOf(chromosomes.map(({ peaks }) => peaks.peak)),
    score: of(({ logP, logQ }, at) => scoreOf(settings, logP[at], logQ[at])),
    strand: rows.map(() => '.'),
    signal: of(({ fold }, at) => fold[at]),
    minusLog10P: of(({ logP }, at) => logP[at]),
    minusLog10Q: of(({ logQ }, at) => logQ[at]),
    summitOffset: of(({ start, summit }, at) => summit[at] - start[at]),
  });
}

function domainTable({ chromosomes }: CalledPeaks, settings: Settings): Table {
  const rows = chromosomes.flatMap(({ name, domains }) =>
    domains === undefined ? [] : Array.from(domains.start, (_, at) => ({ name, domains, at })),
  );
  const of = <Value>(value: (domains: ChromosomeDomains, at: number) => Value): Value[] =>
    rows.map(({ domains, at }) => value(domains, at));
  return tableOf(domainColumns, {
    chrom: rows.map(({ name }) => name),
    start: of(({ start }, at) => start[at]),
    end: of(({ end }, at) => end[at]),
    peakName: rows.map((_, row) => `domain_${row + 1}`),
    score: of(({ logP, logQ }, at) => scoreOf(settings, logP[at], logQ[at])),
    strand: rows.map(() => '.'),
    signal: of(({ fold }, at) => fold[at]),
    minusLog10P: of(({ logP }, at) => logP[at]),
    minusLog10Q: of(({ logQ }, at) => logQ[at]),
  });
}

/** Numbered through all chromosomes; summits of one peak by letters. */
function namesOf(numbers: readonly Int32Array[]): string[] {
  let before = 0;
  return numbers.flatMap((peak) => {
    const names = Array.from(peak, (number, at) => {
      const alone = peak[at - 1] !== number && peak[at + 1] !== number;
      return `peak_${before + number + 1}${alone ? '' : lettersOf(at - peak.indexOf(number))}`;
    });
    before += (peak.at(-1) ?? -1) + 1;
    return names;
  });
}

function lettersOf(number: number): string {
  const letter = String.fromCharCode(97 + (number % 26));
  return number < 26 ? letter : lettersOf(Math.floor(number / 26) - 1) + letter;
}

/**
 * The size that was said, else that of the assembly; of reads that lie on a small part of it, such as one chromosome, their part.
 * @throws InputError where nothing tells the size, and for a text that is none
 */
function genomeSizeOf(
  { genomeSize, compatible }: Settings,
  { assembly, name: file, reads }: OpenedReads,
): { size: number; said: Notice[] } {
  if (genomeSize !== undefined) {
    const size = effectiveSize(genomeSize, compatible) ?? Number(genomeSize);
    if (size >= SMALLEST_GENOME && Number.isFinite(size)) return { size, said: [] };
    const expected = `${SIZE_WORDS.join(', ')}, hg38, 2.9e9`;
    throw refused('peaks-call.size', {}, { expected, found: genomeSize });
  }
  const whole = assembly === undefined ? undefined : effectiveSize(assembly, compatible);
  if (whole === undefined) throw refused('peaks-call.no-size', {}, { file });
  const { shown, covered, all } = coveredBy(reads);
  if (covered / all >= PART_OF_GENOME) return { size: whole, said: [] };
  const size = Math.round((whole * covered) / all);
  const values = { shown, chromosomes: reads.chromosomes.length, bp: size, whole };
  return { size, said: [caution('peaks-call.part-of-genome', values)] };
}

function duplicatesOf(duplicates: string, genomeSize: number, reads: number): number {
  if (duplicates === 'all') return Infinity;
  if (duplicates === 'auto') return likelyAtOnePlace(genomeSize, reads);
  const most = Number(duplicates);
  if (Number.isSafeInteger(most) && most >= 1) return most;
  throw refused('peaks-call.duplicates', {}, { expected: '1, 2, ..., auto, all', found: duplicates });
}

function duplicatesSaid(all: AlignedReads, kept: AlignedReads, most: number): Notice[] {
  const [before, after] = [countReads(all), countReads(kept)];
  if (most === Infinity || before === after) return [];
  return [
    note('peaks-call.duplicates', {
      reads: before - after,
      share: ((100 * (before - after)) / before).toFixed(1),
    }),
  ];
}

function fragmentOf(
  all: AlignedReads,
  reads: AlignedReads,
  settings: Settings,
  genomeSize: number,
): { fragment: number; model?: FragmentModel; said: Notice[] } {
  if (all.layout === 'paired') {
    const fragment = meanFragment(all);
    return { fragment, said: [note('peaks-call.pairs', { bp: Math.round(fragment) })] };
  }
  if (settings.fragment !== undefined) return { fragment: settings.fragment, said: [] };
  const model = fragmentModel(reads as SingleReads, { ...MACS_MODEL, genomeSize, rule: settings.compatible });
  if (model.length === undefined) {
    const values = { pairs: model.pairs, fewest: FEWEST_PAIRS, bp: USUAL_FRAGMENT };
    return { fragment: USUAL_FRAGMENT, model, said: [caution('peaks-call.too-few-pairs', values)] };
  }
  const values = { bp: model.length, pairs: model.pairs };
  const said: Notice[] = [note('peaks-call.model', values)];
  if (model.length <= 2 * all.firstLength)
    said.push(caution('peaks-call.short-fragment', { bp: model.length, read: all.firstLength }));
  return { fragment: model.length, model, said };
}

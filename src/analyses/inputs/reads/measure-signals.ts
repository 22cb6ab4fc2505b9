import { withoutDuplicates } from '../../../calling/duplicates.ts';
import {
  FEWEST_PAIRS,
  fragmentModel,
  MACS_MODEL,
  USUAL_FRAGMENT,
} from '../../../calling/fragment-length/fragment-length.ts';
import { binMeans, type BinMeans, type WindowedSignal } from '../../../calling/profiles/bin-means.ts';
import { drawnSignal } from '../../../calling/profiles/drawn-signal.ts';
import { binsOf, type SignalSites, type WindowSize } from '../../../calling/profiles/signal-sites.ts';
import { readReads } from '../../../formats/reads/reads-file.ts';
import { openBigWig } from '../../../formats/signal/big-wig-reader.ts';
import { rawHead } from '../../../formats/text/file-head.ts';
import { memoryForColumns } from '../../../formats/text/held-memory.ts';
import { chromosomeCodes, chromosomeKey } from '../../../genome/chromosome-names.ts';
import type { AlignedReads } from '../../../genome/reads/aligned-reads.ts';
import { about, caution, note, type Notice } from '../../../messages/message.ts';
import { refused } from '../../../messages/refused.ts';
import { choose, type Choices, type Choosing, type Chosen } from '../choices.ts';
import { fileLabels } from './file-labels.ts';
import { assemblyOf } from './open-reads.ts';
import { openSites, type OpenedSites, type SiteFiles } from './open-sites.ts';

/** How signals are measured at sites. */
export const signalWindowChoices = {
  around: {
    type: 'one of',
    values: ['summit', 'centre'],
    default: 'summit',
    help: 'peaks-signal.choice.around',
  },
  flank: {
    ...{ type: 'integer', min: 1, max: 1_000_000, default: 2000, unit: 'bp' },
    help: 'peaks-signal.choice.flank',
  },
  bin: {
    ...{ type: 'integer', min: 1, max: 1_000_000, default: 50, unit: 'bp' },
    help: 'peaks-signal.choice.bin',
  },
  fragment: { type: 'integer', min: 1, max: 10_000, unit: 'bp', help: 'peaks-call.choice.fragment' },
  layout: { type: 'one of', values: ['single', 'paired'], help: 'peaks-call.choice.layout' },
  minQuality: { type: 'integer', min: 0, max: 254, default: 0, help: 'peaks-call.choice.min-quality' },
  markedDuplicates: {
    type: 'one of',
    values: ['keep', 'drop'],
    default: 'keep',
    help: 'peaks-differential.choice.marked-duplicates',
  },
} as const satisfies Choices;

type Settings = Chosen<typeof signalWindowChoices>;

/** The files of the question. */
export interface SignalFiles extends SiteFiles {
  /** bigWig, or reads as BAM, BED or BEDPE. */
  readonly signals: readonly string[];
}

/** A signal at all sites. */
export interface MeasuredSignal {
  readonly name: string;
  /** Heights are fragments per million; else they are those of its bigWig file. */
  readonly perMillion: boolean;
  /** How far single reads are drawn, bp. */
  readonly fragment?: number;
  /** Sites x bins, from upstream to downstream; NaN where nothing could be measured. */
  readonly values: Float32Array;
}

/** Signals at sites. */
export interface MeasuredSignals extends Omit<OpenedSites, 'notices' | 'name'> {
  readonly size: WindowSize;
  readonly signals: readonly MeasuredSignal[];
  readonly notices: readonly Notice[];
}

/** Bytes of a number of the matrix. */
const BYTES = 4;
/** Sites beyond the ends of chromosomes that a caller may produce, and their share. */
const [FEW, FEW_SHARE] = [3, 1e-4];
/** Above this share of sites without any value a signal may be of a part of the genome. */
const MUCH = 0.5;
/** First bytes of bigWig and bigBed files, in either byte order. */
const BINARY_TRACKS = ['26fc8f88', '888ffc26', 'ebf28987', '8789f2eb'];

/**
 * Reads sites, and signals one after another, of which nothing is kept but the bins.
 * @throws InputError for files that cannot be read or do not go together, and for windows that their bins do not fill
 */
export async function measureSignals(
  { signals, ...siteFiles }: SignalFiles,
  asking: Choosing<typeof signalWindowChoices> = {},
): Promise<MeasuredSignals> {
  const settings = choose(signalWindowChoices, asking);
  const { flank, bin, around } = settings;
  const size = { flank, bin };
  if (flank % bin !== 0) throw refused('peaks-signal.bins', { flank, bin });
  const opened = await openSites(siteFiles, around, assemblyOfTracks(signals));
  refuseTooLarge(opened.sites, size, signals.length);
  const labels = fileLabels(signals);
  const notices: Notice[] = [...opened.notices];
  const measured: MeasuredSignal[] = [];
  let first: { file: string; chromosomes: WindowedSignal['chromosomes'] } | undefined;
  for (const [at, file] of signals.entries()) {
    const signal = await openSignal(file, settings);
    try {
      refuseOtherNames(signal, opened, file);
      first ??= { file, chromosomes: signal.chromosomes };
      refuseOtherLengths(signal, first, file);
      const { values, ...missed } = binMeans(signal, opened.sites, size);
      const { perMillion, fragment } = signal;
      measured.push({ name: labels[at], perMillion, ...(fragment !== undefined && { fragment }), values });
      notices.push(...about({ file }, [...signal.notices, ...missedSaid(opened.sites, missed)]));
    } finally {
      signal.close();
    }
  }
  return { sites: opened.sites, point: opened.point, size, signals: measured, notices };
}

/** A signal that is open. */
interface OpenedSignal extends WindowedSignal {
  readonly perMillion: boolean;
  readonly fragment?: number;
  readonly notices: readonly Notice[];
  close(): void;
}

async function openSignal(file: string, settings: Settings): Promise<OpenedSignal> {
  if (isTrack(file)) {
    const track = openBigWig(file);
    return {
      chromosomes: track.chromosomes,
      runs: (chromosome, start, end) => track.runs(chromosome, start, end),
      perMillion: false,
      notices: [],
      close: () => track.close(),
    };
  }
  const { layout, minQuality, markedDuplicates } = settings;
  const { reads } = await readReads(file, {
    ...{ layout, minimumQuality: minQuality, keepMarkedDuplicates: markedDuplicates !== 'drop' },
  });
  const { kept, records } = reads.counts;
  const { fragment, said } = fragmentOf(reads, settings);
  return {
    ...drawnSignal(reads, fragment ?? 0),
    perMillion: true,
    ...(fragment !== undefined && { fragment }),
    notices: [note('reads.kept', { reads: kept, records, layout: reads.layout }), ...said],
    close: () => undefined,
  };
}

/** Whether a file is a signal, or claims to be one: what is no bigWig then says so. */
function isTrack(file: string): boolean {
  const head = rawHead(file, 4)?.toString('hex') ?? '';
  return BINARY_TRACKS.includes(head) || /\.(?:bw|bigwig|bedgraph|bdg|wig)(?:\.b?gz)?$/i.test(file);
}

/** The assembly of the first bigWig file, which tells the lengths of chromosomes at once. */
function assemblyOfTracks(files: readonly string[]): string | undefined {
  const file = files.find(isTrack);
  if (file === undefined) return undefined;
  const track = openBigWig(file);
  track.close();
  return assemblyOf(track);
}

/** How far single reads are drawn: what the user says, what the reads tell, or what is usual. */
function fragmentOf(reads: AlignedReads, settings: Settings): { fragment?: number; said: readonly Notice[] } {
  if (reads.layout === 'paired') return { said: [note('peaks-signal.pairs')] };
  if (settings.fragment !== undefined)
    return { fragment: settings.fragment, said: [note('peaks-signal.drawn', { bp: settings.fragment })] };
  const model = fragmentModel(withoutDuplicates(reads, 1) as typeof reads, {
    ...{ ...MACS_MODEL, genomeSize: basesOf(reads), rule: 'macs3' },
  });
  const { length: bp, pairs } = model;
  if (bp === undefined) {
    const values = { pairs, fewest: FEWEST_PAIRS, bp: USUAL_FRAGMENT };
    return { fragment: USUAL_FRAGMENT, said: [caution('peaks-call.too-few-pairs', values)] };
  }
  const said: Notice[] = [note('peaks-signal.drawn-by-model', { bp, pairs })];
  if (bp <= 2 * reads.firstLength)
    said.push(caution('peaks-call.short-fragment', { bp, read: reads.firstLength }));
  return { fragment: bp, said };
}

/** Bases of the chromosomes that reads lie on, up to the last read where their lengths are not known. */
function basesOf({ chromosomes }: AlignedReads): number {
  const bases = chromosomes.reduce((sum, chromosome) => {
    const last =
      'start' in chromosome
        ? (chromosome.end.at(-1) ?? 0)
        : Math.max(chromosome.forward.at(-1) ?? 0, chromosome.reverse.at(-1) ?? 0);
    return last === 0 ? sum : sum + (chromosome.length ?? last);
  }, 0);
  return Math.max(1, bases);
}

function refuseTooLarge({ count }: SignalSites, size: WindowSize, signals: number): void {
  const most = Math.floor(memoryForColumns() / BYTES);
  const numbers = count * binsOf(size) * signals;
  if (numbers <= most) return;
  throw refused('peaks-signal.too-large', {}, { expected: `at most ${most}`, found: String(numbers) });
}

/** @throws InputError where sites and signal share no chromosome, or sites lie beyond the ends of the signal's */
function refuseOtherNames(signal: OpenedSignal, { name, sites }: OpenedSites, file: string): void {
  const names = signal.chromosomes.map((chromosome) => chromosome.name);
  const codes = chromosomeCodes(sites.chromosomeNames, names);
  if (codes.every((code) => code < 0))
    throw refused(
      'sets.no-chromosome',
      { other: name },
      {
        ...{ file, expected: sites.chromosomeNames.slice(0, 3).join(', ') },
        found: names.slice(0, 3).join(', '),
      },
    );
  let beyond = 0;
  for (let site = 0; site < sites.count; site++) {
    const length = signal.chromosomes[codes[sites.chromosome[site]]]?.length ?? Infinity;
    if (sites.end[site] > length) beyond++;
  }
  if (beyond <= Math.max(FEW, FEW_SHARE * sites.count)) return;
  throw refused(
    'peaks-signal.other-build',
    { other: name },
    { file, found: `${beyond} of ${sites.count} end beyond a chromosome of ${file}` },
  );
}

/** @throws InputError for two signals of which a chromosome has two lengths */
function refuseOtherLengths(
  { chromosomes }: OpenedSignal,
  first: { readonly file: string; readonly chromosomes: WindowedSignal['chromosomes'] },
  file: string,
): void {
  const known = new Map(first.chromosomes.map((each) => [chromosomeKey(each.name), each]));
  for (const { name, length } of chromosomes) {
    const own = known.get(chromosomeKey(name));
    if (own?.length === undefined || length === undefined || own.length === length) continue;
    const details = { file, expected: `${own.name} ${own.length}`, found: `${name} ${length}` };
    throw refused('peaks-signal.two-genomes', { other: first.file }, details);
  }
}

function missedSaid({ count }: SignalSites, missed: Omit<BinMeans, 'values'>): Notice[] {
  const { elsewhere, beyondEnd, withoutValue } = missed;
  return [
    ...(elsewhere > 0 ? [caution('peaks-signal.elsewhere', { elsewhere, sites: count })] : []),
    ...(withoutValue > MUCH * (count - elsewhere)
      ? [caution('peaks-signal.without-value', { missing: withoutValue, sites: count - elsewhere })]
      : []),
    ...(beyondEnd > 0 ? [note('peaks-signal.beyond-end', { sites: beyondEnd })] : []),
  ];
}

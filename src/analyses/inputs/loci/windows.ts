import { firstOf } from '../../../counted.ts';
import { InputError } from '../../../errors.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import { UNKNOWN_BASE, type CodedSequence, type Sequences } from '../../../genome/sequence.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import {
  around,
  overlap,
  peakWindows,
  PROMOTER,
  promoterWindows,
  type WantedWindow,
} from '../../../motifs/loci/locus-windows.ts';
import type { Place } from '../place.ts';
import type { FoundSequence } from '../sequence.ts';

/** Where chosen loci are: genes and regions, regions of a file, and sequences of the user's own. */
export interface LociPlaces {
  readonly places: readonly Place[];
  readonly regions?: PeakColumns;
  readonly own?: Sequences;
  /** The query's peaks; without them genes are seen at their promoters. */
  readonly peaks?: PeakColumns;
  /** The genome's sequence, for all but own sequences. */
  readonly sequence?: FoundSequence;
}

/** A window with its bases, in order of the loci. */
export interface LocusWindow extends WantedWindow {
  readonly codes: CodedSequence;
  /** 1 where a base is soft-masked. */
  readonly masked: Uint8Array;
}

export interface LociWindows {
  /** What the loci are called. */
  readonly names: readonly string[];
  readonly windows: readonly LocusWindow[];
  readonly notices: readonly Notice[];
}

/** Loci that are named in a notice. */
const NAMED = 8;
/** An own sequence is a locus, not a genome. */
const LONGEST_OWN = 1_000_000;

/**
 * The windows of the loci with their bases. Loci without a known base are left out.
 * @throws InputError where none is left, and for an own sequence that is no locus
 */
export function lociWindows(
  input: LociPlaces,
  { width, reach }: { readonly width: number; readonly reach: number },
): LociWindows {
  const { places, regions, own, peaks, sequence } = input;
  const names: string[] = [];
  const windows: LocusWindow[] = [];
  const cut: string[] = [];
  const unbound: string[] = [];
  const take = (wanted: WantedWindow): void => {
    const read = sequence && readWindow(sequence, wanted);
    if (read === undefined) return;
    if (read.start > wanted.start || read.end < wanted.end) cut.push(names[wanted.locus]);
    windows.push(read);
  };
  for (const place of places) {
    const locus = names.push(place.gene ?? place.name) - 1;
    if (place.gene === undefined) {
      const { chromosome, start, end } = place.region;
      const centre = start + Math.floor((end - start) / 2);
      take({ ...around(chromosome, centre, width), locus, kind: 'region', centre });
      continue;
    }
    const bound = peaks && peakWindows(place.models, place.gene, peaks, { locus, reach, width });
    if (bound?.length === 0) unbound.push(place.gene);
    (bound?.length ? bound : promoterWindows(place.models, place.gene, locus)).forEach(take);
  }
  for (let i = 0; i < (regions?.count ?? 0); i++) {
    const { chromosomeNames, chromosome, start, end, summit } = regions as PeakColumns;
    const name = chromosomeNames[chromosome[i]];
    const locus = names.push(`${name}:${start[i] + 1}-${end[i]}`) - 1;
    take({ ...around(name, summit[i], width), locus, kind: 'region', centre: summit[i] });
  }
  own?.names.forEach((name, i) => {
    if (own.sizes[i] > LONGEST_OWN)
      throw new InputError(`the sequence ${name} is too long for a locus`, {
        expected: `sequences of at most ${LONGEST_OWN} bp`,
        found: `${own.sizes[i]} bp`,
        fix: 'chipmate motifs scan looks for motifs in sequences of any length',
      });
    const locus = names.push(name) - 1;
    const end = own.sizes[i];
    const at = {
      chromosome: name,
      start: 0,
      end,
      locus,
      kind: 'sequence',
      centre: Math.floor(end / 2),
    } as const;
    windows.push({ ...at, ...basesOf(own, i, 0, end) });
  });
  const known = windows.filter(({ codes }) => codes.some((code) => code < UNKNOWN_BASE));
  return {
    ...withoutEmpty(names, known),
    notices: [
      ...promotersSaid(places, peaks !== undefined, unbound, reach),
      ...(cut.length > 0
        ? [caution('loci.cut', { windows: cut.length, names: firstOf([...new Set(cut)], NAMED) })]
        : []),
      ...knownSaid(names, known),
      ...sharedSaid(names, known),
    ],
  };
}

/** The part of a window that its chromosome has, with its bases; undefined where it has none. */
function readWindow({ sequences, sequenceOf }: FoundSequence, wanted: WantedWindow): LocusWindow | undefined {
  const [on] = sequenceOf([wanted.chromosome]);
  if (on < 0) return undefined;
  const [start, end] = [Math.max(0, wanted.start), Math.min(sequences.sizes[on], wanted.end)];
  return start >= end ? undefined : { ...wanted, start, end, ...basesOf(sequences, on, start, end) };
}

function basesOf(
  sequences: Sequences,
  on: number,
  start: number,
  end: number,
): Pick<LocusWindow, 'codes' | 'masked'> {
  const masked = new Uint8Array(end - start);
  if (sequences.masked(on, start, end) > 0)
    masked.forEach((_, i) => (masked[i] = sequences.masked(on, start + i, start + i + 1)));
  return { codes: sequences.bases(on, start, end), masked };
}

/** @throws InputError where no locus has a known base */
function withoutEmpty(
  names: readonly string[],
  windows: readonly LocusWindow[],
): Pick<LociWindows, 'names' | 'windows'> {
  if (windows.length === 0)
    throw new InputError('none of these loci has a known base', {
      expected: 'genes, regions or sequences with bases that are known',
      found: names.slice(0, NAMED).join(', '),
      fix: 'is the sequence that of their genome? chipmate genome info',
    });
  const kept = names.flatMap((_, locus) => (windows.some((each) => each.locus === locus) ? [locus] : []));
  return {
    names: kept.map((locus) => names[locus]),
    windows: windows.map((window) => ({ ...window, locus: kept.indexOf(window.locus) })),
  };
}

function promotersSaid(
  places: readonly Place[],
  withPeaks: boolean,
  unbound: readonly string[],
  reach: number,
): Notice[] {
  const genes = places.flatMap(({ gene }) => gene ?? []);
  const where = { before: PROMOTER.before, after: PROMOTER.after };
  if (!withPeaks) return genes.length > 0 ? [note('loci.promoters', where)] : [];
  if (unbound.length === 0) return [];
  return [caution('loci.no-peak', { ...where, reach, names: firstOf(unbound, NAMED) })];
}

/** Loci that were left out, and bases that are not known in those that were not. */
function knownSaid(names: readonly string[], windows: readonly LocusWindow[]): Notice[] {
  const lost = names.filter((_, locus) => !windows.some((window) => window.locus === locus));
  let [unknown, bases] = [0, 0];
  for (const { codes } of windows) {
    bases += codes.length;
    for (const code of codes) if (code >= UNKNOWN_BASE) unknown++;
  }
  return [
    ...(lost.length > 0
      ? [caution('loci.no-bases', { loci: lost.length, names: firstOf(lost, NAMED) })]
      : []),
    ...(unknown > 0 ? [caution('loci.unknown-bases', { unknown, bases })] : []),
  ];
}

/** Windows of different loci that share bases: what one has the other has, too. */
function sharedSaid(names: readonly string[], windows: readonly LocusWindow[]): Notice[] {
  const pairs = new Set<string>();
  windows.forEach((a, i) => {
    for (const b of windows.slice(i + 1))
      if (a.locus !== b.locus && a.kind !== 'sequence' && b.kind !== 'sequence' && overlap(a, b))
        pairs.add(`${names[a.locus]} and ${names[b.locus]}`);
  });
  return pairs.size > 0 ? [caution('loci.share-bases', { names: firstOf([...pairs], NAMED) })] : [];
}

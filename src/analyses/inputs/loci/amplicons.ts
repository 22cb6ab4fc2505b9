import { UNKNOWN_BASE } from '../../../genome/sequence.ts';
import { note, type Notice } from '../../../messages/message.ts';
import { ampliconAt, type AmpliconWindow } from '../../../motifs/loci/amplicon-windows.ts';
import { ampliconColumns } from '../../../motifs/loci/loci-columns.ts';
import type { Answer } from '../../../tables/answer.ts';
import { tableOf } from '../../../tables/table.ts';
import type { MotifLoci } from '../../motifs/loci.ts';
import type { LocusWindow } from './windows.ts';

/** A stretch of sequence that primers are to be designed for. */
export interface PrimerTemplate {
  /** Letters; soft-masked bases in lower case, unknown ones N. */
  readonly template: string;
  /** The base that the product is to hold. */
  readonly target: number;
}

/** A pair of primers; positions in its template, half-open. */
export interface PrimerPair {
  readonly left: string;
  readonly right: string;
  readonly meltingLeft: number;
  readonly meltingRight: number;
  readonly start: number;
  readonly end: number;
}

/** Designs primers for templates, in their order; undefined where there are none. */
export type PrimerDesign = (templates: readonly PrimerTemplate[]) => readonly (PrimerPair | undefined)[];

interface Target {
  readonly window: LocusWindow;
  readonly name: string;
  /** Position within the window. */
  readonly at: number;
}

/** Names of the middles of windows. */
const MIDDLE = { peak: 'summit', promoter: 'TSS', region: 'middle', sequence: 'middle' } as const;

/**
 * Where amplicons for ChIP-qPCR may lie: one at the middle of every window, and one at the nearest site of each motif that was asked for.
 * @param design designs primers, too
 */
export function lociAmplicons(found: MotifLoci, design?: PrimerDesign): Answer {
  const { loci, windows } = found;
  const targets = windows.flatMap((window, i) => targetsIn(found, window, i));
  const amplicons = targets.map(({ window, at }) => ampliconAt(window.codes, window.masked, at));
  const stretch = amplicons.map((each): AmpliconWindow | undefined =>
    typeof each === 'string' ? undefined : each,
  );
  const primers = design?.(targets.map(({ window, at }) => ({ template: lettersOf(window), target: at })));
  const ofPair = <Value>(value: (pair: PrimerPair, from: number) => Value): (Value | null)[] | undefined =>
    primers?.map((pair, i) => (pair === undefined ? null : value(pair, targets[i].window.start)));
  const ofStretch = <Value>(value: (own: AmpliconWindow, from: number) => Value): (Value | null)[] =>
    stretch.map((own, i) => (own === undefined ? null : value(own, targets[i].window.start)));
  return {
    table: tableOf(ampliconColumns, {
      locus: targets.map(({ window }) => loci[window.locus]),
      target: targets.map(({ name }) => name),
      chrom: targets.map(({ window }) => window.chromosome),
      targetPosition: targets.map(({ window, at }) => window.start + at),
      start: ofStretch((own, from) => from + own.start),
      end: ofStretch((own, from) => from + own.end),
      length: ofStretch(({ start, end }) => end - start),
      gc: ofStretch(({ gc }) => 100 * gc),
      without: amplicons.map((each) => (typeof each === 'string' ? each : null)),
      primerLeft: ofPair(({ left }) => left),
      primerRight: ofPair(({ right }) => right),
      meltingLeft: ofPair(({ meltingLeft }) => meltingLeft),
      meltingRight: ofPair(({ meltingRight }) => meltingRight),
      productStart: ofPair(({ start }, from) => from + start),
      productEnd: ofPair(({ end }, from) => from + end),
    }),
    notices: saidOf(stretch, primers),
  };
}

function targetsIn({ motifs, asked, sitesOf }: MotifLoci, window: LocusWindow, number: number): Target[] {
  const middle = Math.min(Math.max(0, window.centre - window.start), window.codes.length - 1);
  const { motif, start } = sitesOf[number];
  const nearest = new Map<number, number>();
  for (let i = 0; i < motif.length; i++) {
    if (!asked.includes(motifs[motif[i]])) continue;
    const known = nearest.get(motif[i]);
    if (known === undefined || Math.abs(start[i] - middle) < Math.abs(known - middle))
      nearest.set(motif[i], start[i]);
  }
  const sites = [...nearest].sort(([a], [b]) => a - b);
  return [
    { window, name: MIDDLE[window.kind], at: middle },
    ...sites.map(([each, at]) => ({ window, name: motifs[each], at })),
  ];
}

function lettersOf({ codes, masked }: LocusWindow): string {
  let letters = '';
  codes.forEach((code, i) => {
    letters += (masked[i] === 1 ? 'acgtn' : 'ACGTN')[Math.min(code, UNKNOWN_BASE)];
  });
  return letters;
}

function saidOf(
  stretches: readonly (AmpliconWindow | undefined)[],
  primers: readonly (PrimerPair | undefined)[] | undefined,
): Notice[] {
  const found = (list: readonly unknown[]): number => list.filter((each) => each !== undefined).length;
  const targets = stretches.length;
  return [
    note('loci.amplicons', { found: found(stretches), targets }),
    ...(primers === undefined ? [] : [note('loci.primers', { found: found(primers), targets })]),
  ];
}

import type { MotifLibrary } from '../../../formats/motifs/motif-library.ts';
import { decodeSequence, reverseComplement } from '../../../genome/sequence.ts';
import { chanceOfLoci, placesFor, siteP } from '../../../motifs/loci/chance-of-loci.ts';
import { lociChanceColumns, lociSiteColumns } from '../../../motifs/loci/loci-columns.ts';
import type { SharedWord } from '../../../motifs/loci/shared-words.ts';
import { knownBases } from '../../../motifs/loci/windows-with-motif.ts';
import type { MotifSites } from '../../../motifs/motif-sites.ts';
import type { ScannedMotif } from '../../../motifs/scanned-motif.ts';
import { STEPS_PER_BIT } from '../../../motifs/score-matrix.ts';
import { benjaminiHochberg } from '../../../statistics/combine/multiple-testing.ts';
import { proportionInterval } from '../../../statistics/distributions/binomial.ts';
import { tableOf, type Table } from '../../../tables/table.ts';
import type { LocusWindow } from './windows.ts';

/** Windows of loci with the sites of motifs in them. */
interface CountedLoci {
  readonly loci: readonly string[];
  readonly windows: readonly LocusWindow[];
  readonly sitesOf: readonly MotifSites[];
  readonly motifs: readonly ScannedMotif[];
  /** Chance of each motif in each window. */
  readonly chances: readonly (readonly number[])[];
}

/** What is said of one motif. */
export interface SaidOfMotif {
  readonly motif: string;
  readonly asked: boolean;
  readonly found: number;
  readonly expected: number;
  readonly log10P: number;
  readonly any: number;
}

/**
 * One row for each motif, those least to be expected first.
 * @param shared words that were chosen because all loci have them: their p is that of any word of one locus
 * @param against what the chances rest on
 * @returns order of the motifs in the table
 */
export function lociTable(
  library: MotifLibrary,
  shared: readonly SharedWord[],
  { loci, windows, sitesOf, motifs, chances }: CountedLoci,
  against: string,
): { table: Table; order: number[]; said: SaidOfMotif[] } {
  const sharedOf = new Map(shared.map((each) => [each.word, each]));
  const bases = windows.map(({ codes }) => knownBases(codes));
  const rows = motifs.map((motif, number) => {
    const having = new Set<number>();
    let sites = 0;
    sitesOf.forEach((found, window) => {
      for (const each of found.motif) {
        if (each !== number) continue;
        sites++;
        having.add(windows[window].locus);
      }
    });
    const byLocus = loci.map((_, locus) =>
      chances[number].filter((_chance, i) => windows[i].locus === locus),
    );
    const { expected, log10P, any } = chanceOfLoci(byLocus, having.size);
    const word = sharedOf.get(library.id[number]);
    return {
      ...{ having, sites, expected, any, word },
      log10P: word === undefined ? log10P : ofSharedWord(word, byLocus),
      expectedSites: bases.reduce((sum, each) => sum + placesFor(motif, each), 0) * siteP(motif),
    };
  });
  const log10Q = benjaminiHochberg(Float64Array.from(rows, ({ log10P }) => log10P));
  const order = [...rows.keys()].sort(
    (a, b) =>
      rows[a].log10P - rows[b].log10P ||
      rows[b].having.size - rows[a].having.size ||
      rows[b].sites - rows[a].sites ||
      a - b,
  );
  const of = <Value>(value: (row: (typeof rows)[number]) => Value): Value[] =>
    order.map((i) => value(rows[i]));
  const intervals = of(({ having }) => proportionInterval(having.size, loci.length));
  const table = tableOf(lociChanceColumns, {
    motif: order.map((i) => library.id[i]),
    motifName: order.map((i) => library.name[i]),
    origin: of(({ word }) => (word === undefined ? 'library' : 'shared word')),
    lociWith: of(({ having }) => having.size),
    loci: of(() => loci.length),
    expectedLoci: of(({ expected }) => expected),
    share: of(({ having }) => (100 * having.size) / loci.length),
    ciLow: intervals.map(({ low }) => 100 * low),
    ciHigh: intervals.map(({ high }) => 100 * high),
    minusLog10P: of(({ log10P }) => 0 - log10P),
    minusLog10Q: order.map((i) => 0 - log10Q[i]),
    sites: of(({ sites }) => sites),
    expectedSites: of(({ expectedSites }) => expectedSites),
    chanceOfAny: of(({ any }) => any),
    against: of(() => against),
    names: of(({ having }) => loci.filter((_, locus) => having.has(locus)).join(', ') || null),
  });
  const said = order.map((i) => {
    const { having, expected, log10P, any, word } = rows[i];
    return { motif: library.id[i], asked: word === undefined, found: having.size, expected, log10P, any };
  });
  return { table, order, said };
}

/** log10 of the chance, at most, that any word of one locus is in all others: that of this one times their number. */
function ofSharedWord({ from, words }: SharedWord, chances: readonly (readonly number[])[]): number {
  const others = chances.filter((_, locus) => locus !== from);
  return Math.min(0, chanceOfLoci(others, others.length).log10P + Math.log10(words));
}

/** Every site of every motif in the windows, window by window. @param sitesOf with the motifs' numbers in the library */
export function lociSites(
  library: MotifLibrary,
  motifs: readonly ScannedMotif[],
  loci: readonly string[],
  windows: readonly LocusWindow[],
  sitesOf: readonly MotifSites[],
): Table {
  const rows = windows.flatMap((window, i) =>
    Array.from(sitesOf[i].start, (start, site) => ({ window, start, site, sites: sitesOf[i] })),
  );
  const each = <Value>(value: (row: (typeof rows)[number], motif: ScannedMotif) => Value): Value[] =>
    rows.map((row) => value(row, motifs[row.sites.motif[row.site]]));
  const id = (names: readonly string[]) => rows.map(({ sites, site }) => names[sites.motif[site]]);
  return tableOf(lociSiteColumns, {
    locus: each(({ window }) => loci[window.locus]),
    window: each(({ window }) => window.kind),
    windowStart: each(({ window }) => window.start),
    windowEnd: each(({ window }) => window.end),
    chrom: each(({ window }) => window.chromosome),
    start: each(({ window, start }) => window.start + start),
    end: each(({ window, start }, { width }) => window.start + start + width),
    strand: each(({ sites, site }) => (sites.strand[site] === 0 ? '+' : '-')),
    motif: id(library.id),
    motifName: id(library.name),
    score: each(({ sites, site }, { highest }) => (highest - sites.short[site]) / STEPS_PER_BIT),
    minusLog10P: each(({ sites, site }, { p }) => 0 - Math.log10(p[sites.short[site]])),
    otherStrandScore: each(({ sites, site }, { highest }) =>
      sites.otherShort[site] < 0 ? null : (highest - sites.otherShort[site]) / STEPS_PER_BIT,
    ),
    site: each(({ window, start, sites, site }, { width }) => {
      const codes = window.codes.subarray(start, start + width);
      return decodeSequence(sites.strand[site] === 0 ? codes : reverseComplement(codes));
    }),
    fromCentre: each(
      ({ window, start }, { width }) => window.start + start + Math.floor(width / 2) - window.centre,
    ),
  });
}

import type { Answer } from '../../tables/answer.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { decodeSequence, reverseComplement, type Sequences } from '../../genome/sequence.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { sitesOfFamilies } from '../../motifs/family-sites.ts';
import { placesFor, siteP } from '../../motifs/loci/chance-of-loci.ts';
import { knownBases } from '../../motifs/loci/windows-with-motif.ts';
import { motifFamilies, type MotifFamilies } from '../../motifs/motif-families.ts';
import { motifSites } from '../../motifs/motif-sites.ts';
import type { ScanKernel } from '../../motifs/scan-memory.ts';
import { scanSequence } from '../../motifs/scan-sequence.ts';
import { scannedMotif, type ScannedMotif } from '../../motifs/scanned-motif.ts';
import {
  backgroundOf,
  baseProbabilities,
  STEPS_PER_BIT,
  UNIFORM,
  type Background,
} from '../../motifs/score-matrix.ts';
import { matrixAt, motifsAt, selectMotifs } from '../../motifs/select-motifs.ts';
import { familySiteColumns } from '../../motifs/site-columns.ts';
import { tableOf } from '../../tables/table.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';

/** What may be chosen when sequences are scanned for motifs. */
export const motifScanChoices = {
  p: { type: 'number', min: 0, max: 1, default: 1e-4, unit: 'p', help: 'motifs.choice.p' },
  bases: {
    type: 'one of',
    values: ['sequences', 'uniform'],
    default: 'sequences',
    unit: 'which',
    help: 'motifs.choice.bases',
  },
  only: { type: 'texts', unit: 'name', help: 'motifs.choice.only' },
} as const satisfies Choices;

/** The same, with what only a table of sites asks. */
export const motifSitesChoices = {
  ...motifScanChoices,
  families: { type: 'flag', help: 'motifs.choice.families' },
} as const satisfies Choices;

/** What a scan needs, opened. */
export interface MotifScanInput {
  readonly library: MotifLibrary;
  readonly sequences: Sequences;
  /** Makes what looks for motifs, all of which have a site. */
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
  readonly names?: KnownNames;
}

/** Motifs that are named in a notice. */
const NAMED = 8;

/**
 * Where are the sites of motifs in sequences, on either strand?
 * @returns one row per site, by sequence and position; a motif that reads the same on both strands has one row for both; with `families`
 * sites of one family at one place are one row, that with the least P
 * @throws InputError where `only` names no motif of the library
 */
export function motifScan(
  { library: all, sequences, kernel: kernelFor, names = new KnownNames() }: MotifScanInput,
  asking: Choosing<typeof motifSitesChoices> = {},
): Answer {
  const { p, bases, only = [], families } = choose(motifSitesChoices, asking);
  const library = selectMotifs(all, only, names);
  const background = bases === 'uniform' ? UNIFORM : backgroundOf(everySequence(sequences));
  const ready = library.id.map((_, i) => scannedMotif(library, i, { p, background }));
  const possible = ready.flatMap(({ most }, i) => (most >= 0 ? [i] : []));
  const motifs = possible.map((i) => ready[i]);
  const widths = motifs.map(({ width }) => width);
  const kernel = kernelFor(motifs);
  const known = families === true ? familiesOf(motifsAt(library, possible)) : undefined;
  const rows = new SiteRows();
  const common = library.id.flatMap((_, i) => (library.kind[i] === 'word' && siteP(ready[i]) > p ? [i] : []));
  const counts = new Uint32Array(library.id.length);
  const lengths = new Float64Array(sequences.names.length);
  const margin = 2 * Math.max(0, ...widths);
  sequences.names.forEach((sequence, number) => {
    const sites: FoundSite[] = [];
    for (const { first, from, to, codes } of piecesOf(sequences, number, margin)) {
      const own = motifSites(scanSequence(kernel, codes, motifs), motifs);
      for (let i = 0; i < own.motif.length; i++) {
        const [start, motif] = [own.start[i], own.motif[i]];
        if (first + start < from || first + start >= to) continue;
        const site = codes.subarray(start, start + widths[motif]);
        sites.push({
          ...{
            motif,
            start: first + start,
            strand: own.strand[i],
            short: own.short[i],
            other: own.otherShort[i],
          },
          text: decodeSequence(own.strand[i] === 0 ? site : reverseComplement(site)),
        });
      }
      if (common.length > 0) lengths[number] += knownBases(codes.subarray(from - first, to - first));
    }
    const minusLog10P = sites.map(({ motif, short }) => -Math.log10(motifs[motif].p[short]));
    for (const { motif } of sites) counts[possible[motif]]++;
    const { kept, motifs: here } =
      known === undefined
        ? { kept: sites.keys(), motifs: [] }
        : sitesOfFamilies(sites, known.family, widths, minusLog10P);
    let row = 0;
    for (const i of kept) {
      const { motif, start, strand, short, other, text } = sites[i];
      const { width, highest } = motifs[motif];
      rows.chrom.push(sequence);
      rows.start.push(start);
      rows.end.push(start + width);
      rows.strand.push(strand === 0 ? '+' : '-');
      rows.motif.push(library.id[possible[motif]]);
      rows.motifName.push(library.name[possible[motif]]);
      rows.score.push((highest - short) / STEPS_PER_BIT);
      rows.minusLog10P.push(minusLog10P[i]);
      rows.otherStrandScore.push(other < 0 ? null : (highest - other) / STEPS_PER_BIT);
      rows.site.push(text);
      if (known === undefined) continue;
      const leading = possible[known.representative[known.family[motif]]];
      rows.family.push(library.id[leading]);
      rows.familyName.push(library.name[leading]);
      rows.motifsHere.push(here[row++]);
    }
  });
  const without = ready.flatMap(({ most }, i) => (most < 0 ? [library.id[i]] : []));
  return {
    table: tableOf(familySiteColumns, columnsFrom(rows, known !== undefined)),
    notices: [
      ...noticesOf(rows, known, { counts, library, sequences, background, p, without }),
      ...commonWords(common, { counts, library, ready, p, bases: lengths }),
    ],
  };
}

/** The columns as they grow. */
class SiteRows {
  readonly chrom: string[] = [];
  readonly start: number[] = [];
  readonly end: number[] = [];
  readonly strand: string[] = [];
  readonly motif: string[] = [];
  readonly motifName: string[] = [];
  readonly score: number[] = [];
  readonly minusLog10P: number[] = [];
  readonly otherStrandScore: (number | null)[] = [];
  readonly site: string[] = [];
  readonly family: string[] = [];
  readonly familyName: string[] = [];
  readonly motifsHere: number[] = [];
}

function columnsFrom({ family, familyName, motifsHere, ...rows }: SiteRows, withFamilies: boolean) {
  return withFamilies ? { ...rows, family, familyName, motifsHere } : rows;
}

function familiesOf(library: MotifLibrary): MotifFamilies {
  return motifFamilies(library.id.map((_, i) => baseProbabilities(matrixAt(library, i), UNIFORM)));
}

interface Scanned {
  /** Sites of each motif. */
  readonly counts: Uint32Array;
  readonly library: MotifLibrary;
  readonly sequences: Sequences;
  readonly background: Background;
  readonly p: number;
  readonly without: readonly string[];
}

function noticesOf(
  rows: SiteRows,
  known: MotifFamilies | undefined,
  { counts, library, sequences, background, p, without }: Scanned,
): Notice[] {
  const gc = Math.round(1000 * (background[1] + background[2])) / 10;
  const sites = counts.reduce((sum, each) => sum + each, 0);
  const scanned = { sites, motifs: library.id.length, sequences: sequences.names.length };
  const ofFamilies = { rows: rows.start.length, sites, families: known?.representative.length ?? 0 };
  return [
    note('motifs.scanned', { ...scanned, p, gc }),
    ...(known === undefined ? [] : [note('motifs.site-families', ofFamilies)]),
    ...tooWeak(without, p),
  ];
}

/** That some motifs can have no site. @param ids theirs */
export function tooWeak(ids: readonly string[], p: number): Notice[] {
  if (ids.length === 0) return [];
  const names = ids.slice(0, NAMED).join(', ') + (ids.length > NAMED ? ', ...' : '');
  return [caution('motifs.too-weak', { motifs: ids.length, p, names })];
}

/** That words stand in random sequence more often than the largest P of a matrix allows, each with its sites and those to be expected. */
function commonWords(common: readonly number[], { counts, library, ready, p, bases }: CommonWords): Notice[] {
  if (common.length === 0) return [];
  const told = common.slice(0, NAMED).map((motif) => {
    const places = bases.reduce((sum, known) => sum + placesFor(ready[motif], known), 0);
    return `${library.id[motif]} ${counts[motif]} (${(places * siteP(ready[motif])).toPrecision(2)})`;
  });
  const names = told.join(', ') + (common.length > NAMED ? ', ...' : '');
  return [caution('motifs.common-words', { words: common.length, p, names })];
}

interface CommonWords {
  /** Sites of each motif. */
  readonly counts: Uint32Array;
  readonly library: MotifLibrary;
  readonly ready: readonly ScannedMotif[];
  readonly p: number;
  /** Known bases of each sequence. */
  readonly bases: Float64Array;
}

/** One site in a sequence. */
interface FoundSite {
  readonly motif: number;
  readonly start: number;
  readonly strand: number;
  readonly short: number;
  /** Of the same site on the other strand; -1 where it is none. */
  readonly other: number;
  readonly text: string;
}

/** Bases that are looked at in one go: whole chromosomes of a genome would add up in memory. */
const PIECE = 1 << 24;

/** The codes of a sequence from `first` on, those of [from, to) with `margin` bases on either side, piece by piece. */
function* piecesOf(sequences: Sequences, number: number, margin = 0) {
  const size = sequences.sizes[number];
  for (let from = 0; from < size; from += PIECE) {
    const to = Math.min(size, from + PIECE);
    const first = Math.max(0, from - margin);
    yield { first, from, to, codes: sequences.bases(number, first, Math.min(size, to + margin)) };
  }
}

function* everySequence(sequences: Sequences): Generator<Uint8Array> {
  for (let i = 0; i < sequences.names.length; i++)
    for (const { codes } of piecesOf(sequences, i)) yield codes;
}

import type { Answer } from '../../tables/answer.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { KnownNames } from '../../genome/antigen-aliases.ts';
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
  const counts = new Uint32Array(library.id.length);
  sequences.names.forEach((sequence, number) => {
    const codes = sequences.bases(number, 0, sequences.sizes[number]);
    const sites = motifSites(scanSequence(kernel, codes, motifs), motifs);
    const minusLog10P = Float64Array.from(
      sites.short,
      (short, i) => -Math.log10(motifs[sites.motif[i]].p[short]),
    );
    for (const motif of sites.motif) counts[possible[motif]]++;
    const { kept, motifs: here } =
      known === undefined
        ? { kept: sites.motif.keys(), motifs: [] }
        : sitesOfFamilies(
            sites,
            known.family,
            widths,
            minusLog10P.map((each) => -each),
          );
    let row = 0;
    for (const i of kept) {
      const motif = motifs[sites.motif[i]];
      const [start, end] = [sites.start[i], sites.start[i] + motif.width];
      const site = codes.subarray(start, end);
      const other = sites.otherShort[i];
      rows.chrom.push(sequence);
      rows.start.push(start);
      rows.end.push(end);
      rows.strand.push(sites.strand[i] === 0 ? '+' : '-');
      rows.motif.push(library.id[possible[sites.motif[i]]]);
      rows.motifName.push(library.name[possible[sites.motif[i]]]);
      rows.score.push((motif.highest - sites.short[i]) / STEPS_PER_BIT);
      rows.minusLog10P.push(minusLog10P[i]);
      rows.otherStrandScore.push(other < 0 ? null : (motif.highest - other) / STEPS_PER_BIT);
      rows.site.push(decodeSequence(sites.strand[i] === 0 ? site : reverseComplement(site)));
      if (known === undefined) continue;
      const leading = possible[known.representative[known.family[sites.motif[i]]]];
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
      ...commonWords(counts, {
        library,
        ready,
        p,
        bases: Array.from(everySequence(sequences), knownBases),
      }),
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
function commonWords(found: Uint32Array, { library, ready, p, bases }: CommonWords): Notice[] {
  const common = library.id.flatMap((id, i) =>
    library.kind[i] === 'word' && siteP(ready[i]) > p ? [{ id, motif: ready[i], sites: found[i] }] : [],
  );
  if (common.length === 0) return [];
  const told = common.slice(0, NAMED).map(({ id, motif, sites }) => {
    const expected = bases.reduce((sum, known) => sum + placesFor(motif, known), 0) * siteP(motif);
    return `${id} ${sites} (${expected.toPrecision(2)})`;
  });
  const names = told.join(', ') + (common.length > NAMED ? ', ...' : '');
  return [caution('motifs.common-words', { words: common.length, p, names })];
}

interface CommonWords {
  readonly library: MotifLibrary;
  readonly ready: readonly ScannedMotif[];
  readonly p: number;
  /** Known bases of each sequence. */
  readonly bases: readonly number[];
}

function* everySequence(sequences: Sequences): Generator<Uint8Array> {
  for (let i = 0; i < sequences.names.length; i++) yield sequences.bases(i, 0, sequences.sizes[i]);
}

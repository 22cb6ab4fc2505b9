// What lies in a window of the genome: what a genome browser draws of the query, of experiments, of sites and of genes.
import type { Atlas } from '../../atlas/open-atlas.ts';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { regionColumns, type Region } from '../../genome/region.ts';
import { note, type Notice } from '../../messages/message.ts';
import { end, experiment, start } from '../../tables/shared-columns.ts';
import { tableOf, type Columns, type Table } from '../../tables/table.ts';
import { refused } from '../../messages/refused.ts';

/** Most bases that a window has, and most features that are drawn in it. */
const WIDEST = 20_000_000;
const MOST = 5000;

/** One row per feature, by position. */
const windowColumns = {
  start,
  end,
  name: { label: 'column.name' },
  strand: { label: 'column.strand' },
  exons: { label: 'column.exons', help: 'help.exons' },
  summit: { label: 'column.peak-summit', help: 'help.summit' },
  strength: { label: 'column.strength' },
  experiment,
} as const satisfies Columns;

/** A feature that may be drawn. */
interface Feature {
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly strand?: '+' | '-';
  readonly exons?: Exons;
  readonly summit?: number;
  /** What is kept where there is no room for all: the strongest. */
  readonly strength: number;
  readonly experiment?: string;
}

/** Exons of a gene over all of its transcripts, ascending and apart from each other. */
type Exons = readonly (readonly [start: number, end: number])[];

/** Features of a window, with what is to be said of those that are left out. */
export interface InWindow {
  readonly table: Table;
  readonly notices: readonly Notice[];
}

/**
 * A window that lies on a chromosome of the genome.
 * @param from first base, 0-based; @param to one past the last
 * @throws InputError for an unknown chromosome, a place beyond its end, or more bases than are drawn
 */
export function windowOn(
  genome: Assembly,
  chromosome: string,
  from: number | undefined,
  to: number | undefined,
): Region {
  const code = genome.find(chromosome);
  if (code < 0)
    throw refused(
      'window.no-chromosome',
      {},
      { expected: genome.chromosomeNames.slice(0, 5).join(', '), found: chromosome },
    );
  const size = genome.sizes[code];
  if (from === undefined || to === undefined || from < 0 || to <= from || to > size)
    throw refused(
      'window.beyond-end',
      {},
      { expected: `positions from 0 to ${size}, the first before the last`, found: `${from} to ${to}` },
    );
  if (to - from > WIDEST)
    throw refused('window.too-wide', {}, { expected: `at most ${WIDEST} bp`, found: `${to - from} bp` });
  return { chromosome: genome.chromosomeNames[code], start: from, end: to };
}

/** Peaks that lie in a window, wholly or in part. @param peaks placed on the genome of the window */
export function peaksInWindow(peaks: PeakColumns, window: Region): InWindow {
  const code = peaks.chromosomeNames.indexOf(window.chromosome);
  const found: Feature[] = [];
  for (let i = 0; i < peaks.count; i++) {
    if (peaks.chromosome[i] !== code || !isIn(window, peaks.start[i], peaks.end[i])) continue;
    found.push({
      start: peaks.start[i],
      end: peaks.end[i],
      summit: peaks.summit[i],
      strength: peaks.signal[i],
    });
  }
  return drawn(found);
}

/** Peaks of some experiments of an atlas that lie in a window; only the blocks that it touches are read. */
export async function experimentsInWindow(
  atlas: Atlas,
  rows: readonly number[],
  window: Region,
): Promise<InWindow> {
  const peaks = await atlas.peaksOverlapping(regionColumns([window]), rows);
  const found: Feature[] = [];
  for (let i = 0; i < peaks.count; i++) {
    found.push({
      start: peaks.start[i],
      end: peaks.end[i],
      summit: peaks.summit[i],
      strength: peaks.signal[i],
      experiment: atlas.experiments.experiment[peaks.experiment[i]],
    });
  }
  return drawn(found);
}

/** Consensus sites of a class of cells that lie in a window; their strength is the number of factors that bind them. */
export function sitesInWindow(
  { start: first, end: last, members }: Pick<CellClassSites, 'start' | 'end' | 'members'>,
  genome: Assembly,
  window: Region,
): InWindow {
  const offset = genome.offsets[genome.find(window.chromosome)];
  const found: Feature[] = [];
  for (let i = 0; i < members.siteCount; i++) {
    const [from, to] = [first[i] - offset, last[i] - offset];
    if (!isIn(window, from, to)) continue;
    const binders = members.offset[i + 1] - members.offset[i];
    found.push({ start: from, end: to, strength: binders, name: String(binders) });
  }
  return drawn(found);
}

/** Genes that lie in a window, each from its first base to its last over all transcripts. */
export function genesInWindow(extents: readonly GeneExtent[], window: Region): InWindow {
  return drawn(
    extents
      .filter(({ chromosome, start, end }) => chromosome === window.chromosome && isIn(window, start, end))
      .map((gene) => ({ ...gene, strength: gene.end - gene.start })),
  );
}

/** Where a gene lies. */
export interface GeneExtent extends Region {
  readonly name: string;
  readonly strand: '+' | '-';
  /** Where they are known. */
  readonly exons?: Exons;
}

/** Genes as places on a genome: transcripts of one name that overlap are one; chromosomes that it does not have are left out. */
export function geneExtents(models: GeneModels, genome: Assembly): GeneExtent[] {
  const codes = models.chromosomeNames.map((name) => genome.find(name));
  const rows = Array.from({ length: models.count }, (_, row) => row)
    .filter((row) => codes[models.chromosome[row]] >= 0)
    .sort((a, b) => models.start[a] - models.start[b]);
  const open = new Map<string, { end: number } & Omit<GeneExtent, 'end'>>();
  const extents: GeneExtent[] = [];
  for (const row of rows) {
    const name = models.symbol[row];
    const chromosome = genome.chromosomeNames[codes[models.chromosome[row]]];
    const key = `${chromosome} ${models.strand[row]} ${name}`;
    const before = open.get(key);
    const [from, to] = [models.start[row], models.end[row]];
    if (before !== undefined && from <= before.end) {
      before.end = Math.max(before.end, to);
      continue;
    }
    const extent = {
      chromosome,
      name,
      start: from,
      end: to,
      strand: models.strand[row] < 0 ? '-' : '+',
    } as const;
    open.set(key, extent);
    extents.push(extent);
  }
  return extents;
}

/** Genes with the exons of gene models that have them: those of the same name and strand that lie within a gene. */
export function withExons(
  extents: readonly GeneExtent[],
  models: GeneModels,
  genome: Assembly,
): readonly GeneExtent[] {
  const { parts } = models;
  if (parts === undefined) return extents;
  const codes = models.chromosomeNames.map((name) => genome.find(name));
  const keyOf = (chromosome: string, isMinus: boolean, name: string): string =>
    `${chromosome} ${isMinus ? '-' : '+'} ${name}`;
  const exonsOf = new Map<string, [number, number][]>();
  for (let row = 0; row < models.count; row++) {
    const code = codes[models.chromosome[row]];
    if (code < 0) continue;
    const key = keyOf(genome.chromosomeNames[code], models.strand[row] < 0, models.symbol[row]);
    const list = exonsOf.get(key) ?? [];
    exonsOf.set(key, list);
    for (let exon = parts.first[row]; exon < parts.first[row + 1]; exon++)
      list.push([parts.exonStart[exon], parts.exonEnd[exon]]);
  }
  return extents.map((gene) => {
    const all = exonsOf.get(keyOf(gene.chromosome, gene.strand === '-', gene.name)) ?? [];
    const exons = united(all.filter(([from, to]) => from >= gene.start && to <= gene.end));
    return exons.length === 0 ? gene : { ...gene, exons };
  });
}

/** Intervals that overlap or touch as one. */
function united(intervals: readonly (readonly [number, number])[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** Whether an interval has a base in a window; one of width 0 counts as the bases on both sides of it. */
function isIn(window: Region, from: number, to: number): boolean {
  return from === to
    ? from - 1 < window.end && from + 1 > window.start
    : from < window.end && to > window.start;
}

/** The features that there is room for, by position. */
export function drawn(found: readonly Feature[]): InWindow {
  const strength = ({ strength: value }: Feature): number => (Number.isFinite(value) ? value : -Infinity);
  const kept =
    found.length <= MOST
      ? [...found]
      : [...found].sort((a, b) => compared(strength(b), strength(a)) || a.start - b.start).slice(0, MOST);
  kept.sort((a, b) => a.start - b.start || a.end - b.end);
  const column = <Key extends keyof Feature>(key: Key) => kept.map((feature) => feature[key]);
  return {
    table: tableOf(windowColumns, {
      start: column('start'),
      end: column('end'),
      name: column('name'),
      strand: column('strand'),
      exons: kept.map(({ exons }) => exons?.map(([from, to]) => `${from}-${to}`).join(' ')),
      summit: column('summit'),
      strength: column('strength'),
      experiment: column('experiment'),
    }),
    notices: found.length > MOST ? [note('window.cut', { features: found.length, most: MOST })] : [],
  };
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

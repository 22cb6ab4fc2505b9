import type { Point } from '../../../calling/profiles/profile-figures.ts';
import { sitesOfGroups, type SignalSites } from '../../../calling/profiles/signal-sites.ts';
import { readPeakFile } from '../../../formats/peaks/peak-reader.ts';
import { readDelimited, type DelimitedTable } from '../../../formats/text/delimited-reader.ts';
import { LARGEST_POSITION } from '../../../formats/text/doors.ts';
import { fileHead } from '../../../formats/text/file-head.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { splitByOverlap } from '../../../genome/intervals.ts';
import { oneTssPerGene } from '../../../genome/one-tss.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import { regionColumns } from '../../../genome/region.ts';
import { about, note, type Notice } from '../../../messages/message.ts';
import { refused } from '../../../messages/refused.ts';
import { VERDICTS } from '../../../tables/verdicts.ts';
import { needGenes } from '../genes/gene-models.ts';
import { readGenesOf } from '../genes/genes-named.ts';
import { placeWhereKnown } from '../query.ts';
import { fileLabels } from './file-labels.ts';

/** Where a signal is looked at, as the user names it. */
export interface SiteFiles {
  /** Peaks or regions, each file a group; of a table of `peaks differential` each verdict. */
  readonly sites?: readonly string[];
  /** With one file of sites: which of them these peaks share, and which of these are alone. */
  readonly against?: string;
  /** `all` for those of all genes, or lists of genes, each a group. */
  readonly tss?: readonly string[];
  /** Gene models for the TSSs. */
  readonly genes?: string;
  readonly genomes?: string;
  /** Assembly of the sites. */
  readonly genome?: string;
}

/** Sites in their groups. */
export interface OpenedSites {
  /** What messages call them. */
  readonly name: string;
  readonly sites: SignalSites;
  readonly point: Point;
  readonly notices: readonly Notice[];
}

type Group = Parameters<typeof sitesOfGroups>[0][number];

/** The word for the TSSs of all genes. */
export const ALL_GENES = 'all';
/** Columns by which a table of `peaks differential` is known. */
const CHANGED_COLUMNS = ['chrom', 'start', 'end', 'log2_fold_change', 'verdict'];
/** Bytes among which these stand. */
const HEAD = 1 << 14;
/** Verdicts behind which a change has a direction. */
const DIRECTED = ['supported', 'suggested'];

/**
 * Reads the sites of a question and puts them into groups. Groups without a site are left out, and told.
 * @param around what lies in the middle of the windows of peaks
 * @param assembly that of the signals, where they tell it and the user does not
 * @throws InputError where no sites are named or they are named in two ways, and for files that cannot be read
 */
export async function openSites(
  files: SiteFiles,
  around: 'summit' | 'centre',
  assembly?: string,
): Promise<OpenedSites> {
  const { sites = [], against, tss = [] } = files;
  if (sites.length > 0 && tss.length > 0) throw refused('peaks-signal.two-kinds', {});
  if (against !== undefined && sites.length !== 1)
    throw refused('peaks-signal.against', {}, { found: String(sites.length) });
  if (sites.length + tss.length === 0) throw refused('peaks-signal.no-sites', {});
  if (tss.length > 0) return openTss(files, tss, assembly);
  if (against === undefined) return openGroups(sites, around, files.genome);
  return openShared(sites[0], against, around, files.genome);
}

function opened(name: string, groups: readonly Group[], point: Point, said: readonly Notice[]): OpenedSites {
  const kept = groups.filter(({ count }) => count > 0);
  const empty = groups.filter(({ count }) => count === 0).map(({ group }) => group);
  const notices = [
    ...said,
    ...(empty.length === 0 ? [] : [note('peaks-signal.empty-groups', { groups: empty.join('; ') })]),
  ];
  return { name, sites: sitesOfGroups(kept), point, notices };
}

function peakGroup(group: string, peaks: PeakColumns, around: 'summit' | 'centre'): Group {
  const { count, chromosomeNames, chromosome, start, end, summit } = peaks;
  const point =
    around === 'summit' ? summit : start.map((from, site) => from + Math.floor((end[site] - from) / 2));
  return {
    ...{ group, count, chromosomeNames, chromosome, start, end, point },
    strand: new Int8Array(count),
  };
}

async function readPeaks(path: string, genome: string | undefined) {
  return placeWhereKnown(await readPeakFile(path), genome);
}

async function openGroups(
  paths: readonly string[],
  around: 'summit' | 'centre',
  genome: string | undefined,
): Promise<OpenedSites> {
  const labels = fileLabels(paths);
  const groups: Group[] = [];
  const notices: Notice[] = [];
  for (const [at, path] of paths.entries()) {
    if (isChangedPeaks(path)) {
      const before = paths.length > 1 ? `${labels[at]}: ` : '';
      const found = await changedGroups(path, before);
      groups.push(...found);
      notices.push(...about({ file: path }, [note('peaks-signal.by-verdict')]));
      continue;
    }
    const { peaks, notices: said } = await readPeaks(path, genome);
    groups.push(peakGroup(labels[at], peaks, around));
    notices.push(...said);
  }
  return opened(paths[0], groups, around, notices);
}

/** Whether a file is a table of `peaks differential`. */
function isChangedPeaks(path: string): boolean {
  const head = fileHead(path, HEAD)?.toString('utf8') ?? '';
  const names = head
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 1)[0]
    .split('\t');
  return CHANGED_COLUMNS.every((name) => names.includes(name));
}

/** A group for each verdict and, where that says that a site changes, direction. */
async function changedGroups(path: string, before: string): Promise<Group[]> {
  const table = await readDelimited(path, { columns: CHANGED_COLUMNS });
  const [chrom, verdict] = [table.column('chrom'), table.column('verdict')];
  const [start, end] = [positionsOf(table, 'start', path), positionsOf(table, 'end', path)];
  const change = table.column('log2_fold_change').map(Number);
  const rows = new Map<string, number[]>();
  for (const word of VERDICTS)
    for (const name of DIRECTED.includes(word) ? [`lost (${word})`, `gained (${word})`] : [word])
      rows.set(name, []);
  verdict.forEach((word, row) => {
    const name = !DIRECTED.includes(word) ? word : `${change[row] < 0 ? 'lost' : 'gained'} (${word})`;
    const known = rows.get(name);
    if (known === undefined || (DIRECTED.includes(word) && Number.isNaN(change[row])))
      throw refused(
        'peaks-signal.verdict',
        {},
        {
          ...{ file: path, line: table.line[row], expected: VERDICTS.join(', ') },
          found: `${word}, ${change[row]}`,
        },
      );
    known.push(row);
  });
  return [...rows]
    .filter(([, of]) => of.length > 0)
    .map(([name, of]) => {
      const regions = of.map((row) => ({ chromosome: chrom[row], start: start[row], end: end[row] }));
      return peakGroup(`${before}${name}`, regionColumns(regions), 'centre');
    });
}

function positionsOf(table: DelimitedTable, name: string, file: string): number[] {
  return table.column(name).map((text, row) => {
    const position = Number(text);
    if (text !== '' && Number.isInteger(position) && position >= 0 && position <= LARGEST_POSITION)
      return position;
    throw refused(
      'peaks-signal.position',
      { column: name },
      { file, line: table.line[row], expected: 'a whole number of bp', found: text },
    );
  });
}

async function openShared(
  path: string,
  against: string,
  around: 'summit' | 'centre',
  genome: string | undefined,
): Promise<OpenedSites> {
  for (const each of [path, against])
    if (isChangedPeaks(each)) throw refused('peaks-signal.against-table', {}, { file: each });
  const [own, other] = [await readPeaks(path, genome), await readPeaks(against, genome)];
  const [ownName, otherName] = fileLabels([path, against]);
  const ofOwn = splitByOverlap(own.peaks, other.peaks);
  const ofOther = splitByOverlap(other.peaks, own.peaks);
  const values = {
    ...{ own: ownName, other: otherName, shared: ofOwn.inside.count },
    ...{ alone: ofOwn.outside.count, others: ofOther.outside.count },
  };
  return opened(
    path,
    [
      peakGroup(`${ownName} & ${otherName}`, ofOwn.inside, around),
      peakGroup(`${ownName} only`, ofOwn.outside, around),
      peakGroup(`${otherName} only`, ofOther.outside, around),
    ],
    around,
    [...own.notices, ...other.notices, note('peaks-signal.shared', values)],
  );
}

async function openTss(
  { genes, genomes, genome }: SiteFiles,
  tss: readonly string[],
  assembly: string | undefined,
): Promise<OpenedSites> {
  const { models } = await needGenes({ file: genes, genomes, assembly: genome ?? assembly });
  const rowOf = oneTssPerGene(models);
  const labels = fileLabels(tss);
  const groups: Group[] = [];
  const notices: Notice[] = [note('peaks-signal.genes', { genes: rowOf.size, source: models.source })];
  for (const [at, path] of tss.entries()) {
    if (path === ALL_GENES) {
      groups.push(tssGroup('TSS', models, [...rowOf.keys()], rowOf));
      continue;
    }
    const { symbols, notices: said } = await readGenesOf(path, models, undefined);
    groups.push(tssGroup(labels[at], models, symbols, rowOf));
    notices.push(...said);
  }
  return opened(models.source, groups, 'TSS', notices);
}

/** The TSS of each gene, downstream of which its first transcribed base comes first. */
function tssGroup(
  group: string,
  models: GeneModels,
  symbols: readonly string[],
  rowOf: ReadonlyMap<string, number>,
): Group {
  const rows = symbols.map((symbol) => rowOf.get(symbol)!);
  const of = (value: (row: number) => number): Int32Array => Int32Array.from(rows, value);
  return {
    ...{ group, count: rows.length, chromosomeNames: models.chromosomeNames, name: symbols },
    chromosome: Uint16Array.from(rows, (row) => models.chromosome[row]),
    start: of((row) => models.start[row]),
    end: of((row) => models.end[row]),
    point: of((row) => models.tss[row] + (models.strand[row] < 0 ? 1 : 0)),
    strand: Int8Array.from(rows, (row) => models.strand[row]),
  };
}

import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { readsOverlapping, readsWithin } from '../../../calling/counting/count-reads.ts';
import { binsBetween, regionsOfPeaks, type CountedRegions } from '../../../calling/counting/regions.ts';
import type { CountedSamples } from '../../../calling/differential/normalisation.ts';
import type { ExpressionMatrix } from '../../../expression/expression-matrix.ts';
import { readSampleSheet, type SampleSheet } from '../../../formats/expression/sample-sheet-reader.ts';
import { readPeakFile } from '../../../formats/peaks/peak-reader.ts';
import { readReads } from '../../../formats/reads/reads-file.ts';
import type { ReadChoices } from '../../../formats/reads/read-choices.ts';
import { chromosomeKey } from '../../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import type { AlignedReads } from '../../../genome/reads/aligned-reads.ts';
import { note, type Notice } from '../../../messages/message.ts';
import { refused } from '../../../messages/refused.ts';
import { readsOn } from '../../../genome/reads/read-numbers.ts';

/** Which files are counted, and by what. */
export interface CountedFiles {
  /** TSV or CSV: sample, reads, group, and where there are such block and spike_in; files relative to it. */
  readonly sheet: string;
  /** Reads are counted in what these cover together. */
  readonly peaks: readonly string[];
  /** Files that the sheet names by their last part alone: no other is opened. Without it the sheet names paths. */
  readonly among?: readonly string[];
  /** Regions that are said not to change. */
  readonly regions?: string;
  /** Names of the second genome's chromosomes begin so, where reads were aligned to both genomes at once. */
  readonly spikeIn?: string;
}

/** The samples of a sheet, counted. */
export interface CountedSheet {
  /** The columns group and, where there is one, block. */
  readonly sheet: SampleSheet;
  readonly regions: CountedRegions;
  readonly counted: CountedSamples;
  /** Peak files that the regions come from. */
  readonly peakFiles: number;
  readonly notices: readonly Notice[];
}

/** Files that a refusal names. */
const NAMED = 5;

/** Width of the bins outside of peaks, bp. **Source:** csaw's user's guide: bins of 10 kb for the composition. */
const BIN = 10_000;

/**
 * Reads the samples of a sheet one after another and counts them; of the reads nothing is kept.
 * @throws InputError for a sheet without its columns, files that cannot be read, a file given twice, and reads or a spike-in without the
 * chromosomes that they are counted on
 */
export async function countSamples(files: CountedFiles, choices: ReadChoices = {}): Promise<CountedSheet> {
  const sheet = await readSampleSheet(files.sheet);
  const paths = filesOf(sheet, columnOf(sheet, 'reads')!, files);
  const group = columnOf(sheet, 'group')!;
  const block = columnOf(sheet, 'block', false);
  const spiked = columnOf(sheet, 'spike_in', false);
  if (spiked !== undefined && files.spikeIn !== undefined)
    throw refused('peaks-differential.two-spike-ins', {}, { file: sheet.file });
  const spikePaths = spiked && filesOf(sheet, spiked, files);
  const peaks: PeakColumns[] = [];
  for (const path of files.peaks) peaks.push((await readPeakFile(path)).peaks);
  const regions = regionsOfPeaks(peaks);
  const reference =
    files.regions === undefined ? undefined : regionsOfPeaks([(await readPeakFile(files.regions)).peaks]);
  const samples: CountedSample[] = [];
  let bins: CountedRegions | undefined;
  const notices: Notice[] = [];
  let layout = choices.layout;
  for (const [sample, path] of paths.entries()) {
    const { reads: all } = await readReads(path, { ...choices, layout, bothEnds: true });
    layout ??= all.layout;
    const { own, spike } = parted(all, files.spikeIn, path);
    refuseOtherNames(own, regions, path, files.peaks[0]);
    if (reference !== undefined) refuseOtherNames(own, reference, path, files.regions!);
    bins ??= binsBetween(regions, own.chromosomes.map(withLength), BIN);
    const second = spikePaths && (await readReads(spikePaths[sample], { ...choices, layout }));
    samples.push({
      reads: readsOf(own),
      counts: readsOverlapping(own, regions),
      background: readsWithin(own, bins),
      reference: reference && readsOverlapping(own, reference),
      spikeIn: second === undefined ? spike : readsOf(second.reads),
    });
    const { kept, records } = all.counts;
    notices.push({
      ...note('reads.kept', { reads: kept, records, layout: all.layout }),
      about: { file: path },
    });
  }
  const matrixOf = (
    of: (sample: CountedSample) => Float64Array,
    names: readonly string[],
  ): ExpressionMatrix => {
    const values = new Float64Array(names.length * samples.length);
    samples.forEach((sample, at) => values.set(of(sample), at * names.length));
    return { rowNames: names, sampleNames: sheet.samples, values };
  };
  const hasSpikeIn = spiked !== undefined || files.spikeIn !== undefined;
  return {
    sheet: {
      ...sheet,
      columns: new Map([['group', group], ...(block === undefined ? [] : [['block', block] as const])]),
    },
    regions,
    counted: {
      counts: matrixOf(({ counts }) => counts, namesOf(regions)),
      background: bins && matrixOf(({ background }) => background, namesOf(bins)),
      reads: Float64Array.from(samples, ({ reads }) => reads),
      ...(hasSpikeIn ? { spikeIn: Float64Array.from(samples, ({ spikeIn }) => spikeIn!) } : {}),
      ...(reference === undefined
        ? {}
        : { reference: matrixOf((sample) => sample.reference!, namesOf(reference)) }),
    },
    peakFiles: files.peaks.length,
    notices,
  };
}

/** What is kept of one sample. */
interface CountedSample {
  readonly reads: number;
  readonly counts: Float64Array;
  readonly background: Float64Array;
  readonly reference: Float64Array | undefined;
  readonly spikeIn: number | undefined;
}

/** A column of the sheet under any case of its name. @throws InputError where it is needed and missing, or has gaps */
function columnOf(sheet: SampleSheet, name: string, isNeeded = true): readonly string[] | undefined {
  const found = [...sheet.columns].find(([own]) => own.toLowerCase().replace(/[ -]/g, '_') === name);
  if (found === undefined) {
    if (!isNeeded) return undefined;
    const found = ['sample', ...sheet.columns.keys()].join(', ');
    const details = { file: sheet.file, expected: 'sample, reads, group', found };
    throw refused('sheet.no-column', { column: name }, details);
  }
  const gap = found[1].findIndex((value) => value === '' || value === 'NA');
  if (gap >= 0)
    throw refused('sheet.no-value', { column: name, sample: sheet.samples[gap] }, { file: sheet.file });
  return found[1];
}

/**
 * Files of a column, relative to the sheet or among those that it may name.
 * @throws InputError for a file of two samples, and a name that none of them has, or several
 */
function filesOf(
  sheet: SampleSheet,
  column: readonly string[],
  { sheet: path, among }: Pick<CountedFiles, 'sheet' | 'among'>,
): string[] {
  const files = column.map((cell) => {
    if (among !== undefined) return fileAmong(among, cell, sheet.file);
    return isAbsolute(cell) ? cell : join(dirname(path), cell);
  });
  const places = files.map((file) => resolve(file));
  const again = places.findIndex((place, row) => places.indexOf(place) !== row);
  if (again < 0) return files;
  const found = `${sheet.samples[places.indexOf(places[again])]}, ${sheet.samples[again]}: ${column[again]}`;
  throw refused('peaks-differential.file-twice', {}, { file: sheet.file, found });
}

/** @throws InputError for a name that none of the files has, or several of them */
function fileAmong(among: readonly string[], cell: string, sheet: string): string {
  const name = basename(cell.replaceAll('\\', '/'));
  const found = among.filter((path) => basename(path) === name);
  if (found.length === 1) return found[0];
  const names = among.slice(0, NAMED).map((path) => basename(path));
  const expected = names.join(', ') + (among.length > NAMED ? ', ...' : '');
  if (found.length === 0)
    throw refused('peaks-differential.not-among', { name }, { file: sheet, expected, found: cell });
  throw refused(
    'peaks-differential.twice-among',
    { name, files: found.length },
    { file: sheet, found: cell },
  );
}

function namesOf({ chromosomes }: CountedRegions): string[] {
  return chromosomes.flatMap(({ name, start, end }) =>
    Array.from(start, (from, at) => `${name}:${from}-${end[at]}`),
  );
}

function readsOf(reads: Pick<AlignedReads, 'chromosomes'>): number {
  return reads.chromosomes.reduce((sum, chromosome) => sum + readsOn(chromosome), 0);
}

/** The reads on the genome itself, and how many lie on the chromosomes of the other. */
function parted(
  reads: AlignedReads,
  prefix: string | undefined,
  file: string,
): { own: AlignedReads; spike: number | undefined } {
  if (prefix === undefined) return { own: reads, spike: undefined };
  const isSpike = ({ name }: { readonly name: string }): boolean => name.startsWith(prefix);
  if (!reads.chromosomes.some(isSpike)) {
    const found = someNames(reads.chromosomes);
    throw refused('peaks-differential.no-spike-in', { prefix }, { file, expected: `${prefix}...`, found });
  }
  const spike = readsOf({ ...reads, chromosomes: reads.chromosomes.filter(isSpike) } as AlignedReads);
  const chromosomes = reads.chromosomes.filter((chromosome) => !isSpike(chromosome));
  return { own: { ...reads, chromosomes } as AlignedReads, spike };
}

function someNames(chromosomes: readonly { readonly name: string }[]): string {
  return chromosomes
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ');
}

/** @throws InputError where reads and regions share no chromosome: all counts would be 0 */
export function refuseOtherNames(
  reads: AlignedReads,
  regions: CountedRegions,
  file: string,
  other: string,
): void {
  const keys = new Set(reads.chromosomes.map(({ name }) => chromosomeKey(name)));
  if (regions.chromosomes.some(({ name }) => keys.has(chromosomeKey(name)))) return;
  const details = { file, expected: someNames(regions.chromosomes), found: someNames(reads.chromosomes) };
  throw refused('peaks-differential.no-chromosome', { other }, details);
}

/** A text of reads tells no length: its last read does. */
function withLength(chromosome: AlignedReads['chromosomes'][number]): { name: string; length: number } {
  const { name, length } = chromosome;
  const ends =
    'start' in chromosome
      ? [chromosome.start.at(-1)]
      : [chromosome.forward.at(-1), chromosome.reverse.at(-1)];
  return { name, length: length ?? Math.max(0, ...ends.map((end) => (end ?? -1) + 1)) };
}

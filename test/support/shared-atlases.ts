// Atlases that several files of tests ask: each is made once in a run, by the first that needs it, and never changed.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBenchmarkAtlas } from '../../bench/partners/open.ts';
import { buildSites } from '../../src/analyses/atlas/make-sites.ts';
import type { ExperimentFilter } from '../../src/atlas/experiment-filter.ts';
import { buildAtlas, writeAtlas, type BuildOptions } from '../../src/atlas/making/build-atlas.ts';
import { chipAtlasSource } from '../../src/atlas/making/chip-atlas-source.ts';
import { openAssembly } from '../../src/formats/genes/chrom-sizes-reader.ts';
import { builtInGenes, readGenes } from '../../src/formats/genes/genes-reader.ts';
import { KnownNames } from '../../src/genome/antigens/antigen-aliases.ts';
import { writeFiles } from './chipmate.ts';
import { experiments, genes, madeUpChipAtlas, peaksOf } from './made-up-chip-atlas.ts';
import { plantedFiles } from './planted-partners.ts';

/** Builds an atlas with its sites from a sheet. */
export async function buildFromSheet(
  sheet: string,
  output: string,
  { genome = 'hg38', ...options }: Omit<BuildOptions, 'assembly'> & { readonly genome?: string } = {},
): Promise<void> {
  const assembly = await openAssembly(genome);
  const models = builtInGenes(assembly.name);
  await buildAtlas(sheet, output, {
    assembly,
    threads: 1,
    ...(models === undefined ? {} : { genes: models }),
    ...options,
  });
  buildSites(output);
}

/** Builds an atlas with its sites from files in ChIP-Atlas' layout. */
export async function buildFromChipAtlas(
  data: string,
  output: string,
  {
    genome = 'hg38',
    threshold = '05',
    genes: file,
    ...filter
  }: ExperimentFilter & {
    readonly genome?: string;
    readonly threshold?: string;
    readonly genes?: string;
  } = {},
): Promise<void> {
  const source = await chipAtlasSource(data, { genome, threshold, filter, names: new KnownNames() });
  const models = file === undefined ? builtInGenes(genome) : await readGenes(file);
  await writeAtlas(output, source, {
    assembly: await openAssembly(genome),
    ...(models === undefined ? {} : { genes: models }),
    threads: 1,
    scoreIsMinus10Log10Q: true,
  });
  buildSites(output);
}

/** Peaks of a made-up experiment as lines of BED. */
function bedOf(experiment: string): string {
  const found = experiments.filter((each) => each.experiment === experiment).flatMap(peaksOf);
  return found.map(({ chromosome, start, end }) => `${chromosome}\t${start}\t${end}\n`).join('');
}

/**
 * The made-up ChIP-Atlas: its files (`data`), gene models (`genes.refFlat`), an `atlas` of all experiments, and the
 * peaks of one experiment of IKZF1 and of one of CTCF (`a.bed`, `b.bed`).
 */
export function madeUpAtlas(): Promise<string> {
  return once('made-up-atlas', async (folder) => {
    const data = [...madeUpChipAtlas()].map(([path, bytes]): [string, Uint8Array] => [`data/${path}`, bytes]);
    const refFlat = genes.map(
      ([symbol, chromosome, tss, accession]) =>
        `${symbol}\t${accession}\t${chromosome}\t+\t${tss}\t${tss + 5000}\t0\t0\t1\t${tss},\t${tss + 5000},\n`,
    );
    writeFiles(folder, {
      ...Object.fromEntries(data),
      'genes.refFlat': refFlat.join(''),
      'a.bed': bedOf('SRX9000001'),
      'b.bed': bedOf('SRX9000008'),
    });
    await buildFromChipAtlas(join(folder, 'data'), join(folder, 'atlas'), {
      genes: join(folder, 'genes.refFlat'),
      antigenClass: ['all'],
    });
  });
}

/** The world of planted partners with seed 1, its files and its `atlas`. */
export function plantedAtlas(): Promise<string> {
  return once('planted-atlas', async (folder) => {
    writeFiles(folder, plantedFiles(1));
    await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'));
  });
}

/** An `atlas` of the real experiments of ENCODE. */
export function encodeAtlas(): Promise<string> {
  return once('encode-atlas', (folder) => buildBenchmarkAtlas(join(folder, 'atlas')));
}

/** Peaks of 200 bp around every `step`-th of 400 places, 10 kb apart on chr1. */
export function smallBed(step: number, shift = 0): string {
  const lines: string[] = [];
  for (let i = 0; i < 400; i += step) {
    const start = 10_000 * (i + 1) + shift;
    lines.push(`chr1\t${start}\t${start + 200}\tp${i}\t${(i * 37) % 1000}\n`);
  }
  return lines.join('');
}

const SHEET_HEADER = 'experiment\tantigen_class\tantigen\tcell_class\tcell\tfile\n';

/** Files of a small atlas whose counts can be told in the head, and of one experiment more. */
export const smallFiles = {
  'sheet.tsv':
    SHEET_HEADER +
    [
      'E1\tTFs and others\tIKZF1\tBlood\tGM12878\te1.bed',
      'E2\tTFs and others\tIkaros\tBlood\tK-562\te2.bed',
      'E3\tTFs and others\tFOS\tBlood\tGM12878\te3.bed',
      'E4\tTFs and others\tJUND\tLiver\tHepG2\te4.bed',
      'E5\tHistone\tH3K27ac\tBlood\tGM12878\te3.bed',
      'E6\tTFs and others\tFOS\tBlood\tK-562\te6.bed',
    ].join('\n'),
  'more.tsv': `${SHEET_HEADER}E7\tTFs and others\tMAX\tBlood\tK-562\te4.bed\n`,
  'e1.bed': smallBed(4),
  'e2.bed': smallBed(2),
  'e3.bed': smallBed(4, 120),
  'e4.bed': smallBed(3),
  'e6.bed': smallBed(5),
  'query.bed': smallBed(4, 10),
};

/** The small files and their `atlas`. */
export function smallAtlas(): Promise<string> {
  return once('small-atlas', async (folder) => {
    writeFiles(folder, smallFiles);
    await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'));
  });
}

/** A folder of the whole run, which takes its place in one step: two workers may make it at the same time. */
async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const place = join(tmpdir(), name);
  if (existsSync(place)) return place;
  const folder = mkdtempSync(`${place}-`);
  await make(folder);
  try {
    renameSync(folder, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
    rmSync(folder, { recursive: true, force: true });
  }
  return place;
}

import { openAtlas } from '../../../atlas/open-atlas.ts';
import { InputError } from '../../../errors.ts';
import { readPeakFile } from '../../../formats/peaks/peak-reader.ts';
import { openSequence } from '../../../formats/sequence/sequence-reader.ts';
import { openAssembly } from '../../../formats/genes/chrom-sizes-reader.ts';
import { assemblyFromSizes, knownAssembly, type Assembly } from '../../../genome/assembly.ts';
import type { Region } from '../../../genome/region.ts';
import type { Notice } from '../../../messages/message.ts';
import { regionsAtSites } from '../../../partners/enrichment/other-loci.ts';
import { chosenExperiments } from '../experiments.ts';
import type { MotifLociInput } from '../../motifs/loci.ts';
import { findGenes } from '../genes/gene-models.ts';
import { readLibrary, scanKernel, type MotifFiles } from '../motif-scan.ts';
import { readPlace } from '../place.ts';
import { placeQuery, readRegions } from '../query.ts';
import { looksLikeRegion } from '../region.ts';
import { checkGenesOnSequence, needSequence, type FoundSequence } from '../sequence.ts';
import { KnownNames } from '../../../genome/antigens/antigen-aliases.ts';

/** Where loci, motifs, peaks and sequence are, as the user names them. */
export interface MotifLociFiles extends MotifFiles {
  /** Genes and regions. */
  readonly places: readonly string[];
  /** Regions as BED. */
  readonly regions?: string;
  /** Sequences of the user's own. */
  readonly fasta?: string;
  readonly peaks?: string;
  /** Folder of an atlas whose sites are compared with where there are no peaks. */
  readonly atlas?: string;
  readonly sequence?: string;
  readonly genes?: string;
  readonly genomes?: string;
  /** Assembly by name, or a chrom.sizes file. */
  readonly genome?: string;
}

/**
 * Opens what motifs in loci need; what was opened is to be closed.
 * @throws InputError without any locus or motif, for an unknown gene, and for files that are faulty or of another build
 */
export async function openMotifLoci(
  files: MotifLociFiles,
): Promise<{ input: MotifLociInput; close: () => Promise<void> }> {
  const { places, regions, fasta } = files;
  if (places.length === 0 && regions === undefined && fasta === undefined)
    throw new InputError('no locus is given', {
      key: 'loci.none',
      expected: 'genes or regions, --regions FILE or --fasta FILE',
      fix: 'chipmate motifs loci IRF4 SLAMF7 --peaks PEAKS --elements',
    });
  const library = await readLibrary(files);
  const onGenome = places.length > 0 || regions !== undefined;
  const closing: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closing) await each();
  };
  try {
    const own = fasta === undefined ? undefined : await openSequence(fasta);
    closing.push(() => own?.close());
    const base = { library, kernel: scanKernel, own };
    if (!onGenome) return { input: { ...base, places: [], notices: [] }, close };
    const named = files.genome === undefined ? undefined : await openAssembly(files.genome);
    const sequence = await sequenceOf(files, named);
    closing.push(() => sequence.sequences.close());
    const genome = named ?? assemblyOf(sequence);
    const onPeaks = await placed(files, genome);
    const needsGenes = places.some((place) => !looksLikeRegion(place));
    const sources = { file: files.genes, genomes: files.genomes, atlas: files.atlas, assembly: genome.name };
    const atlas = files.atlas === undefined || onPeaks.peaks !== undefined ? undefined : files.atlas;
    const models = needsGenes ? (await findGenes(sources)).models : undefined;
    const fit = models === undefined ? [] : checkGenesOnSequence(sequence, models);
    return {
      input: {
        ...{ ...base, ...onPeaks, sequence },
        places: await Promise.all(places.map((place) => readPlace(place, genome, sources))),
        models,
        atlasSites: atlas === undefined ? undefined : (width, seed) => sitesOfAtlas(atlas, width, seed),
        notices: [...onPeaks.notices, ...sequence.notices, ...fit],
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The sequence in the one order of every verb; a chrom.sizes file names no assembly. */
async function sequenceOf(
  { sequence: file, genomes, atlas }: MotifLociFiles,
  named: Assembly | undefined,
): Promise<FoundSequence> {
  const assembly = named === undefined ? undefined : (knownAssembly(named.name)?.name ?? named.name);
  return needSequence({ file, genomes, atlas, assembly });
}

/** The assembly that a sequence is of; its own sequences where it is of none that is known. */
function assemblyOf({ assembly, sequences }: FoundSequence): Assembly {
  const known = assembly === undefined ? undefined : knownAssembly(assembly);
  return known ?? assemblyFromSizes(assembly ?? sequences.file, sequences.names, sequences.sizes);
}

async function placed(
  { peaks: path, regions: regionsPath }: MotifLociFiles,
  genome: Assembly,
): Promise<Pick<MotifLociInput, 'peaks' | 'regions'> & { readonly notices: readonly Notice[] }> {
  const query = path === undefined ? undefined : placeQuery(await readPeakFile(path), genome);
  return {
    peaks: query?.peaks,
    regions: regionsPath === undefined ? undefined : await readRegions(regionsPath, genome),
    notices: query?.notices ?? [],
  };
}

/** Regions around consensus sites of the factors of an atlas. */
async function sitesOfAtlas(folder: string, width: number, seed: number): Promise<Region[]> {
  const atlas = await openAtlas(folder);
  try {
    const rows = Array.from(chosenExperiments(atlas, {}, new KnownNames()));
    return (await regionsAtSites(atlas, rows, width, seed)).flat();
  } finally {
    await atlas.close();
  }
}

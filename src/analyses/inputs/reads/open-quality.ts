import { join } from 'node:path';
import { regionsOfPeaks, type CountedRegions } from '../../../calling/counting/regions.ts';
import { genomeFileAtHand, genomesFolder } from '../../../formats/folders/genomes-folder.ts';
import { readPeakFile } from '../../../formats/peaks/peak-reader.ts';
import type { ReadChoices } from '../../../formats/reads/read-choices.ts';
import { knownAssembly } from '../../../genome/assembly.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { note, type Notice } from '../../../messages/message.ts';
import { refused } from '../../../messages/refused.ts';
import { findGenes } from '../genes/gene-models.ts';
import { readRegions } from '../query.ts';
import { refuseOtherNames } from './count-samples.ts';
import { openSample, refuseOtherGenome, type OpenedReads } from './open-reads.ts';
import { shortNames } from './short-names.ts';

/** The files of a question about the quality of reads, as the user names them. */
export interface QualityFiles {
  /** Aligned reads; each file is a sample. */
  readonly chips: readonly string[];
  /** Of one input or IgG for all of them, taken together. */
  readonly controls?: readonly string[];
  /** One file for all samples, or one for each in their order. */
  readonly peaks?: readonly string[];
  readonly genes?: string;
  readonly genomes?: string;
  /** Assembly; told by the lengths of chromosomes where left out. */
  readonly genome?: string;
  /** That of the genomes folder where left out. */
  readonly blacklist?: string;
}

/** Reads of one file, with the peaks that are theirs. */
export interface QualitySample {
  /** What the table calls it. */
  readonly label: string;
  readonly opened: OpenedReads;
  readonly peaks?: CountedRegions;
}

export interface QualityInput {
  readonly samples: readonly QualitySample[];
  readonly control?: OpenedReads;
  readonly assembly?: string;
  readonly genes?: GeneModels;
  readonly blacklist?: CountedRegions;
  /** Threads that may call peaks; as many as processors where it is left out. */
  readonly threads?: number;
  readonly notices: readonly Notice[];
}

/**
 * Reads the samples and what their quality is measured with, as far as it is given or at hand.
 * @throws InputError for a file that cannot be read, files of two genomes, peaks or regions without a chromosome of the reads, and another
 * number of peak files than one or one for each sample
 */
export async function openQuality(files: QualityFiles, choices: ReadChoices = {}): Promise<QualityInput> {
  const { chips, controls = [], peaks: peakFiles = [] } = files;
  if (peakFiles.length > 1 && peakFiles.length !== chips.length)
    throw refused('peaks-qc.peaks', {}, { expected: `1, ${chips.length}`, found: String(peakFiles.length) });
  const opened: OpenedReads[] = [];
  for (const path of chips) {
    const layout = choices.layout ?? opened[0]?.reads.layout;
    const next = await openSample([path], { ...choices, layout });
    if (opened.length > 0) refuseOtherGenome(opened[0].name, opened[0].reads, path, next.reads);
    opened.push(next);
  }
  const layout = choices.layout ?? opened[0]?.reads.layout;
  const control = controls.length === 0 ? undefined : await openSample(controls, { ...choices, layout });
  if (control !== undefined) refuseOtherGenome(opened[0].name, opened[0].reads, controls[0], control.reads);
  const assembly = files.genome ?? opened.find((each) => each.assembly !== undefined)?.assembly;
  const regions: CountedRegions[] = [];
  for (const path of peakFiles) regions.push(await readForReads(path, assembly, opened[0]));
  const labels = shortNames(chips);
  const samples = opened.map((each, at): QualitySample => {
    const peaks = regions.length > 1 ? regions[at] : regions.at(0);
    return { label: labels[at], opened: each, ...(peaks !== undefined && { peaks }) };
  });
  const atHand = blacklistAtHand(files, assembly);
  const listed = files.blacklist ?? (atHand && join(genomesFolder(files.genomes), atHand));
  const blacklist = listed === undefined ? undefined : await readForReads(listed, assembly, opened[0]);
  const genes = await genesOf(files, assembly);
  return {
    samples,
    ...(control !== undefined && { control }),
    ...(assembly !== undefined && { assembly }),
    ...(genes !== undefined && { genes }),
    ...(blacklist !== undefined && { blacklist }),
    notices: atHand === undefined ? [] : [note('annotate.blacklist-at-hand', { file: atHand })],
  };
}

/** Regions of a file. @throws InputError for one of another build, or without a chromosome of the reads */
async function readForReads(
  path: string,
  assembly: string | undefined,
  { name, reads }: OpenedReads,
): Promise<CountedRegions> {
  const genome = assembly === undefined ? undefined : knownAssembly(assembly);
  const regions = regionsOfPeaks([
    genome === undefined
      ? (await readPeakFile(path, { stdin: false })).peaks
      : await readRegions(path, genome),
  ]);
  refuseOtherNames(reads, regions, name, path);
  return regions;
}

function blacklistAtHand(
  { blacklist, genomes }: QualityFiles,
  assembly: string | undefined,
): string | undefined {
  if (blacklist !== undefined || assembly === undefined) return undefined;
  return genomeFileAtHand(genomesFolder(genomes), assembly, 'blacklist');
}

/** Without a file and an assembly nothing tells which genes these are. */
async function genesOf(
  { genes: file, genomes }: QualityFiles,
  assembly: string | undefined,
): Promise<GeneModels | undefined> {
  if (file === undefined && assembly === undefined) return undefined;
  return (await findGenes({ file, genomes, assembly })).models;
}

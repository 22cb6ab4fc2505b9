import { join } from 'node:path';
import { genomeFileAtHand, genomesFolder } from '../../../formats/folders/genomes-folder.ts';
import { openAssembly } from '../../../formats/genes/chrom-sizes-reader.ts';
import { readPeakFile } from '../../../formats/peaks/peak-reader.ts';
import { knownAssembly } from '../../../genome/assembly.ts';
import { about, note } from '../../../messages/message.ts';
import type { AnnotateInput } from '../../annotate.ts';
import { placeQuery, readRegions } from '../query.ts';
import { findSequence } from '../sequence.ts';
import { needGenes, type GeneSources } from './gene-models.ts';

/** The files of a question about the places of peaks, as the user names them. */
export interface AnnotateFiles {
  /** Peak file, `-` for standard input. */
  readonly peaks: string;
  /** Where gene models are; those of an atlas have no exons. */
  readonly genes: GeneSources;
  /** Assembly by name, or a chrom.sizes file; that of the gene models where left out. */
  readonly genome?: string;
  /** Regions to leave out of the comparison; those of the genomes folder where left out. */
  readonly blacklist?: string;
  readonly sequence?: string;
}

/**
 * Opens what the annotation of peaks needs; the sequence is to be closed.
 * @throws InputError for a file that cannot be read or is of another build
 */
export async function openAnnotate(
  files: AnnotateFiles,
): Promise<{ input: AnnotateInput; close: () => void }> {
  const named = files.genome === undefined ? undefined : await openAssembly(files.genome);
  const sources = { ...files.genes, assembly: named?.name ?? files.genes.assembly, exons: true };
  const [file, genes] = await Promise.all([readPeakFile(files.peaks), needGenes(sources)]);
  const genome = named ?? (genes.assembly === undefined ? undefined : knownAssembly(genes.assembly));
  const placed =
    genome === undefined
      ? { name: file.path, peaks: file.peaks, notices: about({ file: file.path }, file.notices) }
      : placeQuery(file, genome);
  const { genomes } = files.genes;
  const atHand =
    files.blacklist !== undefined || genome === undefined
      ? undefined
      : genomeFileAtHand(genomesFolder(genomes), genome.name, 'blacklist');
  const listed = atHand === undefined ? files.blacklist : join(genomesFolder(genomes), atHand);
  const blacklist =
    listed === undefined
      ? undefined
      : genome === undefined
        ? (await readPeakFile(listed)).peaks
        : await readRegions(listed, genome);
  const sequence =
    genome === undefined
      ? undefined
      : await findSequence({ file: files.sequence, genomes, assembly: genome.name });
  const { name, peaks, notices } = placed;
  const said = atHand === undefined ? [] : [note('annotate.blacklist-at-hand', { file: atHand })];
  return {
    input: { name, peaks, notices: [...notices, ...said], genes, genome, blacklist, sequence },
    close: () => sequence?.sequences.close(),
  };
}

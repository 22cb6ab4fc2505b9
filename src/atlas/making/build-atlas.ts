import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { experimentTableFrom } from '../experiment-table.ts';
import { ATLAS_FILES, describeGenome, isAtlasFolder } from '../manifest.ts';
import { SignalsFileWriter } from '../signals-file.ts';
import { readVersion } from '../../version.ts';
import { BuildMessages } from './build-messages.ts';
import { buildPeaks, type PeakSource } from './build-peaks.ts';
import type { ReadTask } from './build-tasks.ts';
import { meaningOf, meaningRanges, type FileMeaning, type MeaningChoice } from './column-meanings.ts';
import { beginFolder, type FolderTransaction } from '../../formats/folders/folder-transaction.ts';
import { beginChange, lockAtlas, type AtlasChange } from './change-atlas.ts';
import { asDiskProblem } from './disk-problems.ts';
import { MOST_EXPERIMENTS } from './peak-records.ts';
import { readSheet, type ExperimentSheet } from './sheet.ts';
import { packGenes, writeFolder } from './write-folder.ts';

export interface BuildOptions extends MeaningChoice {
  readonly assembly: Assembly;
  /** Gene models that the atlas remembers. */
  readonly genes?: GeneModels;
  /** Regions whose peaks are left out, placed on the assembly, and what to call them. */
  readonly blacklist?: { readonly name: string; readonly regions: PeakColumns };
  /** Defaults to the number of processors. */
  readonly threads?: number;
  /** Replace an atlas that is already there; defaults to false. */
  readonly replace?: boolean;
  readonly onProgress?: (fraction: number) => void;
  /** Called with each sentence that the user should read. */
  readonly onMessage?: (sentence: string) => void;
  /**
   * What else belongs to the atlas (its sites) is made here, of the new atlas, before that takes the old one's place: both appear in
   * one step. Waited for.
   */
  readonly finish?: (change: AtlasChange) => unknown;
}

export interface BuildSummary {
  readonly folder: string;
  readonly experiments: number;
  readonly peaks: number;
  /** Whether all of it was there already, so that nothing was added. */
  readonly wasThere?: boolean;
}

/**
 * Indexes the experiments of a sheet into an atlas folder. Everything is written beside the target and
 * takes its place in one step; when anything fails, an atlas that was there before stays as it was.
 * @param sheet path of the sheet of experiments
 * @param output the folder to make
 * @throws InputError for a faulty sheet or peak file, or an output folder that is something else
 */
export async function buildAtlas(
  sheet: string,
  output: string,
  options: BuildOptions,
): Promise<BuildSummary> {
  checkTarget(output, options.replace === true);
  return writeAtlas(output, sheetSource(sheet, options), options);
}

/** The experiments of a sheet, ready to be indexed. */
export function sheetSource(
  sheet: string,
  options: Pick<BuildOptions, 'assembly' | 'signalColumn' | 'scoreColumn'>,
): ExperimentSource & { readonly line: readonly number[] } {
  return sourceOfSheet(readSheet(sheet, options.assembly.name), options);
}

/** The same of a sheet that was read. */
export function sourceOfSheet(
  { columns, statedPeaks, file, line }: ExperimentSheet,
  { signalColumn, scoreColumn }: Pick<BuildOptions, 'signalColumn' | 'scoreColumn'> = {},
): ExperimentSource & { readonly line: readonly number[] } {
  const tasks = file.map((path, experiment): ReadTask => ({
    experiment,
    path,
    mayBeEmpty: statedPeaks[experiment] === 0,
    signalColumn,
    scoreColumn,
  }));
  return { columns, statedPeaks, peaks: { kind: 'files', tasks }, line };
}

/** Experiments to be indexed: their columns, and how each one's peaks are read. */
export interface ExperimentSource {
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** Peaks that the source says there are; NaN where it says nothing. */
  readonly statedPeaks: Float64Array;
  readonly peaks: PeakSource;
}

/** Builds an atlas folder from any source of experiments; see `buildAtlas`. */
export async function writeAtlas(
  output: string,
  source: ExperimentSource,
  options: BuildOptions,
): Promise<BuildSummary> {
  const writing = begin(output);
  // Keeps those away that add to the atlas which is to be replaced.
  let replaced: { release(): void } | undefined;
  try {
    checkTarget(output, options.replace === true);
    if (isAtlasFolder(output)) replaced = lockAtlas(output);
    for (const note of writing.notes) options.onMessage?.(note);
    const { sentences, ...summary } = await indexInto(writing.folder, source, options);
    await finish(writing.folder, options);
    writing.commit();
    for (const sentence of sentences) options.onMessage?.(sentence);
    return { folder: output, ...summary };
  } catch (error) {
    writing.abort();
    throw asDiskProblem(error, output);
  } finally {
    replaced?.release();
  }
}

async function finish(folder: string, options: BuildOptions): Promise<void> {
  if (options.finish === undefined) return;
  const change = beginChange(folder);
  try {
    change.shards[0].genes = options.genes;
    await options.finish(change);
    change.commit();
  } finally {
    change.abort();
  }
}

/**
 * Writes all files of an atlas into a folder that is there and empty, atlas.json last, and brings them to the disk.
 * @returns with the sentences that are to be said once the folder counts
 */
export async function indexInto(
  folder: string,
  source: ExperimentSource,
  options: BuildOptions,
): Promise<{ experiments: number; peaks: number; sentences: readonly string[] }> {
  const { assembly, genes, blacklist, onProgress } = options;
  const experiments = source.statedPeaks.length;
  if (experiments > MOST_EXPERIMENTS) {
    throw new InputError(`${experiments} experiments are more than one folder can hold`, {
      expected: `at most ${MOST_EXPERIMENTS}`,
      fix: 'build several atlases and give --atlas several times',
    });
  }
  const messages = new BuildMessages(assembly.name);
  const meanings: FileMeaning[] = [];
  const packing = genes === undefined ? undefined : packGenes(genes);
  // Where the peaks are refused, nobody waits for it.
  packing?.catch(() => undefined);
  const signals = new SignalsFileWriter(join(folder, ATLAS_FILES.signals));
  const summary = await buildPeaks(
    source.peaks,
    experiments,
    {
      assembly,
      threads: options.threads ?? availableParallelism(),
      folder,
      blacklist: blacklist?.regions,
      genes,
      onProgress,
    },
    (result) => {
      signals.add(result.presentCodes, result.signals);
      meanings.push(meaningOf(result.format, result.hasSignal, options));
      messages.add(result, source.statedPeaks[result.experiment]);
    },
  );
  signals.finish();
  const table = experimentTableFrom(summary.peaksPerExperiment, source.columns);
  const packed = await packing;
  writeFolder(folder, table, genes && packed && { models: genes, packed }, {
    chipmate: readVersion(),
    genome: describeGenome(assembly),
    meanings: meaningRanges(meanings),
    blacklist: blacklist && { file: blacklist.name, peaks: messages.blacklisted },
    dropped: messages.dropped(),
  });
  return { experiments: table.count, peaks: summary.peaks, sentences: messages.sentences() };
}

/** @throws InputError where the target exists and must not be replaced */
export function checkTarget(output: string, replace: boolean): void {
  if (!existsSync(output)) return;
  const isFolder = statSync(output).isDirectory();
  if (isFolder && readdirSync(output).length === 0) return;
  if (!isAtlasFolder(output)) {
    throw new InputError('the output is there already and is not an atlas', {
      file: output,
      expected: 'a new folder, or an atlas that may be replaced',
      found: isFolder ? 'a folder with other files' : 'a file',
      fix: 'choose another name for -o',
    });
  }
  if (!replace) {
    throw new InputError('there is an atlas already', {
      file: output,
      fix: 'choose another name for -o, replace it with --force, or extend it with chipmate atlas add',
    });
  }
}

function begin(output: string): FolderTransaction {
  try {
    return beginFolder(output);
  } catch (error) {
    throw asDiskProblem(error, output);
  }
}

import { readFileSync, statSync } from 'node:fs';
import { parsePeakBytes, readPeakFile, type PeakFile } from '../../formats/peaks/peak-reader.ts';
import { readingFault } from '../../formats/text/system-fault.ts';
import type { Notice } from '../../messages/message.ts';
import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { MergedRegions } from '../../genome/intervals.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { placeOnAssembly, unknownChromosomes } from '../../genome/place.ts';
import { regionColumns } from '../../genome/region.ts';
import { assemblyOf, type GenomeDescription } from '../manifest.ts';
import type { PeakBatch } from '../peaks-file/peaks-file-writer.ts';
import { BuildCheck } from './build-check.ts';
import { collectExperiment, type CollectedExperiment } from './peak-collector.ts';
import { PeakSorter } from './peak-records.ts';
import { fillCodes, type Collected, type ScoreCodes } from './score-ranks.ts';
import { RunReader, RunWriter, type GenomeBins, type PeakRun } from './peak-runs.ts';

/** Files beyond this many bytes are read in pieces. */
const LARGEST_WHOLE_FILE = 16 << 20;
const GZIP = [0x1f, 0x8b];

/** What every worker of a build needs to know from the start. */
export interface BuildSettings {
  readonly genome: GenomeDescription;
  /** Regions placed on the genome; peaks that overlap one are left out. */
  readonly blacklist?: PeakColumns;
  /** Gene models of the genome: their TSSs tell whether peaks belong to it. */
  readonly genes?: GeneModels;
  readonly bins: GenomeBins;
  /** Spill file of this worker. */
  readonly spillPath: string;
  /** Peaks that this worker holds in memory before it writes a run. */
  readonly capacity: number;
}

/** One experiment to be read. */
export interface ReadTask {
  readonly experiment: number;
  readonly path: string;
  /** Whether a file without any line is an experiment without peaks instead of a mistake. */
  readonly mayBeEmpty?: boolean;
  readonly signalColumn?: number;
  readonly scoreColumn?: number;
  /** Its peaks, where they were drawn on the genome of the atlas: no file is read, and no other build is suspected. */
  readonly drawn?: Pick<PeakFile, 'format' | 'peaks'>;
}

/** One experiment as it was read. */
export interface ReadResult extends CollectedExperiment {
  readonly experiment: number;
  readonly path: string;
  readonly format: PeakFile['format'];
  readonly dropped: readonly { readonly name: string; readonly peaks: number }[];
  readonly beyondEnd: number;
  readonly clipped: number;
  readonly hasSignal: boolean;
  readonly notices: readonly Notice[];
}

/** Neighbouring bins to be sorted; the runs come with the first such task. */
export interface SortRequest extends Partial<Collected> {
  readonly firstBin: number;
  readonly endBin: number;
}

/** The work of one build thread: reads experiments into runs, then sorts parts of the genome. */
export class BuildTasks {
  readonly #settings: BuildSettings;
  readonly #assembly: Assembly;
  readonly #blacklist: MergedRegions | undefined;
  #buildCheck: BuildCheck | undefined;
  #writer: RunWriter | undefined;
  #reader: RunReader | undefined;
  #codes: ScoreCodes | undefined;

  constructor(settings: BuildSettings) {
    this.#settings = settings;
    this.#assembly = assemblyOf(settings.genome);
    this.#blacklist = settings.blacklist === undefined ? undefined : new MergedRegions(settings.blacklist);
  }

  #runWriter(): RunWriter {
    const { spillPath, bins, capacity } = this.#settings;
    this.#writer ??= new RunWriter(spillPath, bins, capacity);
    return this.#writer;
  }

  async read(task: ReadTask): Promise<ReadResult> {
    const { path, experiment, drawn } = task;
    const file = drawn === undefined ? await readWholeFile(task) : { ...drawn, notices: [] };
    const { peaks, dropped, beyondEnd, clipped } = placeOnAssembly(file.peaks, this.#assembly);
    if (peaks.count === 0 && dropped.length > 0) {
      throw unknownChromosomes(path, file.peaks.chromosomeNames, this.#assembly);
    }
    if (drawn === undefined) {
      this.#buildCheck ??= new BuildCheck(this.#assembly, this.#settings.genes);
      this.#buildCheck.refuseOtherBuild(path, file.peaks, beyondEnd + clipped);
    }
    const collected = collectExperiment(
      experiment,
      peaks,
      this.#assembly,
      this.#blacklist,
      this.#runWriter(),
    );
    return {
      experiment,
      path,
      ...collected,
      format: file.format,
      dropped,
      beyondEnd,
      clipped,
      hasSignal: peaks.count > 0 && !Number.isNaN(peaks.signal[0]),
      notices: file.notices,
    };
  }

  finish(): PeakRun[] {
    const runs = this.#writer?.finish() ?? [];
    // Its buffers are the largest part of the memory of this phase.
    this.#writer = undefined;
    return runs;
  }

  sort({ runs, codes, firstBin, endBin }: SortRequest): PeakBatch {
    if (runs !== undefined) {
      this.#reader = new RunReader(runs);
      this.#codes = codes;
    }
    if (this.#reader === undefined) throw new Error('the runs have not been given');
    const { shift } = this.#settings.bins;
    const sorter = new PeakSorter(this.#reader.count(firstBin, endBin));
    this.#reader.read(firstBin, endBin, (records, bin) => {
      if (this.#codes !== undefined) fillCodes(records, this.#codes);
      sorter.add(records, (bin << shift) >>> 0, shift);
    });
    return sorter.finish();
  }

  close(): void {
    this.#reader?.close();
  }
}

/** Plain files are read in one piece, which costs less than a stream. */
async function readWholeFile({ path, mayBeEmpty, signalColumn, scoreColumn }: ReadTask): Promise<PeakFile> {
  const options = { signalColumn, scoreColumn };
  const bytes = smallFile(path);
  if (bytes?.length === 0 && mayBeEmpty === true)
    return { path, format: 'bed3', peaks: regionColumns([]), lines: 0, notices: [] };
  if (bytes !== undefined && (bytes[0] !== GZIP[0] || bytes[1] !== GZIP[1]))
    return parsePeakBytes(bytes, path, options);
  return readPeakFile(path, { ...options, stdin: false });
}

/** A file's bytes; undefined where it is too large to be read in one piece. @throws InputError where it cannot be read */
function smallFile(path: string): Buffer | undefined {
  try {
    return statSync(path).size <= LARGEST_WHOLE_FILE ? readFileSync(path) : undefined;
  } catch (error) {
    throw readingFault(error, path) ?? error;
  }
}

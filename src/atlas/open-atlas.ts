import { InputError } from '../errors.ts';
import type { Assembly } from '../genome/assembly.ts';
import type { GeneModels } from '../genome/genes.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { concatenateTables, type ExperimentTable } from './experiment-table.ts';
import { assemblyOf, type ColumnMeaning } from './manifest.ts';
import { countOverlaps, type OverlapCounts, type OverlapOptions } from './overlap.ts';
import { peaksOfExperiment, peaksOverlapping, type StoredPeaks } from './peaks-file/experiment-peaks.ts';
import { OverlapEngine } from './peaks-file/overlap-engine.ts';
import { openShards, type Shard } from './shard.ts';

/** Peaks of an atlas; element i of every array describes peak i. */
export interface ExperimentPeaks extends PeakColumns {
  /** Experiment of each peak. */
  readonly experiment: Uint32Array;
  /**
   * Code 0-255 of the exponential rank score: code / 255 * 9.2103404 = -ln(1 - r), r being the fraction of the
   * experiment's peaks that are weaker. `signal` is the strength of the code's middle peak, in the
   * experiment's own unit.
   */
  readonly signalCode: Uint32Array;
}

/** Pairs of a query interval and a peak that overlaps it. */
export interface OverlappingPairs extends ExperimentPeaks {
  /** Row of the query interval. */
  readonly query: Uint32Array;
}

/** An atlas that has been opened: one folder, or several that are read as one. */
export interface Atlas {
  readonly genome: Assembly;
  readonly experiments: ExperimentTable;
  /** Gene models that it was built with. */
  readonly genes: GeneModels | undefined;
  /** The folders it consists of, with the number of the first experiment of each. */
  readonly shards: readonly { readonly shard: Shard; readonly firstExperiment: number }[];
  /**
   * For every experiment the number of query intervals that overlap at least one of its peaks by at least
   * 1 bp, as `bedtools intersect -u` counts them.
   * @param query intervals in any order; chromosomes may have any of their names
   */
  overlap(query: PeakColumns, options?: OverlapOptions): Promise<OverlapCounts>;
  /** All peaks of one experiment, in order of position. */
  peaksOf(experiment: number): Promise<ExperimentPeaks>;
  /** The peaks of some experiments (of all by default) that overlap the query, one row per pair, by query interval. */
  peaksOverlapping(query: PeakColumns, experiments?: readonly number[]): Promise<OverlappingPairs>;
  /** What signal and score of an experiment are. */
  meaningOf(experiment: number): Omit<ColumnMeaning, 'experiments'>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The most threads a count may use; defaults to the number of processors. */
  readonly threads?: number;
  /** `javascript` counts without WebAssembly; defaults to what the machine offers. */
  readonly engine?: 'wasm' | 'javascript';
}

/**
 * Opens one atlas, or several as one. Headers and directories are checked now, blocks of peaks when they are
 * first read.
 * @param folders path of an atlas, or several: a user's own experiments are a second, small one
 * @throws InputError where a folder is no atlas, is damaged, or is of another genome than the first
 */
export async function openAtlas(
  folders: string | readonly string[],
  options: OpenOptions = {},
): Promise<Atlas> {
  const paths = typeof folders === 'string' ? [folders] : folders;
  const shards = paths.flatMap(openShards);
  if (shards.length === 0) throw new InputError('no atlas is given', { fix: 'name one with --atlas DIR' });
  checkGenomes(shards);
  const atlas = new OpenedAtlas(shards, options);
  if (paths.length > 1) checkNames(atlas.experiments);
  return atlas;
}

class OpenedAtlas implements Atlas {
  readonly genome: Assembly;
  readonly shards: readonly { readonly shard: Shard; readonly firstExperiment: number }[];
  readonly #options: OpenOptions;
  readonly #engines = new Map<Shard, OverlapEngine>();
  #experiments: ExperimentTable | undefined;

  constructor(shards: readonly Shard[], options: OpenOptions) {
    this.#options = options;
    this.genome = assemblyOf(shards[0].manifest.genome);
    let firstExperiment = 0;
    this.shards = shards.map((shard) => {
      const entry = { shard, firstExperiment };
      firstExperiment += shard.peaks.experiments;
      return entry;
    });
  }

  get experiments(): ExperimentTable {
    this.#experiments ??= concatenateTables(this.shards.map(({ shard }) => shard.experiments));
    return this.#experiments;
  }

  get genes(): GeneModels | undefined {
    return this.shards.find(({ shard }) => shard.manifest.genes !== undefined)?.shard.genes;
  }

  async overlap(query: PeakColumns, options: OverlapOptions = {}): Promise<OverlapCounts> {
    const placed = this.#place(query);
    const total = this.shards.reduce((sum, { shard }) => sum + shard.peaks.experiments, 0);
    const queryHits = new Uint32Array(total);
    const peaksHit = options.reverse === true ? new Uint32Array(total) : undefined;
    for (const { shard, firstExperiment } of this.shards) {
      const counts = await countOverlaps(this.#engine(shard), shard.peaks.genome, placed, options);
      queryHits.set(counts.queryHits, firstExperiment);
      if (counts.peaksHit !== undefined) peaksHit?.set(counts.peaksHit, firstExperiment);
    }
    return { queryPeaks: query.count, queryHits, peaksHit };
  }

  async peaksOf(experiment: number): Promise<ExperimentPeaks> {
    const { shard, firstExperiment } = this.#shardOf(experiment);
    return withSignals(shard, firstExperiment, peaksOfExperiment(shard.peaks, experiment - firstExperiment));
  }

  async peaksOverlapping(query: PeakColumns, experiments?: readonly number[]): Promise<OverlappingPairs> {
    const placed = this.#place(query);
    const parts = this.shards.map(({ shard, firstExperiment }) => {
      const end = firstExperiment + shard.peaks.experiments;
      const own = experiments
        ?.filter((experiment) => experiment >= firstExperiment && experiment < end)
        .map((experiment) => experiment - firstExperiment);
      const pairs = peaksOverlapping(shard.peaks, placed, own);
      return { ...withSignals(shard, firstExperiment, pairs), query: pairs.query };
    });
    return parts.length === 1 ? parts[0] : joinPairs(parts, this.genome.chromosomeNames);
  }

  meaningOf(experiment: number): Omit<ColumnMeaning, 'experiments'> {
    const { shard, firstExperiment } = this.#shardOf(experiment);
    const number = experiment - firstExperiment;
    const meaning = shard.manifest.meanings.find(
      ({ experiments: [first, last] }) => number >= first && number <= last,
    );
    return meaning ?? { signal: 'none', score: 'none', scoreIsMinus10Log10Q: false };
  }

  async close(): Promise<void> {
    for (const engine of this.#engines.values()) await engine.close();
    this.#engines.clear();
    for (const { shard } of this.shards) shard.close();
  }

  /** Chromosomes under the genome's names; intervals elsewhere stay and overlap nothing. */
  #place(query: PeakColumns): PeakColumns {
    if (query.chromosomeNames === this.genome.chromosomeNames) return query;
    const chromosomeNames = query.chromosomeNames.map((name) => {
      const found = this.genome.find(name);
      return found < 0 ? name : this.genome.chromosomeNames[found];
    });
    return { ...query, chromosomeNames };
  }

  #engine(shard: Shard): OverlapEngine {
    let engine = this.#engines.get(shard);
    if (engine === undefined) {
      engine = new OverlapEngine(shard.peaks, this.#options);
      this.#engines.set(shard, engine);
    }
    return engine;
  }

  #shardOf(experiment: number): { shard: Shard; firstExperiment: number } {
    const entry = this.shards.findLast(({ firstExperiment }) => experiment >= firstExperiment);
    if (entry === undefined || experiment - entry.firstExperiment >= entry.shard.peaks.experiments)
      throw new RangeError(`there is no experiment ${experiment}`);
    return entry;
  }
}

function withSignals(shard: Shard, firstExperiment: number, peaks: StoredPeaks): ExperimentPeaks {
  const { signals } = shard;
  const signal = new Float64Array(peaks.count);
  for (let i = 0; i < peaks.count; i++)
    signal[i] = signals.signalOf(peaks.experiment[i], peaks.signalCode[i]);
  const experiment = peaks.experiment.map((number) => number + firstExperiment);
  return { ...peaks, signal, experiment };
}

/** Pairs of several shards in one order: by query interval, then by position, then by experiment. */
function joinPairs(parts: readonly OverlappingPairs[], chromosomeNames: readonly string[]): OverlappingPairs {
  const rows = parts.flatMap((part) => Array.from({ length: part.count }, (_, i) => ({ part, i })));
  rows.sort(
    (a, b) =>
      a.part.query[a.i] - b.part.query[b.i] ||
      a.part.start[a.i] - b.part.start[b.i] ||
      a.part.experiment[a.i] - b.part.experiment[b.i],
  );
  const column = (name: Exclude<keyof OverlappingPairs, 'count' | 'chromosomeNames'>): number[] =>
    rows.map(({ part, i }) => part[name][i]);
  return {
    count: rows.length,
    chromosomeNames,
    chromosome: Uint16Array.from(column('chromosome')),
    start: Int32Array.from(column('start')),
    end: Int32Array.from(column('end')),
    summit: Int32Array.from(column('summit')),
    signal: Float64Array.from(column('signal')),
    score: Float64Array.from(column('score')),
    experiment: Uint32Array.from(column('experiment')),
    signalCode: Uint32Array.from(column('signalCode')),
    query: Uint32Array.from(column('query')),
  };
}

function checkGenomes(shards: readonly Shard[]): void {
  const [first, ...others] = shards;
  const expected = first.manifest.genome;
  for (const shard of others) {
    const { genome } = shard.manifest;
    if (JSON.stringify(genome) === JSON.stringify(expected)) continue;
    throw new InputError('the atlases are of different genomes', {
      file: shard.folder,
      expected: `${expected.name} with ${expected.chromosomes.length} chromosomes, as ${first.folder}`,
      found: `${genome.name} with ${genome.chromosomes.length} chromosomes`,
      fix: 'query them one after the other',
    });
  }
}

function checkNames({ experiment }: ExperimentTable): void {
  const seen = new Set<string>();
  for (const name of experiment) {
    if (seen.has(name)) {
      throw new InputError(`experiment ${name} is in two of the atlases`, {
        fix: 'leave it out of one of them: it would count twice',
      });
    }
    seen.add(name);
  }
}

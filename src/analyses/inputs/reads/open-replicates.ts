import { readPeakFile, type PeakFile } from '../../../formats/peaks/peak-reader.ts';
import { knownAssembly, KNOWN_ASSEMBLIES } from '../../../genome/assembly.ts';
import { guessBuild } from '../../../genome/build-check.ts';
import { chromosomeKey } from '../../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import type { ReplicatePeaks } from '../../../calling/replicates/merge-replicates.ts';
import type { Notice } from '../../../messages/message.ts';
import { refused } from '../../../messages/refused.ts';
import { choose, type Choices, type Choosing, type Chosen } from '../choices.ts';
import { placeWhereKnown } from '../query.ts';

/** How peaks of replicates are read. */
export const peakReplicateChoices = {
  rankBy: {
    type: 'one of',
    values: ['signal', 'p', 'q', 'score'],
    default: 'signal',
    help: 'peaks-consensus.choice.rank-by',
  },
  genome: { type: 'one of', values: KNOWN_ASSEMBLIES, help: 'site-sets.choice.genome' },
} as const satisfies Choices;

/** What peaks may be ranked by. */
export type RankedBy = Chosen<typeof peakReplicateChoices>['rankBy'];

/** Peaks of one file; the strength is NaN where the file has none. */
export interface PeakReplicate extends ReplicatePeaks {
  /** What messages call it. */
  readonly name: string;
  readonly notices: readonly Notice[];
}

/** Peaks of replicates, of their reads taken together and of the random halves of these. */
export interface PeakReplicates {
  readonly rankBy: RankedBy;
  readonly replicates: readonly PeakReplicate[];
  /** Called from the reads of all replicates. */
  readonly pooled?: PeakReplicate;
  /** Called from the two halves of the pooled reads. */
  readonly pseudo: readonly PeakReplicate[];
  /** Called from the two halves of each replicate's reads, in the order of the replicates. */
  readonly selfPseudo: readonly PeakReplicate[];
}

/** The files of the same. */
export interface PeakReplicateFiles {
  readonly replicates: readonly string[];
  readonly pooled?: string;
  readonly pseudo?: readonly string[];
  readonly selfPseudo?: readonly string[];
}

/** Columns of narrowPeak and broadPeak that hold -log10 p and -log10 q. */
const PROBABILITY_COLUMN = { p: 8, q: 9 } as const;

/**
 * Reads the peaks of replicates.
 * @throws InputError for a file that cannot be read or has no such column, and for files that do not go together: of two genome builds, or
 * without a chromosome in common
 */
export async function openPeakReplicates(
  files: PeakReplicateFiles,
  asking: Choosing<typeof peakReplicateChoices> = {},
): Promise<PeakReplicates> {
  const choices = choose(peakReplicateChoices, asking);
  const open = (paths: readonly string[] = []): Promise<PeakReplicate[]> =>
    Promise.all(paths.map((path) => openOne(path, choices)));
  const replicates = await open(files.replicates);
  const [pooled] = await open(files.pooled === undefined ? [] : [files.pooled]);
  const [pseudo, selfPseudo] = [await open(files.pseudo), await open(files.selfPseudo)];
  const all = [...replicates, pooled, ...pseudo, ...selfPseudo].filter((each) => each !== undefined);
  refuseOtherGenome(all);
  return { rankBy: choices.rankBy, replicates, pooled, pseudo, selfPseudo };
}

async function openOne(
  path: string,
  { rankBy, genome }: Chosen<typeof peakReplicateChoices>,
): Promise<PeakReplicate> {
  const { name, peaks, notices } = placeWhereKnown(await readRanked(path, rankBy), genome);
  const strength = rankBy === 'score' ? peaks.score : peaks.signal;
  // -1 stands for a p or q that is not known.
  const isKnown = (value: number): boolean => rankBy === 'signal' || rankBy === 'score' || value >= 0;
  return { name, peaks, strength: strength.map((value) => (isKnown(value) ? value : NaN)), notices };
}

/** The file, its signals being what peaks are ranked by; its score stays. */
async function readRanked(path: string, rankBy: RankedBy): Promise<PeakFile> {
  const file = await readPeakFile(path, { stdin: false });
  if (rankBy === 'signal' || rankBy === 'score') return file;
  if (file.format === 'narrowPeak' || file.format === 'broadPeak')
    return readPeakFile(path, { signalColumn: PROBABILITY_COLUMN[rankBy] });
  throw refused(
    'peaks-consensus.no-column',
    { by: rankBy },
    { file: path, expected: 'narrowPeak, broadPeak', found: file.format },
  );
}

/** @throws InputError where a file shares no chromosome with the first, or both can be of no build in common */
function refuseOtherGenome([first, ...others]: readonly PeakReplicate[]): void {
  const keys = new Set(first.peaks.chromosomeNames.map(chromosomeKey));
  const some = ({ peaks }: PeakReplicate): string => peaks.chromosomeNames.slice(0, 3).join(', ');
  const own = buildsOf(first.peaks);
  for (const other of others) {
    if (!other.peaks.chromosomeNames.some((each) => keys.has(chromosomeKey(each))))
      throw refused(
        'sets.no-chromosome',
        { other: first.name },
        { file: other.name, expected: some(first), found: some(other) },
      );
    const theirs = buildsOf(other.peaks);
    if (own.length === 0 || theirs.length === 0 || theirs.some((build) => own.includes(build))) continue;
    throw refused(
      'peaks-consensus.other-build',
      { other: first.name },
      { file: other.name, expected: own.join(', '), found: theirs.join(', ') },
    );
  }
}

/** Peaks beyond the ends of chromosomes that a caller may produce, and their share. */
const [FEW, FEW_SHARE] = [3, 1e-4];

/** The known assemblies whose chromosomes are long enough for the peaks. */
function buildsOf(peaks: PeakColumns): string[] {
  const candidates = KNOWN_ASSEMBLIES.map((name) => ({ assembly: knownAssembly(name)! }));
  return guessBuild(peaks, candidates)
    .evidence.filter(
      ({ unknownChromosome, beyondEnd }) =>
        unknownChromosome < peaks.count && beyondEnd <= Math.max(FEW, FEW_SHARE * peaks.count),
    )
    .map(({ name }) => name);
}

import type { Assembly } from './assembly.ts';
import type { NamingStyle } from './chromosome-names.ts';
import { namingStyle } from './chromosome-names.ts';
import type { TssIndex } from './nearest-tss.ts';
import { countAtTss } from './nearest-tss.ts';
import type { PeakColumns } from './peak-columns.ts';

/** A build that the peaks may belong to. */
export interface BuildCandidate {
  readonly assembly: Assembly;
  /** TSSs of that build, where gene models are at hand. */
  readonly tss?: TssIndex;
}

/** What speaks for or against one build. */
export interface BuildEvidence {
  readonly name: string;
  /** Peaks on chromosomes that the build does not have under any name. */
  readonly unknownChromosome: number;
  /** Peaks that end beyond their chromosome. */
  readonly beyondEnd: number;
  /** Share of summits within 1 kb of a TSS; NaN without gene models. */
  readonly atTss: number;
}

export interface BuildGuess {
  readonly naming: NamingStyle;
  readonly evidence: readonly BuildEvidence[];
  /** The build that the evidence speaks for; undefined where it does not decide. */
  readonly looksLike: string | undefined;
  /** Whether the evidence speaks against the first candidate, the expected build. */
  readonly contradictsExpected: boolean;
  /** One or two sentences for the user; empty where there is nothing to say. */
  readonly message: string;
}

const TSS_WINDOW = 1000;
/** Peak callers may run a few bp over a chromosome's end; so may a handful of peaks. */
const FEW = 3;
const FEW_SHARE = 1e-4;
/** Below these many summits a share says little. */
const ENOUGH_SUMMITS = 200;
/** A factor that avoids promoters has few summits there in any build; the ratio then decides nothing. */
const PROMOTER_SHARE = 0.12;
const CLEAR_RATIO = 2.5;

/**
 * Says whether peaks look like another build than the expected one, from coordinates beyond the ends of
 * chromosomes and from the share of summits within 1 kb of a TSS. It claims nothing that these two do not
 * show: without gene models of both builds the second does not speak, and few or distal peaks decide nothing.
 * @param peaks as in their file
 * @param candidates builds to weigh, the expected one first
 */
export function guessBuild(peaks: PeakColumns, candidates: readonly BuildCandidate[]): BuildGuess {
  const evidence = candidates.map((candidate) => weigh(peaks, candidate));
  const naming = namingStyle(peaks.chromosomeNames);
  const expected = evidence[0];
  const misfits = new Set(evidence.filter((build) => misfit(build, evidence, peaks.count)));
  const possible = evidence.filter((build) => !misfits.has(build));
  const decided = byTss(possible, expected) ?? byEnds(evidence, possible);
  const contradictsExpected = misfits.has(expected) || (decided !== undefined && decided !== expected.name);
  const message = contradictsExpected ? explain(expected, decided, evidence, peaks.count) : '';
  return { naming, evidence, looksLike: decided, contradictsExpected, message };
}

function weigh(peaks: PeakColumns, { assembly, tss }: BuildCandidate): BuildEvidence {
  const codes = peaks.chromosomeNames.map((name) => assembly.find(name));
  let unknownChromosome = 0;
  let beyondEnd = 0;
  for (let peak = 0; peak < peaks.count; peak++) {
    const code = codes[peaks.chromosome[peak]];
    if (code < 0) unknownChromosome++;
    else if (peaks.end[peak] > assembly.sizes[code]) beyondEnd++;
  }
  const hits = tss === undefined ? undefined : countAtTss(tss, peaks, TSS_WINDOW);
  const atTss = hits === undefined || hits.placed < ENOUGH_SUMMITS ? NaN : hits.near / hits.placed;
  return { name: assembly.name, unknownChromosome, beyondEnd, atTss };
}

/** Whether coordinates or chromosomes of the peaks are impossible in a build; contigs that no candidate has do not count. */
function misfit(build: BuildEvidence, all: readonly BuildEvidence[], count: number): boolean {
  const few = Math.max(FEW, count * FEW_SHARE);
  const nowhere = Math.min(...all.map((other) => other.unknownChromosome));
  return (
    build.beyondEnd > few || build.unknownChromosome - nowhere > few || build.unknownChromosome === count
  );
}

/** The build with a clearly larger share of summits at TSSs than any other, provided that the expected one was weighed too. */
function byTss(possible: readonly BuildEvidence[], expected: BuildEvidence): string | undefined {
  const known = possible.filter((build) => !Number.isNaN(build.atTss)).sort((a, b) => b.atTss - a.atTss);
  if (known.length < 2 || !known.includes(expected)) return undefined;
  const [best, second] = known;
  return best.atTss >= PROMOTER_SHARE && best.atTss >= CLEAR_RATIO * second.atTss ? best.name : undefined;
}

/** The only build that holds the coordinates, provided another does not. */
function byEnds(all: readonly BuildEvidence[], possible: readonly BuildEvidence[]): string | undefined {
  return possible.length === 1 && all.length > 1 ? possible[0].name : undefined;
}

function explain(
  expected: BuildEvidence,
  decided: string | undefined,
  evidence: readonly BuildEvidence[],
  count: number,
): string {
  const other = evidence.find((build) => build.name === decided);
  const reasons: string[] = [];
  if (expected.unknownChromosome === count)
    reasons.push(`none of their chromosomes is known in ${expected.name}`);
  if (expected.beyondEnd > 0) {
    reasons.push(`${expected.beyondEnd} of ${count} end beyond a chromosome of ${expected.name}`);
  }
  if (!Number.isNaN(expected.atTss) && other !== undefined && !Number.isNaN(other.atTss)) {
    reasons.push(
      `${percent(expected.atTss)} of the summits lie within 1 kb of a TSS of ${expected.name}, ${percent(other.atTss)} of ${other.name}`,
    );
  }
  const looks =
    decided === undefined
      ? `do not look like ${expected.name}`
      : `look like ${decided}, not ${expected.name}`;
  const source = decided ?? 'their own build';
  return `These peaks ${looks}: ${reasons.join('; ')}. Convert them from ${source} to ${expected.name} (liftOver), or use an atlas of their build.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

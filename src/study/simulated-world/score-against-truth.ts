import { BOUND_WITHIN } from '../../targets/target-verdict.ts';
import { FDR } from '../evidence/verdicts.ts';
import type { StudyResults } from '../study-results.ts';
import type { PartnersResult, TargetsResult } from '../results.ts';
import { judgedAt, type Judged } from '../../tables/verdicts.ts';
import type { BENCH_TRAPS } from './bench-plan.ts';
import type { WorldTruth } from './truth.ts';
import { SPACED } from './sequence-plan.ts';
import { QUERY } from './world-plan.ts';

/** What a ranking found of the planted partners. */
export interface PartnerScore {
  readonly query: string;
  readonly planted: number;
  readonly found: readonly string[];
  readonly missed: readonly string[];
  /** Called, and neither planted nor recruited. */
  readonly falselyCalled: readonly string[];
  /** Planted partners among as many first ranks of whole-genome Fisher as there are planted ones. */
  readonly fisherFound: number;
  /** First ranks of whole-genome Fisher that were not planted. */
  readonly fisherFalse: readonly string[];
}

/** How an analysis of a simulated world compares with what was planted. */
export interface WorldScore {
  readonly partners: readonly PartnerScore[];
  /** Planted partners of the myeloma line that can be compared with the lymphoid line, and those found stronger there. */
  readonly contrast: { readonly comparable: readonly string[]; readonly found: readonly string[] };
  readonly targets: {
    readonly planted: number;
    /** Planted targets among as many first ranks. */
    readonly among: number;
    /** Genes whose binding and change support them as targets, and those of them that were not planted. */
    readonly supported: readonly string[];
    readonly falselySupported: readonly string[];
    /** What binding and change say of each named target. */
    readonly named: readonly (Judged & { readonly gene: string })[];
    /** Named targets that are bound and activated, whatever chance would bring. */
    readonly namedFound: readonly string[];
    readonly namedMissed: readonly string[];
    /** Measured genes called changed that were planted neither as target nor as rising nor as indirect. */
    readonly falselyChanged: readonly string[];
    readonly called: number;
  };
  readonly motifs: {
    /** Bases between the planted words; null where nothing is planted. */
    readonly gap: number | null;
    /** Planted partners found in that spacing, and candidates that are said to be in any other or are of another motif. */
    readonly found: readonly string[];
    readonly falselySpaced: readonly string[];
  };
  /** Traps: true where the analysis was not fooled. */
  readonly traps: {
    readonly paralogues: boolean;
    readonly junk: boolean;
    readonly mislabelled: boolean;
    readonly ownMessengerUnchanged: boolean;
    readonly noPWithoutReplicates: boolean;
    readonly sharedEnhancer: boolean;
    readonly expressedGenes: boolean;
    readonly unspecific: boolean;
    readonly spacing: boolean;
    readonly sampleTwice: boolean;
    readonly exchangedLabels: boolean;
    readonly wellsAsExperiments: boolean;
    readonly viabilityAsInhibition: boolean;
    readonly compensated: boolean;
    readonly onePatient: boolean;
  };
}

/** Answers to questions beside the study. */
export interface AskedBeside {
  /** Genes that are called supported targets of the unrelated factor. */
  readonly unrelated: readonly string[];
  /** Whether a sample that is given twice under two names counts as two. */
  readonly takesCopies: boolean;
  /** Whether samples whose labels are exchanged pass without being named. */
  readonly exchangedUnnamed: boolean;
  /** Tables of the bench that fooled. */
  readonly fooledBy: readonly (keyof typeof BENCH_TRAPS)[];
}

/** Nothing asked: no trap there. */
const NOTHING: AskedBeside = { unrelated: [], takesCopies: false, exchangedUnnamed: false, fooledBy: [] };

/** Compares finished results, and answers to questions beside the study, with the opened truth. */
export function scoreAgainstTruth(
  results: StudyResults,
  truth: WorldTruth,
  { unrelated, takesCopies, exchangedUnnamed, fooledBy }: AskedBeside = NOTHING,
): WorldScore {
  const partners = results.partners.map((result) =>
    scorePartners(
      result,
      result.query === QUERY.myeloma ? truth.partners.myeloma : truth.partners.lymphoid,
      truth,
    ),
  );
  const myeloma = partners.find(({ query }) => query === QUERY.myeloma);
  const called = new Set(
    results.partners.flatMap(({ rows }) => rows.antigen.filter((_, row) => rows.supported[row])),
  );
  const [first] = results.expression;
  const own = first?.rows.adjP[first.rows.gene.indexOf(QUERY.antigen)] ?? null;
  const unreplicated = results.expression.filter(({ testable }) => !testable);
  const motifs = scoreMotifs(results, truth);
  return {
    partners,
    contrast: contrastFound(results, truth),
    targets: scoreTargets(results, truth),
    motifs,
    traps: {
      paralogues: !truth.familyOfPartner.some((name) => called.has(name)),
      junk: !truth.junk.some((name) => called.has(name)),
      mislabelled:
        truth.partners.myeloma.length === 0 ||
        (myeloma?.found.includes('FOS') ?? false) ||
        isSuggestedWithout(results, truth.mislabelled),
      ownMessengerUnchanged: own !== null && own >= FDR,
      noPWithoutReplicates:
        unreplicated.length === 1 && unreplicated[0].rows.minusLog10P.every((value) => value === null),
      sharedEnhancer: sharedEnhancerFlagged(results, truth),
      expressedGenes: unrelated.length === 0,
      spacing: motifs.falselySpaced.length === 0,
      unspecific: !truth.hubs.some((name) => called.has(name)),
      sampleTwice: !takesCopies,
      // Where nothing changes nobody can tell one group's samples from the other's.
      exchangedLabels: truth.targets.length === 0 || !exchangedUnnamed,
      wellsAsExperiments: !fooledBy.includes('wells'),
      viabilityAsInhibition: !fooledBy.includes('viability'),
      compensated: !fooledBy.includes('compensated'),
      onePatient: !fooledBy.includes('patient'),
    },
  };
}

/** Whether the partner of a mislabelled experiment is suggested, and that experiment named and left out. */
function isSuggestedWithout({ partners }: StudyResults, mislabelled: WorldTruth['mislabelled']): boolean {
  const rows = partners.find(({ query }) => query === QUERY.myeloma)?.rows;
  return mislabelled.every(({ experiment, label }) => {
    const row = rows?.antigen.indexOf(label) ?? -1;
    return rows?.verdict[row] === 'suggested' && rows.leftOut[row].includes(experiment);
  });
}

function scorePartners(
  { query, rows }: PartnersResult,
  planted: readonly string[],
  truth: WorldTruth,
): PartnerScore {
  const called = rows.antigen.filter((_, row) => rows.supported[row]);
  const allowed = new Set([...planted, ...truth.recruited]);
  const byFisher = [...rows.antigen.keys()]
    .filter((row) => rows.fisherRank[row] !== null)
    .sort((a, b) => (rows.fisherRank[a] ?? 0) - (rows.fisherRank[b] ?? 0))
    .slice(0, planted.length)
    .map((row) => rows.antigen[row]);
  return {
    query,
    planted: planted.length,
    found: planted.filter((name) => called.includes(name)),
    missed: planted.filter((name) => !called.includes(name)),
    falselyCalled: called.filter((name) => !allowed.has(name)),
    fisherFound: byFisher.filter((name) => planted.includes(name)).length,
    fisherFalse: byFisher.filter((name) => !planted.includes(name)),
  };
}

function contrastFound({ contrasts }: StudyResults, truth: WorldTruth): WorldScore['contrast'] {
  const rows = contrasts.find(({ kind, a }) => kind === 'queries' && a === QUERY.myeloma)?.rows;
  if (rows === undefined) return { comparable: [], found: [] };
  const comparable = truth.partners.myeloma.filter((name) => {
    const row = rows.antigen.indexOf(name);
    return row !== -1 && !rows.oneSided[row];
  });
  const found = comparable.filter((name) => (rows.ciLow[rows.antigen.indexOf(name)] ?? -1) > 0);
  return { comparable, found };
}

/** Of a planted spacing the partner that has it. Others whose motif is the same show it, too, and in other cells: it is the same sequence. */
function scoreMotifs(
  { motifs }: StudyResults,
  { sequence, familyOfPartner }: WorldTruth,
): WorldScore['motifs'] {
  const spaced = motifs.flatMap(({ query, rows }) =>
    rows.antigen.flatMap((name, row) =>
      rows.spacing[row] === 'fixed spacing' && rows.verdict[row] === 'supported'
        ? [{ name, query, isPlanted: rows.gap[row] === sequence.gap }]
        : [],
    ),
  );
  const ofMotif = new Set<string>([SPACED, ...familyOfPartner]);
  return {
    gap: sequence.gap,
    found: spaced.flatMap(({ name, query, isPlanted }) =>
      isPlanted && name === SPACED && query === QUERY.myeloma ? [name] : [],
    ),
    falselySpaced: spaced.flatMap(({ name, isPlanted }) => (isPlanted && ofMotif.has(name) ? [] : [name])),
  };
}

function scoreTargets({ targets, expression }: StudyResults, truth: WorldTruth): WorldScore['targets'] {
  const [result] = targets;
  const planted = new Set(truth.targets);
  const genes = result?.rows.gene ?? [];
  const activated = new Set(
    genes.filter(
      (_, row) =>
        result.rows.effectOfFactor[row] === 'activated' &&
        Math.abs(result.rows.nearestPeakDistance[row] ?? Infinity) <= BOUND_WITHIN,
    ),
  );
  const supported = genes.filter((_, row) => result.rows.verdict[row] === 'supported');
  const measured = expression[0]?.rows;
  const changed = measured?.gene.filter((_, row) => (measured.adjP[row] ?? 1) < FDR) ?? [];
  const reallyChanged = new Set([...truth.targets, ...truth.risingGenes, ...truth.indirect]);
  return {
    planted: planted.size,
    among: genes.slice(0, planted.size).filter((gene) => planted.has(gene)).length,
    supported,
    falselySupported: supported.filter((gene) => !planted.has(gene)),
    named: truth.namedTargets.map((gene) => ({ gene, ...wordOf(gene, result) })),
    namedFound: truth.namedTargets.filter((gene) => activated.has(gene)),
    namedMissed: truth.namedTargets.filter((gene) => !activated.has(gene)),
    falselyChanged: changed.filter((gene) => !reallyChanged.has(gene)),
    called: changed.length,
  };
}

function wordOf(gene: string, result: TargetsResult | undefined): Judged {
  const row = result?.rows.gene.indexOf(gene) ?? -1;
  return result === undefined || row === -1
    ? { verdict: 'not tested', reason: null }
    : judgedAt(result.rows, row);
}

function sharedEnhancerFlagged({ targets }: StudyResults, truth: WorldTruth): boolean {
  if (truth.sharedEnhancer.length === 0) return true;
  const [one, other] = truth.sharedEnhancer;
  const rows = targets[0]?.rows;
  const row = rows?.gene.indexOf(one) ?? -1;
  return rows !== undefined && row !== -1 && rows.sharesSiteWith[row].split(', ').includes(other);
}

import type {
  AgreementResult,
  ContrastResult,
  ExpressionResult,
  ExpressionStepResult,
  LocusPicture,
  PartnersResult,
  PartnersStepResult,
  PeaksResult,
  ChangedGenesResult,
  TargetsResult,
} from './results.ts';
import type { StudyRun } from './run-study.ts';

/** The finished results of a run, by kind, in the plan's order. */
export interface StudyResults {
  readonly peaks: readonly PeaksResult[];
  readonly partners: readonly PartnersResult[];
  /** What is handed on beside each ranking, in the same order. */
  readonly behindPartners: readonly BehindPartners[];
  readonly agreement: readonly AgreementResult[];
  readonly contrasts: readonly ContrastResult[];
  readonly expression: readonly ExpressionResult[];
  readonly targets: readonly TargetsResult[];
  readonly changedGenes: readonly ChangedGenesResult[];
  readonly loci: readonly LocusPicture[];
}

export type BehindPartners = Pick<PartnersStepResult, 'query' | 'tracks' | 'notRanked'>;

export function resultsOf(run: StudyRun): StudyResults {
  const ofKind = (kind: string): unknown[] =>
    run.outcomes
      .filter(({ step, state }) => step.kind === kind && state === 'done')
      .map(({ result }) => result);
  const partners = ofKind('partners') as PartnersStepResult[];
  return {
    peaks: ofKind('peaks') as PeaksResult[],
    partners: partners.map(({ tracks: _tracks, notRanked: _notRanked, ...result }) => result),
    behindPartners: partners.map(({ query, tracks, notRanked }) => ({ query, tracks, notRanked })),
    agreement: ofKind('agreement') as AgreementResult[],
    contrasts: ofKind('contrast') as ContrastResult[],
    expression: (ofKind('expression') as ExpressionStepResult[]).map(
      ({ probes: _probes, ...result }) => result,
    ),
    targets: ofKind('targets') as TargetsResult[],
    changedGenes: ofKind('sites of changed genes') as ChangedGenesResult[],
    loci: ofKind('loci').flat() as LocusPicture[],
  };
}

import type { StudyRun } from './run-study.ts';
import { agreementStep } from './steps/agreement-step.ts';
import { annotateStep } from './steps/annotate-step.ts';
import { assayStep } from './steps/assay-step.ts';
import { candidateFactsStep } from './steps/candidate-facts-step.ts';
import { changedGenesStep } from './steps/changed-genes-step.ts';
import { contrastStep } from './steps/contrast-step.ts';
import { expressionStep } from './steps/expression-step.ts';
import { lociStep } from './steps/loci-step.ts';
import { motifsStep } from './steps/motifs-step.ts';
import { partnersStep } from './steps/partners-step.ts';
import { peaksStep } from './steps/peaks-step.ts';
import { targetsStep } from './steps/targets-step.ts';

/** The finished results of a run that its summary, evidence and sections speak of, by kind, in the plan's order. */
export type StudyResults = Readonly<ReturnType<typeof resultsOf>>;

export function resultsOf({ resultsOf: of }: Pick<StudyRun, 'resultsOf'>) {
  const partners = of(partnersStep);
  return {
    peaks: of(peaksStep),
    places: of(annotateStep),
    partners: partners.map(({ tracks: _tracks, notRanked: _notRanked, ...result }) => result),
    behindPartners: partners.map(({ query, tracks, notRanked }) => ({ query, tracks, notRanked })),
    agreement: of(agreementStep),
    contrasts: of(contrastStep),
    expression: of(expressionStep).map(({ probes: _probes, ...result }) => result),
    targets: of(targetsStep),
    changedGenes: of(changedGenesStep),
    motifs: of(motifsStep),
    assays: of(assayStep).map(({ table: _table, ...result }) => result),
    candidateFacts: of(candidateFactsStep).at(0),
    loci: of(lociStep).flatMap(({ pictures }) => pictures),
  };
}

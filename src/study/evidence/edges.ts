import { perturbsOneOf, type Arm } from '../../analyses/inputs/arm.ts';
import { cellOf, factorsOf } from '../file/arms.ts';
import { changeOf } from './change-evidence.ts';
import type { EvidenceItem } from './verdicts.ts';
import type { Judged } from '../../tables/verdicts.ts';
import type { StudyResults } from '../study-results.ts';
import type { Study } from '../file/study-schema.ts';

/** Evidence on an edge: who was perturbed, what was measured, in which cells and with what. */
export type EdgeEvidence = Judged &
  Pick<EvidenceItem, 'effect' | 'low' | 'high' | 'unit' | 'source'> & {
    readonly from: string;
    readonly to: string;
    /** With its cells, which its sample may have said. */
    readonly arm: Arm;
  };

/** From the factor, or that of its siblings which was perturbed, to every target candidate: how it changes in each experiment whose arm perturbs the factor. */
export function factorEdges(study: Study, results: StudyResults, genes: readonly string[]): EdgeEvidence[] {
  return study.expression.flatMap((entry) => {
    const { arm } = entry;
    const experiment = results.expression.find(({ name }) => name === entry.name);
    const factors = factorsOf(study, entry);
    if (arm === undefined || experiment === undefined || !perturbsOneOf(arm, factors)) return [];
    const from = factors.find((factor) => perturbsOneOf(arm, [factor])) ?? factors[0];
    const where = { ...arm, cell: cellOf(arm, study.samples) };
    return genes.map((to): EdgeEvidence => ({
      ...changeOf(to, experiment, results),
      from,
      to,
      arm: where,
      source: `expression ${experiment.name}`,
    }));
  });
}

import { perturbsOneOf, type Arm } from '../../analyses/inputs/arm.ts';
import { KnownNames } from '../../genome/antigen-aliases.ts';
import { cellOf, factorsOf } from '../file/arms.ts';
import { changeOf, inCells } from './change-evidence.ts';
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

/**
 * From who was perturbed to every target candidate: how it changes in each experiment whose arm perturbs somebody. The factor, or
 * that of its siblings which was perturbed, stands for itself; others that were perturbed together are one start.
 */
export function edgesOf(study: Study, results: StudyResults, genes: readonly string[]): EdgeEvidence[] {
  const names = new KnownNames();
  const found = inCells(study, results);
  return study.expression.flatMap((entry) => {
    const { arm } = entry;
    const experiment = results.expression.find(({ name }) => name === entry.name);
    if (arm?.perturbs === undefined || experiment === undefined) return [];
    const own = factorsOf(study, entry).find((factor) => perturbsOneOf(arm, [factor], names));
    const from = own ?? arm.perturbs.map((name) => names.symbol(name) ?? name).join(', ');
    const where = { ...arm, cell: cellOf(arm, study.samples) };
    return genes.map((to): EdgeEvidence => ({
      ...changeOf(to, experiment, found),
      from,
      to,
      arm: where,
      source: `expression ${experiment.name}`,
    }));
  });
}

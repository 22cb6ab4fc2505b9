import type { Message } from '../messages/message.ts';
import { isOwnCheck, type PlacedFinding } from '../study/bench/place-findings.ts';
import { itemOf, sourceOf } from '../study/evidence/bench-edges.ts';
import type { Study } from '../study/file/study-schema.ts';
import { STAGE_OF_FINDING } from '../study/plan/stages.ts';
import type { AssayResult } from '../study/steps/assay-step.ts';
import type { StudyResults } from '../study/study-results.ts';
import { TABLE } from '../study/table-names.ts';
import type { BenchGroup, BenchSection } from './report-data.ts';
import { STAGE_OF_ASSAY } from './study-path.ts';

/** In the order of the chapter. */
const GROUPS: readonly BenchGroup[] = [
  'knockdown',
  'interaction',
  'promoter',
  'growth',
  'dose',
  'combination',
  'replication',
];

/** The tables of the bench by what they are about, within it in the order of the study. */
export function benchSections(study: Study, { assays }: StudyResults): BenchSection[] {
  const sections = assays.map((assay): BenchSection => {
    const { type, name, findings, notices, pictures } = assay;
    return {
      group: groupOf(assay),
      title: titleOf(assay),
      source: sourceOf(assay),
      ownGenes: findings.filter(isOwnCheck).map((finding) => itemOf(finding, assay, study)),
      ...{ notices, pictures },
      files: TABLE.assay(type, name),
    };
  });
  return GROUPS.flatMap((group) => sections.filter((section) => section.group === group));
}

function titleOf({ type, name }: Pick<AssayResult, 'type' | 'name'>): Message {
  return { key: `assay.${type}`, values: { name } };
}

/** What its findings are about; a blot without any is taken for one of amounts. */
function groupOf({
  type,
  findings,
}: Pick<AssayResult, 'type'> & { readonly findings: readonly PlacedFinding[] }): BenchGroup {
  if (type === 'dose') return 'dose';
  if (type !== 'blot') return STAGE_OF_ASSAY[type];
  return findings.some(({ kind }) => STAGE_OF_FINDING[kind] === 'interaction') ? 'interaction' : 'knockdown';
}

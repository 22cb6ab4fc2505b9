import type { FindingKind } from '../../assays/design/finding.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { isOwnCheck, type PlacedFinding } from '../bench/place-findings.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { areSameCells } from '../cells-of-experiments.ts';
import { calledAsInStudy } from '../resolve-names.ts';
import { isOneOf, ownAntigensOf } from '../own-antigens.ts';
import type { StudyResults } from '../study-results.ts';
import type { Study } from '../file/study-schema.ts';
import type { EdgeItem, Relation } from './edge.ts';

/** A result with its edge. */
export interface OnEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly item: EdgeItem;
}

/**
 * What the bench found, each on its edge. Whether a knock-down lowered its own gene is no edge. The factor, or the one of its siblings
 * that was perturbed, stands for itself; others that were perturbed together are one start.
 */
export function benchResults(study: Study, results: StudyResults): OnEdge[] {
  const own = ownAntigensOf(study, undefined);
  const { antigen, gene } = calledAsInStudy(study, results);
  const names = new KnownNames();
  return results.assays.flatMap(({ type, name, findings }) =>
    findings
      .filter((finding) => !isOwnCheck(finding))
      .map((finding): OnEdge => {
        const { from } = finding;
        const factor = own.find((each) => from.some((other) => names.same(each, other)));
        const relation = relationOf(finding);
        const end = relation === 'together' ? antigen : relation === 'acts' ? gene : String;
        return {
          from: factor ?? from.map(antigen).join(', '),
          to: end(finding.to),
          relation,
          item: itemOf(finding, { type, name }, study),
        };
      }),
  );
}

/** A finding of a table as a result, which its source names. */
export function itemOf(
  finding: PlacedFinding,
  { type, name }: Pick<StudyResults['assays'][number], 'type' | 'name'>,
  study: Study,
): EdgeItem {
  const { kind, arm, effect, low, high, unit, n, donors, measured } = finding;
  return {
    ...inTheseCells(finding, study),
    ...{ kind, method: type, effect, low, high, unit, n, donors, measured, arm },
    source: sourceOf({ type, name }),
  };
}

/** What results of a table are called. */
export function sourceOf({ type, name }: Pick<StudyResults['assays'][number], 'type' | 'name'>): string {
  return `${type} ${name}`;
}

const RELATION: Readonly<Record<Exclude<FindingKind, 'replication'>, Relation>> = {
  perturbation: 'acts',
  'promoter ChIP': 'acts',
  interaction: 'together',
  growth: 'growth',
  combination: 'combination',
};

/** A replication is one of what it measures: of a gene, or of how cells grow. */
function relationOf({ kind, ofGene }: PlacedFinding): Relation {
  if (kind !== 'replication') return RELATION[kind];
  return ofGene ? 'acts' : 'growth';
}

/** What was found in other cells than any of the study's ChIP-seq is suggested at most; a replication is meant to be elsewhere. */
function inTheseCells(finding: PlacedFinding, { chip_seq }: Study): Judged {
  const { verdict, reason, kind, arm } = finding;
  const { cell } = arm;
  const elsewhere =
    cell !== undefined && chip_seq.length > 0 && !chip_seq.some((entry) => areSameCells(entry.cell, cell));
  return elsewhere && verdict === 'supported' && kind !== 'replication'
    ? { verdict: 'suggested', reason: 'other cells' }
    : ({ verdict, reason } as Judged);
}

/** Symbols at the ends of results that act on a gene, or bind at it. */
export function benchGenes(results: readonly OnEdge[]): string[] {
  return [...new Set(results.flatMap(({ relation, to }) => (relation === 'acts' ? [to] : [])))];
}

/** Those that were perturbed or precipitated with the factor, without the factor itself and without drugs whose target nobody knows. */
export function benchPartners(study: Study, results: readonly OnEdge[]): string[] {
  const own = ownAntigensOf(study, undefined);
  const ends = results.flatMap(({ from, to, relation, item }) =>
    relation === 'together' ? [from, to] : item.arm.perturbs === undefined ? [] : [from],
  );
  return [...new Set(ends)].filter((name) => !isOneOf(name, own) && !name.includes(', '));
}

import type { CandidateEvidence } from './verdicts.ts';

/**
 * Partners or genes in the one order of a report, that of all evidence; those that it does not hold come after, as they came.
 * @param nameOf the factor or gene that an item is about
 */
export function inEvidenceOrder<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  evidence: readonly Pick<CandidateEvidence, 'name'>[],
): T[] {
  const rank = new Map(evidence.map(({ name }, index) => [name, index]));
  const rankOf = (item: T): number => rank.get(nameOf(item)) ?? evidence.length;
  return [...items].sort((a, b) => rankOf(a) - rankOf(b));
}

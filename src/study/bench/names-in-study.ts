import type { Study } from '../file/study-schema.ts';

/** Factors and genes that a study file names itself, as it writes them. */
export function namesInStudy({
  factor,
  genes_of_interest,
  partners_of_interest,
  literature,
  expression,
  assays,
}: Study): string[] {
  const perturbed = [...expression, ...assays].flatMap(({ arm }) => arm?.perturbs ?? []);
  const claimed = literature.flatMap(({ partner, target }) => [partner ?? [], target ?? []].flat());
  return [...factor, ...genes_of_interest, ...partners_of_interest, ...claimed, ...perturbed];
}

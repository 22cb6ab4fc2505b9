import { ranks } from '../statistics/descriptive.ts';

/**
 * Rank product of binding and expression: (binding rank / n) x (expression rank / n), small is good. Equal
 * values share their mean rank; genes without a value in either list take no part (NaN).
 *
 * **Source:** Wang et al., Nat Protoc 2013;8:2502 (BETA), without its quirks.
 * **R:** `(rank(-binding) / n) * (rank(-evidence) / n)`
 * @param binding score, larger is more
 * @param evidence of a change of expression, larger is more
 */
export function rankProduct(binding: Float64Array, evidence: Float64Array): Float64Array {
  const used = Uint32Array.from(binding.keys()).filter(
    (gene) => binding[gene] === binding[gene] && evidence[gene] === evidence[gene],
  );
  const n = used.length;
  const byBinding = ranks(Float64Array.from(used, (gene) => -binding[gene]));
  const byEvidence = ranks(Float64Array.from(used, (gene) => -evidence[gene]));
  const product = new Float64Array(binding.length).fill(NaN);
  used.forEach((gene, i) => (product[gene] = (byBinding[i] / n) * (byEvidence[i] / n)));
  return product;
}

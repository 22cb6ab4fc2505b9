import { ranks } from '../../statistics/descriptive.ts';
import { benjaminiHochberg } from '../../statistics/combine/multiple-testing.ts';
import { stratifiedExact } from '../../statistics/tests/stratified-exact.ts';

/** In how many experiments of an atlas each of n genes is bound near its TSS. */
export interface Breadth {
  /** Experiments that were asked. */
  readonly experiments: number;
  readonly all: Uint16Array;
  /** In how many of those of one antigen, by its key. */
  readonly ofAntigen: ReadonlyMap<string, Uint16Array>;
}

/** Genes that are compared, and what is alike of those that are compared with each other; n genes. */
export interface MatchedUniverse {
  /** 1 for the genes of the list. */
  readonly listed: Uint8Array;
  /** Mean expression of every gene, where a table of the cells is at hand. */
  readonly expression?: Float64Array | undefined;
  readonly breadth: Breadth;
}

/** Genes of equal breadth to compare within, without and with equal expression. */
const BREADTH_BINS = 20;
const DECILES = 10;

/** One row per experiment, in the order asked. */
export interface MatchedEnrichment {
  /** Genes of the list, and those of them that are bound. */
  readonly genes: number;
  readonly hits: Float64Array;
  /** Bound genes to be expected among as many of the same strata. */
  readonly expected: Float64Array;
  readonly oddsRatio: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** One-sided mid-p: more of the list are bound. */
  readonly log10P: Float64Array;
  /** Benjamini-Hochberg over all experiments, of the exact p. */
  readonly log10Q: Float64Array;
}

/**
 * Which experiments bind more genes of a list than other genes like them: of the same expression (tenths) and bound by as many
 * experiments of other antigens (tenths; twentieths without expression)? Genes that are expressed are bound by most factors, whatever the
 * list is about. An experiment's own antigen does not count as what genes have in common: it would hide itself.
 *
 * Strata hold expression and breadth constant, the test is exact: `stratifiedExact`. The p is its mid-p, which is near its level where
 * few genes are expected; q rests on the exact p, because it decides.
 * @param bound which genes are bound in each experiment, with the key of its antigen
 */
export async function matchedEnrichment(
  { listed, expression, breadth }: MatchedUniverse,
  bound: AsyncIterable<{ readonly antigenKey: string; readonly bound: Uint8Array }>,
): Promise<MatchedEnrichment> {
  const n = listed.length;
  const levels = expression === undefined ? new Uint16Array(n) : equalBins(expression, DECILES);
  const bins = expression === undefined ? BREADTH_BINS : DECILES;
  const count = expression === undefined ? bins : bins * DECILES;
  const strataWithout = (antigenKey: string): Uint16Array => {
    const own = breadth.ofAntigen.get(antigenKey);
    const others = breadth.all.map((value, gene) => value - (own?.[gene] ?? 0));
    return equalBins(others, bins).map((bin, gene) => levels[gene] * bins + bin);
  };
  const known = new Map<string, Strata>();
  const rows: {
    hits: number;
    expected: number;
    odds: [number, number, number];
    log10P: number;
    exact: number;
  }[] = [];
  for await (const { antigenKey, bound: isBound } of bound) {
    let strata = known.get(antigenKey);
    if (strata === undefined) {
      const of = strataWithout(antigenKey);
      strata = { of, universe: tally(of, count), sizeA: tally(of, count, listed) };
      known.set(antigenKey, strata);
    }
    const { of, universe, sizeA } = strata;
    let hits = 0;
    for (let gene = 0; gene < n; gene++) hits += listed[gene] & isBound[gene];
    const found = stratifiedExact(hits, { sizeA, sizeB: tally(of, count, isBound), universe });
    const { estimate, low, high } = found.oddsRatio();
    rows.push({
      hits,
      expected: found.expected,
      odds: [estimate, low, high],
      log10P: found.log10MidP,
      exact: found.log10P,
    });
  }
  const column = (value: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, value);
  return {
    genes: listed.reduce((sum, value) => sum + value, 0),
    hits: column((row) => row.hits),
    expected: column((row) => row.expected),
    oddsRatio: column((row) => row.odds[0]),
    low: column((row) => row.odds[1]),
    high: column((row) => row.odds[2]),
    log10P: column((row) => row.log10P),
    log10Q: benjaminiHochberg(column((row) => row.exact)),
  };
}

interface Strata {
  /** Stratum of every gene. */
  readonly of: Uint16Array;
  readonly universe: Uint32Array;
  readonly sizeA: Uint32Array;
}

/** How many genes, or chosen ones of them, each stratum holds. */
function tally(stratum: Uint16Array, strata: number, chosen?: Uint8Array): Uint32Array {
  const sizes = new Uint32Array(strata);
  for (let gene = 0; gene < stratum.length; gene++) sizes[stratum[gene]] += chosen?.[gene] ?? 1;
  return sizes;
}

/** Bins of as many members each, in order of their values; equal values are in one bin, NaN is in the middle one. */
export function equalBins(values: ArrayLike<number>, bins: number): Uint16Array {
  const n = values.length;
  return Uint16Array.from(ranks(Float64Array.from(values)), (rank) =>
    rank === rank ? Math.min(bins - 1, Math.floor(((rank - 0.5) / n) * bins)) : Math.floor(bins / 2),
  );
}

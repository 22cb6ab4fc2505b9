import { quantile } from '../statistics/descriptive.ts';
import { power } from '../statistics/power.ts';

/**
 * What an expression experiment says of a gene: `not seen` is no higher than most silent genes are, `unclear` than the
 * highest of them, `not measured` has no row, `unknown` stands where there is no experiment, or none that could tell.
 */
export type Expressed = 'yes' | 'unclear' | 'not seen' | 'not measured' | 'unknown';

/** The levels that tell expressed genes from silent ones. */
export interface ExpressionFloor {
  /** Below it a gene is not seen. In the unit of the average expression that it was found from, as the next. */
  readonly seen: number;
  /** From it on a gene is expressed. */
  readonly level: number;
  readonly by: 'counts per million' | 'silent genes';
  /** Silent genes that were measured. */
  readonly silent: number;
}

/** Average expression of genes: both of one length, NaN where a gene has none. */
export interface ExpressionLevels {
  readonly genes: readonly string[];
  readonly average: Float64Array;
  /** Whether the averages are log2(count + 1) of all reads (DESeq2's baseMean, as it is read) instead of log2 of what adds up to a million. */
  readonly counts: boolean;
}

/** Receptors of smell and taste, keratins of hair, beta-defensins of the epididymis: silent outside their organs, human and mouse. */
const SILENT = /^(?:OR\d+[A-Z]+\d+|OLFR\d+|TAS[12]R\d+|VM?N\dR\d+|TAAR\d+|KRTAP\d+|DEFB\d+)/i;
/** Whether a gene is silent outside the organs of smell, taste, hair and epididymis. */
export function isSilentElsewhere(symbol: string): boolean {
  return SILENT.test(symbol);
}

/** Fewer silent genes than this say nothing about the level of silence. */
const ENOUGH_SILENT = 20;
/** Shares of the silent genes that a gene has to exceed to be seen, and to count as expressed. */
const [SEEN, EXPRESSED] = [0.75, 0.95];
/** Where fewer of all genes are above, the silent ones are not silent here, or too noisy to compare with. */
const FEWEST_EXPRESSED = 0.3;
/** Counts per million below which a gene is not seen; from one on it is expressed. */
const SEEN_PER_MILLION = 0.1;
/** Sum of the levels of all genes where they are counts, or fragments per kilobase, per million: of arrays it is larger. */
const SUM_PER_MILLION = { least: 2e5, most: 1.6e6 };
/** The least of a whole experiment's log2 counts per million is below this, even where rare genes were left out; that of arrays is not. */
const LEAST_PER_MILLION = 2;
/** Adjusted p below which a gene changes. */
const SIGNIFICANT = 0.05;
/** Sums are judged of whole experiments, not of a list of some genes. */
const WHOLE_EXPERIMENT = 5_000;

/**
 * The level from which on genes count as expressed: one per million where the values are counts, else what 95 % of the
 * genes do not exceed that are silent outside the organs of smell, taste, hair and epididymis; below a tenth of that
 * count, or where three quarters of the silent genes lie, a gene is not seen.
 * @returns undefined where neither can be told
 */
export function expressionFloor({ genes, average, counts }: ExpressionLevels): ExpressionFloor | undefined {
  const silent: number[] = [];
  let sum = 0;
  let least = Infinity;
  let measured = 0;
  average.forEach((level, i) => {
    if (Number.isNaN(level)) return;
    measured++;
    sum += power(2, level) - Number(counts);
    least = Math.min(least, level);
    if (isSilentElsewhere(genes[i])) silent.push(level);
  });
  const perMillion = sum >= SUM_PER_MILLION.least && sum <= SUM_PER_MILLION.most && least < LEAST_PER_MILLION;
  if (measured >= WHOLE_EXPERIMENT && (counts || perMillion))
    return { ...perMillionLevels(counts ? sum / 1e6 : undefined), silent: silent.length };
  if (silent.length < ENOUGH_SILENT) return undefined;
  const [seen, level] = [SEEN, EXPRESSED].map((share) => quantile(silent, share));
  const above = average.reduce((count, each) => count + Number(each > level), 0);
  return above < FEWEST_EXPRESSED * measured
    ? undefined
    : { seen, level, by: 'silent genes', silent: silent.length };
}

/** @param one counts of the table that are one per million, of which it holds log2(count + 1); undefined where it holds logarithms of counts per million */
function perMillionLevels(one: number | undefined): Pick<ExpressionFloor, 'seen' | 'level' | 'by'> {
  const by = 'counts per million';
  return one === undefined
    ? { seen: Math.log2(SEEN_PER_MILLION), level: 0, by }
    : { seen: Math.log2(SEEN_PER_MILLION * one + 1), level: Math.log2(one + 1), by };
}

/**
 * Whether a gene is expressed by its level, NaN where the experiment tells none. A significant change speaks for one more:
 * a change of nothing could hardly be seen.
 */
export function isExpressed(level: number, adjustedP: number, floor: ExpressionFloor | undefined): Expressed {
  if (Number.isNaN(level) || floor === undefined) return 'unknown';
  const changes = adjustedP < SIGNIFICANT;
  if (level >= floor.level) return 'yes';
  if (level >= floor.seen) return changes ? 'yes' : 'unclear';
  return changes ? 'unclear' : 'not seen';
}

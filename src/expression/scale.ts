import { InputError } from '../errors.ts';
import { caution, note, type Notice } from '../messages/message.ts';
import { mapValues, sampleValues, type ExpressionMatrix } from './expression-matrix.ts';
import { power } from '../statistics/power.ts';

/** What the numbers of a matrix may be. */
export const SCALES = [
  'log2',
  'ln',
  'log10',
  'twice-log2',
  'intensities',
  'counts',
  'estimated-counts',
  'tpm',
] as const;

export type Scale = (typeof SCALES)[number];

/** A decision and what it rests on, for the user to check. */
export interface ScaleDecision {
  readonly scale: Scale;
  readonly because: 'whole' | 'million' | 'zeros' | 'unlogged' | 'logged';
  /** Smallest and largest value, to three digits. */
  readonly low: string;
  readonly high: string;
}

const READ_AS = {
  whole: 'expression.scale-whole',
  million: 'expression.scale-million',
  zeros: 'expression.scale-zeros',
  unlogged: 'expression.scale-unlogged',
  logged: 'expression.scale-logged',
} as const;

const LOOK_LIKE = {
  whole: 'expression.doubt-whole',
  million: 'expression.doubt-million',
  zeros: 'expression.doubt-zeros',
  unlogged: 'expression.doubt-unlogged',
  logged: 'expression.doubt-logged',
} as const;

/** What the values are read as, and why. */
export function scaleNotice({ because, ...decided }: ScaleDecision): Notice {
  return note(READ_AS[because], decided);
}

/** Values logged twice or with base 10 lie between these. */
const NARROW_LOW = 0.5;
const NARROW_HIGH = 4.8;

/** Arrays measure something everywhere; from this share of zeros on values come from sequencing. */
const ZEROS_OF_SEQUENCING = 0.05;
/** Share of whole numbers above 0 from which values with decimals are estimated counts. */
const WHOLE_OF_COUNTS = 1 / 3;

/** What decides the scale of one sample; shares are told by counting, which needs no sorting. */
interface Summary {
  readonly minimum: number;
  readonly maximum: number;
  readonly integers: boolean;
  /** 99th percentile above 100. */
  readonly reachesHundreds: boolean;
  /** First quartile above 0. */
  readonly mostlyPositive: boolean;
  /** 1st percentile above 0.5 and 99th below 4.8. */
  readonly narrow: boolean;
}

/**
 * Decides whether values are logged, intensities, counts or TPM: unlogged when the 99th percentile is above
 * 100, or the range above 50 with a first quartile above 0 or no negative value.
 *
 * **Source:** the rule of GEO2R (NCBI GEO) for the logged case.
 * @throws InputError when samples lie on different scales, or the values look logged twice (or with base 10), like counts with decimals or like rounded TPM
 */
export function detectScale(matrix: ExpressionMatrix, file: string): ScaleDecision {
  const summaries = matrix.sampleNames.map((_, sample) => summarize(sampleValues(matrix, sample)));
  const filled = summaries.flatMap((summary) => (summary === undefined ? [] : [summary]));
  const unlogged = summaries.map((summary) => summary !== undefined && isUnlogged(summary));
  const odd = matrix.sampleNames.filter((_, sample) => unlogged[sample]);
  if (odd.length > 0 && odd.length < filled.length)
    throw new InputError('some columns are logged and some are not', {
      file,
      found: `not logged: ${odd.slice(0, 5).join(', ')}${odd.length > 5 ? ', ...' : ''}`,
      fix: 'use columns of one scale; a column that is no sample (a length, a p-value) must not be in the sheet',
    });
  const minimum = Math.min(...filled.map((s) => s.minimum));
  const maximum = Math.max(...filled.map((s) => s.maximum));
  const ends = { low: short(minimum), high: short(maximum) };
  const range = `values from ${ends.low} to ${ends.high}`;
  if (odd.length > 0) {
    if (minimum >= 0 && filled.every((s) => s.integers)) {
      if (sumsToMillion(matrix))
        throw new InputError('these look like TPM or counts per million rounded to whole numbers', {
          file,
          found: `every sample sums to one million, ${range}`,
          expected: 'raw read counts, whose sums differ between samples',
          fix: 'give the raw counts; or say which: --scale tpm, or --scale counts for reads drawn down to one million',
        });
      return { scale: 'counts', because: 'whole', ...ends };
    }
    if (minimum >= 0 && sumsToMillion(matrix)) return { scale: 'tpm', because: 'million', ...ends };
    if (minimum === 0 && shareOf(matrix, (value) => value === 0) >= ZEROS_OF_SEQUENCING) {
      refuseCountsWithDecimals(matrix, file);
      return { scale: 'tpm', because: 'zeros', ...ends };
    }
    return { scale: 'intensities', because: 'unlogged', ...ends };
  }
  if (filled.every(({ narrow }) => narrow))
    throw new InputError('the values look logged twice, or logged with base 10', {
      file,
      found: `${range}, 98 % of them between ${NARROW_LOW} and ${NARROW_HIGH}`,
      expected: 'log2 intensities, which reach 10 and more',
      fix: 'say which: --scale twice-log2, --scale log10, or --scale log2 if they are right as they are',
    });
  return { scale: 'log2', because: 'logged', ...ends };
}

/** What speaks against the scale that the user says; undefined where nothing does. */
export function doubtAboutScale(matrix: ExpressionMatrix, file: string, said: Scale): Notice | undefined {
  try {
    const { because, ...decided } = detectScale(matrix, file);
    if (decided.scale === 'counts' && said === 'estimated-counts') return undefined;
    return decided.scale === said ? undefined : caution(LOOK_LIKE[because], { said, ...decided });
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/**
 * Values as log2, for every scale but counts (which need a model of their own).
 * @throws InputError for negative intensities or TPM
 */
export function toLog2(matrix: ExpressionMatrix, scale: Scale, file: string): ExpressionMatrix {
  switch (scale) {
    case 'log2':
      return matrix;
    case 'ln':
      return mapValues(matrix, (value) => value / Math.LN2);
    case 'log10':
      return mapValues(matrix, (value) => value / Math.log10(2));
    case 'twice-log2':
      return mapValues(matrix, (value) => power(2, value));
    case 'tpm':
      return mapValues(matrix, (value) => Math.log2(value + 1));
    case 'intensities': {
      // Zero and negative intensities (background above signal) have no logarithm.
      return mapValues(matrix, (value) => (value > 0 ? Math.log2(value) : NaN));
    }
    case 'counts':
    case 'estimated-counts':
      throw new Error(`${file}: counts are modelled, not logged`);
  }
}

/**
 * Checks a matrix of raw counts.
 * @throws InputError for missing or negative counts, counts with decimals, and TPM given as counts
 */
export function checkCounts(counts: ExpressionMatrix, file: string, decimalsAllowed: boolean): void {
  const rows = counts.rowNames.length;
  if (!counts.values.every(Number.isInteger) && sumsToMillion(counts))
    throw new InputError('these are not counts: every sample sums to one million', {
      file,
      expected: 'raw read counts',
      found: 'TPM or counts per million',
      fix: 'give the raw counts, or say --scale tpm (weaker: the precision of each value is then unknown)',
    });
  for (let i = 0; i < counts.values.length; i++) {
    const value = counts.values[i];
    if (value >= 0 && (decimalsAllowed || Number.isInteger(value))) continue;
    const where = `${counts.rowNames[i % rows]} in ${counts.sampleNames[Math.floor(i / rows)]}`;
    if (value !== value)
      throw new InputError(`a count is missing: ${where}`, {
        file,
        fix: 'write 0 where no read was counted',
      });
    if (value < 0) throw new InputError(`a count is negative: ${value} for ${where}`, { file });
    throw new InputError(`a count has decimals: ${value} for ${where}`, {
      file,
      expected: 'raw read counts (whole numbers)',
      fix: 'give the raw counts; for estimated counts of RSEM or salmon say --scale estimated-counts',
    });
  }
}

function isUnlogged({ minimum, maximum, reachesHundreds, mostlyPositive }: Summary): boolean {
  return reachesHundreds || (maximum - minimum > 50 && (mostlyPositive || minimum >= 0));
}

function shareOf(matrix: ExpressionMatrix, is: (value: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < matrix.values.length; i++) if (is(matrix.values[i])) count++;
  return count / matrix.values.length;
}

function refuseCountsWithDecimals(matrix: ExpressionMatrix, file: string): void {
  const zeros = shareOf(matrix, (value) => value === 0);
  const whole = (shareOf(matrix, Number.isInteger) - zeros) / (1 - zeros);
  if (whole < WHOLE_OF_COUNTS) return;
  throw new InputError('these look like counts with decimals', {
    file,
    expected: 'raw read counts (whole numbers)',
    found: `${Math.round(100 * whole)} % of the values above 0 are whole numbers, the others are not`,
    fix: 'give the raw counts; for estimated counts of RSEM or salmon say --scale estimated-counts',
  });
}

function summarize(values: Float64Array): Summary | undefined {
  let count = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  let integers = true;
  let notPositive = 0;
  let upToLow = 0;
  let belowHigh = 0;
  let upToHundred = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== value) continue;
    count++;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    if (integers && !Number.isInteger(value)) integers = false;
    if (value <= 0) notPositive++;
    if (value <= NARROW_LOW) upToLow++;
    if (value < NARROW_HIGH) belowHigh++;
    if (value <= 100) upToHundred++;
  }
  if (count === 0) return undefined;
  /** Values that lie before a quantile when all are sorted. */
  const before = (share: number): number => Math.round(share * (count - 1));
  return {
    minimum,
    maximum,
    integers,
    reachesHundreds: upToHundred <= before(0.99),
    mostlyPositive: notPositive <= before(0.25),
    narrow: upToLow <= before(0.01) && belowHigh > before(0.99),
  };
}

function sumsToMillion(matrix: ExpressionMatrix): boolean {
  return matrix.sampleNames.every((_, sample) => {
    const sum = sampleValues(matrix, sample).reduce(
      (total, value) => total + (value === value ? value : 0),
      0,
    );
    return Math.abs(sum / 1e6 - 1) < 0.01;
  });
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

import { caution, type Notice } from '../../messages/message.ts';
import { median, quantile } from '../../statistics/descriptive.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { namesOf } from './sides.ts';

/** Times that a library may be smaller than those of the better half (their lower end) before its genes are mostly guesses. */
const SMALLER = 20;
/**
 * Times that the way to the nearest other sample may be longer than is usual in the experiment: at most 1.41 among the 183 samples of six real
 * data sets, tumours of different people among them.
 */
const FARTHER = 1.75;
const FEWEST = 5;
/** Rows of which a distance is made. */
const ROWS = 2000;

/** Libraries of far fewer reads than the others. @param sizes reads of every sample */
export function smallLibraries(samples: readonly string[], sizes: Float64Array): Notice[] {
  const usual = quantile(sizes, 0.75);
  const small = samples.filter((_, sample) => isSmall(sizes, sample));
  if (small.length === 0) return [];
  const shares = sizes.filter((_, sample) => isSmall(sizes, sample)).map((size) => usual / size);
  return [
    caution('expression.small-libraries', {
      names: namesOf(small),
      shares: [
        ...new Set([Math.max(...shares), Math.min(...shares)].map((share) => `1/${Math.round(share)}`)),
      ].join('–'),
    }),
  ];
}

function isSmall(sizes: Float64Array, sample: number): boolean {
  return SMALLER * sizes[sample] < quantile(sizes, 0.75);
}

/**
 * Samples that no other sample is near to: the mean absolute difference from the nearest one is far above the experiment's usual. Samples that
 * are the only one of their group may lie apart.
 * @param group of every sample; undefined where arrays carry two
 * @param sizes reads of every sample; of small libraries more is not said
 */
export function farSamples(
  matrix: ExpressionMatrix,
  group: ArrayLike<number> | undefined,
  sizes?: Float64Array,
): Notice[] {
  const { sampleNames } = matrix;
  if (sampleNames.length < FEWEST) return [];
  const nearest = nearestDistances(matrix);
  const usual = median(nearest);
  const alone = (sample: number): boolean =>
    group !== undefined && Array.from(group).filter((each) => each === group[sample]).length === 1;
  const far = [...sampleNames.keys()].filter(
    (sample) =>
      nearest[sample] > FARTHER * usual && !alone(sample) && !(sizes !== undefined && isSmall(sizes, sample)),
  );
  // Where many are far from all others, that is how the experiment is.
  if (far.length === 0 || 4 * far.length > sampleNames.length) return [];
  return [
    caution('expression.far-samples', {
      names: namesOf(far.map((sample) => sampleNames[sample])),
      times: (Math.max(...far.map((sample) => nearest[sample])) / usual).toFixed(1),
    }),
  ];
}

/** Mean absolute difference of every sample from the one that is nearest to it, over evenly chosen rows. */
function nearestDistances(matrix: ExpressionMatrix): Float64Array {
  const samples = matrix.sampleNames.length;
  const step = Math.max(1, Math.floor(matrix.rowNames.length / ROWS));
  const nearest = new Float64Array(samples).fill(Infinity);
  for (let a = 0; a < samples; a++) {
    const x = sampleValues(matrix, a);
    for (let b = 0; b < a; b++) {
      const y = sampleValues(matrix, b);
      let [sum, count] = [0, 0];
      for (let row = 0; row < x.length; row += step) {
        const difference = Math.abs(x[row] - y[row]);
        if (difference !== difference) continue;
        sum += difference;
        count++;
      }
      nearest[a] = Math.min(nearest[a], sum / count);
      nearest[b] = Math.min(nearest[b], sum / count);
    }
  }
  return nearest;
}

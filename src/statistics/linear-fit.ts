// A straight line through points.
import { mean, pearsonCorrelation } from './descriptive.ts';
import { square } from './power.ts';

export interface LinearFit {
  readonly slope: number;
  readonly intercept: number;
  /** Pearson's correlation of both. */
  readonly correlation: number;
}

/** Least squares; NaN where x does not vary. **R:** `lm(y ~ x)` */
export function linearFit(x: ArrayLike<number>, y: ArrayLike<number>): LinearFit {
  const [centreX, centreY] = [mean(x), mean(y)];
  let [products, squares] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    products += (x[i] - centreX) * (y[i] - centreY);
    squares += square(x[i] - centreX);
  }
  const slope = products / squares;
  return { slope, intercept: centreY - slope * centreX, correlation: pearsonCorrelation(x, y) };
}

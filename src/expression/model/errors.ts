/** Groups of samples, such as those of one donor, whose errors correlate. */
export interface Blocks {
  /** Number of each sample's block. */
  readonly codes: ArrayLike<number>;
  /** Correlation of two samples of one block; 0 between blocks. */
  readonly correlation: number;
}

/** In what the errors of samples differ or hang together; nothing means that they are alike and independent. */
export interface Errors {
  /** Precision of each value, laid out like the values. */
  readonly weights?: Float64Array;
  /** Precision of each sample, in every row. */
  readonly sampleWeights?: Float64Array;
  readonly blocks?: Blocks;
}

/** What every row shares of the errors. */
export type SharedErrors = Omit<Errors, 'weights'>;

/**
 * Makes errors alike and independent, in place: every row is multiplied by a root of the inverse of its samples' covariance.
 * Least squares of what comes out, on a design treated in the same way, are generalised least squares.
 *
 * Within a block of n samples with correlation r the covariance has the eigenvalues 1 + (n - 1) r, along the mean, and 1 - r.
 * @param values samples x rows, one sample after the other; a column of a design is a single row
 */
export function whiten(values: Float64Array, rows: number, errors: SharedErrors): void {
  scale(values, rows, errors.sampleWeights?.map(Math.sqrt));
  spread(values, rows, errors.blocks, (eigenvalue) => 1 / Math.sqrt(eigenvalue));
}

/** Undoes `whiten`. */
export function unwhiten(values: Float64Array, rows: number, errors: SharedErrors): void {
  spread(values, rows, errors.blocks, Math.sqrt);
  scale(
    values,
    rows,
    errors.sampleWeights?.map((weight) => 1 / Math.sqrt(weight)),
  );
}

function scale(values: Float64Array, rows: number, factors: Float64Array | undefined): void {
  if (factors === undefined) return;
  factors.forEach((factor, sample) => {
    for (let at = sample * rows; at < (sample + 1) * rows; at++) values[at] *= factor;
  });
}

function spread(
  values: Float64Array,
  rows: number,
  blocks: Blocks | undefined,
  root: (eigenvalue: number) => number,
): void {
  if (blocks === undefined) return;
  const apart = root(1 - blocks.correlation);
  for (const members of membersOf(blocks.codes)) {
    const together = root(1 + (members.length - 1) * blocks.correlation);
    for (let row = 0; row < rows; row++) {
      let mean = 0;
      for (const sample of members) mean += values[sample * rows + row];
      mean /= members.length;
      for (const sample of members) {
        const at = sample * rows + row;
        values[at] = apart * (values[at] - mean) + together * mean;
      }
    }
  }
}

function membersOf(codes: ArrayLike<number>): number[][] {
  const members = new Map<number, number[]>();
  for (let sample = 0; sample < codes.length; sample++) {
    const block = members.get(codes[sample]);
    if (block === undefined) members.set(codes[sample], [sample]);
    else block.push(sample);
  }
  return [...members.values()];
}

/** A chromosome that a signal may be on. */
export interface SignalChromosome {
  readonly name: string;
  /** In bp. */
  readonly length: number;
}

/** Stretches of one chromosome with one value each: 0-based, half-open, ascending, none on another; where none is, nothing is known. */
export interface Runs {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly value: Float32Array | Float64Array;
}

/**
 * Runs of a chromosome, or the next of them. Whoever makes them hands them over chromosome by chromosome, in the order of the list of
 * chromosomes, each at once or in several pieces, so that no genome need be in memory at one time.
 */
export interface SignalPiece extends Runs {
  readonly chromosome: string;
}

export type SignalPieces = Iterable<SignalPiece> | AsyncIterable<SignalPiece>;

/** A piece that was weighed, with the number of its chromosome in the list. */
export interface NumberedPiece extends SignalPiece {
  readonly number: number;
}

/**
 * The same pieces, weighed: what they break is the fault of the program that made them, and no file is to hold it.
 * @throws Error for chromosomes that are not in the list or in another order, and for runs that are none, lie on one another, end beyond
 *   their chromosome or have a value that is no finite number
 */
export async function* weighedPieces(
  chromosomes: readonly SignalChromosome[],
  pieces: SignalPieces,
): AsyncGenerator<NumberedPiece> {
  const numbers = new Map(chromosomes.map(({ name }, number) => [name, number]));
  if (numbers.size < chromosomes.length) throw new Error('two chromosomes have one name');
  let [current, end] = [-1, 0];
  for await (const piece of pieces) {
    const number = numbers.get(piece.chromosome);
    if (number === undefined) throw new Error(`${piece.chromosome} is not in the list of chromosomes`);
    if (number < current) throw new Error(`${piece.chromosome} comes too late`);
    if (number > current) end = 0;
    current = number;
    end = weigh(piece, chromosomes[number], end);
    yield { ...piece, number };
  }
}

/** @param from where the runs before end @returns where these do */
function weigh({ start, end, value }: Runs, { name, length }: SignalChromosome, from: number): number {
  if (end.length !== start.length || value.length !== start.length)
    throw new Error(`runs of ${name}: columns of different lengths`);
  let last = from;
  for (let run = 0; run < start.length; run++) {
    // As it will stand in 32 bits.
    if (!(start[run] >= last && end[run] > start[run] && Number.isFinite(Math.fround(value[run]))))
      throw new Error(`${name}:${start[run]}-${end[run]}, value ${value[run]}: no run behind ${last}`);
    last = end[run];
  }
  if (last > length) throw new Error(`${name}: a run ends at ${last}, the chromosome at ${length}`);
  return last;
}

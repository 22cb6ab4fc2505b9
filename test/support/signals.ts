// Signals made up for tests.
import type { SignalChromosome, SignalPiece } from '../../src/formats/signal/signal-runs.ts';
import { createRandom } from '../../src/statistics/random.ts';

/** Runs of some length with gaps between some of them; every run's value is of 32 bits. */
export function madeUpPiece(
  chromosome: SignalChromosome,
  { seed, mean, gaps }: { seed: number; mean: number; gaps: number },
): SignalPiece {
  const random = createRandom(seed);
  const [start, end, value]: [number[], number[], number[]] = [[], [], []];
  let at = random.integer(3 * mean);
  while (at < chromosome.length) {
    const to = Math.min(chromosome.length, at + 1 + random.integer(2 * mean));
    start.push(at);
    end.push(to);
    value.push(random.integer(4) === 0 ? random.integer(9) : Math.fround(30 * (random.uniform() - 0.3)));
    at = random.uniform() < gaps ? to + 1 + random.integer(20 * mean) : to;
  }
  return {
    chromosome: chromosome.name,
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    value: Float32Array.from(value),
  };
}

/** The same runs in pieces of so many. */
export function* cut(piece: SignalPiece, runs: number): Generator<SignalPiece> {
  for (let from = 0; from < piece.start.length; from += runs)
    yield {
      chromosome: piece.chromosome,
      start: piece.start.slice(from, from + runs),
      end: piece.end.slice(from, from + runs),
      value: piece.value.slice(from, from + runs),
    };
}

/** What is known base by base of a stretch. */
export function bruteForce(
  { start, end, value }: SignalPiece,
  from: number,
  to: number,
): { covered: number; sum: number; squares: number; most: number; least: number } {
  let [covered, sum, squares, most, least] = [0, 0, 0, -Infinity, Infinity];
  for (let run = 0; run < start.length; run++) {
    const bases = Math.min(end[run], to) - Math.max(start[run], from);
    if (bases <= 0) continue;
    covered += bases;
    sum += bases * value[run];
    squares += bases * value[run] * value[run];
    most = Math.max(most, value[run]);
    least = Math.min(least, value[run]);
  }
  return { covered, sum, squares, most, least };
}

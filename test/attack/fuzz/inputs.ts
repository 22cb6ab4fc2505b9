import { damaged, TEXT, BINARY, wrapped } from './damage.ts';
import { Random } from './random.ts';
import type { FuzzTarget } from './target.ts';

export interface FuzzInput {
  readonly bytes: Buffer;
  /** As the format prescribes, perhaps wrapped. */
  readonly valid: boolean;
}

/** Share of the inputs that are left as they are. */
const VALID = 0.12;

/** Input number `index` of a target. */
export function inputOf(target: FuzzTarget, seed: number, index: number): FuzzInput {
  const random = new Random(seed, target.name, index);
  const made = target.make(random);
  const wrapping =
    target.wrappings.length > 0 && random.chance(0.3) ? random.pick(target.wrappings) : undefined;
  const wrap = (bytes: Buffer): Buffer => (wrapping === undefined ? bytes : wrapped(bytes, wrapping, random));
  if (random.chance(VALID)) return { bytes: wrap(made), valid: true };
  const packed = wrapping?.startsWith('gz') === true;
  // Packed bytes are damaged before or after packing.
  if (packed && random.chance(0.6)) return { bytes: damaged(wrap(made), random, BINARY), valid: false };
  const hurt = target.damage?.(made, random) ?? damaged(made, random, TEXT);
  return { bytes: wrap(hurt), valid: false };
}

import { UNKNOWN_BASE, type CodedSequence } from '../../genome/sequence.ts';

/** What an amplicon of quantitative PCR is to be like. */
export const AMPLICON = { shortest: 80, longest: 150, step: 5, leastGc: 0.4, mostGc: 0.6 } as const;
/** A middle further from the target than this, in bp, tells of another place: sheared chromatin is some 200 to 500 bp long. */
const FARTHEST = 150;
/** Lengths are tried from this one on. */
const BEST = 100;

/** A stretch that an amplicon may be made of, within its window. */
export interface AmpliconWindow {
  readonly start: number;
  readonly end: number;
  readonly gc: number;
}

/** Why there is none. */
export type WithoutAmplicon = 'masked' | 'unknown bases' | 'GC' | 'window ends';

/**
 * The stretch nearest to a target that is not soft-masked, has no unknown base, and a GC of 40 to 60 %: its middle at most 150 bp from the
 * target; of several as near the one whose length is nearest to 100 bp.
 * @param codes bases of the window
 * @param masked 1 where a base is soft-masked
 * @param target position in the window
 * @returns the stretch, or what keeps most stretches from being one
 */
export function ampliconAt(
  codes: CodedSequence,
  masked: Uint8Array,
  target: number,
): AmpliconWindow | WithoutAmplicon {
  const sums = sumsOf(codes, masked);
  const faults: Record<WithoutAmplicon, number> = { masked: 0, 'unknown bases': 0, GC: 0, 'window ends': 0 };
  const lengths: number[] = [];
  for (let length: number = AMPLICON.shortest; length <= AMPLICON.longest; length += AMPLICON.step)
    lengths.push(length);
  lengths.sort((a, b) => Math.abs(a - BEST) - Math.abs(b - BEST));
  for (let away = 0; away <= FARTHEST; away++) {
    for (const middle of away === 0 ? [target] : [target - away, target + away]) {
      for (const length of lengths) {
        const start = middle - Math.floor(length / 2);
        const end = start + length;
        const fault = faultOf(sums, start, end);
        if (fault === undefined) return { start, end, gc: (sums.strong[end] - sums.strong[start]) / length };
        faults[fault]++;
      }
    }
  }
  return (Object.keys(faults) as WithoutAmplicon[]).reduce((a, b) => (faults[b] > faults[a] ? b : a));
}

interface Sums {
  readonly strong: Uint32Array;
  readonly unknown: Uint32Array;
  readonly masked: Uint32Array;
}

/** How many such bases there are before each position. */
function sumsOf(codes: CodedSequence, masked: Uint8Array): Sums {
  const [strong, unknown, repeats] = [0, 1, 2].map(() => new Uint32Array(codes.length + 1));
  codes.forEach((code, i) => {
    strong[i + 1] = strong[i] + Number(code === 1 || code === 2);
    unknown[i + 1] = unknown[i] + Number(code >= UNKNOWN_BASE);
    repeats[i + 1] = repeats[i] + masked[i];
  });
  return { strong, unknown, masked: repeats };
}

function faultOf(sums: Sums, start: number, end: number): WithoutAmplicon | undefined {
  const { strong, unknown, masked } = sums;
  if (start < 0 || end >= strong.length) return 'window ends';
  if (unknown[end] > unknown[start]) return 'unknown bases';
  if (masked[end] > masked[start]) return 'masked';
  const gc = (strong[end] - strong[start]) / (end - start);
  return gc < AMPLICON.leastGc || gc > AMPLICON.mostGc ? 'GC' : undefined;
}

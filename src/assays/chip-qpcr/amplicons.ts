// Where amplicons lie, and whether on peaks.

/** 0-based half-open. */
export interface AmpliconPlace {
  readonly chrom: string;
  readonly start: number;
  readonly end: number;
  readonly gene: string | null;
}

/** What is known of amplicons beside the readings. */
export interface Amplicons {
  readonly places: ReadonlyMap<string, AmpliconPlace>;
  /** Whether an amplicon shares a base with a peak; those without a place are not there. Undefined where no peaks were given. */
  readonly onPeak?: ReadonlyMap<string, boolean> | undefined;
}

/** What an amplicon is, as far as anybody says. */
export type AmpliconState =
  'on a peak' | 'on no peak' | 'negative region' | 'negative region on a peak' | 'not placed';

export function ampliconState(
  amplicon: string,
  negative: readonly string[],
  { onPeak }: Amplicons,
): AmpliconState {
  const peak = onPeak?.get(amplicon);
  if (negative.includes(amplicon)) return peak === true ? 'negative region on a peak' : 'negative region';
  return peak === undefined ? 'not placed' : peak ? 'on a peak' : 'on no peak';
}

/** `chr6:391,739-411,447`, 1-based, as a place; undefined for another name. */
export function placeByName(name: string): AmpliconPlace | undefined {
  const found = /^(chr\w+):([\d,]+)-([\d,]+)$/.exec(name.trim());
  if (found === null) return undefined;
  const [start, end] = [found[2], found[3]].map((text) => Number(text.replaceAll(',', '')));
  return end < start || start < 1 ? undefined : { chrom: found[1], start: start - 1, end, gene: null };
}

// Where a second site may stand beside a first one: gap and orientation as numbers, palindromes counted once.

/** How a secondary site lies: `down` behind the primary site in its direction; `same` on its strand. */
const ORIENTATIONS = {
  none: [
    'downstream, same strand',
    'downstream, other strand',
    'upstream, same strand',
    'upstream, other strand',
  ],
  // The primary site has no direction of its own: the secondary one points to it or away.
  primary: ['pointing away', 'pointing towards it'],
  secondary: ['downstream', 'upstream'],
  both: ['either side'],
} as const;

export type Orientation = (typeof ORIENTATIONS)[keyof typeof ORIENTATIONS][number] | '';

/** All places of a secondary site around a primary one. */
export interface Placements {
  readonly primaryWidth: number;
  readonly secondaryWidth: number;
  readonly margin: number;
  /** Gaps of 0 up to this, not included. */
  readonly gaps: number;
  readonly orientations: readonly Orientation[];
  /** Orientation of [downstream same, downstream other, upstream same, upstream other]. */
  readonly orientationOf: readonly number[];
  readonly primaryTurns: boolean;
  readonly secondaryTurns: boolean;
}

interface Shape {
  readonly width: number;
  /** Whether it reads the same on both strands. */
  readonly turns: boolean;
}

export function placementsOf(primary: Shape, secondary: Shape, margin: number): Placements {
  const kind = primary.turns
    ? secondary.turns
      ? 'both'
      : 'primary'
    : secondary.turns
      ? 'secondary'
      : 'none';
  const folded = { none: [0, 1, 2, 3], primary: [0, 1, 1, 0], secondary: [0, 0, 1, 1], both: [0, 0, 0, 0] };
  return {
    ...{ primaryWidth: primary.width, secondaryWidth: secondary.width, margin },
    gaps: Math.max(0, margin - secondary.width + 1),
    orientations: ORIENTATIONS[kind],
    orientationOf: folded[kind],
    ...{ primaryTurns: primary.turns, secondaryTurns: secondary.turns },
  };
}

/** A secondary site as it lies to the primary one. */
export interface Placed {
  /** Bases from the first one of the primary site to the first one of the secondary site, in the primary site's direction. */
  readonly shift: number;
  /** 0 on the primary site's strand, 1 on the other. */
  readonly other: number;
}

/** @param start bases of the sequence; @param strand of each site, 0 or 1 */
export function placed(
  { primaryWidth, secondaryWidth }: Placements,
  primary: { readonly start: number; readonly strand: number },
  secondary: { readonly start: number; readonly strand: number },
): Placed {
  const along = secondary.start - primary.start;
  const shift = primary.strand === 0 ? along : primaryWidth - along - secondaryWidth;
  return { shift, other: primary.strand ^ secondary.strand };
}

/** Orientation * gaps + gap of a site that does not overlap the primary one; -1 of one that does. */
export function gapBin(all: Placements, { shift, other }: Placed): number {
  const up = shift < 0;
  const gap = up ? -shift - all.secondaryWidth : shift - all.primaryWidth;
  if (gap < 0) return -1;
  return all.orientationOf[(up ? 2 : 0) + other] * all.gaps + gap;
}

/** Number of ways in which two sites may overlap, palindromes not yet folded. */
export function overlapCount({ primaryWidth, secondaryWidth }: Placements): number {
  return 2 * (primaryWidth + secondaryWidth - 1);
}

/** A number for the way in which a site overlaps the primary one; all that a palindrome makes the same have one. */
export function overlapBin(all: Placements, { shift, other }: Placed): number {
  const { primaryWidth, secondaryWidth, primaryTurns, secondaryTurns } = all;
  const strand = secondaryTurns ? 0 : other;
  const bin = (shift + secondaryWidth - 1) * 2 + strand;
  if (!primaryTurns) return bin;
  const turned = primaryWidth - secondaryWidth - shift;
  return Math.min(bin, (turned + secondaryWidth - 1) * 2 + (secondaryTurns ? 0 : 1 - other));
}

/** The way in which two sites overlap, of one number. */
export function overlapAt({ secondaryWidth }: Placements, bin: number): Placed {
  return { shift: (bin >> 1) - secondaryWidth + 1, other: bin & 1 };
}

/** Every way that has this number. */
export function overlapWays(all: Placements, bin: number): Placed[] {
  const { primaryWidth, secondaryWidth } = all;
  const ways: Placed[] = [];
  for (let shift = 1 - secondaryWidth; shift < primaryWidth; shift++)
    for (const other of [0, 1]) if (overlapBin(all, { shift, other }) === bin) ways.push({ shift, other });
  return ways;
}

/** Where a site of this gap and orientation lies: one of the places that a palindrome makes the same. */
export function gapAt(all: Placements, bin: number): Placed {
  const [orientation, gap] = [Math.floor(bin / all.gaps), bin % all.gaps];
  const quadrant = all.orientationOf.indexOf(orientation);
  const up = quadrant >= 2;
  return { shift: up ? -gap - all.secondaryWidth : all.primaryWidth + gap, other: quadrant & 1 };
}

/** Bases between the nearer ends of two sites; below 0 the bases that they share, less their sign: all of the shorter one that lies within the other. */
export function gapOf(
  { primaryWidth, secondaryWidth }: Pick<Placements, 'primaryWidth' | 'secondaryWidth'>,
  { shift }: Pick<Placed, 'shift'>,
): number {
  return Math.max(shift - primaryWidth, -shift - secondaryWidth, -primaryWidth, -secondaryWidth);
}

/** What the orientation of a site is called, where it overlaps, too. */
export function orientationOf(all: Placements, { shift, other }: Placed): Orientation {
  const middle = 2 * shift + all.secondaryWidth - all.primaryWidth;
  if (middle === 0) return '';
  return all.orientations[all.orientationOf[(middle < 0 ? 2 : 0) + other]];
}

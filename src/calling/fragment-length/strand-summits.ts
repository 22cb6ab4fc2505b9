// Where do the reads of one strand pile up? The two ways of MACS 2 and MACS 3, which give other summits.

/** Places of one strand where reads pile up, ascending, with how many do; n each. */
export interface StrandSummits {
  readonly position: Int32Array;
  readonly height: Float64Array;
}

/** How many reads of one strand make a pile that tells the length of fragments, in reads of one window. */
export interface PileBounds {
  /** Width of a window in bp: twice the sonication width. */
  readonly window: number;
  readonly fewest: number;
  readonly most: number;
}

/** A 5' end is drawn over this many bp each side of itself. */
const HALF_TAG = 5;
/** MACS 3: gaps of at most this many bp are bridged, and shorter piles are left out. */
const GAP = 50;
const SHORTEST = 200;

/**
 * Piles as MACS 2 finds them: reads are cut into groups that span less than a window; the summit of a group is the middle of the
 * places that most of its ends, drawn 10 bp wide, cover.
 *
 * **Source:** MACS 2.2.7, `PeakModel`: the first read counts twice, the last one never, and the last group is not closed.
 * @param tags 5' ends, ascending
 */
export function groupedSummits(tags: Int32Array, { window, fewest, most }: PileBounds): StrandSummits {
  const found = new Summits();
  if (tags.length < 2) return found.columns();
  const taken = new Int32Array(tags.length);
  taken.set(tags.subarray(0, tags.length - 1), 1);
  taken[0] = tags[0];
  let from = 0;
  for (let at = 1; at < taken.length; at++) {
    if (taken[at] - taken[from] + 1 <= window) continue;
    if (at - from >= fewest && at - from <= most) found.add(groupSummit(taken.subarray(from, at)), at - from);
    from = at;
  }
  return found.columns();
}

function groupSummit(group: Int32Array): number {
  let highest = 0;
  let widths: { start: number; end: number }[] = [];
  let first = 0;
  for (let next = 0; next < group.length; next++) {
    // Coverage can be highest only from the start of a drawn tag to the nearest end of one that covers it.
    if (next + 1 < group.length && group[next + 1] === group[next]) continue;
    while (group[first] + HALF_TAG <= group[next] - HALF_TAG) first++;
    const height = next - first + 1;
    const end = Math.min(group[first] + HALF_TAG, (group[next + 1] ?? Infinity) - HALF_TAG);
    if (height > highest) widths = [];
    if (height < highest) continue;
    highest = height;
    widths.push({ start: group[next] - HALF_TAG, end });
  }
  let middle = Math.floor(widths.reduce((sum, { start, end }) => sum + end - start, 0) / 2);
  for (const { start, end } of widths) {
    if (middle < end - start) return start + middle;
    middle -= end - start;
  }
  return group[0];
}

/**
 * Piles as MACS 3 finds them: reads are drawn a window wide; where more than `fewest` cover, gaps up to 50 bp bridged and 200 bp or
 * longer, is a pile, left out where its height reaches `most`.
 *
 * **Source:** MACS 3.0, `naive_quick_pileup` and `naive_call_peaks`.
 * @param tags 5' ends, ascending
 */
export function coveredSummits(tags: Int32Array, { window, fewest, most }: PileBounds): StrandSummits {
  const found = new Summits();
  if (tags.length < 2) return found.columns();
  const half = Math.floor(window / 2);
  const pile = new Pile(most, found);
  let opened = 0;
  let closed = 0;
  let before = 0;
  let height = 0;
  while (closed < tags.length) {
    const start = opened < tags.length ? Math.max(0, tags[opened] - half) : Infinity;
    const end = tags[closed] + half;
    const here = Math.min(start, end);
    let change = 0;
    while (opened < tags.length && Math.max(0, tags[opened] - half) === here) {
      opened++;
      change++;
    }
    while (closed < tags.length && tags[closed] + half === here) {
      closed++;
      change--;
    }
    if (change === 0) continue;
    if (here > before && height > fewest) pile.add(before, here, height);
    before = here;
    height += change;
  }
  pile.close();
  return found.columns();
}

class Pile {
  private start = 0;
  private end = -1;
  private highest = 0;
  private middles: number[] = [];

  private readonly most: number;
  private readonly found: Summits;

  constructor(most: number, found: Summits) {
    this.most = most;
    this.found = found;
  }

  add(start: number, end: number, height: number): void {
    if (this.end >= 0 && start - this.end > GAP) this.close();
    if (this.end < 0) {
      this.start = start;
      this.highest = 0;
    }
    this.end = end;
    if (height < this.highest) return;
    if (height > this.highest) this.middles = [];
    this.highest = height;
    this.middles.push(Math.floor((start + end) / 2));
  }

  close(): void {
    if (this.end >= 0 && this.end - this.start >= SHORTEST && this.highest < this.most) {
      this.found.add(this.middles[Math.floor((this.middles.length + 1) / 2) - 1], this.highest);
    }
    this.end = -1;
  }
}

class Summits {
  private readonly position: number[] = [];
  private readonly height: number[] = [];

  add(position: number, height: number): void {
    this.position.push(position);
    this.height.push(height);
  }

  columns(): StrandSummits {
    return { position: Int32Array.from(this.position), height: Float64Array.from(this.height) };
  }
}

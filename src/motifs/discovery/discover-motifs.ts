import { UNKNOWN_BASE } from '../../genome/sequence.ts';
import { hypergeometricLog10P } from '../../statistics/distributions/hypergeometric.ts';
import type { Random } from '../../statistics/random.ts';
import type { MotifWindows } from '../windows/motif-windows.ts';
import { bestPlaces, type PlaceFinder } from './found-motif.ts';
import { matrixOfSeed, matrixOfSites, refineMotif, siteRows, type RefinedMotif } from './refine-motif.ts';
import { seedWords, type Side } from './seed-words.ts';

/** A motif that tells a foreground from a background in windows in which it was not found. */
export interface DiscoveredMotif {
  /** Rows of A, C, G and T: of the sites in all windows of the foreground. */
  readonly probabilities: Float64Array;
  /** Windows of the foreground that have a site. */
  readonly sites: number;
  /** Of the windows that were kept apart those with a site, and all. */
  readonly foreground: number;
  readonly ofForeground: number;
  readonly background: number;
  readonly ofBackground: number;
  readonly log10P: number;
}

export interface Discovery {
  readonly motifs: readonly DiscoveredMotif[];
  /** The first one whose P in the windows kept apart was too large; there is none where the search ended for another reason. */
  readonly rejected: DiscoveredMotif | undefined;
}

/** Seeds that are grown for each motif. */
const SEEDS = 12;
/** Of the best words, those are grown of which no better one shares most bases at some offset. */
const WORDS = 400;
const LEVEL = Math.log10(0.05);
/** Times a place is looked for before the motif's sites count as erased. */
const ERASURES = 6;

/**
 * Finds motifs one after the other: seeds in one half of the windows, grown to matrices, the one that best tells that half of the
 * foreground from that of the background; then its P in the other half, by the hypergeometric distribution. Its sites are erased, and the
 * search goes on until P is above 0.05 or there are as many as asked for. The order is that of finding, so that with that end the
 * chance of any false motif is 0.05 (a fixed sequence of tests).
 * @param random divides the windows
 *
 * **Source:** the idea of held-out windows and erasing: Bailey TL 2021 (STREME, Bioinformatics 37:2834); fixed sequences: Maurer W et al. 1995.
 */
export function discoverMotifs(
  foreground: MotifWindows,
  background: MotifWindows,
  most: number,
  finder: PlaceFinder,
  random: Random,
): Discovery {
  const own = halves(foreground, random.split('foreground'));
  const other = halves(background, random.split('background'));
  const motifs: DiscoveredMotif[] = [];
  while (motifs.length < most) {
    const found = bestMotif(own.search, other.search, finder);
    if (found === undefined) return { motifs, rejected: undefined };
    const tested = testMotif(found, own, other, finder);
    if (!(tested.log10P <= LEVEL)) return { motifs, rejected: tested };
    motifs.push(tested);
    for (const { search } of [own, other]) erase(found, search.windows, finder);
  }
  return { motifs, rejected: undefined };
}

/** Windows that are searched and windows that are kept apart: both are rows of the same windows. */
interface Halves {
  readonly search: Side;
  readonly apart: Side;
}

function halves(windows: MotifWindows, random: Random): Halves {
  // Sites will be erased: these are codes of our own.
  const copy = { ...windows, codes: windows.codes.slice() };
  const rows = random.shuffle(Uint32Array.from({ length: windows.count }, (_, i) => i));
  const half = Math.ceil(windows.count / 2);
  return {
    search: { windows: copy, rows: rows.slice(0, half).sort() },
    apart: { windows: copy, rows: rows.slice(half).sort() },
  };
}

function bestMotif(own: Side, other: Side, finder: PlaceFinder): RefinedMotif | undefined {
  let best: RefinedMotif | undefined;
  const grown: (readonly number[])[] = [];
  for (const seed of seedWords(own, other, WORDS)) {
    if (grown.length === SEEDS) break;
    if (grown.some((bases) => alike(bases, seed.bases))) continue;
    grown.push(seed.bases);
    const motif = refineMotif(matrixOfSeed(seed, finder.background), own, other, finder);
    if (motif !== undefined && (best === undefined || motif.score > best.score)) best = motif;
  }
  return best;
}

/** Whether two words have five bases in common at some offset, on either strand. */
function alike(a: readonly number[], b: readonly number[]): boolean {
  const turned = b.map((base) => (base > 3 ? base : 3 - base)).reverse();
  for (const word of [b, turned])
    for (let shift = 1 - word.length; shift < a.length; shift++) {
      let common = 0;
      for (let i = Math.max(0, shift); i < Math.min(a.length, shift + word.length); i++)
        if (a[i] <= 3 && a[i] === word[i - shift]) common++;
      if (common >= 5) return true;
    }
  return false;
}

function testMotif(found: RefinedMotif, own: Halves, other: Halves, finder: PlaceFinder): DiscoveredMotif {
  const places = bestPlaces(found, own.apart.windows, finder);
  const otherPlaces = bestPlaces(found, other.apart.windows, finder);
  const foreground = siteRows(places, own.apart.rows, found.most).length;
  const background = siteRows(otherPlaces, other.apart.rows, found.most).length;
  const [ofForeground, ofBackground] = [own.apart.rows.length, other.apart.rows.length];
  const everywhere = Uint32Array.from({ length: own.apart.windows.count }, (_, i) => i);
  const all = siteRows(places, everywhere, found.most);
  const whole = matrixOfSites(own.apart.windows, all, places, {
    ...{ width: found.probabilities.length / 4, background: finder.background, growth: 0 },
  });
  return {
    ...{ probabilities: whole?.probabilities ?? found.probabilities, sites: all.length },
    ...{ foreground, ofForeground, background, ofBackground },
    log10P: hypergeometricLog10P(
      foreground,
      foreground + background,
      ofForeground,
      ofForeground + ofBackground,
      'upper',
    ),
  };
}

/** Makes the bases of a motif's sites unknown. */
function erase(found: RefinedMotif, windows: MotifWindows, finder: PlaceFinder): void {
  const width = found.probabilities.length / 4;
  for (let time = 0; time < ERASURES; time++) {
    const { short, start } = bestPlaces(found, windows, finder);
    let erased = 0;
    short.forEach((value, row) => {
      if (value > found.most) return;
      windows.codes.fill(UNKNOWN_BASE, start[row], start[row] + width);
      erased++;
    });
    if (erased === 0) return;
  }
}

import { iupacShares } from '../../genome/words/iupac.ts';
import type { Random } from '../../statistics/random.ts';
import type { Landscape } from './landscape.ts';
import { COMPLEX_WORDS, OWN_WORDS, ZINGER, type PlacedWord } from './sequence-plan.ts';

/** Bases around the sites of the world; the rest of its genome is unknown. */
export interface SimulatedSequence {
  /** Bases of each window; the site is its middle base. */
  readonly width: number;
  /** Codes of the windows one behind the other, in the order of the sites. */
  readonly codes: Uint8Array;
  /** Windows that were given the words of each complex, by its name, ascending. */
  readonly planted: ReadonlyMap<string, readonly number[]>;
}

/** Odd, so that a site is a middle base; sites are 1,000 bp apart. */
const WIDTH = 501;
/** Spread of planted words around their site, bp. */
const JITTER = 18;
/** Share of G and C, and share of CpG that is kept, at promoters and elsewhere. */
const AT_PROMOTERS = { strong: 0.62, cpg: 0.8 };
const ELSEWHERE = { strong: 0.43, cpg: 0.25 };

/**
 * Draws the bases around every site: of the composition of its kind, with the words of the complexes that it belongs to, of the factors
 * that bind it by their own motif, and of one word that stands everywhere and means nothing.
 * @param ownSites sites of each factor's own motif
 * @param present complexes that there are
 */
export function drawSequence(
  landscape: Landscape,
  ownSites: (factor: string) => Iterable<number>,
  present: ReadonlySet<string>,
  random: Random,
): SimulatedSequence {
  const { count, promoter, complexSites } = landscape;
  const codes = new Uint8Array(count * WIDTH);
  const bases = random.split('bases');
  for (let site = 0; site < count; site++)
    drawBases(
      codes.subarray(site * WIDTH, (site + 1) * WIDTH),
      promoter[site] === 1 ? AT_PROMOTERS : ELSEWHERE,
      bases,
    );
  const write = (site: number, words: readonly PlacedWord[], stream: Random): void =>
    writeWords(codes.subarray(site * WIDTH, (site + 1) * WIDTH), words, stream);
  const zinger = random.split('zinger');
  for (let site = 0; site < count; site++)
    if (zinger.uniform() < ZINGER.share) write(site, [{ word: ZINGER.word, from: 0, strand: 1 }], zinger);
  for (const [factor, word] of Object.entries(OWN_WORDS)) {
    const stream = random.split(`own ${factor}`);
    for (const site of ownSites(factor)) write(site, [{ word, from: 0, strand: 1 }], stream);
  }
  const planted = new Map<string, readonly number[]>();
  // What is planted is written last: nothing else stands over it.
  for (const { complex, share, words } of [...COMPLEX_WORDS].reverse()) {
    if (!present.has(complex)) continue;
    const stream = random.split(`complex ${complex}`);
    // As many numbers are drawn for a site without the words.
    const chosen = [...(complexSites.get(complex) ?? [])].filter(() => stream.uniform() < share);
    for (const site of chosen) write(site, words, stream);
    planted.set(complex, chosen);
  }
  return { width: WIDTH, codes, planted };
}

/** Fills a window with bases that do not depend on each other, but that most of CpG is lost. */
function drawBases(window: Uint8Array, { strong, cpg }: typeof ELSEWHERE, random: Random): void {
  for (let at = 0; at < window.length; at++) {
    const draw = random.uniform();
    let base = draw < strong ? (draw < strong / 2 ? 1 : 2) : draw < (1 + strong) / 2 ? 0 : 3;
    // Methylated C of CpG becomes T, on either strand.
    if (base === 2 && at > 0 && window[at - 1] === 1 && random.uniform() >= cpg) base = 0;
    window[at] = base;
  }
}

/** Writes words around the middle of a window, on either strand of it. */
function writeWords(window: Uint8Array, words: readonly PlacedWord[], random: Random): void {
  const shift = Math.round(JITTER * random.normal());
  const turned = random.uniform() < 0.5;
  for (const { word, from, strand, loose = false } of words) {
    const drawn = drawWord(word, random);
    const moved = loose ? Math.round(60 * (random.uniform() - 0.5)) : 0;
    const forward = strand > 0 !== (loose && random.uniform() < 0.5);
    const letters = forward ? drawn : complemented(drawn);
    const start = Math.floor(window.length / 2) + shift + from + moved;
    for (let i = 0; i < letters.length; i++) {
      const at = start + i;
      if (at >= 0 && at < window.length)
        window[turned ? window.length - 1 - at : at] = turned ? 3 - letters[i] : letters[i];
    }
  }
}

/** One of the words that IUPAC codes stand for, as codes of bases. */
function drawWord(word: string, random: Random): Uint8Array {
  const shares = iupacShares(word);
  return Uint8Array.from({ length: word.length }, (_, column) => {
    const allowed = [0, 1, 2, 3].filter((base) => shares[column * 4 + base] > 0);
    return allowed[random.integer(allowed.length)];
  });
}

function complemented(codes: Uint8Array): Uint8Array {
  return codes.map((code) => 3 - code).reverse();
}

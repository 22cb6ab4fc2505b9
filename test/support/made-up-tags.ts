import { createRandom } from '../../src/statistics/random.ts';

/** Bases between planted sites, and of a read and a fragment. */
const STEP = 100_000;
const READ = 50;
const FRAGMENT = 200;

interface Tags {
  readonly seed: number;
  /** Reads anywhere. */
  readonly background: number;
  /** Reads of each site, on average. */
  readonly atSite: number;
  readonly sites: number;
  readonly chrom?: string;
  /** The chromosome's length. */
  readonly length?: number;
}

/** Made-up tags as BED, in the order of the genome, with planted sites whose middles lie at 100,000, 200,000 and so on. */
export function madeUpTags({
  seed,
  background,
  atSite,
  sites,
  chrom = 'chr18',
  length = 20_000_000,
}: Tags): string {
  const random = createRandom(seed);
  const tags: [number, string][] = [];
  const add = (middle: number): void => {
    const reverse = random.uniform() < 0.5;
    const start = middle - FRAGMENT / 2 + (reverse ? FRAGMENT - READ : 0);
    tags.push([Math.max(0, start), reverse ? '-' : '+']);
  };
  for (let tag = 0; tag < background; tag++) add(FRAGMENT + random.integer(length - 2 * FRAGMENT));
  for (let site = 1; site <= sites; site++)
    // Replicates differ by more than chance.
    for (let tag = Math.round(atSite * (0.6 + 0.8 * random.uniform())); tag > 0; tag--)
      add(site * STEP - 60 + random.integer(121));
  tags.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  return tags.map(([start, strand]) => `${chrom}\t${start}\t${start + READ}\tt\t0\t${strand}\n`).join('');
}

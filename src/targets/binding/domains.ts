import type { PeakColumns } from '../../genome/peak-columns.ts';
import { intervalContributions, type Contributions } from './contributions.ts';
import type { GeneList } from './gene-list.ts';

export interface DomainSizes {
  /** Basal domain upstream of the TSS, bp; GREAT: 5,000. */
  readonly upstream: number;
  /** Basal domain downstream of the TSS, bp; GREAT: 1,000. */
  readonly downstream: number;
  /** Farthest reach of the extension, bp; GREAT: 1,000,000. */
  readonly extension: number;
}

export const GREAT_SIZES: DomainSizes = { upstream: 5000, downstream: 1000, extension: 1_000_000 };

/** Regulatory domain of one transcript per gene, 0-based half-open. */
export interface Domains {
  readonly row: Uint32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/**
 * Basal-plus-extension domains: each gene's basal domain around its TSS, extended on both sides to the
 * next gene's basal domain, at most by `extension` from the TSS. The gene's longest transcript stands for it.
 *
 * **Source:** McLean et al., Nat Biotechnol 2010;28:495 (GREAT).
 */
export function regulatoryDomains(genes: GeneList, sizes: DomainSizes = GREAT_SIZES): Domains {
  const { models } = genes;
  const row = longestTranscripts(genes);
  row.sort((a, b) => models.chromosome[a] - models.chromosome[b] || models.tss[a] - models.tss[b] || a - b);
  const n = row.length;
  const basalStart = new Int32Array(n);
  const basalEnd = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const forward = models.strand[row[i]] >= 0;
    const tss = models.tss[row[i]];
    basalStart[i] = Math.max(0, tss - (forward ? sizes.upstream : sizes.downstream));
    basalEnd[i] = tss + (forward ? sizes.downstream : sizes.upstream) + 1;
  }
  const start = basalStart.slice();
  const end = basalEnd.slice();
  let edge = 0;
  for (let i = 0; i < n; i++) {
    if (i === 0 || models.chromosome[row[i]] !== models.chromosome[row[i - 1]]) edge = 0;
    start[i] = Math.min(start[i], Math.max(edge, models.tss[row[i]] - sizes.extension));
    edge = Math.max(edge, basalEnd[i]);
  }
  for (let i = n - 1; i >= 0; i--) {
    if (i === n - 1 || models.chromosome[row[i]] !== models.chromosome[row[i + 1]]) edge = 0x7fffffff;
    end[i] = Math.max(end[i], Math.min(edge, models.tss[row[i]] + sizes.extension + 1));
    edge = Math.min(edge, basalStart[i]);
  }
  return { row, start, end };
}

/** Every peak counts once for each domain that holds its summit. */
export function domainContributions(genes: GeneList, peaks: PeakColumns, domains: Domains): Contributions {
  const { models } = genes;
  const intervals = Array.from(domains.row, (row, i) => ({
    row,
    chromosome: models.chromosome[row],
    start: domains.start[i],
    end: domains.end[i],
    weight: 1,
  }));
  return intervalContributions(models, peaks, intervals, models.chromosomeNames);
}

function longestTranscripts({ models, geneOf, firstRow }: GeneList): Uint32Array {
  const best = firstRow.slice();
  for (let row = 0; row < models.count; row++) {
    const known = best[geneOf[row]];
    if (models.end[row] - models.start[row] > models.end[known] - models.start[known])
      best[geneOf[row]] = row;
  }
  return best;
}

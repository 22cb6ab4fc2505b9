import type { ScanKernel } from './scan-memory.ts';
import type { ScannedMotif } from './scanned-motif.ts';

/** Sites of motifs in one sequence, by motif, then by position, h hits. */
export interface MotifHits {
  readonly motif: Uint32Array;
  /** First base of the site, 0-based; as many follow as the motif has columns. */
  readonly start: Uint32Array;
  /** 0 on the strand of the sequence, 1 on the other. */
  readonly strand: Uint8Array;
  /** By how many thousandths of a bit the score falls short of the motif's highest. */
  readonly short: Int32Array;
}

/** Columns that grow. */
class Hits {
  count = 0;
  columns = new Int32Array(4 * 256);

  add(motif: number, position: number, short: number): void {
    if (this.count * 3 + 3 > this.columns.length) {
      const larger = new Int32Array(this.columns.length * 2);
      larger.set(this.columns);
      this.columns = larger;
    }
    this.columns.set([motif, position, short], this.count++ * 3);
  }
}

/**
 * Looks for motifs on both strands of a sequence. Sites hold bases alone: none lies over a code that is none, nor over the end.
 * @param kernel with the same motifs in its memory, all of which have a site
 * @param bases codes: A 0, C 1, G 2, T 3, anything else 4
 * @param motifs in the kernel's order
 */
export function scanSequence(
  kernel: ScanKernel,
  bases: Uint8Array,
  motifs: readonly ScannedMotif[],
): MotifHits {
  const found = new Hits();
  const widest = motifs.reduce((most, { width }) => Math.max(most, width), 0);
  for (let from = 0; from < bases.length; from += kernel.piece) {
    const end = Math.min(bases.length, from + kernel.piece);
    if (!kernel.take(bases.subarray(from, Math.min(bases.length, end + widest - 1)))) continue;
    for (let motif = 0; motif < motifs.length; motif++) {
      const positions = Math.min(end, bases.length - motifs[motif].width + 1) - from;
      if (positions <= 0) continue;
      const count = kernel.scan(motif, positions);
      for (let i = 0; i < count; i++) {
        // A position may take 32 bits together with its strand: they are told apart before it is added to.
        const place = kernel.hits[i * 2];
        found.add(motif * 2 + (place & 1), from + (place >>> 1), kernel.hits[i * 2 + 1]);
      }
    }
  }
  return byMotif(found, motifs.length);
}

/** A stable sort by motif: within each, hits are in order of position already. */
function byMotif({ count, columns }: Hits, motifs: number): MotifHits {
  const next = new Uint32Array(motifs + 1);
  for (let i = 0; i < count; i++) next[(columns[i * 3] >>> 1) + 1]++;
  for (let motif = 1; motif <= motifs; motif++) next[motif] += next[motif - 1];
  const hits = {
    motif: new Uint32Array(count),
    start: new Uint32Array(count),
    strand: new Uint8Array(count),
    short: new Int32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const motif = columns[i * 3] >>> 1;
    const at = next[motif]++;
    hits.motif[at] = motif;
    hits.strand[at] = columns[i * 3] & 1;
    hits.start[at] = columns[i * 3 + 1];
    hits.short[at] = columns[i * 3 + 2];
  }
  return hits;
}

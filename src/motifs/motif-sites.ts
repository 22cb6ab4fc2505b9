import type { MotifHits } from './scan-sequence.ts';
import type { ScannedMotif } from './scanned-motif.ts';

/** Sites of motifs in one sequence, by position, then by motif: h sites. */
export interface MotifSites extends MotifHits {
  /** By how much the other strand's hit of the same site falls short; -1 where it is none. */
  readonly otherShort: Int32Array;
}

/**
 * Hits as sites: of a motif that reads the same on both strands the two hits of one place are one site, on the strand where it
 * scores higher (that of the sequence where both are equal).
 * @param motifs in the order of the scan
 */
export function motifSites(hits: MotifHits, motifs: readonly ScannedMotif[]): MotifSites {
  const { motif, start, strand, short } = hits;
  const other = new Int32Array(motif.length).fill(-1);
  const dropped = new Uint8Array(motif.length);
  for (let from = 0, to = 0; from < motif.length; from = to) {
    while (to < motif.length && motif[to] === motif[from]) to++;
    const offset = motifs[motif[from]].palindrome;
    if (offset === undefined) continue;
    const behind = new Map<number, number>();
    for (let i = from; i < to; i++) if (strand[i] === 1) behind.set(start[i], i);
    for (let i = from; i < to; i++) {
      const partner = strand[i] === 0 ? behind.get(start[i] + offset) : undefined;
      if (partner === undefined) continue;
      const [kept, lost] = short[partner] < short[i] ? [partner, i] : [i, partner];
      other[kept] = short[lost];
      dropped[lost] = 1;
    }
  }
  const order = Uint32Array.from(motif.keys()).filter((i) => dropped[i] === 0);
  order.sort((a, b) => start[a] - start[b] || motif[a] - motif[b] || strand[a] - strand[b]);
  return {
    motif: Uint32Array.from(order, (i) => motif[i]),
    start: Uint32Array.from(order, (i) => start[i]),
    strand: Uint8Array.from(order, (i) => strand[i]),
    short: Int32Array.from(order, (i) => short[i]),
    otherShort: Int32Array.from(order, (i) => other[i]),
  };
}

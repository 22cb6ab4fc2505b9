// Made-up libraries of motifs for servers of the tests.
import { createRandom } from '../../src/statistics/random.ts';

/** A library in JASPAR's format: motifs of 8 to 12 columns with random counts. */
export function madeUpLibrary(motifs: number): string {
  const random = createRandom(7);
  return Array.from({ length: motifs }, (_, motif) => {
    const width = 8 + (motif % 5);
    const rows = ['A', 'C', 'G', 'T'].map((base) => {
      const counts = Array.from({ length: width }, () => String(random.integer(1000)).padStart(6));
      return `${base}  [${counts.join(' ')} ]`;
    });
    return `>MU${String(motif + 1).padStart(4, '0')}.1\tGENE${motif + 1}\n${rows.join('\n')}\n`;
  }).join('');
}

import { KNOWN_ASSEMBLIES, knownAssembly } from './assembly.ts';
import type { PeakColumns } from './peak-columns.ts';

/** Known assemblies of which at least one chromosome is named, and whose chromosomes have room for all the peaks. */
export function assembliesWithRoom(peaks: PeakColumns): string[] {
  const ends = new Map<string, number>();
  for (let row = 0; row < peaks.count; row++) {
    const name = peaks.chromosomeNames[peaks.chromosome[row]];
    ends.set(name, Math.max(ends.get(name) ?? 0, peaks.end[row]));
  }
  return KNOWN_ASSEMBLIES.filter((each) => {
    const genome = knownAssembly(each);
    if (genome === undefined) return false;
    const sizes = [...ends].map(([name, end]) => ({ end, size: genome.sizes[genome.find(name)] }));
    return (
      sizes.some(({ size }) => size !== undefined) &&
      sizes.every(({ end, size }) => size === undefined || end <= size)
    );
  });
}

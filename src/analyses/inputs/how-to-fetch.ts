import { FETCHED_GENOMES } from '../../atlas/fetch/genome-sources.ts';
import { knownAssembly } from '../../genome/assembly.ts';

/** The end of an advice that tells the command which brings a genome; empty where it brings none of that name. */
export function howToFetch(genome: string): string {
  const name = knownAssembly(genome)?.name ?? genome;
  return FETCHED_GENOMES.includes(name) ? `, or bring it: chipmate genome fetch ${name}` : '';
}

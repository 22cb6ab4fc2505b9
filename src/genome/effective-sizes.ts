// How many bases of a genome can reads be placed on?
import { knownAssembly } from './assembly.ts';

/** By species, in bp. **Source:** MACS 2.2.7 and 3.0, whose `hs`, `mm`, `ce` and `dm` these are. */
const EFFECTIVE_SIZES = {
  hs: { macs2: 2.7e9, macs3: 2_913_022_398 },
  mm: { macs2: 1.87e9, macs3: 2_652_783_500 },
  ce: { macs2: 9e7, macs3: 100_286_401 },
  dm: { macs2: 1.2e8, macs3: 142_573_017 },
} as const;

const SPECIES: Readonly<Record<string, keyof typeof EFFECTIVE_SIZES>> = {
  ...{ hg18: 'hs', hg19: 'hs', hg38: 'hs', mm9: 'mm', mm10: 'mm', mm39: 'mm' },
  ...{ ce10: 'ce', ce11: 'ce', dm3: 'dm', dm6: 'dm' },
};

/** Words that stand for a genome's size. */
export const SIZE_WORDS: readonly string[] = Object.keys(EFFECTIVE_SIZES);

/**
 * The size that a word or an assembly stands for; undefined where it is not known.
 * @param name `hs`, `mm`, `ce`, `dm`, or an assembly (`hg38`)
 */
export function effectiveSize(name: string, rule: 'macs2' | 'macs3'): number | undefined {
  const word = name.toLowerCase();
  const species = word in EFFECTIVE_SIZES ? (word as keyof typeof EFFECTIVE_SIZES) : undefined;
  const assembly = knownAssembly(name)?.name;
  const known = species ?? (assembly === undefined ? undefined : SPECIES[assembly]);
  return known === undefined ? undefined : EFFECTIVE_SIZES[known][rule];
}

const ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI'.split(' ');
const MITOCHONDRION = new Set(['M', 'MT', 'MITO', 'MTDNA', 'MITOCHONDRION', 'MITOCHONDRION_GENOME']);

/** How the chromosomes of a file are named: `chr1`, `1`, or RefSeq accessions such as `NC_000001.11`. */
export type NamingStyle = 'chr1' | '1' | 'RefSeq' | 'mixed' | 'other';

/**
 * The form in which two spellings of one chromosome are equal: without `chr`, in upper case, without
 * leading zeros, the mitochondrion always `M` (`chr1` = `1` = `CHR01`; `MT` = `chrM` = `chrMito`).
 */
export function chromosomeKey(name: string): string {
  const bare = name
    .trim()
    .replace(/^chr(?:omosome)?[_\s]?(?=.)/i, '')
    .toUpperCase();
  if (MITOCHONDRION.has(bare) || bare === 'DMEL_MITOCHONDRION_GENOME') return 'M';
  return /^0\d+$/.test(bare) ? bare.replace(/^0+(?=\d)/, '') : bare;
}

/**
 * Arabic numbers as aliases of Roman ones (yeast, worm): `4` for `IV`, as far as the assembly counts
 * without a gap, so that a worm's `X` stays the chromosome X and is not number ten.
 * @param keys chromosome keys of the assembly -> index
 */
export function romanAliases(keys: ReadonlyMap<string, number>): Map<string, number> {
  const aliases = new Map<string, number>();
  if (!keys.has('I') || !keys.has('II')) return aliases;
  for (const [position, roman] of ROMAN.entries()) {
    const index = keys.get(roman);
    if (index === undefined) break;
    aliases.set(String(position + 1), index);
  }
  return aliases;
}

/** For each name of one list its index in another that spells chromosomes its own way; -1 where it is absent. */
export function chromosomeCodes(from: readonly string[], to: readonly string[]): Int32Array {
  const exact = new Map(to.map((name, index) => [name, index]));
  const keys = new Map<string, number>();
  for (const [index, name] of to.entries()) {
    const key = chromosomeKey(name);
    if (!keys.has(key)) keys.set(key, index);
  }
  return Int32Array.from(from, (name) => exact.get(name) ?? keys.get(chromosomeKey(name)) ?? -1);
}

/** The style of a file's chromosome names, for messages. */
export function namingStyle(names: readonly string[]): NamingStyle {
  const styles = new Set<NamingStyle>();
  for (const name of names) {
    if (/^chr/i.test(name)) styles.add('chr1');
    else if (/^N[CTW]_\d+/.test(name)) styles.add('RefSeq');
    else if (/^(?:\d{1,2}[LR]?|[XYZW]|MT?|[IVX]+)$/.test(name)) styles.add('1');
  }
  if (styles.size === 0) return 'other';
  return styles.size === 1 ? [...styles][0] : 'mixed';
}

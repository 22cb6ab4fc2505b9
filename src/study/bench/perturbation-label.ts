import type { How } from '../../analyses/inputs/arm.ts';
import type { SymbolOf } from './gene-names.ts';

/** Whom a group of the bench perturbs, and how where its name says it. */
export interface Perturbed {
  readonly names: readonly string[];
  readonly how?: How;
}

/** What stands before the name of a gene, glued to it or not, and what it does to the gene. */
const BEFORE: readonly (readonly [RegExp, How | undefined])[] = [
  [/^(?:si|sh)(?:RNA)?[\s_:-]*/i, 'knock-down'],
  [/^(?:KD|knock-?down)[\s_:-]+/i, 'knock-down'],
  [/^(?:sg|g|cr|crispr)(?:RNA)?[\s_:-]*/i, 'knock-out'],
  [/^(?:KO|knock-?out)[\s_:-]+/i, 'knock-out'],
  [/^(?:OE|over-?expression)[\s_:-]+/i, 'over-expression'],
  [/^(?:anti|α|抗)[\s_-]*/iu, undefined],
  [/^IP[\s_:-]+/i, undefined],
];

/** The same behind the name. */
const BEHIND: readonly (readonly [RegExp, How | undefined])[] = [
  [/[\s_-]*(?:siRNA|shRNA|KD|knock-?down|ノックダウン)$/iu, 'knock-down'],
  [/[\s_-]*(?:sgRNA|KO|-\/-|knock-?out|ノックアウト)$/iu, 'knock-out'],
  [/[\s_-]*(?:OE|over-?express(?:ion|ing|ed)|cDNA|過剰発現)$/iu, 'over-expression'],
  [/[\s_-]*(?:degron|dTAG)$/i, 'degraded'],
  [/[\s_-]*(?:inhibitor|inhibition|阻害剤?)$/iu, 'inhibited'],
  [/[\s_-]*(?:IP|antibody|抗体)$/iu, undefined],
];

/** Number of a guide, clone or oligonucleotide. */
const NUMBER = /[\s_-]*[#(]?\d{1,2}\)?$/;
/** Names of genes that are perturbed together. */
const TOGETHER = /\s*[+&,＋]\s*/u;

/**
 * Whom a group perturbs, by its name: `siFOS`, `shIKZF3 #2`, `sgPRDM1`, `FOS OE`, `siFOS + siIKZF3`; undefined for a name in which no
 * known gene is found. A gene of that whole name goes before any reading of it (SIX1 is no siRNA against X1).
 */
export function perturbedBy(label: string, symbolOf: SymbolOf): Perturbed | undefined {
  const parts = label.normalize('NFKC').trim().split(TOGETHER);
  const read = parts.map((part) => readPart(part, symbolOf));
  if (read.some((part) => part === undefined)) return undefined;
  const all = read as readonly Perturbed[];
  const ways = [...new Set(all.flatMap(({ how }) => how ?? []))];
  const names = [...new Set(all.flatMap((part) => part.names))];
  return ways.length === 1 ? { names, how: ways[0] } : ways.length === 0 ? { names } : undefined;
}

function readPart(part: string, symbolOf: SymbolOf): Perturbed | undefined {
  // The number is taken away last, for it may be the gene's.
  for (const text of [part, part.replace(NUMBER, '')]) {
    const whole = symbolOf(text);
    if (whole !== undefined) return { names: [whole] };
    for (const [sign, how] of [...BEFORE, ...BEHIND]) {
      if (!sign.test(text)) continue;
      const bare = text.replace(sign, '');
      const name = symbolOf(bare) ?? symbolOf(bare.replace(NUMBER, ''));
      if (name !== undefined) return how === undefined ? { names: [name] } : { names: [name], how };
    }
  }
  return undefined;
}

/** The gene of an amplicon or of what was measured: the whole name, else the longest beginning that is one (`IRF4 promoter`, `BCL2_-1kb`). */
export function measuredGene(name: string, symbolOf: SymbolOf): string | undefined {
  const text = name.normalize('NFKC').trim();
  const ends = [...text.matchAll(/[\s_:(/-]/g)].map(({ index }) => index).reverse();
  for (const end of [text.length, ...ends]) {
    const found = symbolOf(text.slice(0, end));
    if (found !== undefined) return found;
  }
  return undefined;
}

import type { How } from '../../analyses/inputs/arm.ts';
import type { SymbolOf } from './gene-names.ts';

/** Whom a group of the bench perturbs, and how where its name says it. */
export interface Perturbed {
  readonly names: readonly string[];
  readonly how?: How;
}

/** What stands before the name of a gene, glued to it or not, and what it does to the gene. */
const BEFORE: readonly (readonly [RegExp, How | undefined])[] = [
  [/^(?:si|sh)(?:RNA)?/i, 'knock-down'],
  [/^(?:KD|knock-?down)[\s_:-]/i, 'knock-down'],
  [/^(?:sg|g|cr|crispr)(?:RNA)?/i, 'knock-out'],
  [/^(?:KO|knock-?out)[\s_:-]/i, 'knock-out'],
  [/^(?:OE|over-?expression)[\s_:-]/i, 'over-expression'],
  [/^(?:anti|α|抗)/iu, undefined],
  [/^IP[\s_:-]/i, undefined],
];

/** The same behind the name. */
const BEHIND: readonly (readonly [RegExp, How | undefined])[] = [
  [/(?:siRNA|shRNA|KD|knock-?down|ノックダウン)$/iu, 'knock-down'],
  [/(?:sgRNA|KO|-\/-|knock-?out|ノックアウト)$/iu, 'knock-out'],
  [/(?:OE|over-?express(?:ion|ing|ed)|cDNA|過剰発現)$/iu, 'over-expression'],
  [/(?:degron|dTAG)$/i, 'degraded'],
  [/(?:inhibitor|inhibition|阻害剤?)$/iu, 'inhibited'],
  [/(?:IP|antibody|抗体)$/iu, undefined],
];

/** Number of a guide, clone or oligonucleotide. */
const NUMBER = /[#(]?\d{1,2}\)?$/;
/** Between the names of genes that are perturbed together. */
const TOGETHER = /[+&,＋]/u;

/** A name without what sets it apart from a sign or number at either end. */
function bare(text: string): string {
  const isApart = (at: number): boolean => /[\s_:-]/.test(text.charAt(at));
  let [start, end] = [0, text.length];
  while (start < end && isApart(start)) start++;
  while (end > start && isApart(end - 1)) end--;
  return text.slice(start, end);
}

/**
 * Whom a group perturbs, by its name: `siFOS`, `shIKZF3 #2`, `sgPRDM1`, `FOS OE`, `siFOS + siIKZF3`; undefined for a name in which no
 * known gene is found. A gene of that whole name goes before any reading of it (SIX1 is no siRNA against X1).
 */
export function perturbedBy(label: string, symbolOf: SymbolOf): Perturbed | undefined {
  const parts = label.normalize('NFKC').split(TOGETHER);
  const read = parts.map((part) => readPart(part.trim(), symbolOf));
  if (read.some((part) => part === undefined)) return undefined;
  const all = read as readonly Perturbed[];
  const ways = [...new Set(all.flatMap(({ how }) => how ?? []))];
  const names = [...new Set(all.flatMap((part) => part.names))];
  return ways.length === 1 ? { names, how: ways[0] } : ways.length === 0 ? { names } : undefined;
}

function readPart(part: string, symbolOf: SymbolOf): Perturbed | undefined {
  // The number is taken away last, for it may be the gene's.
  for (const text of [part, bare(part.replace(NUMBER, ''))]) {
    const whole = symbolOf(text);
    if (whole !== undefined) return { names: [whole] };
    for (const [sign, how] of [...BEFORE, ...BEHIND]) {
      if (!sign.test(text)) continue;
      const rest = bare(text.replace(sign, ''));
      const name = symbolOf(rest) ?? symbolOf(bare(rest.replace(NUMBER, '')));
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

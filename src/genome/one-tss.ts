import { renamedSymbol, withoutDecoration } from './gene-identifiers.ts';
import type { GeneModels } from './genes.ts';

/**
 * One row of the gene models for every gene: of its most frequent TSS, and of several equally frequent ones the
 * most upstream. Genes are told apart by symbol; the first chromosome that a symbol stands on is its own.
 * @returns symbol to row, in order of first appearance
 */
export function oneTssPerGene(genes: GeneModels): Map<string, number> {
  const rows = new Map<string, number[]>();
  for (let row = 0; row < genes.count; row++) {
    const symbol = genes.symbol[row];
    const known = rows.get(symbol);
    if (known === undefined) rows.set(symbol, [row]);
    else if (genes.chromosome[known[0]] === genes.chromosome[row]) known.push(row);
  }
  const chosen = new Map<string, number>();
  for (const [symbol, candidates] of rows) {
    const times = new Map<number, number>();
    for (const row of candidates) times.set(genes.tss[row], (times.get(genes.tss[row]) ?? 0) + 1);
    const upstream = (row: number): number => genes.tss[row] * genes.strand[row];
    chosen.set(
      symbol,
      candidates.reduce((best, row) => {
        const difference = (times.get(genes.tss[row]) ?? 0) - (times.get(genes.tss[best]) ?? 0);
        return difference > 0 || (difference === 0 && upstream(row) < upstream(best)) ? row : best;
      }),
    );
  }
  return chosen;
}

/** How a list of gene names was understood. */
export interface LookedUpGenes {
  /** Symbols of the gene models, each once, in order of the list. */
  readonly symbols: readonly string[];
  /** Names that are no gene of the models. */
  readonly unknown: readonly string[];
}

/**
 * Looks genes up under any name that the models hold: symbol without regard to case, gene identifier or transcript
 * without its version; today's and the former symbols of septins and MARCH proteins are the same.
 * @param meaning a further look-up from any identifier to a symbol
 * @returns a function from a name to the models' symbol; undefined where it is no gene
 */
export function geneFinder(
  genes: GeneModels,
  meaning: (name: string) => string | undefined = () => undefined,
): (name: string) => string | undefined {
  const symbolOf = symbolsOf(genes);
  return (name) => {
    const upper = name.toUpperCase();
    return (
      symbolOf.get(upper) ??
      symbolOf.get(nameKey(name)) ??
      symbolOf.get(renamedSymbol(upper) ?? '') ??
      symbolOf.get((meaning(name) ?? '').toUpperCase())
    );
  };
}

/** Of gene models that are asked again and again, such as those of an atlas that stays open. */
const SYMBOLS = new WeakMap<GeneModels, ReadonlyMap<string, string>>();

/** Symbols by every name that the models hold. */
function symbolsOf(genes: GeneModels): ReadonlyMap<string, string> {
  const known = SYMBOLS.get(genes);
  if (known !== undefined) return known;
  const symbolOf = new Map<string, string>();
  for (let row = 0; row < genes.count; row++) {
    for (const name of [genes.geneId[row], genes.transcript[row]]) {
      if (name === '') continue;
      const key = nameKey(name);
      if (!symbolOf.has(key)) symbolOf.set(key, genes.symbol[row]);
    }
  }
  for (const symbol of genes.symbol) symbolOf.set(symbol.toUpperCase(), symbol);
  SYMBOLS.set(genes, symbolOf);
  return symbolOf;
}

function nameKey(name: string): string {
  return withoutDecoration(name)
    .replace(/\.\d+$/, '')
    .toUpperCase();
}

/** The genes that a list names; see `geneFinder`. */
export function lookUpGenes(
  names: readonly string[],
  genes: GeneModels,
  meaning?: (name: string) => string | undefined,
): LookedUpGenes {
  const find = geneFinder(genes, meaning);
  const found = new Set<string>();
  const unknown: string[] = [];
  for (const name of names) {
    const symbol = find(name);
    if (symbol === undefined) unknown.push(name);
    else found.add(symbol);
  }
  return { symbols: [...found], unknown };
}

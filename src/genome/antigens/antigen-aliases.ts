import { ANTIGEN_SYNONYMS } from './antigen-synonyms.ts';

/** Approved symbols with their aliases. */
export function antigenAliases(): (readonly [symbol: string, ...aliases: string[]])[] {
  return ANTIGEN_SYNONYMS.trim()
    .split('\n')
    .map((line) => line.split(/: |, /) as [string, ...string[]]);
}

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'k',
};

/**
 * The form in which two spellings of a name are equal: without regard to case, hyphens, blanks, dots, slashes
 * and underscores, Greek letters spelt out, full-width letters made narrow (`K-562` = `k562`, `PU.1` = `Pu1`).
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[αβγδεκ]/g, (letter) => GREEK[letter])
    .replace(/[\s\-‐‑‒–—_./]+/g, '');
}

/** Names of factors and genes: tells whether two mean the same one. Its tables are made when a name is first looked up. */
export class KnownNames {
  readonly #further: readonly (readonly string[])[];
  #made: { symbol: Map<string, string>; names: Map<string, string[]> } | undefined;

  /** @param further the user's own lists: a symbol and its aliases; they win over the built-in ones */
  constructor(further: readonly (readonly string[])[] = []) {
    this.#further = further;
  }

  get #tables(): { symbol: Map<string, string>; names: Map<string, string[]> } {
    if (this.#made !== undefined) return this.#made;
    const entries = [...antigenAliases(), ...this.#further];
    const symbols = new Map<string, string>();
    this.#made = { symbol: symbols, names: new Map() };
    for (const [symbol] of entries) symbols.set(nameKey(symbol), symbol);
    for (const [symbol, ...aliases] of entries) {
      for (const alias of aliases) symbols.set(nameKey(alias), symbol);
    }
    for (const [symbol, ...aliases] of entries) this.#list(symbol, aliases);
    return this.#made;
  }

  /**
   * The built-in names with those of a table of genes such as NCBI's gene_info. Here the built-in ones win; a
   * symbol is never the alias of another gene, and an alias that several genes claim is nobody's.
   * @param symbols approved symbol of each gene, n genes
   * @param aliases its other names, separated by `;`, `|` or `,`, n genes
   */
  static fromGeneTable(symbols: readonly string[], aliases: readonly string[]): KnownNames {
    const names = new KnownNames();
    const symbolOf = names.#tables.symbol;
    for (const symbol of symbols) {
      const key = nameKey(symbol);
      if (!symbolOf.has(key)) symbolOf.set(key, symbol);
    }
    const taken = new Set(symbolOf.keys());
    const owner = new Map<string, string | undefined>();
    const lists = aliases.map((list) => list.split(/[;|,]/).map((alias) => alias.trim()));
    for (const [gene, list] of lists.entries()) {
      for (const alias of list) {
        const key = nameKey(alias);
        if (key === '' || taken.has(key)) continue;
        owner.set(key, owner.has(key) && owner.get(key) !== symbols[gene] ? undefined : symbols[gene]);
      }
    }
    for (const [key, symbol] of owner) if (symbol !== undefined) symbolOf.set(key, symbol);
    for (const [gene, list] of lists.entries()) names.#list(symbols[gene], list);
    return names;
  }

  /** One key for all names of a factor or gene. */
  key(name: string): string {
    const symbol = this.symbol(name);
    return nameKey(symbol ?? name);
  }

  /** The approved symbol behind a name (`Blimp-1` -> `PRDM1`); undefined for a name that is not known. */
  symbol(name: string): string | undefined {
    return this.#tables.symbol.get(nameKey(name));
  }

  /** All names of the same factor or gene, the approved symbol first; only the name itself where it is not known. */
  namesOf(name: string): readonly string[] {
    return this.#tables.names.get(this.symbol(name) ?? '') ?? [name];
  }

  /** Whether two names mean the same, by spelling or by alias. */
  same(a: string, b: string): boolean {
    return this.key(a) === this.key(b);
  }

  #list(symbol: string, aliases: readonly string[]): void {
    const list = this.#tables.names.get(symbol) ?? [symbol];
    for (const alias of aliases) {
      const isNew = !list.some((known) => nameKey(known) === nameKey(alias));
      if (isNew && this.#tables.symbol.get(nameKey(alias)) === symbol) list.push(alias);
    }
    this.#tables.names.set(symbol, list);
  }
}

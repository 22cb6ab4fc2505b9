/** One gene under all its names; lists are separated by semicolons in files. */
export interface GeneIdentifierColumns {
  readonly symbol: readonly string[];
  readonly entrez: readonly string[];
  readonly ensembl: readonly string[];
  readonly refseq: readonly string[];
  /** Old symbols and synonyms. */
  readonly aliases: readonly string[];
}

/**
 * Looks up today's symbol of a gene under any identifier. An alias of several genes, or one that is the
 * official symbol of another gene, names no gene.
 */
export class GeneIdentifiers {
  readonly #symbols: ReadonlySet<string>;
  readonly #exact = new Map<string, string>();
  readonly #aliases = new Map<string, string | undefined>();

  constructor({ symbol, entrez, ensembl, refseq, aliases }: GeneIdentifierColumns) {
    this.#symbols = new Set(symbol);
    symbol.forEach((name, row) => {
      for (const id of [entrez[row], ...ids(ensembl[row]), ...ids(refseq[row])])
        if (id !== '') this.#exact.set(id, name);
      for (const alias of ids(aliases[row])) {
        const key = alias.toUpperCase();
        this.#aliases.set(key, this.#aliases.has(key) && this.#aliases.get(key) !== name ? undefined : name);
      }
    });
  }

  /** The symbol, or undefined where the identifier is unknown or names several genes. */
  symbolOf(identifier: string): string | undefined {
    if (this.#symbols.has(identifier)) return identifier;
    const plain = withoutDecoration(identifier);
    return (
      this.#exact.get(plain) ?? (this.#symbols.has(plain) ? plain : this.#aliases.get(plain.toUpperCase()))
    );
  }
}

/** An identifier without a version (`NM_000044.6`, `ENSG00000169083.17`) and without the `_at` of custom arrays. */
export function withoutDecoration(identifier: string): string {
  const bare = identifier.replace(/_at$/, '');
  return /^(?:ENS[A-Z]*[GT]\d+|[NX][MR]_\d+)\.\d+$/.test(bare) ? bare.replace(/\.\d+$/, '') : bare;
}

/** The other symbol of a septin or MARCH protein, which were renamed because spreadsheets made dates of them; undefined for other names. */
export function renamedSymbol(symbol: string): string | undefined {
  const match = /^(SEPT|SEPTIN|MARCH|MARCHF)(\d+)$/.exec(symbol);
  if (match === null) return undefined;
  const other = { SEPT: 'SEPTIN', SEPTIN: 'SEPT', MARCH: 'MARCHF', MARCHF: 'MARCH' };
  return `${other[match[1] as keyof typeof other]}${match[2]}`;
}

function ids(list: string): string[] {
  return list === '' || list === 'NA' ? [] : list.split(';');
}

import { ANTIGEN_SYNONYMS } from './antigen-synonyms.ts';

/** What is known about the names of genes and of the proteins they make. */
export interface Aliases {
  /** The official symbol behind a name (`Blimp-1` -> `PRDM1`); undefined for a name that is not known. */
  official(name: string): string | undefined;
  /** All names of the same gene, the official symbol first; only the name itself where it is not known. */
  namesOf(name: string): readonly string[];
  /** Whether two names mean the same, by spelling or by alias. */
  same(a: string, b: string): boolean;
}

/** The result of looking for a name among those that exist. */
export interface NameMatch {
  /** Existing names that are meant, in their order. */
  readonly matches: readonly string[];
  /** How they were found; `alias` is worth telling the user. */
  readonly by: 'name' | 'alias' | 'nothing';
  /** Similar names, most similar first, where nothing was found. */
  readonly suggestions: readonly string[];
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
 * The form in which two spellings of a name are equal: without regard to case, hyphens, blanks, dots and
 * underscores, Greek letters spelt out, full-width letters made narrow (`K-562` = `k562`, `PU.1` = `Pu1`).
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[αβγδεκ]/g, (letter) => GREEK[letter])
    .replace(/[\s\-‐‑‒–—_.]+/g, '');
}

/** The aliases that come with chipmate: well-known synonyms of transcription factors and chromatin proteins. */
export const knownAliases: Aliases = makeAliases(
  ANTIGEN_SYNONYMS.trim()
    .split('\n')
    .map((line) => {
      const [symbol, names] = line.split(': ');
      return [symbol, names.split(', ')] as const;
    }),
  [],
);

/**
 * Aliases from a table of genes such as NCBI's gene_info, beside the built-in ones, which win. A symbol is
 * never the alias of another gene, and an alias that several genes claim is nobody's.
 * @param symbols official symbol of each gene, n genes
 * @param aliases its other names, separated by `;`, `|` or `,`, n genes
 */
export function aliasesFromGeneTable(symbols: readonly string[], aliases: readonly string[]): Aliases {
  const curated = ANTIGEN_SYNONYMS.trim()
    .split('\n')
    .map((line) => [line.split(': ')[0], line.split(': ')[1].split(', ')] as const);
  return makeAliases(
    curated,
    symbols.map((symbol, gene) => [
      symbol,
      (aliases[gene] ?? '').split(/[;|,]/).map((alias) => alias.trim()),
    ]),
  );
}

function makeAliases(
  curated: readonly (readonly [string, readonly string[]])[],
  table: readonly (readonly [string, readonly string[]])[],
): Aliases {
  const owner = new Map<string, string>();
  const contested = new Set<string>();
  // First all symbols, then the names that were chosen by hand, then what the table adds.
  for (const [symbol] of [...curated, ...table])
    if (!owner.has(normaliseName(symbol))) owner.set(normaliseName(symbol), symbol);
  for (const [symbol, names] of curated) for (const name of names) owner.set(normaliseName(name), symbol);
  const added = new Map<string, string>();
  for (const [symbol, names] of table) {
    for (const name of names) {
      const key = normaliseName(name);
      if (key === '' || key === '-' || owner.has(key)) continue;
      const other = added.get(key);
      if (other !== undefined && other !== symbol) contested.add(key);
      added.set(key, symbol);
    }
  }
  for (const [key, symbol] of added) if (!contested.has(key)) owner.set(key, symbol);
  const names = new Map<string, string[]>();
  for (const [symbol, others] of [...curated, ...table]) {
    const list = names.get(symbol) ?? [symbol];
    for (const name of others) {
      const isNew = !list.some((known) => normaliseName(known) === normaliseName(name));
      if (isNew && owner.get(normaliseName(name)) === symbol) list.push(name);
    }
    names.set(symbol, list);
  }
  const official = (name: string): string | undefined => owner.get(normaliseName(name));
  return {
    official,
    namesOf: (name) => names.get(official(name) ?? '') ?? [name],
    same: (a, b) =>
      normaliseName(a) === normaliseName(b) || (official(a) !== undefined && official(a) === official(b)),
  };
}

/**
 * Finds what a user means among the names that exist: first by spelling, then by alias (in both directions).
 * @param name as the user wrote it
 * @param known the names that exist, such as the antigens of an atlas
 */
export function findName(name: string, known: readonly string[], aliases: Aliases = knownAliases): NameMatch {
  const key = normaliseName(name);
  const spelt = known.filter((candidate) => normaliseName(candidate) === key);
  if (spelt.length > 0) return { matches: [...new Set(spelt)], by: 'name', suggestions: [] };
  const meant = known.filter((candidate) => aliases.same(name, candidate));
  if (meant.length > 0) return { matches: [...new Set(meant)], by: 'alias', suggestions: [] };
  return { matches: [], by: 'nothing', suggestions: nearestNames(name, known) };
}

/**
 * Names similar to one that does not exist, most similar first: at most a third of its letters wrong
 * (inserted, left out, exchanged or swapped), or one beginning with the other.
 */
export function nearestNames(name: string, known: readonly string[], limit = 3): string[] {
  const key = normaliseName(name);
  if (key === '') return [];
  const allowed = Math.max(1, Math.floor(key.length / 3));
  return [...new Set(known)]
    .map((candidate) => {
      const other = normaliseName(candidate);
      const begins = key.length >= 3 && other.startsWith(key);
      return { candidate, distance: begins ? 0.5 : editDistance(key, other, allowed) };
    })
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** Optimal string alignment distance; anything beyond `allowed` is Infinity. */
function editDistance(a: string, b: string, allowed: number): number {
  if (Math.abs(a.length - b.length) > allowed) return Infinity;
  let before = new Array<number>(b.length + 1).fill(0);
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length] <= allowed ? row[b.length] : Infinity;
}

// Which pairs of factors are known to belong together, and what may be asked of a ranking.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
let folder = process.env['CHIPMATE_TEST_DATA'] ?? join(root, '..', 'shared', 'data');

/** Takes the real data from another folder than the one beside the checkout or in CHIPMATE_TEST_DATA. */
export function setDataFolder(path: string): void {
  folder = path;
}

/** Path of a file of the real data. */
export function dataFile(...parts: string[]): string {
  return join(folder, ...parts);
}

/** Files of the real data that the benchmark needs and does not find. */
export function missingData(): string[] {
  return [
    ['encode-hg19', 'experiments.tsv'],
    ['genes', 'hg19', 'refseq.bed.gz'],
    ['truth', 'complexes.tsv'],
    ['truth', 'complexes-extended.tsv'],
    ['interactions', 'biogrid_hs_edges.tsv.gz'],
  ]
    .map((parts) => dataFile(...parts))
    .filter((path) => !existsSync(path));
}

/** Factors and the partners they are known to have; symmetric. */
export type Truth = ReadonlyMap<string, ReadonlySet<string>>;

/** Curated complexes and composite elements. */
export function complexPairs(): Truth {
  return listedPairs('complexes.tsv');
}

/** The curated pairs, and more that were collected before any result was seen. */
export function extendedPairs(): Truth {
  return listedPairs('complexes.tsv', 'complexes-extended.tsv');
}

function listedPairs(...files: string[]): Truth {
  const rows = files.flatMap((file) =>
    readFileSync(dataFile('truth', file), 'utf8').trim().split('\n').slice(1),
  );
  return symmetric(rows.map((row) => row.split('\t').slice(0, 2)));
}

/** Pairs with any BioGRID interaction. */
export function biogridPairs(): Truth {
  const text = gunzipSync(readFileSync(dataFile('interactions', 'biogrid_hs_edges.tsv.gz'))).toString();
  return symmetric(
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t').slice(2, 4)),
  );
}

function symmetric(pairs: readonly string[][]): Truth {
  const truth = new Map<string, Set<string>>();
  const add = (a: string, b: string): void => {
    const set = truth.get(a) ?? new Set();
    truth.set(a, set.add(b));
  };
  for (const [a, b] of pairs) {
    if (a === b) continue;
    add(a, b);
    add(b, a);
  }
  return truth;
}

/** Crude gene family: names that share their first three letters (GATA1 and GATA2, NFYA and NFYB). */
export function sameFamily(a: string, b: string): boolean {
  return a.slice(0, 3) === b.slice(0, 3);
}

/** Laboratory of an ENCODE experiment, from its name. */
export function labOf(experiment: string): string {
  return (
    /^wgEncodeAwg(?:Tfbs|Dnase)?(Haib|Sydh|Broad|Uchicago|Utaustin|Uta|Uw|Hms)/.exec(experiment)?.[1] ??
    'other'
  );
}

/** Factors that naive rankings put on top of everything: they bind most open promoters. */
export const HOT_DECOYS: ReadonlySet<string> = new Set([
  'POLR2A',
  'MYC',
  'MAX',
  'EP300',
  'CHD2',
  'TAF1',
  'ELF1',
]);

/** Connected component of each antigen in the graph of true pairs among the given antigens. */
export function components(antigens: readonly string[], truth: Truth): Map<string, number> {
  const component = new Map<string, number>();
  const inside = new Set(antigens);
  let next = 0;
  for (const antigen of antigens) {
    if (component.has(antigen)) continue;
    const queue = [antigen];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (component.has(at)) continue;
      component.set(at, next);
      for (const other of truth.get(at) ?? []) if (inside.has(other)) queue.push(other);
    }
    next++;
  }
  return component;
}

/** Suffixes of tables: an entry without a name is called as its file, and its results have suffixes of their own. */
const OF_TABLES = /\.(?:tsv|csv|txt|tab|xlsx?|ods)(?:\.gz)?$/i;

/** What the tables of a study are called: the names of their files without suffix, before `fileName`. */
export const TABLE = {
  places: (query: string): string => `places ${query}`,
  quality: (query: string): string => `quality ${query}`,
  partners: (query: string): string => `partners ${query}`,
  discordant: (query: string): string => `discordant-experiments ${query}`,
  contrast: ({ a, b, kind }: { a: string; b: string; kind: 'queries' | 'cells' }): string =>
    `${kind === 'queries' ? 'compare' : 'compare-cells'} ${a} ${b}`,
  expression: (name: string): string => `expression ${name}`,
  targets: ({ query, expression }: { query: string; expression: string | null }): string =>
    `targets ${query} ${expression ?? ''}`,
  changedGenes: (query: string, expression: string): string => `changed-gene-sites ${query} ${expression}`,
  motifs: (query: string): string => `motifs ${query}`,
  assay: (type: string, name: string): string => `${type} ${name.replace(OF_TABLES, '')}`,
  facts: (): string => 'partner-facts',
  evidence: (about: 'partners' | 'targets' | 'edges'): string => `evidence-${about}`,
} as const;

/** The file of a table, from the folder of the page. */
export function tablePath(name: string, simulated: boolean): string {
  return `tables/${simulated ? 'simulated.' : ''}${fileName(name)}.tsv`;
}

/** A name that every file system accepts; empty where the name is made of other signs alone, which `study check` refuses. */
export function fileName(name: string): string {
  return name
    .trim()
    .replace(/[^\p{L}\p{N}.+-]+/gu, '_')
    .replace(/^_|_$/g, '');
}

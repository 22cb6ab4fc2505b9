/** What a question may be brought: help of options, and labels of a form. */
export const choices = {
  'choice.query': 'peak file; - is standard input',
  'choice.atlas': 'atlas folder; given several times, they are read as one',
  'choice.genes': 'gene models (default: those of the atlas)',
  'choice.genes-for-promoters': 'gene models for promoters (default: those of the atlas)',
  'choice.genes-for-nearest': "gene models for nearest_gene (default: the atlas', else those built in)",
  'choice.genomes':
    'folder of genomes (default: $CHIPMATE_GENOMES, else chipmate/genomes where your system keeps data)',
  'choice.gene-ids': 'identifiers of genes: symbol, entrez, ensembl, refseq, aliases',
  'choice.antigen-class':
    'class of experiment, or all; this and the next four may be given several times (default: "TFs and others")',
  'choice.antigen-class-of-all':
    'class of experiment, or all; this and the next four may be given several times (default: "all")',
  'choice.antigen': 'antigen, under any of its names',
  'choice.cell-class': 'class of cell type',
  'choice.cell': 'cell type',
  'choice.exclude': 'experiment, antigen or cell type to leave out',
  'choice.unperturbed': 'leave out knock-outs, knock-downs, over-expression, drugs, infections',
  'choice.without-duplicates': 'leave out experiments that hold the data of another one',
  'choice.aliases': 'your own aliases: a symbol and its other names per line, tabs between',
  'choice.blacklist': 'leave out query intervals that overlap these regions',
  'choice.within': 'only query intervals that overlap these regions',
  'choice.not-within': 'only query intervals that overlap none of these regions',
  'choice.query-antigen':
    'what the query is (else inferred from a near-identical experiment); several, such as IKZF1,IKZF3, count as one factor',
  'choice.query-cell': 'cell type of the query (else inferred in the same way)',
  'choice.query-cell-class':
    'class of cells of the query, whose rows come first (else that of its cell type)',
  'choice.interactions': 'STRING or BioGRID table for the column STRING',
  'choice.compare-cells': "compare with ChIP-Atlas' own table, cell by cell",
  'choice.compare-enrichment': "compare with a result of ChIP-Atlas' own, experiment by experiment",

  'partners.choice.against':
    'compare your other peaks (with --within: those of them) with the ones that overlap these regions, where alike in strength, promoters and number of other factors',
  'partners.choice.complexes':
    'one row per complex of this table, which has the columns complex and member and a row per member',
  'partners.choice.expression':
    "table of differential expression of the query's cells: is each factor expressed there, and does it change?",
  'sites.choice.partner': 'antigen (all its experiments that pass the filters), or one experiment',
  'locus.choice.places': 'a gene (its promoters), or chr18:63123346-63320128; several together',
  'page.choice.table': 'what chipmate expression wrote, or limma, DESeq2, edgeR; - is standard input',
  'explain.choice.table': 'differential expression; with --list a list of genes',
  'explain.choice.list': 'the file is a list of genes, compared with others like them',
  'explain.choice.expression':
    'with --list: table of differential expression of the same cells, whose genes the list is compared with',
  'colocalize.choice.antigen': 'under any of its names',
  'colocalize.choice.cell-class':
    'class of cell type (default: the one with most experiments of the antigen)',
  'colocalize.choice.cell': 'only experiments of this cell type',
  'colocalize.choice.peaks': 'your own peaks as one more experiment of the antigen',
  'treatments.choice.gene': 'symbol, or any identifier with --gene-ids',
  'treatments.choice.tables': "folders or tables of differential expression; a table's name is the treatment",
  'enrich.choice.a': 'regions (any peak file), or a list of genes',
  'enrich.choice.b': 'what A is compared with: regions or genes; without it a background',
  'enrich.choice.expression':
    'for a list of genes: table of differential expression of its cells; the genes that it measured, of like expression, are the background',

  'progress.reading-sites': 'reading sites',
  'progress.testing': 'testing',
} as const satisfies Record<string, string>;

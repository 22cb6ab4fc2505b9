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
  'annotate.choice.peaks': 'peaks: BED, narrowPeak, broadPeak or MACS .xls; - is standard input',
  'annotate.choice.genes': 'gene models with exons: refFlat, genePred, GTF, BED12',
  'annotate.choice.genome': 'assembly of peaks and genes, or a chrom.sizes file',
  'annotate.choice.blacklist': 'mark peaks that overlap these regions, and leave them out of the classes',
  'annotate.choice.sequence': '2bit or FASTA: random sites keep out of its gaps',
  'expression.choice.files':
    'one GEO series matrix, SOFT file or table of values or counts; or one array per file: CEL, Agilent, GenePix',
  'expression.choice.design': 'table with the column sample and any columns that group the samples',
  'expression.choice.cdf': 'chip description of CEL files',
  'expression.choice.platform':
    'GEO platform (GPL...) given apart: names the gene of every probe and, of a family of several platforms, chooses the samples',
  'expression.choice.annotation': 'GEO platform file or table that names the gene of every probe',
  'compare.choice.a': 'peak file',
  'compare.choice.b': 'the peak file that it is compared with',
  'compare.choice.query-antigen':
    'what both are (else inferred from near-identical experiments); several, such as IKZF1,IKZF3, count as one factor',
  'compare.choice.a-cell': 'cell type of A (else inferred in the same way)',
  'compare.choice.b-cell': 'cell type of B',
  'search.choice.atlas': 'an atlas folder, the folder of atlas fetch, or an experimentList.tab of ChIP-Atlas',
  'search.choice.words': 'words that have to stand in the row',
  'search.choice.top': 'only the first n rows',
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
  'targets.choice.query': 'peaks: BED, narrowPeak, broadPeak or MACS .xls; - is standard input',
  'targets.choice.of':
    "instead of a query: ChIP-Atlas' Target Genes table of this antigen's experiments in the atlas",
  'targets.choice.cell-class': 'with --of: only experiments of this class of cell type',
  'targets.choice.cell': 'with --of: only experiments of this cell type',
  'targets.choice.interactions': 'with --of: STRING or BioGRID table for the column STRING',
  'targets.choice.compare': "with --of: compare with ChIP-Atlas' own table, cell by cell",
  'targets.choice.expression': 'differential expression: chipmate, limma, GEO2R, DESeq2, edgeR or cuffdiff',
  'targets.choice.genes':
    "gene models: BED6, refFlat, GTF (default: the atlas' own, or the built-in hg38 table)",
  'targets.choice.genome': 'assembly of peaks and genes (default: that of the atlas, else hg38)',
  'targets.choice.atlas': 'atlas whose factors are compared with, and whose gene models are used',
  'targets.choice.query-antigen':
    'what the peaks are of, so that its own experiments are no other factors; several, such as IKZF1,IKZF3, count as one factor',
  'targets.choice.links': 'enhancer-gene links for --method links: chromosome, start, end, gene, score',
  'targets.choice.known': 'genes known to be targets, one per line',
  'targets.choice.follows':
    'genes known to follow another regulator, one per line; without a name it has that of the file',
  'targets.choice.unperturbed':
    'with --of: leave out knock-outs, knock-downs, over-expression, drugs, infections',
  'targets.choice.without-duplicates': 'with --of: leave out experiments that hold the data of another one',
  'motifs.choice.sequences': 'FASTA or 2bit; - is standard input',
  'motifs.choice.query': 'peaks, whose summits are looked at, or FASTA whose sequences are the windows',
  'motifs.choice.windows': 'peaks, or FASTA whose sequences are the windows',
  'motifs.choice.primary': "the factor's own motif: id or name in a library, a word, a matrix",
  'motifs.choice.motifs':
    'libraries of motifs: JASPAR, TRANSFAC, MEME, HOMER, words; jaspar and hocomoco are those that motifs fetch brought',
  'motifs.choice.motif': 'an IUPAC word (AP1=TGASTCA), or a matrix (A 0 9; C 9 0; G 0 0; T 0 0); repeatable',
  'motifs.choice.elements': 'the built-in elements of blood cells: IKZF, AP-1, AICE, EICE, ISRE, PRDM1, ...',
  'motifs.choice.sequence': 'the genome of the peaks: 2bit or FASTA (default: that of the genomes folder)',
  'motifs.choice.genome': 'assembly of the peaks (default: that of the atlas, else as the sequence tells)',
  'motifs.choice.background':
    "what to compare with: a BED or FASTA file, sites (sites of the atlas that the peaks do not overlap), or shuffled (the windows' own bases in another order) (default: sites with --atlas, else shuffled)",
  'motifs.choice.atlas': 'atlas whose sites are compared with; repeatable',
  'motifs.choice.assembly-of': 'atlas whose assembly is meant',
  'loci.choice.places': 'genes, or regions such as chr6:391739-411443',
  'loci.choice.regions': 'regions as further loci',
  'loci.choice.fasta': 'sequences of your own as further loci',
  'loci.choice.peaks':
    "the query's peaks: those near a gene are its loci, all others what they are compared with",
  'loci.choice.atlas': 'without --peaks: an atlas whose sites regions are compared with',
  'loci.choice.genes': 'gene models (default: those at hand)',
  'treatments.choice.gene': 'symbol, or any identifier with --gene-ids',
  'treatments.choice.tables': "folders or tables of differential expression; a table's name is the treatment",
  'enrich.choice.a': 'regions (any peak file), or a list of genes',
  'enrich.choice.b': 'what A is compared with: regions or genes; without it a background',
  'enrich.choice.expression':
    'for a list of genes: table of differential expression of its cells; the genes that it measured, of like expression, are the background',

  'growth.choice.table': 'readings: experiment, perturbation or drug, time, target, value',
  'blot.choice.table': 'readings: experiment, gel, lane, perturbation or fraction, target, intensity',
  'dose.choice.table':
    'readings: experiment, drug, dose, value; perturbation and cell where there are several',
  'combination.choice.table': 'readings: experiment, drug, dose, second_drug, second_dose, value',
  'qpcr.choice.table':
    'readings: experiment, perturbation or drug, target, cq; role and quantity of standards',
  'chip-qpcr.choice.table':
    'readings: experiment, target, fraction, antibody, input_fraction, cq; perturbation, drug',
  'replicate.choice.table':
    'an effect for each line or donor (estimate, and standard_error, low and high, or sd and n), or readings of donors or cells (value)',
  'readings.choice.map': 'what the wells are: a table, or a plate plan',
  'readings.choice.sheet': 'sheet of the workbook, by name or number (default: the one with such a table)',
  'blot.choice.picture': 'photograph of the first gel (PNG, JPEG), shown with its lanes named',
  'chip-qpcr.choice.amplicons': 'where amplicons lie: amplicon, chrom, start, end (as BED), and perhaps gene',
  'chip-qpcr.choice.peaks': 'peaks that amplicons should lie on; those that do not are named',
  'replicate.choice.map': 'of readings: what the wells or samples are',
  'replicate.choice.sheet': 'sheet of the workbook, by its name or number',
  'replicate.choice.samples': 'what lines and donors are: name, kind, status, before, after',

  'progress.reading-sites': 'reading sites',
  'progress.asking-factors': 'asking other factors',
  'progress.testing': 'testing',
} as const satisfies Record<string, string>;

/** Questions about regions and sites: what is said, and what may be chosen. */
export const regions = {
  'sites.no-genes': 'no gene models are known for {genome}: give them with --genes FILE',

  'locus.region':
    '{antigens|antigen binds|antigens bind} {place}, in {bound} of {experiments|experiment|experiments}; {percent} % of {loci} random bound regions of this width are bound by as many antigens (seed {seed})',
  'locus.promoters':
    '{antigens|antigen binds|antigens bind} {place}, in {bound} of {experiments|experiment|experiments}; {percent} % of {loci} random bound promoters (TSS ± {window} bp) are bound by as many antigens (seed {seed})',
  'locus.choice.window': 'for a gene: distance from each of its TSSs',
  'locus.choice.loci': 'other loci for the chance statement',
  'locus.choice.seed': 'seed of their choice',

  'annotate.classed':
    '{peaks|peak|peaks} by their summits, genes of {source}: promoter (TSS ± {promoter} bp) goes before 5′ UTR, 3′ UTR, exon, intron and intergenic',
  'annotate.no-exons':
    '{source} holds no exons: UTR, exon and intron cannot be told and are "within gene". Give --genes with exons: refFlat, genePred, GTF or BED12',
  'annotate.no-coding':
    '{source} holds no coding spans: UTRs cannot be told from other exons, and count as exon',
  'annotate.blacklisted':
    '{listed} of {peaks|peak overlaps|peaks overlap} the blacklist, and are left out of the classes',
  'annotate.blacklist-at-hand': 'blacklist: {file} of the genomes folder',
  'annotate.random':
    'compared with {sites|random site|random sites}, {copies} for each peak, of its length on its own chromosome of {genome} (seed {seed})',
  'annotate.random-outside':
    'compared with {sites|random site|random sites} outside the blacklist, {copies} for each peak, of its length on its own chromosome of {genome} (seed {seed})',
  'annotate.gaps':
    'random sites may lie in gaps of {genome}, which count as intergenic: --sequence FILE keeps them out',
  'annotate.without-place':
    '{sites|random site finds|random sites find} no place on the chromosome of the peak and are left out',
  'annotate.no-sizes':
    'not compared with random sites: the sizes of the chromosomes are not known (--genome NAME or a chrom.sizes file)',
  'annotate.choice.promoter': 'distance from a TSS, on both sides, that is its promoter',
  'annotate.choice.reach': 'distance from the summit to the TSSs of the genes that are listed',
  'annotate.choice.copies': 'random sites for each peak',
  'annotate.choice.seed': 'seed of the random sites',

  'enrich.random-copies': 'background {name}: {copies|random copy|random copies} of A, seed {seed}',
  'enrich.background': 'background {name}: {regions|region|regions} without those of A',
  'enrich.matched-coding':
    'background {name}: {genes|gene|genes} among {universe} that code for proteins, compared within twentieths of the number of {experiments} experiments, those of the antigen left out, that are bound near the TSS',
  'enrich.matched-measured':
    'background {name}: {genes|gene|genes} among {universe} that were measured, compared within tenths of mean expression and of the number of {experiments} experiments, those of the antigen left out, that are bound near the TSS',
  'background.left-out': '{left} of {asked} genes are not among those that are compared, and are left out',
  'background.bare':
    'how strongly these genes are expressed is not known, and expressed genes are bound by most factors: q below .05 is no more than suggested; give a table of the same cells (--expression TABLE)',
  'background.no-levels':
    '{name} does not tell how strongly genes are expressed (a column of mean expression with a value for nine tenths of the genes, and not one for all): genes are not compared with like-expressed ones, and expressed genes are bound by most factors, so that q below .05 is no more than suggested',
  'background.class':
    'background {name}: {own} % of the genes in question code for proteins, {other} % of those they are compared with',
  'background.length':
    'background {name}: the genes in question have a median length of {own} kb, those they are compared with {other} kb',
  'background.expression':
    'background {name}: the genes in question have a median expression of {own}, those they are compared with {other}; expressed genes are bound by most factors',
  'enrich.agreement':
    '{experiments|experiment|experiments} in both, {theirs} only there, {ours} only here; the overlaps of {same} are equal, largest difference of log10 p {p}, of the last column {effect}',
  'enrich.choice.mode': 'whose arithmetic: chipmate, or a script of ChIP-Atlas',
  'enrich.choice.background':
    'without B, each given one: genome (random places), reachable (random places where the atlas has peaks), within:BED (random places in these regions, such as the mappable genome), sites (sites of the shown experiments outside A), matched (for genes, and their default: genes as strongly expressed, with --expression, and bound by as many experiments), genes (all other genes), or a BED file as universe',
  'enrich.choice.permutations': 'random copies of A (default: 10; ChIP-Atlas page: 1)',
  'enrich.choice.seed': 'seed of the random places',
  'enrich.choice.window': 'for genes: distance from the TSS on both sides',
  'enrich.choice.per-region': 'instead of the test: every region of A with each peak that it overlaps',

  'colocalize.cell-class': 'cell type class {cellClass}: --cell-class takes another',
  'colocalize.rule':
    "{experiments|experiment|experiments}, {sites|site|sites}; similar by the rule {rule}: a re-creation, ChIP-Atlas' own rule is not public",
  'scores.agreement':
    '{rows|row|rows} in both, {theirs} only there, {ours} only here; {equal} of {cells} cells are equal, largest difference {difference}',
  'colocalize.choice.rule': 'when two strength classes are similar (the rule of the service is not public)',
} as const satisfies Record<string, string>;

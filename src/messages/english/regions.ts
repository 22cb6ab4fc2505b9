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

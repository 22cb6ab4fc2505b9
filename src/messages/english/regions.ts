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
  'enrich.agreement':
    '{experiments|experiment|experiments} in both, {theirs} only there, {ours} only here; the overlaps of {same} are equal, largest difference of log10 p {p}, of the last column {effect}',
  'enrich.choice.mode': 'whose arithmetic: chipmate, or a script of ChIP-Atlas',
  'enrich.choice.background':
    'without B, each given one: genome (random places), reachable (random places where the atlas has peaks), within:BED (random places in these regions, such as the mappable genome), sites (sites of the shown experiments outside A), genes (all other genes), or a BED file as universe',
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

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
} as const satisfies Record<string, string>;

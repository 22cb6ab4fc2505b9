/** Ranking partners: what is said, and what may be chosen. */
export const partners = {
  'partners.tied':
    "{percent} % of the query's peaks tie at the largest signal and cannot be ranked among each other",
  'partners.no-signal': 'the query has no signal column: all its peaks count alike',
  'partners.placed':
    '{class}: {sites|site|sites}, {columns} antigens x cell types; the query binds {bound|site|sites}, {elsewhere} of its {peaks} peaks lie on no site',
  'partners.promoters': '{class}: odds ratios are conditional on promoters ({source})',
  'partners.promoters-of-atlas':
    '{class}: odds ratios are conditional on promoters (of the genes that the atlas was built with)',
  'partners.no-promoters':
    '{class}: without gene models promoters are not told from other sites, and odds ratios are not conditional on them',
  'partners.few-columns':
    '{class}: below 20 columns there is no partner score; ranked by the conditional odds ratio',
  'partners.calibrated':
    '{class}: {draws} random queries matched in {cell} (seed {seed}); the smallest p they can give is {p}',
  'partners.mostly-elsewhere':
    'more than half of the query lies where no factor of the atlas binds: is it of the build {genome}, and of these classes of cells?',
  'partners.none-supported': 'no partner is supported: nothing stands out against matched random queries',
  'partners.mixed-rows':
    'the sites of {mixed} of {rows} rows were also made from experiments that are left out; an atlas built with --unperturbed has none of them',
  'partners.sites-outdated':
    'the sites are older than the experiments of {classes}: chipmate atlas sites {folder}',
  'parts.compared':
    '{class}: {within|site|sites} of the first part against {against} of the other, compared where alike in {alike}',
  'parts.compared-but-few':
    '{class}: {within|site|sites} of the first part against {against} of the other, compared where alike in {alike}; {few} of {columns} antigens x cell types bind too few or nearly all of them',

  'partners.choice.level': 'one row per antigen, per experiment, or per block of near-copies',
  'partners.choice.seed': 'seed of the random queries',
  'partners.choice.draws': 'random queries; 0 leaves p and q out (default: by size, 20 to 40)',
  'partners.choice.background':
    'rank and condition on the experiments of these cell types alone, not on the whole class',

  'overlap.choice.reverse': 'also count the peaks of each experiment that overlap the query',
  'overlap.choice.min-score': 'only peaks with at least this score (-10 log10 Q)',
} as const satisfies Record<string, string>;

/** Ranking partners: what is said, and what may be chosen. */
export const partners = {
  'partners.tied':
    "{percent} % of the query's peaks tie at the largest signal and cannot be ranked among each other",
  'partners.no-signal': 'the query has no signal column: all its peaks count alike',
  'partners.placed':
    '{class}: {sites|site|sites}, {binders} antigens x cell types; the query binds {bound|site|sites}, {elsewhere} of its {peaks} peaks lie on no site',
  'partners.promoters': '{class}: odds ratios are conditional on promoters ({source})',
  'partners.promoters-of-atlas':
    '{class}: odds ratios are conditional on promoters (of the genes that the atlas was built with)',
  'partners.no-promoters':
    '{class}: without gene models promoters are not told from other sites, and odds ratios are not conditional on them',
  'partners.few-binders':
    '{class}: below 20 antigens x cell types there is no partner score; rows are ordered by correlation and conditional odds together, and none can be supported: read their order alone',
  'partners.hardly-any-binders':
    '{class}: below 8 antigens x cell types there is no partner score, and no row can be supported; ordered by the lower end of the conditional odds ratio',
  'partners.ordered-with-odds':
    '{class}: with {binders} antigens in {cell} rows are ordered by the partner score and the conditional odds together',
  'partners.ordered-with-correlation':
    '{class}: rows of other cell types than the query’s are ordered by the partner score and the plain correlation together',
  'partners.ordered-among-classes':
    '{class}: rows of several classes of cells stand among each other, by the share of the pairs of their own class that score as high',
  'partners.calibrated': '{class}: {draws} random queries matched in {cell} (seed {seed})',
  'partners.mostly-elsewhere':
    'more than half of the query lies where no factor of the atlas binds: is it of the build {genome}, and of these classes of cells?',
  'partners.stands-out':
    '{class}: supported asks a score of at least {score} in {cell} (the noise of this atlas)',
  'partners.stands-out-few':
    '{class}: supported asks a score of at least {score} in {cell} (the noise of this atlas is {full}; scores of a query with so few sites are smaller)',
  'partners.power':
    '{class}: with {sites} sites the interval of a partner of usual size lies above 0 with 80 % power from a log2 odds ratio of {odds} on',
  'partners.few-sites':
    '{class}: {sites} sites are few: partners with a log2 odds ratio below {odds} may be missed, and a missing one says nothing',
  'partners.query-is-hub':
    '{class}: {factor} stands out with more than a tenth of all factors in {cell}: its partners there are at most suggested',
  'partners.supported-by-chance':
    '{supported|row is|rows are} supported; a matched random query has about {chance} such rows, which does not say how many of these are partners',
  'partners.no-draws': 'without random queries there is no p and no q: no row is tested',
  'partners.too-few-draws':
    '{draws|random query is|random queries are} too few for p and q: no row is tested; --draws takes at least {fewest}, and 20 or more for a p that can be relied on',
  'partners.none-supported': 'no partner is supported: the column reason says what rows lack',
  'partners.same-data-other-name':
    'the sites of the query are nearly those of {antigen} in {cell}: taken as its own data, no partner',
  'partners.same-data-other-cells':
    'the sites of the query are nearly those of {antigen} in {there}, though it is said to be of {cell}: no partner is more than suggested',
  'partners.left-out':
    'behind {rows|row|rows} some experiments look like another factor than their label says and are not used: {experiments}',
  'partners.mixed-rows':
    'the sites of {mixed} of {rows} rows were also made from experiments that are left out; an atlas built with --unperturbed has none of them',
  'partners.sites-outdated':
    'the sites are older than the experiments of {classes}: chipmate atlas sites {folder}',
  'parts.compared':
    '{class}: {within|site|sites} of the first part against {against} of the other, compared where alike in {alike}',
  'parts.compared-but-few':
    '{class}: {within|site|sites} of the first part against {against} of the other, compared where alike in {alike}; {few} of {binders} antigens x cell types bind too few or nearly all of them',

  'partners.universe':
    'universe: {sites|site|sites} of {experiments|experiment|experiments} of {class}; the query binds {bound} of them',
  'partners.universe-of-all':
    'universe: {sites|site|sites} of {experiments|experiment|experiments} of all cell classes; the query binds {bound} of them',
  'partners.permutation-seed': 'random permutation with seed {seed}',
  'universe.giggle':
    'giggle: universe: {size} bp of the genome over the two mean lengths, per experiment (column universe); pairs of intervals are counted',
  'universe.bedtools-fisher':
    'bedtools-fisher: universe: {size} bp of the genome over the two mean lengths + 2, per experiment (column universe); pairs of intervals are counted',
  'universe.lola':
    'lola: universe: {sites} consensus sites; the query is redefined as the {bound} of them that it binds',
  'universe.none': '{statistic}: universe: none: shared over covered bases',
  'universe.genome': '{statistic}: universe: {size} bp of the genome',
  'universe.permutations':
    '{statistic}: universe: the query (A) against {permutations} random permutations of it over the whole genome (B)',
  'compare.in-common': 'A: {onlyA} of {a} peaks overlap none of B; B: {onlyB} of {b} overlap none of A',
  'compare.no-strengths':
    'a set of peaks has no strengths to choose the strongest by: all peaks are compared',
  'compare.strongest':
    'compared are the {peaks} strongest peaks of each, so that depth does not speak for a difference',
  'compare.no-difference': 'no factor differs at all: are these the same peaks twice?',
  'compare-cells.in-both': 'factors assayed in both groups of cell types: {factors}',

  'partners.choice.statistic': "what rows are ordered by: chipmate's partner score, or another statistic",
  'partners.choice.level': 'one row per antigen, per experiment, or (block) per group of near-copies',
  'partners.choice.seed': 'seed of the random queries',
  'partners.choice.draws': 'random queries; 0 leaves p and q out (default: by size, 20 to 40)',
  'partners.choice.condition-on':
    'rank and condition on the experiments of these cell types alone, not on the whole class',

  'expressed.per-million':
    'a factor counts as expressed from one count per million on, as not seen below a tenth of that',
  'expressed.from':
    'whether factors are expressed in these cells is told by the expression experiment {experiment}',
  'expressed.none':
    'there is no expression experiment of these cells: whether the factors are expressed here is unknown',
  'expressed.no-gene-named':
    'no row of this experiment names a gene: whether the factors are expressed here is unknown',
  'expressed.word-yes': 'yes',
  'expressed.word-unclear': 'unclear',
  'expressed.word-not-seen': 'not seen',
  'expressed.word-not-measured': 'not measured',
  'expressed.word-unknown': 'unknown',
  'expressed.above-silent':
    'a factor counts as expressed above {level}, which 95% of {silent|gene|genes} that are silent in most tissues (receptors of smell and taste, hair keratins, beta-defensins) do not exceed, as not seen below {seen}, where 75% of them lie',
  'expressed.cannot-tell':
    'the table cannot tell which genes are expressed: it has no average expression, or too few silent genes to compare with, or these are as high as others',
  'expressed.not-seen':
    'the genes of {factors} of {all|factor|factors} are not seen expressed in these cells: look for their protein before you call one a partner',

  'compare.choice.best-peaks':
    'compare the n strongest peaks of each (default: as many as the smaller set has)',
  'compare.choice.all-peaks': 'compare all peaks, however different their numbers',
  'compare-cells.choice.a': 'a cell type, or a class of them; may be given several times',
  'compare-cells.choice.b': 'those that it is compared with; may be given several times',

  'overlap.choice.reverse': 'also count the peaks of each experiment that overlap the query',
  'overlap.choice.min-score': 'only peaks with at least this score (-10 log10 Q)',

  'agreement.compared':
    '{experiments|experiment|experiments} of {candidates|partner candidate|partner candidates} compared with the others of their label',
  'agreement.choice.candidates': 'candidates looked at by their rank, beside those that pass',
  'agreement.choice.experiments': 'experiments of one antigen and cell type that are read at most',
  'changed-genes.sites':
    '{changed|site|sites} at genes that change, compared with {unchanged} at genes that do not',
  'changed-genes.too-few':
    'too few sites at genes that change, or at genes that do not, to test any partner candidate',
} as const satisfies Record<string, string>;

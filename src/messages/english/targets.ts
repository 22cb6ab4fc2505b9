/** Target genes: what is said, and what may be chosen. */
export const targets = {
  'targets.window':
    'Peaks within {window} of a TSS count, with a weight that falls exponentially with the distance (as BETA does).',
  'targets.nothing-in-reach': 'no gene has a peak within reach',
  'targets.links-unknown-genes': '{genes} genes of the links are not among the gene models: {named}',
  'targets.matched': 'expression table ({format}): {matched} of {rows} rows name a gene',
  'targets.matched-several':
    'expression table ({format}): {matched} of {rows} rows name a gene; of {several|gene|genes} with several rows the most expressed one speaks',
  'targets.adjusted-anew':
    'the adjusted p-values are the p-values again, not adjusted for the number of tests: those of Benjamini and Hochberg are computed from the p-values and used instead',
  'world.thinned':
    'of {of} experiments of the atlas {used} are compared with, evenly over its antigens and cells',
  'targets.not-measured':
    '{bound|gene|genes} with a peak within reach: not in the expression table, so that no change was measured',
  'targets.no-p':
    'there are no p-values, so no gene counts as changed: the {genes|gene|genes} with the largest fold change of each direction are compared with the half that changes least, no p is given of a gene, and none is more than suggested',
  'targets.fold-change-would':
    '--fold-change 1 would take genes that change twofold as changed, without a test',
  'targets.by-fold-change':
    'the table has no p-values: genes that change by {change} or more count as changed, which describes and does not test',
  'targets.constant-p':
    'nearly all p-values of the table are one and the same: no test gives such values, and no gene is more than suggested',
  'targets.changed-genes-only':
    'hardly any gene of the table has a p-value of 0.5 or more, as half of all unchanged genes have: it seems to hold changed genes only, so that there is nothing to compare them with and no gene is more than suggested. The table of all tested genes would tell more',
  'targets.one-direction-only':
    'the genes of the table change in one direction only: the others seem to have been taken out, so that there is nothing to compare with and no gene is more than suggested. The table of all tested genes would tell more',
  'targets.most-genes-change':
    '{changed} of {measured} genes change: too few are left that could be called unchanged, and no gene is more than suggested. Batches or the normalization may stand behind so many changes',
  'targets.unchanged': '{genes|unchanged gene|unchanged genes}',
  'targets.least-changed': 'the {genes|gene|genes} with the least evidence of a change',
  'targets.all-changed': '{genes} genes',
  'targets.most-changed': 'the {genes} most changed of {changed} genes',
  'targets.none-change':
    'no gene changes significantly (FDR {fdr}): the experiment may be too small to tell; this does not say that nothing changes',
  'targets.none-significant-up': 'no gene goes up significantly (FDR {fdr})',
  'targets.none-significant-down': 'no gene goes down significantly (FDR {fdr})',
  'targets.without-change':
    '{bound|gene|genes} with a peak within reach: in the expression table without a fold change or a p-value, so that no change is known',
  'targets.no-fold-change':
    'there are no p-values, and no gene has a fold change other than 0: there is nothing to compare',
  'targets.world-low-up':
    'at genes that go up {above} of {experiments|experiment|experiments} of other factors carry as much as this one or more (z {z}; the world’s: {centre} ± {spread})',
  'targets.world-low-down':
    'at genes that go down {above} of {experiments|experiment|experiments} of other factors carry as much as this one or more (z {z}; the world’s: {centre} ± {spread})',
  'targets.none-up': 'no gene counts as going up',
  'targets.none-down': 'no gene counts as going down',
  'targets.alone-up':
    '{changed|gene goes|genes go} up and none was measured that does not change: whether changed genes carry more of the factor cannot be tested',
  'targets.alone-down':
    '{changed|gene goes|genes go} down and none was measured that does not change: whether changed genes carry more of the factor cannot be tested',
  'targets.few-up': '{changed|gene goes|genes go} up: too few to be tested, {needed} are needed',
  'targets.more-up':
    '{genes} that go up carry more of the factor than {compared}, of like expression, length and surroundings (z {z}, -log10 p {p}; area under the curve {area}). {observed} of them are bound more than nine tenths of those alike; {expected} would be by chance.',
  'targets.hardly-more-up':
    '{genes} that go up hardly carry more of the factor than {compared}, of like expression, length and surroundings (z {z}, -log10 p {p}; area under the curve {area}), so that none is more than suggested. {observed} of them are bound more than nine tenths of those alike; {expected} would be by chance.',
  'targets.flat-up':
    '{genes} that go up do not carry significantly more of the factor than {compared}, of like expression, length and surroundings (z {z}, -log10 p {p}; area under the curve {area}): {observed} of them are bound more than nine tenths of those alike, {expected} would be by chance. Being bound does not tell why these genes change.',
  'targets.world-up':
    'the factor carries more than {share}% of {experiments|experiment|experiments} of other factors at genes that go up (z {z}; the world’s: {centre} ± {spread})',
  'targets.few-down': '{changed|gene goes|genes go} down: too few to be tested, {needed} are needed',
  'targets.more-down':
    '{genes} that go down carry more of the factor than {compared}, of like expression, length and surroundings (z {z}, -log10 p {p}; area under the curve {area}). {observed} of them are bound more than nine tenths of those alike; {expected} would be by chance.',
  'targets.hardly-more-down':
    '{genes} that go down hardly carry more of the factor than {compared}, of like expression, length and surroundings (z {z}, -log10 p {p}; area under the curve {area}), so that none is more than suggested. {observed} of them are bound more than nine tenths of those alike; {expected} would be by chance.',
  'targets.flat-down':
    '{genes} that go down do not carry significantly more of the factor than {compared}, of like expression, length and surroundings (z {z}, -log10 p {p}; area under the curve {area}): {observed} of them are bound more than nine tenths of those alike, {expected} would be by chance. Being bound does not tell why these genes change.',
  'targets.world-down':
    'the factor carries more than {share}% of {experiments|experiment|experiments} of other factors at genes that go down (z {z}; the world’s: {centre} ± {spread})',
  'targets.either-way':
    'both directions together, {changed} genes, carry more of the factor than of others (-log10 p {p}), though neither does alone: genes of either direction may be suggested, not supported',
  'targets.supported-by-chance':
    '{supported|gene is|genes are} supported; about {chance} of them expected to be there by chance',
  'targets.many-change':
    '{changed} of {measured} genes change; the {judged} most changed of each direction are judged, at most. `expression --lfc` (in a study: lfc) asks for changes beyond a size',
  'targets.few-peaks':
    'there are only {peaks|peak|peaks}: most genes that the factor may act on have none, and what is bound can hardly be told from chance',
  'targets.no-world':
    'no atlas: unrelated factors could not be asked, so that a difference counts a third of its standard errors; --atlas would ask them (in a study: atlas)',
  'targets.small-world':
    'the atlas has {experiments|experiment|experiments} of other factors, too few to know how far factors spread: a difference counts a third of its standard errors as well',
  'targets.no-mean-expression':
    'the expression table gives no mean expression that tells genes apart (none, only of some genes, or nearly the same of all), so that expressed genes cannot be compared with equally expressed ones: no gene is more than suggested',
  'targets.factor-lowered':
    'The contrast takes the activity of the factor away: a gene that it activates goes down.',
  'targets.factor-raised': 'The contrast adds activity of the factor: a gene that it activates goes up.',
  'targets.factor-change-unknown':
    'what the contrast does to the factor is not stated, so activated and repressed genes are not told apart; --factor-is lowered or raised (in a study an arm, or factor_activity) would tell which targets the factor activates',
  'targets.changed-sites': '{changed|peak|peaks} at changed genes, {unchanged} at unchanged ones',

  'targets.choice.factor-is': 'what the experiment did to the factor; tells activated from repressed targets',
  'targets.choice.method': 'how peaks score genes',
  'targets.choice.distance':
    'reach of beta (100000), half distance of lisa (10000), window (1000) or, with --of, TSSs (1000)',
  'targets.choice.best-peaks': 'only the n strongest peaks',
  'targets.choice.significance': 'adjusted p-value up to which a gene counts as changed',
  'targets.choice.fold-change':
    'smallest absolute log2 fold change of a changed gene; alone decides in tables without p-values',
  'targets.choice.promoter': 'a peak this near the TSS is at the promoter',
  'targets.choice.list-peaks': 'also list the peaks of every gene with their distances',
} as const satisfies Record<string, string>;

/** Motifs in a few chosen loci, and several loci together. */
export const loci = {
  'loci.looked':
    '{loci|locus|loci} with {windows|window|windows} (peaks up to {reach} bp from a TSS, and regions, {width} bp each; sequences as they are); {motifs|motif|motifs}, P of a score at most {p} on one strand among bases of {gc} % G and C; words where they stand',
  'loci.promoters':
    'no peaks are given: genes are seen at their promoters, {before} bp before to {after} bp behind every TSS, whether they are bound or not',
  'loci.no-peak':
    'no peak lies within {reach} bp of a TSS of {names}: their promoters are shown instead, {before} bp before to {after} bp behind every TSS; these are not bound loci',
  'loci.cut': '{windows|window runs|windows run} over the end of a chromosome and are cut there: {names}',
  'loci.no-bases': '{loci|locus has|loci have} no known base in this sequence, left out: {names}',
  'loci.unknown-bases':
    '{unknown} of {bases} bases of the windows are not known, and no motif is found there',
  'loci.share-bases':
    'windows of different loci share bases, and what one has the other has, too: {names}. The chance takes them for independent',
  'loci.other-sites':
    'compared with {others} other bound sites of the same length (seed {seed}): each window with the {nearest} that are nearest to it in GC',
  'loci.other-promoters':
    'compared with promoters of {others} other genes (seed {seed}): each window with the {nearest} that are nearest to it in GC',
  'loci.few-others':
    'fewer than {least} other sequences of the kind are at hand: the chance is that in random sequence of the same bases, and real sequence differs from it. --peaks with all peaks, or --atlas, gives other bound sites',
  'loci.random-sequence':
    'the chance for sequences of your own is that in random sequence with the same bases, 1 - (1 - P)^places, each base independent of its neighbours: real promoters and enhancers differ from it. It is no comparison with other bound loci',
  'loci.chance':
    '{motif}: in {found} of {loci} loci, {expected} expected; chance that as many such loci have it {p}, that one of them at least has it {any}',
  'loci.few':
    '{loci|locus|loci} alone cannot show that a motif belongs to these sites: with {motifs|motif|motifs} looked for, only one that at most {percent} % of other loci have could stand out, and only if all of these have it. What can: motifs enrich over all peaks against matched sites, and motifs spacing for what stands beside the factor’s own motif',
  'loci.amplicons':
    '{found} of {targets|target has|targets have} an amplicon of 80 to 150 bp near by without repeats, with 40 to 60 % G and C',
  'loci.primers':
    'Primer3 finds primers for {found} of {targets|target|targets}. It has not looked for other places in the genome that they fit: ask in-silico PCR or BLAST',
  'loci.choice.width': 'length of the windows around peaks and regions',
  'loci.choice.reach': 'distance from a TSS of the gene up to which a peak is one of its loci',
  'loci.choice.words': 'words that all loci share to list, the longest first (7 bp or more)',
  'loci.choice.others':
    'other bound sites, and promoters of other genes, to compare with at most; 0 for none',
  'loci.choice.seed': 'seed of their choice',
  'loci.together':
    '{loci|locus|loci} together: {antigens|antigen binds|antigens bind} at one of them or more, {shared} at all of them; compared with {sets} random sets of as many bound loci of the same kind (drawn from {others}, seed {seed}), and with as many sets of loci that nearly as many antigens bind. p is a rank among the latter and cannot fall below {least}',
  'loci.together-few':
    'fewer than {least} other bound loci of the kind are in the atlas: how many random sets share as many is not estimable',
  'loci.unbound': 'no antigen binds {names}',
  'loci.together-limits':
    '{loci} loci show which factors meet there, not that they belong together: a factor that most bound loci have is at all of them. partners asks it over all sites',
  'locus.choice.sets': 'with several genes or regions: random sets of loci',
  'column.loci-bound': 'Loci bound',
  'column.expected-alike': 'Expected at loci alike',
  'column.expected-bound': 'Expected at bound loci',
  'column.sets-as-many-alike': 'Sets alike with as many',
  'column.sets-as-many': 'Sets with as many',
  'column.sets': 'Random sets',
  'column.peak-at-locus': 'Peak at the locus',
  'column.distance-at-locus': 'Distance at the locus',
  'column.score-at-locus': 'Score at the locus',
  'column.cells-at-locus': 'Cells at the locus',
  'help.loci-bound': 'Loci with a peak of the factor.',
  'help.expected-alike':
    'Loci that the factor binds in a random set of as many bound loci of the same kind that nearly as many antigens bind, on average.',
  'help.expected-bound': 'The same of any bound loci of the kind.',
  'help.sets-as-many-alike': 'Of the sets of loci alike, those of which it binds at least as many loci.',
  'help.sets-as-many': 'Of the sets of any bound loci of the kind, those of which it binds at least as many.',
  'help.sets': 'Random sets of either sort.',
  'help.p-of-sets': '(1 + sets alike with as many) / (1 + sets).',
  'help.peak-at-locus': 'The strongest peak of the factor at this locus (0-based), for each locus.',
  'help.distance-at-locus':
    "From the gene's nearest TSS, or the middle of the region, to the summit of that peak, along the chromosome.",
  'help.score-at-locus': 'Score of that peak.',
  'help.cells-at-locus': 'Cell types with a peak of the factor at this locus, strongest first.',
  'figure.loci': 'Motifs in the chosen loci',
  'figure.loci-strands': 'sites above the line: + strand; below: − strand',
  'figure.loci-others': '{motifs|more motif is|more motifs are} not drawn',
  'window.peak': 'peak',
  'window.promoter': 'promoter, no peak',
  'window.region': 'region',
  'window.sequence': 'own sequence',
  'column.locus-name': 'Locus',
  'column.origin': 'Origin',
  'column.loci-with': 'Loci with it',
  'column.loci': 'Loci',
  'column.expected-loci': 'Loci expected',
  'column.motif-sites': 'Sites',
  'column.expected-sites': 'Sites in random sequence',
  'column.chance-of-any': 'Chance of any locus',
  'column.loci-names': 'Which loci',
  'column.window-kind': 'Window',
  'column.window-start': 'Start of the window',
  'column.window-end': 'End of the window',
  'column.amplicon-target': 'Target',
  'column.target-position': 'Position of the target',
  'column.length': 'Length',
  'column.gc': 'GC',
  'column.without-amplicon': 'Why there is none',
  'column.primer-left': 'Left primer',
  'column.primer-right': 'Right primer',
  'column.melting-left': 'Melting temperature, left',
  'column.melting-right': 'Melting temperature, right',
  'column.product-start': 'Start of the product',
  'column.product-end': 'End of the product',
  'help.locus-name': 'Gene, region or sequence that was asked for.',
  'help.motif-origin':
    'library: a motif that was asked for; shared word: a word that was picked because all loci have it.',
  'help.loci-with': 'Loci with a site of the motif in any of their windows.',
  'help.loci': 'Loci that were looked at.',
  'help.expected-loci':
    'Loci expected to have it, from the share of other windows alike in length and GC that do, or from random sequence.',
  'help.share-of-loci': 'Share of the loci that have it.',
  'help.ci-of-share': 'End of the exact 95% confidence interval of that share.',
  'help.p-of-loci':
    'Chance that as many other loci of the same number, lengths and GC have the motif; of a shared word: that any word of one locus is in all others, at most.',
  'help.sites-in-loci': 'Sites of the motif in all windows.',
  'help.expected-sites':
    'Sites expected in random sequence of the same length and bases: places times P of a site.',
  'help.chance-of-any': 'Chance that at least one of as many other loci has it.',
  'help.against-loci': 'What the chance rests on: bound sites, promoters or random sequence.',
  'help.loci-names': 'The loci that have it.',
  'help.window-kind':
    'peak: around a summit; promoter: of a gene without a peak; region; sequence of your own.',
  'help.from-window-centre': 'From summit, TSS or middle of the window to the middle of the site.',
  'help.amplicon-target': 'Summit, TSS or middle of the window, or the nearest site of a motif.',
  'help.target-position': 'Position on the chromosome (0-based).',
  'help.amplicon-length': 'Length of the stretch that an amplicon may be made of.',
  'help.gc': 'Share of G and C.',
  'help.without-amplicon':
    'What keeps most stretches near the target from being an amplicon: masked (repeats), unknown bases, GC (below 40 or above 60 %), or the window ends.',
  'help.primer': 'Primer, 5′ to 3′, by Primer3: the product holds the target.',
  'help.melting': 'Melting temperature in °C, as Primer3 gives it.',
} as const;

/** Motifs that are found in windows: what is said, what may be chosen, what columns and figures mean. */
export const motifDiscovery = {
  'motifs.discovered':
    'searched in {search|window|windows} and {searchBackground} of the background, chosen by lot (seed {seed}); shares, odds ratios and P are those of the other {apart} and {apartBackground}',
  'motifs.discovery-ended':
    'the next motif, {motif}, has a P of {p} in the windows that were kept apart: the search ends before it',
  'motifs.discovery-few':
    'with {windows|window|windows} only motifs that most of them have can be found: some hundred are better',
  'motifs.discovery-unnamed': 'no library was given: --motifs FILE names what the motifs are like',
  'motifs.choice.most': 'motifs that are found at most',
  'column.background-share': 'Background with a site',
  'column.best-match': 'Most like',
  'column.best-match-name': 'Name',
  'column.discovered-sites': 'Sites',
  'column.match-offset': 'Offset',
  'column.share-with-site': 'Windows with a site',
  'help.background-share': 'Share of the windows of the background, kept apart, that have a site.',
  'help.best-match': 'Motif of the library whose matrix is most like it.',
  'help.discovered-motif': 'Number and consensus of the motif, in IUPAC codes.',
  'help.discovered-odds-ratio':
    'Odds of a site in windows against the background, in those that were kept apart.',
  'help.discovered-sites': 'Windows of all that have a site; the matrix is made of them.',
  'help.held-out-p':
    '-log10 p (hypergeometric) in windows that were kept apart from the search. Motifs are tested in the order of finding until one has a p above 0.05: the chance of any false one is 0.05.',
  'help.match-offset': 'Column of the motif at which the first column of the other one lies.',
  'help.match-strand': '- where the other motif is turned to its other strand.',
  'help.share-with-site': 'Share of the windows, kept apart from the search, that have a site.',
  'help.similarity-to-match':
    'Correlation of both matrices at the best offset; from 0.8 on they are of one family.',
  'figure.logo': 'Motif {motif}',
  'figure.logo-match': 'Motif {motif}, like {name} ({match})',
  'figure.logo-said': 'Letters are as high as their share of the information of the column.',
  'axis.bits': 'bits',
} as const;

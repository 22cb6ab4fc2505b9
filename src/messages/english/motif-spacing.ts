/** How motifs are spaced from a factor's own: what is said, what may be chosen, what columns and figures mean. */
export const motifSpacing = {
  'motifs.spacing':
    '{primary}: {found} of {windows|window|windows} have a site, {kept} of them are compared ({copies} left out whose bases beside it are a copy of another one). {motifs|motif|motifs} in {families|family|families} looked for within {margin} bp; P of a site at most {p} on one strand; near is less than {near} bp',
  'motifs.spacing-few':
    '{kept|window has|windows have} a site of {primary}: only the strongest spacings can be seen',
  'motifs.primary-too-weak':
    '{primary} is too short or too weak for any sequence to have a P of {p}: nothing can be said of its spacing. A larger --p finds it',
  'motifs.primary-by-chance':
    'the sites of {primary} may be chance: {found|window has|windows have} one, {expected} would by chance at this P. Is it the motif of the factor that was precipitated?',
  'motifs.look-alikes':
    '{motifs|family is a look-alike|families are look-alikes} of {primary}: {names}. The same bases are sites of both, so the same site says nothing of a second factor',
  'motifs.choice.margin': 'how far beside the primary site is looked',
  'column.element': 'Composite element',
  'column.expected-share': 'Share by chance',
  'column.family-motifs': 'Motifs of the family',
  'column.gap': 'Gap',
  'column.near-expected': 'Near by chance',
  'column.near-share': 'Near',
  'column.orientation': 'Orientation',
  'column.share-at': 'Share of windows',
  'column.similarity': 'Similarity',
  'column.windows-at': 'Windows that say so',
  'column.windows-with-both': 'Windows with both',
  'help.element': 'Known composite element that both motifs make at this gap and orientation.',
  'help.expected-share-at':
    'Share that is expected: of a gap the larger of what uniform places and what the gaps beside it give.',
  'help.family-motifs': 'Motifs of the library that are alike; the row is that of the one that says most.',
  'help.gap':
    'Bases between the two sites; below 0 the number that they share. Of independent motifs that of the commonest place, compared with chance.',
  'help.near-expected': 'Share of windows that would have a site near by chance.',
  'help.near-share':
    'Share of the windows with both that have a site near the primary one (less than a third of the margin).',
  'help.orientation':
    'How the site lies to the primary one, in the direction of the primary motif; of palindromes what can be told.',
  'help.share-at': 'Share of the windows with both that have this place; of close motifs, that are near.',
  'help.similarity-to-primary':
    'Correlation of the matrix with that of the primary motif; from 0.8 on they are look-alikes.',
  'help.spacing-p':
    '-log10 p of the best of the three tests, corrected for all gaps and orientations, for the tests, and for the motifs of the family.',
  'help.spacing-verdict':
    'Same site, fixed spacing of n bp, close without fixed spacing, independent (none of these at a q of 0.05), or not estimable (fewer than 20 windows with both).',
  'help.windows-at': 'Windows at this place; of close motifs, windows with a site near.',
  'help.windows-with-both': 'Windows in which both motifs have a site.',
  'figure.spacing': 'Spacing of {name} from {primary}',
  'figure.spacing-said': 'Number of windows by the gap between the two sites: {verdict}.',
  'axis.gap': 'gap between the two sites (bp)',
  'axis.windows': 'windows',
  'orientation.downstream-same': 'downstream, same strand',
  'orientation.downstream-other': 'downstream, other strand',
  'orientation.upstream-same': 'upstream, same strand',
  'orientation.upstream-other': 'upstream, other strand',
  'orientation.away': 'pointing away',
  'orientation.towards': 'pointing towards it',
  'orientation.downstream': 'downstream',
  'orientation.upstream': 'upstream',
  'orientation.either': 'either side',
  'spacing.same-site': 'same site',
  'spacing.fixed': 'fixed spacing of {gap} bp',
  'spacing.close': 'close without fixed spacing',
} as const;

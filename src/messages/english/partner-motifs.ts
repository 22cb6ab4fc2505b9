/** On which motifs partners sit: what is said, what columns mean, what a study says of it. */
export const partnerMotifs = {
  'partner-motifs.query-unknown':
    'it is not known which factor the peaks are of, so that partners’ motifs are not compared with its own',
  'partner-motifs.no-own-motif':
    'no motif of {factor} in the library has more sites under its peaks than chance: how partners’ motifs are spaced from it is not tested',
  'partner-motifs.own-motif': 'the motif of the query is {motif} ({name})',
  'column.family-changed': 'Of its family changing here',
  'column.family-expressed': 'Of its family expressed here',
  'column.family-left': 'Of its family not ruled out',
  'column.family-bound': 'Of its family at these sites',
  'column.motif-family': 'Factors of this motif',
  'column.motifs-asked': 'Motifs asked',
  'column.other-windows': 'Other sites',
  'column.other-with-motif': 'Others with the motif',
  'column.shared-windows': 'Shared sites compared',
  'column.shared-with-motif': 'Shared with the motif',
  'column.shared-with-query-motif': 'Shared with the query’s motif',
  'column.sits-on': 'Sits on',
  'column.spacing': 'Spacing',
  'help.family-bound':
    'Other factors whose motif is alike, with experiments in the same cells, that are at a tenth of the shared sites or more, with that share.',
  'help.family-changed':
    'Factors of this motif whose genes change in the expression experiment of these cells (adjusted p at most 0.05), with the log2 fold change.',
  'help.family-expressed':
    'Factors of this motif that are expressed in these cells; empty where no experiment tells.',
  'help.family-left':
    'Factors of this motif that nothing rules out: not those whose gene is not seen in these cells, and not those whose experiments in the same cells are at less than a tenth of the shared sites. With several left the motif does not tell which of them binds.',
  'help.motif-family-factors':
    'Factors whose motifs are so alike that the sequence cannot tell one from another.',
  'help.motifs-asked': 'Motifs of the factor in the library that can have sites; p is one for all of them.',
  'help.odds-of-own-motif':
    'log2 odds ratio of a site of the partner’s motif within 100 bp of the summit: shared sites against the query’s other sites.',
  'help.other-windows': 'Sites of the query that the partner does not bind, alike in GC and CpG.',
  'help.other-with-motif': 'How many of them have a site of the partner’s motif.',
  'help.partner-motif': 'Motif of the partner that says most.',
  'help.partner-motif-verdict':
    'What the sequence says of the partner at the sites that it shares with the query.',
  'help.shared-windows': 'Sites of the query that the partner binds, with known sequence.',
  'help.shared-with-motif': 'How many of them have a site of the partner’s motif.',
  'help.shared-with-query-motif': 'How many of them have a site of the query’s own motif.',
  'help.sits-on':
    'its own motif: in more of the shared sites than of the others; one shared sequence: and on the same bases as the query’s; the query’s motif: its own is not in more, the query’s is there (tethered, as far as sequence tells).',
  'note.fixed-spacing':
    'its motif {motif} stands {gap} bp from the factor’s own more often than chance would have it',
  'note.own-motif':
    'its motif {motif} is in more of the shared sites, in no fixed spacing: whoever binds DNA has its motif where it binds',
  'note.one-sequence':
    'its motif {motif} and the factor’s own are the same bases: sequence cannot tell the two apart',
  'note.tethered':
    'its motif {motif} is in no more of the shared sites, and the factor’s own is: tethered, as far as sequence tells',
  'note.neither-motif': 'its motif {motif} is in no more of the shared sites than of the others',
  'step.motifs-of': 'motifs {query}',
  'step.no-motifs': 'motifs',
  'reason.no-sequence':
    'the sequence of {genome} is not at hand: name it (motifs: sequence), or bring it with `chipmate genome fetch {genome}`',
  'method.motifs':
    'Motifs ({motifs} of the libraries) were looked for in 200 bp around the summits at which candidate and factor meet, and at as many sites as possible of the factor alone that are alike in GC and CpG (sites at P ≤ 1e-4; Fisher’s exact test, Simes over the motifs of a candidate, false discovery rate over candidates). Spacing was tested against the best site of the factor’s own motif within 150 bp.',
  'motifs.lead':
    'Does each partner candidate sit on a motif of its own at the sites that it shares with {factor} in {query}, on {factor}’s, or on neither? Whoever binds DNA has its motif where it binds; that two work together on DNA is what a fixed spacing tells.',
  'nav.motifs': 'Sequence',
  'motifs.table': 'Motifs of partner candidates in {query}',
  'say.fixed-spacing':
    'In {query}, the motifs of {names} stand in a fixed spacing from that of {factor} at the sites that they share. Sequence does not tell a factor from others with the same motif.',
  'sits.its own motif': 'its own motif',
  "sits.the query's motif": 'the factor’s motif',
  'sits.one shared sequence': 'one shared sequence',
  'sits.neither motif': 'neither motif',
  'spacing.same site': 'same site',
  'spacing.fixed spacing': 'fixed spacing',
  'spacing.close without fixed spacing': 'close, no fixed spacing',
  'spacing.independent': 'independent',
  'spacing.not estimable': 'not estimable',
  'partner-motifs.own-motif-unknown':
    'the libraries have no motif of {factor}: how partners’ motifs are spaced from its own is not tested',
  'note.own-motif-untested':
    'its motif {motif} is in more of the shared sites; its spacing from the factor’s own was not tested. Whoever binds DNA has its motif where it binds',
  'note.fixed-spacing-family':
    'its motif {motif} stands {gap} bp from the factor’s own more often than chance would have it; so does that of factors with the same motif at these sites: {others}',
  'note.family-several':
    '{said}. Of the {factors} factors with this motif {left} are left that neither expression nor ChIP-seq in these cells rules out: the motif does not tell which of them binds',
  'note.family-one':
    '{said}. Of the {factors} factors with this motif {left} alone is left: expression or ChIP-seq in these cells rules the others out',
  'say.family-left':
    'With the motif of {name} these factors are not ruled out in these cells, neither by expression nor by ChIP-seq: {factors}. Which of them binds takes a ChIP-seq or a knock-down of each.',
  'note.sits-untold': 'whether its motif {motif} is in more of the shared sites cannot be told',
  'help.gap-fixed': 'Bases between the two sites where the spacing is fixed.',
  'why.spacing not tested': 'spacing not tested',
  'why.another factor of this motif': 'another factor of this motif',
  'why.no fixed spacing': 'no fixed spacing',
  'why.no known motif': 'no known motif',
  'why.one shared sequence': 'sites of the factor’s own motif',
} as const satisfies Record<string, string>;

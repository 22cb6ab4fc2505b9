/** Signals at sites: what is said, and what may be chosen. */
export const profiles = {
  'watch.signals': 'reading signals',
  'peaks-signal.measured':
    '{sites|site|sites} in {groups|group|groups}, {bins} bins of {bp} bp each; intervals are those of the mean over the sites (normal)',
  'peaks-signal.other-table': '--show groups gives a row for each group: its middle and its edges',
  'peaks-signal.lengths':
    'reads are drawn to {lengths} bp: the longer, the higher the signal. Give --fragment one length for all to compare heights',
  'peaks-signal.shared':
    '{shared} peaks of {own} share a base with a peak of {other}, {alone} do not; {others} peaks of {other} share none with {own}',
  'peaks-signal.by-verdict':
    'groups by verdict: "no significant difference" does not say that a site kept its factor, and "not estimable" says nothing either way',
  'peaks-signal.empty-groups': 'without a site, and left out: {groups}',
  'peaks-signal.genes':
    '{genes} genes of {source}, each at its most frequent transcription start site; windows run along the gene',
  'peaks-signal.drawn': 'reads are drawn to {bp} bp, and counted for a million reads',
  'peaks-signal.drawn-by-model':
    'reads are drawn to {bp} bp, as {pairs} pairs of piles tell, and counted for a million reads',
  'peaks-signal.pairs': 'fragments are drawn from end to end, and counted for a million fragments',
  'peaks-signal.elsewhere':
    '{elsewhere} of {sites} sites lie on sequences that this signal does not have: they are not measured',
  'peaks-signal.without-value':
    'this signal has no value at all around {missing} of {sites} sites, and counts as 0 there: a signal of a part of the genome, or of few reads, does this',
  'peaks-signal.beyond-end':
    'windows of {sites|site|sites} reach beyond the end of a chromosome: bins there are not measured',
  'peaks-signal.zeros': 'bases without a value in a bigWig file count as 0',
  'peaks-signal.heights':
    'heights of a bigWig file are as the file has them: compare two signals in height only if they were normalised alike, or else only in shape',
  'peaks-signal.per-million':
    'counts for a million reads make depths alike and nothing else: a change of all sites does not show in them (chipmate peaks differential with a spike-in tells it)',

  'peaks-signal.choice.signals': 'signals: bigWig, or aligned reads (BAM, BED, BEDPE)',
  'peaks-signal.choice.sites':
    'peaks or regions, each file a group; of a table of peaks differential each verdict is one; several times',
  'peaks-signal.choice.against':
    'other peaks: the sites are divided into shared ones, those of --sites alone and those of these peaks alone',
  'peaks-signal.choice.tss':
    'transcription start sites instead: all, or a list of genes; each list is a group; several times',
  'peaks-signal.choice.genes':
    'gene models for --tss: BED6, refFlat, GTF (default: those of the genomes folder, else built in)',
  'peaks-signal.choice.genome': 'assembly of sites and genes (default: what a bigWig tells, else hg38)',
  'peaks-signal.choice.around': 'what lies in the middle of the windows of peaks',
  'peaks-signal.choice.flank': 'how far windows reach to either side',
  'peaks-signal.choice.bin': 'width of a bin',
  'peaks-signal.choice.show': 'a row for each bin of each group, or for each group: its middle and its edges',

  'column.profile-signal': 'Signal',
  'help.profile-signal': 'Name of the file of the signal.',
  'column.profile-sites': 'Sites',
  'help.profile-sites': 'Group of sites.',
  'column.profile-from': 'From',
  'help.profile-from':
    'Beginning of the bin from the middle of the window, along the gene where there is one.',
  'column.profile-to': 'To',
  'help.profile-to': 'End of the bin.',
  'column.profile-mean': 'Mean',
  'help.profile-mean':
    'Mean of the signal over all bases of the bin and the sites of the group: in the units of a bigWig file, of reads in fragments per million.',
  'column.standard-error': 'Standard error',
  'help.profile-standard-error': 'Standard deviation over the sites by the root of their number.',
  'column.profile-measured': 'Measured sites',
  'help.profile-measured':
    'Sites of the group that could be measured here: those whose bin lies on a chromosome of the signal.',
  'help.profile-measured-at-all': 'Sites of the group that could be measured in the middle of their window.',
  'column.profile-middle': 'Middle',
  'help.profile-middle':
    'Mean of the signal up to 250 bp from the middle of the windows, or in the two bins beside it where these are wider.',
  'column.profile-edges': 'Edges',
  'help.profile-edges': 'The same in the outer tenth of the windows on either side.',
  'column.profile-ratio': 'Middle / edges',
  'help.profile-ratio': 'How many times the edges the middle is; missing where these are not above 0.',

  'profile.point.summit': 'summit',
  'profile.point.centre': 'middle of the site',
  'profile.point.tss': 'transcription start site',
  'figure.profile': 'Mean signal around the sites, with its 95% interval over the sites',
  'figure.profile-mean': '{signal}: mean signal',
  'figure.profile-per-million': '{signal}: fragments per million',
  'figure.heat-map': 'Signal around each site, strongest first',
  'figure.distance-from-point': 'Distance from the {point} (bp)',
  'figure.group-of-sites': '{name} ({sites})',
  'figure.number-of-sites': '{sites|site|sites}',
  'figure.not-measured': 'grey: not measured',
} as const;

/** Peaks from reads: what is said, and what may be chosen. */
export const calling = {
  'watch.reads': 'reading reads and calling peaks',
  'reads.kept': '{reads} reads ({layout}) kept of {records} records',
  'reads.not-in-control':
    'the control has no reads on {chromosomes|chromosome|chromosomes} of the chip ({names}): their {reads} reads are not called',

  'peaks-call.no-control':
    'without a control: what is expected at a place comes from the 10 kb around it; open chromatin and copy number are not told from binding',
  'peaks-call.mean-of-genome':
    'without a control: what is expected is the mean of the genome; places where all fragments gather are not told from binding',
  'peaks-call.by-assay': 'as is usual for {assay}: {set}',
  'peaks-call.footprints':
    '{share} % of the fragments are at most {bp} bp long: those of a factor are, those of nucleosomes are longer',
  'peaks-call.cut-single-ends':
    'single ends of {assay}: their fragments have many lengths, which only pairs tell; sequence and align pairs',
  'peaks-call.part-of-genome':
    'reads lie on {shown|chromosome|chromosomes} of {chromosomes}: a genome of {bp} bases is taken, their part of {whole}; --genome-size says another',
  'peaks-call.duplicates': '{reads} duplicate reads ({share} %) left out',
  'peaks-call.pairs': 'pairs: drawn as fragments, {bp} bp long on average',
  'peaks-call.model': 'fragments are about {bp} bp long, by {pairs} pairs of piles on the two strands',
  'peaks-call.too-few-pairs':
    'the reads do not tell how long their fragments are: {pairs} places where both strands pile up, {fewest} are needed (weak enrichment, few reads or a wrong genome size). {bp} bp is taken; say the length with --fragment if you know it',
  'peaks-call.short-fragment':
    'fragments of {bp} bp are hardly longer than reads of {read} bp: this is seen where enrichment is weak. Say the length with --fragment if you know it',
  'peaks-call.none':
    'no place is enriched at a threshold of {threshold}: the chip does not differ from what is expected. Peaks are not called',
  'peaks-call.called': '{peaks|peak|peaks} called',

  'peaks-call.choice.chip':
    'aligned reads of the chip: BAM, BED or BEDPE; several are replicates, taken together',
  'peaks-call.choice.control': 'aligned reads of input or IgG',
  'peaks-call.choice.layout': 'single ends, or pairs as fragments; what the file holds by default',
  'peaks-call.choice.min-quality': 'least mapping quality of a read',
  'peaks-call.choice.assay':
    'how the fragments were made: sets q, duplicates and, without a control, the background, where you do not',
  'peaks-call.choice.genome-size':
    'bases that reads can be placed on: a number, hs, mm, ce, dm, or an assembly; known where a BAM tells its chromosomes',
  'peaks-call.choice.q':
    'a base belongs to a peak below this false discovery rate (default: 0.05; 0.01 of CUT&RUN and CUT&Tag)',
  'peaks-call.choice.p': 'the same by p instead of q',
  'peaks-call.choice.duplicates':
    'reads that may have one place and strand: a number, auto (by chance), or all (default: 1; all of CUT&RUN and CUT&Tag, 1 of their control)',
  'peaks-call.choice.fragment': 'length of fragments of single ends; told by the reads by default',
  'peaks-call.choice.shift': "move the 5' ends of single reads along their direction",
  'peaks-call.choice.summits': 'the highest summit of a peak, or every one that stands out',
  'peaks-call.choice.shape': 'peaks, or broad domains that hold them, as of histone marks (a broadPeak file)',
  'peaks-call.choice.broad-q': 'a base belongs to a domain below this false discovery rate (or p)',
  'peaks-call.choice.background':
    "what is expected: around each place, or the genome's mean everywhere (default: local; genome of CUT&RUN and CUT&Tag without a control)",
  'peaks-call.choice.scale-to': 'chip or control is scaled to the smaller or larger of the two',
  'peaks-call.choice.compatible': 'whose rules decide the length of fragments and the sizes of genomes',

  'column.peak-name': 'Name',
  'help.peak-name': 'Number of the peak; a letter follows where a peak has several summits.',
  'column.display-score': 'Score',
  'help.display-score': 'Ten times -log10 q (or p, where that was chosen), for shading in genome browsers.',
  'help.no-strand': 'A point: peaks have no strand.',
  'help.fold-over-expected': '(reads + 1) / (expected reads + 1) at the summit.',
  'help.mean-fold': '(reads + 1) / (expected reads + 1), mean over the domain.',
  'help.mean-p': 'Mean over the domain of -log10 of the Poisson p.',
  'help.mean-q': 'Mean over the domain of -log10 of the false discovery rate.',
  'help.p-at-summit': 'Poisson p at the summit; in files its -log10.',
  'help.q-at-summit': 'False discovery rate at the summit over all bases of the genome; in files its -log10.',
  'column.summit-offset': 'Summit from start',
  'help.summit-offset': 'Bases from the start of the peak to its summit.',
} as const;

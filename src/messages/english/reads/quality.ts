/** Quality of reads: what is said, what may be chosen, and what stands in its figures. */
export const quality = {
  'watch.quality': 'measuring reads',
  'peaks-qc.samples': '{samples} files: each is a sample of its own',
  'peaks-qc.unpaired': '{reads} records ({share} %) have no properly paired mate: they are not counted',
  'peaks-qc.no-enrichment':
    'the reads show no enrichment: {measures}. Peaks of them are hardly to be believed; an input, or a chip that failed, looks like this',
  'peaks-qc.no-length':
    'no enrichment is seen: no length of fragments stands out where the two strands are compared. The chip failed, it is an input, or its {reads} distinct reads are too few to tell',
  'peaks-qc.not-told':
    'of pairs without peaks no measure with a published threshold tells whether there is enrichment: --peaks gives FRiP, --layout single NSC and RSC of the first mates',
  'peaks-qc.below': 'below the published threshold: {measures}',
  'peaks-qc.reached':
    'of {judged|measure|measures} with a published threshold {reached} reach it ({measures})',
  'peaks-qc.tss-of-atac':
    'the thresholds of TSS enrichment were published for ATAC-seq: a factor that binds far from promoters lies below without fault',

  'peaks-qc.choice.chips': 'aligned reads: BAM, BED or BEDPE; each file is a sample',
  'peaks-qc.choice.control': 'aligned reads of input or IgG, for all samples',
  'peaks-qc.choice.peaks': 'peaks, for FRiP: one file for all samples, or one for each in their order',
  'peaks-qc.choice.genome': 'assembly; known where a BAM tells its chromosomes',
  'peaks-qc.choice.genes':
    'gene models, for the coverage around their starts; those of the genomes folder or the built-in ones by default',
  'peaks-qc.choice.blacklist': 'blacklisted regions; those of the genomes folder by default',
  'peaks-qc.choice.saturation':
    'what parts of the reads show: places of reads, or also peaks, which are called four times for that',
  'peaks-qc.choice.seed': 'seed of the parts of reads',

  'help.sample-of-reads': 'The file of reads, without folder and ending.',
  'column.quality-measure': 'Measure',
  'help.quality-measure': 'What was measured; docs/calling.md has the formulas.',
  'help.quality-value': 'Shares are between 0 and 1; missing where it was not measured.',
  'column.quality-threshold': 'Threshold',
  'help.quality-threshold':
    'Published threshold, and from where on a value may do; missing where there is none.',
  'help.quality-verdict':
    'Whether the value reaches the published threshold, in one of seven words; missing where there is none.',
  'help.quality-source': 'Who published the threshold, else the measure.',

  'figure.cross-correlation': 'Correlation of the two strands',
  'axis.strand-shift': 'shift of the reverse strand, bp (dots: length of fragments)',
  'axis.correlation': 'correlation',
  'figure.fingerprint': 'Fingerprint: share of the reads in the poorest bins of 500 bp',
  'axis.share-of-bins': 'share of bins',
  'axis.share-of-reads': 'share of reads',
  'figure.tss': 'Coverage around starts of genes',
  'axis.from-tss': 'bp from the start, in the direction of the gene',
  'axis.fold-of-flanks': 'coverage, × of the ends',
  'figure.saturation': 'What parts of the reads show',
  'axis.million-reads': 'million reads',
  'axis.share-of-all': 'share of what all reads show',
  'legend.evenly-spread': 'all bins alike',
  'legend.places-of': '{sample}: places',
  'legend.peaks-of': '{sample}: peaks',
} as const;

/** Peaks that differ between groups: what is said, and what may be chosen. */
export const differential = {
  'watch.counting': 'counting reads',
  'peaks-differential.regions':
    '{regions|region|regions} that {files|file|files} of peaks cover together; {tested} of them have reads enough (--min-count)',
  'peaks-differential.model':
    '{contrast}, over {samples} samples; counts by voom, t with moderated variances',
  'peaks-differential.block': 'samples of one block correlate by {correlation}',
  'peaks-differential.normalised': 'normalised by {how}: relative library sizes {sizes}',
  'peaks-differential.medians': 'median log2 fold change by {how} {median}; it would be by {others}',
  'peaks-differential.few-spiked':
    'a sample has {reads} reads of the spike-in: its size is uncertain, and every fold change with it',
  'peaks-differential.global-change':
    'all sites change together: median log2 fold change {median} by {how}, and {library} by library, which takes all reads for alike. Believe {how}, if as many cells and as much spike-in went into every sample',
  'peaks-differential.global-loss-possible':
    'normalised by {how}, a change of all sites cannot be seen, such as a factor that the drug degrades: no site is called unchanged, and fold changes are relative to the others. A spike-in or --regions that do not change would show it',
  'peaks-differential.believe-reference':
    'normalised by {how} (median log2 fold change {median}), though {better} is given ({found}): where the two differ believe {better}, for {how} cannot see a change of all sites',
  'peaks-differential.no-replicates':
    'without replicates there are no residual degrees of freedom: no p and no interval, not estimable; rows are sorted by fold change',

  'peaks-differential.choice.sheet':
    'table of samples: sample, reads (BAM or BED, relative to the table), group; block and spike_in where there are',
  'peaks-differential.choice.among':
    'files that the table may name in the column reads by their names alone; no other file is read then',
  'peaks-differential.choice.peaks': 'peaks; reads are counted in what all files cover together',
  'peaks-differential.choice.regions': 'regions that do not change, to normalise by',
  'peaks-differential.choice.spike-in':
    "beginning of the names of the spike-in's chromosomes, where reads were aligned to both genomes at once",
  'peaks-differential.choice.marked-duplicates': 'whether reads marked as duplicates count',
  'peaks-differential.choice.contrast': 'groups to compare; of two groups the second against the first',
  'peaks-differential.choice.normalise':
    'what is alike in all samples: all reads, most peaks, bins of 10 kb outside of peaks, the spike-in, or given regions; the spike-in or the regions where they are given, else all reads',
  'peaks-differential.choice.min-count':
    'reads (at the median library) that a region needs in as many samples as the smaller group has',

  'column.log2-change-of-reads': 'log2 fold change',
  'help.log2-change-of-reads': 'Change of the reads between the groups: 1 is twice, -1 half.',
  'column.mean-log2-count': 'Mean log2 count',
  'help.mean-log2-count': 'Mean of log2(reads + 0.5) over all samples.',
  'column.reads-of-sample': 'Reads',
  'help.reads-of-sample': 'Reads of the sample that overlap the region; of pairs the fragments.',
  'help.change-verdict':
    'Whether the region differs (adjusted p at most 0.05), in one of seven words; unchanged only where a change of all regions would be seen.',
} as const;

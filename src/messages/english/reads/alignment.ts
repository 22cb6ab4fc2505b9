/** From reads to a genome: what is said, and what may be chosen. */
export const alignment = {
  'watch.aligning': 'aligning reads',
  'peaks-align.index-building':
    'no index of {genome} for {aligner} in {folder}: it is made of the genome now, once; it takes {time}, {disk} GB of disk and {meanwhile} GB more meanwhile',
  'peaks-align.hours':
    'one to four hours for a mammal (fewer with more threads of bowtie2-build; bwa index has one)',
  'peaks-align.minutes': 'minutes',
  'peaks-align.left-out':
    'left out of the index: {sequences|sequence|sequences} that stand for parts of chromosomes a second time (_alt, _fix, _hap), whose reads would have no single place',
  'peaks-align.index-older':
    'the index is older than the sequence of the genome: if that is another release, remove {folder}, and it is made anew',
  'peaks-align.started': 'aligning with {programs}',
  'peaks-align.untrimmed':
    'fastp is not on the PATH: reads are aligned with their adapters and bad ends. To have them cut off install it (apt-get install fastp, conda install -c bioconda fastp, brew install fastp)',
  'peaks-align.warned': '{program} warns: {line}',
  'peaks-align.trimmed': '{kept} of {reads} reads ({share} %) kept by fastp',
  'peaks-align.aligned': '{aligned} of {reads} reads ({share} %) aligned',
  'peaks-align.in-pairs': '{reads} reads ({share} %) in pairs that fit together',
  'peaks-align.duplicates':
    '{reads} of the aligned reads ({share} %) are duplicates; they are marked and stay in the file',
  'peaks-align.no-reads': 'no read was left to be aligned',
  'peaks-align.few-aligned':
    '{share} % of the reads were aligned; below 50 % look for another genome, adapters or a contamination',

  'peaks-align.choice.reads': 'reads as FASTQ (.gz as well): one file of single ends, or two of pairs',
  'peaks-align.choice.bam': 'aligned reads to write, sorted; the index (.bai) comes beside it',
  'peaks-align.choice.genome':
    'genome of the genomes folder, such as hg38; its index for the aligner is made there where there is none',
  'peaks-align.choice.index':
    'an index of your own in place of the genome, such as one with a spike-in: its path without suffix',
  'peaks-align.choice.aligner': 'which program aligns; bowtie2 unless only bwa is on the PATH',

  'column.alignment-step': 'Step',
  'help.alignment-step':
    'What was done: index (made of the genome), trim, align, pair (mates told of each other), sort, duplicates (marked).',
  'column.program': 'Program',
  'help.program': 'The program on the PATH that did it.',
  'column.program-version': 'Version',
  'help.program-version': 'As the program says of itself.',
  'column.reads-in': 'Reads in',
  'help.reads-in': 'Reads before the step, of pairs both; of duplicates the aligned reads.',
  'column.reads-out': 'Reads out',
  'help.reads-out': 'Reads that were kept, aligned, or are no duplicates.',
  'help.share-of-reads': 'Reads out over reads in.',
  'column.program-command': 'Command',
  'help.program-command':
    'As it was given, with the names of your files; steps after the first read what the one before wrote.',
} as const;

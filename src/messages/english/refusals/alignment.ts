/** Programs of the user's, and reads that they are to align. */
export const alignmentRefusals = {
  'refused.programs.missing': 'not on the PATH: {programs}',
  'fix.programs.missing':
    'install them. Debian and Ubuntu: sudo apt-get install {packages}; conda: conda install -c conda-forge -c bioconda {packages}; macOS: brew install {packages}; on Windows inside WSL',
  'refused.programs.not-started': '{program} cannot be started',
  'fix.programs.not-started': 'try {program} --version, and install it anew if that fails',
  'refused.programs.failed': '{program} failed (status {status}); nothing was written',
  'fix.programs.failed': 'see what it says of the reads or the index, mend that and repeat the command',
  'refused.programs.killed': '{program} was ended by {signal}; nothing was written',
  'fix.programs.killed': 'mostly the memory did not suffice: use fewer threads or a machine with more',
  'refused.peaks-align.how-many': 'reads come as one file of single ends or two of pairs',
  'fix.peaks-align.how-many':
    'join the lanes of a sample first: cat L001.fastq.gz L002.fastq.gz > all.fastq.gz',
  'refused.peaks-align.no-bam': 'the aligned reads are a BAM file',
  'fix.peaks-align.no-bam': 'give --bam a name that ends in .bam',
  'refused.peaks-align.same-file': 'both reads of the pairs come from one file',
  'fix.peaks-align.same-file': 'name the second file, such as NAME_2.fastq.gz or NAME_R2.fastq.gz',
  'refused.peaks-align.no-file': 'this is no file that programs can read',
  'fix.peaks-align.no-file': 'name a file: pipes and standard input cannot be aligned',
  'refused.peaks-align.no-fastq': 'these are no reads in FASTQ: the file does not begin with @',
  'fix.peaks-align.no-fastq':
    'give FASTQ, plain or .gz; aligned reads (BAM) go to chipmate peaks call as they are',
  'refused.peaks-align.no-genome': 'it is not said to which genome the reads are to be aligned',
  'fix.peaks-align.no-genome': 'give --genome hg38, or an index of your own: --index PREFIX',
  'refused.peaks-align.genome-name': 'this is no name of a genome',
  'fix.peaks-align.genome-name': 'give a name such as hg38 or mm10',
  'refused.peaks-align.no-index': 'here is no whole index of {aligner}',
  'fix.peaks-align.no-index':
    'give the path of the index without the suffix of its files, choose the --aligner that it was made for, or leave it out and give --genome',
  'refused.fastq.cut-off': 'the file ends within read {reads}',
  'fix.fastq.cut-off': 'bring it again: a download or a copy was cut off',
  'refused.peaks-align.unequal': 'the two files do not have the same number of reads: {first} and {second}',
  'fix.peaks-align.unequal': 'give both files of one run, whole and neither of them filtered',
  'refused.peaks-align.lost': '{program} took {taken} of {reads} reads; nothing was written',
  'fix.peaks-align.lost':
    'see whether the file is FASTQ with four lines for each read, and of gzip whether it was packed anew: gunzip -c FILE | gzip > NEW',
} as const;

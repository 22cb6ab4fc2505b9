import type { Command } from 'commander';
import { peaksAlignQuestion } from '../../../questions/peaks/align.ts';
import { endCleanlyOnSignals } from '../../build-settings.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'peaks align',
    summary:
      'Reads of a sequencer to a sorted, indexed BAM file, by your own fastp, bowtie2 or bwa and samtools; how it was done on standard output',
    examples: [
      'chipmate peaks align IKZF1_1.fastq.gz IKZF1_2.fastq.gz --genome hg38 --bam IKZF1.bam -o IKZF1.alignment.tsv',
      'chipmate peaks align input.fastq.gz --index indexes/hg38_dm6 --bam input.bam --threads 8',
    ],
    question: peaksAlignQuestion,
    before: (chosen) => {
      endCleanlyOnSignals();
      return chosen;
    },
  });
}

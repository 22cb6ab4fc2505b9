import type { Command } from 'commander';
import { peaksCallQuestion } from '../../../questions/peaks/call.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'peaks call',
    summary:
      'Peaks from aligned reads, as MACS calls them, with or without a control; narrowPeak on standard output',
    examples: [
      'chipmate peaks call IKZF1.bam --control input.bam -o IKZF1.narrowPeak',
      'chipmate peaks call rep1.bam rep2.bam --control input1.bam --control input2.bam --summits every -o IKZF1.narrowPeak',
      'chipmate peaks call tags.bed.gz --genome-size hs --compatible macs2 > peaks.narrowPeak',
    ],
    question: peaksCallQuestion,
    headless: true,
  });
}

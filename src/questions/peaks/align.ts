import { alignmentColumns } from '../../analyses/inputs/alignment/alignment-columns.ts';
import {
  alignReads,
  alignReadsChoices,
  type AlignedAnswer,
} from '../../analyses/inputs/alignment/align-reads.ts';
import type { Choices } from '../../analyses/inputs/choices.ts';
import { chosenOf } from '../chosen.ts';
import type { Question } from '../question.ts';
import { geneChoices } from '../shared-choices.ts';

const choices = {
  reads: { type: 'files', needed: true, unit: 'fastq', help: 'peaks-align.choice.reads' },
  bam: { type: 'file', needed: true, help: 'peaks-align.choice.bam' },
  genome: { type: 'text', unit: 'name', help: 'peaks-align.choice.genome' },
  genomes: geneChoices.genomes,
  index: { type: 'file', unit: 'prefix', help: 'peaks-align.choice.index' },
  ...alignReadsChoices,
} as const satisfies Choices;

/** Where in the genome do the reads of a sequencer come from? */
export const peaksAlignQuestion: Question<typeof choices, AlignedAnswer> = {
  choices,
  given: ['reads'],
  tables: { '': alignmentColumns },
  threads: true,
  answer: async ({ reads = [], bam = '', genome, genomes, index, ...chosen }, host) =>
    host.watched('watch.aligning', () =>
      alignReads(
        { ...{ reads, bam, genome, genomes, index }, threads: host.threads },
        chosenOf(alignReadsChoices, chosen),
        host.say,
      ),
    ),
};

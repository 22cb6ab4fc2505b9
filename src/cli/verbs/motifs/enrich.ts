import type { Command } from 'commander';
import { motifEnrichQuestion } from '../../../questions/motifs/enrich.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'motifs enrich',
    summary: 'Which motifs are enriched under peaks against a matched background, and are they central?',
    examples: [
      'chipmate motifs enrich peaks.narrowPeak --motifs JASPAR2024.transfac.gz --atlas my-atlas -o motifs.tsv',
      'chipmate motifs enrich peaks.fa.gz --elements',
      'chipmate motifs enrich gained.bed --background lost.bed --sequence hg19.2bit --motifs H12CORE.transfac.gz',
    ],
    question: motifEnrichQuestion,
  });
}

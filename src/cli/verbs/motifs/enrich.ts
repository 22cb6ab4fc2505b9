import type { Command } from 'commander';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { openMotifEnrich } from '../../../analyses/inputs/motifs/enrich-input.ts';
import { motifEnrich, motifEnrichChoices } from '../../../analyses/motifs/motif-enrichment.ts';
import { motifEnrichmentColumns } from '../../../motifs/enrichment/enrichment-columns.ts';
import { addChoices, chosenOf } from '../../choice-options.ts';
import {
  addComparedOptions,
  addMotifOptions,
  comparedSources,
  withAtlas,
  type ComparedOptions,
} from '../../motif-options.ts';
import { newCommand } from '../../new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from '../../options.ts';

type Options = AnswerOptions & ComparedOptions & Choosing<typeof motifEnrichChoices>;

export function command(): Command {
  const verb = newCommand(
    'motifs enrich',
    'Which motifs are enriched under peaks against a matched background, and are they central?',
    [
      'chipmate motifs enrich peaks.narrowPeak --motifs JASPAR2024.transfac.gz --atlas my-atlas -o motifs.tsv',
      'chipmate motifs enrich peaks.fa.gz --elements',
      'chipmate motifs enrich gained.bed --background lost.bed --sequence hg19.2bit --motifs H12CORE.transfac.gz',
    ],
  ).argument('<query>', 'peaks, whose summits are looked at, or FASTA whose sequences are the windows');
  addComparedOptions(addMotifOptions(verb));
  addChoices(verb, motifEnrichChoices);
  return addAnswerOptions(verb, { '': motifEnrichmentColumns }).action(run);
}

async function run(query: string, options: Options): Promise<void> {
  const answer = await withAtlas(options, async (atlas) => {
    const { input, close } = await openMotifEnrich(comparedSources(query, options, atlas), options);
    try {
      return motifEnrich(input, chosenOf(motifEnrichChoices, options));
    } finally {
      close();
    }
  });
  writeAnswer(answer, options);
}

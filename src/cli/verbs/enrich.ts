import type { Command } from 'commander';
import { enrichQuestion } from '../../questions/enrich.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'enrich',
    summary:
      'Enrichment Analysis: which experiments are hit by regions (or at genes) A more than by a background',
    examples: [
      'chipmate enrich peaks.bed --atlas my-atlas',
      'chipmate enrich up.txt --expression drug.tsv --atlas my-atlas',
      'chipmate enrich up.txt down.txt --atlas my-atlas --window 5000',
      'chipmate enrich peaks.bed --atlas my-atlas --background reachable --background sites --background universe.bed',
      'chipmate enrich peaks.bed --atlas my-atlas --mode chip-atlas-2025 --permutations 1 --no-header -o result.tsv',
      'chipmate enrich peaks.bed --atlas my-atlas --per-region -o hits.tsv',
    ],
    question: enrichQuestion,
    also: (command) =>
      command.option('--no-header', 'without the header line, as ChIP-Atlas writes its result'),
  });
}

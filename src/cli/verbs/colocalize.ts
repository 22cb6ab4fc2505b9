import type { Command } from 'commander';
import { colocalizeQuestion } from '../../questions/colocalize.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'colocalize',
    summary:
      "ChIP-Atlas' Colocalization, re-created: every experiment of a cell type class against an antigen's experiments",
    examples: [
      'chipmate colocalize IKZF1 --atlas my-atlas --cell-class Blood -o IKZF1.Blood.tsv',
      'chipmate colocalize IKZF1 --atlas my-atlas --cell-class Blood --peaks my-peaks.bed --interactions string.tsv',
      'chipmate colocalize STAT3 --atlas my-atlas --cell-class Blood --compare STAT3.Blood.tsv',
    ],
    question: colocalizeQuestion,
  });
}

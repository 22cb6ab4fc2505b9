import type { Command } from 'commander';
import { compareCellsQuestion } from '../../questions/compare-cells.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'compare-cells',
    summary: 'Which factors share the sites of your peaks in one group of cell types rather than in another',
    examples: [
      'chipmate compare-cells peaks.narrowPeak --atlas my-atlas --a MM.1S --b GM12878 --b NALM-6',
      'chipmate compare-cells peaks.narrowPeak --atlas my-atlas --a Blood --b Liver --query-antigen CTCF',
    ],
    question: compareCellsQuestion,
  });
}

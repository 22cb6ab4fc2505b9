import type { Command } from 'commander';
import { writeBesides } from '../../formats/folders/result-folder.ts';
import { peakText } from '../../formats/peaks/peak-writer.ts';
import { compareQuestion } from '../../questions/compare.ts';
import { questionCommand } from '../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'compare',
    summary:
      'Which co-bound factors differ between two sets of peaks: one factor in two cell types, or with and without a drug',
    examples: [
      'chipmate compare MM.1S.narrowPeak NALM-6.narrowPeak --atlas my-atlas --query-antigen IKZF1 --a-cell MM.1S --b-cell NALM-6',
      'chipmate compare vehicle.narrowPeak drug.narrowPeak --atlas my-atlas --a-cell MM.1S --b-cell MM.1S --sites drug',
    ],
    question: compareQuestion,
    also: (command) =>
      command.option(
        '--sites <prefix>',
        'write the peaks only in A, in both and only in B: PREFIX_a_only.narrowPeak and so on',
      ),
    beside: ({ sites }: { readonly sites?: string }) => {
      if (sites === undefined) return undefined;
      return ({ peaks: { onlyA, common, onlyB } }) =>
        writeBesides(sites, {
          '_a_only.narrowPeak': peakText(onlyA, 'narrowPeak'),
          '_common.narrowPeak': peakText(common, 'narrowPeak'),
          '_b_only.narrowPeak': peakText(onlyB, 'narrowPeak'),
        });
    },
  });
}

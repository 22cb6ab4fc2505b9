import type { Command } from 'commander';
import { numberedPeaks } from '../../../formats/peaks/peak-writer.ts';
import { writePieces } from '../../../formats/text/file-writer.ts';
import { refused } from '../../../messages/refused.ts';
import { peaksConsensusQuestion } from '../../../questions/peaks/consensus.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'peaks consensus',
    summary: 'Peaks that replicates agree on: by the irreproducible discovery rate, or by how many have them',
    examples: [
      'chipmate peaks consensus rep1.narrowPeak rep2.narrowPeak --narrow-peak IKZF1.narrowPeak -o IKZF1.tsv',
      'chipmate peaks consensus rep1.narrowPeak rep2.narrowPeak --rank-by p --pooled pooled.narrowPeak --pseudo half1.narrowPeak --pseudo half2.narrowPeak',
      'chipmate peaks consensus rep1.bed rep2.bed rep3.bed --rule k-of-n --at-least 2',
    ],
    question: peaksConsensusQuestion,
    also: (command) =>
      command.option(
        '--narrow-peak <file>',
        'write the peaks as narrowPeak, for the next verb; .gz compresses',
      ),
    beside: ({ output, narrowPeak }: { readonly output: string; readonly narrowPeak?: string }) => {
      // A table under this name would not be read as peaks.
      if (/\.(?:narrowPeak|bed)(?:\.gz)?$/i.test(output))
        throw refused('peaks-consensus.output', {}, { file: output });
      if (narrowPeak === undefined) return undefined;
      return async ({ consensus }) => {
        const text = consensus === undefined ? '' : numberedPeaks(consensus.peaks, 'narrowPeak', 'peak');
        await writePieces(narrowPeak, [text]);
      };
    },
  });
}

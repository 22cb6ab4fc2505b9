import type { Command } from 'commander';
import { namedFigureFiles } from '../../../figures/figure-files.ts';
import { writePieces } from '../../../formats/text/file-writer.ts';
import { refused } from '../../../messages/refused.ts';
import { peaksQualityQuestion } from '../../../questions/peaks/qc.ts';
import { multiqcQuality } from '../../../report/multiqc.ts';
import { addFigureOptions, figureWriter, type FigureOptions } from '../../figures.ts';
import { questionCommand } from '../../question-command.ts';

export function command(): Command {
  return questionCommand({
    name: 'peaks qc',
    summary:
      'Quality of ChIP-seq reads, measure by measure beside published thresholds: complexity, strands, FRiP, starts of genes, fingerprint, saturation',
    examples: [
      'chipmate peaks qc IKZF1.bam --control input.bam --peaks IKZF1.narrowPeak --figures figures',
      'chipmate peaks qc rep1.bam rep2.bam input.bam --blacklist hg38-blacklist.v2.bed.gz -o quality.tsv --multiqc quality_mqc.tsv',
      'chipmate peaks qc tags.bed.gz --genome hg19 --genes genes.gtf.gz --saturation peaks --genome-size hs',
    ],
    question: peaksQualityQuestion,
    also: (command) =>
      addFigureOptions(
        command.option(
          '--multiqc <file>',
          'also write the values as custom content of MultiQC; the name ends in _mqc.tsv',
        ),
        'strands, fingerprint, starts of genes and saturation',
      ),
    beside: async ({ multiqc, ...options }: FigureOptions & { readonly multiqc?: string }) => {
      if (multiqc !== undefined && !multiqc.endsWith('_mqc.tsv'))
        throw refused('peaks-qc.multiqc', {}, { file: multiqc });
      const writeFigures = await figureWriter(options);
      return async (answer) => {
        if (multiqc !== undefined) await writePieces(multiqc, [multiqcQuality(answer.samples)]);
        writeFigures?.(namedFigureFiles(peaksQualityQuestion.figures?.(answer) ?? []));
      };
    },
  });
}

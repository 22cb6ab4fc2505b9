import type { Command } from 'commander';
import type { CalledPeaks } from '../../../calling/call-peaks.ts';
import { writeBedGraph } from '../../../formats/signal/bed-graph-writer.ts';
import { writeBigWig } from '../../../formats/signal/big-wig-writer.ts';
import type { SignalPiece } from '../../../formats/signal/signal-runs.ts';
import { peaksCallQuestion } from '../../../questions/peaks/call.ts';
import { collect } from '../../options.ts';
import { questionCommand } from '../../question-command.ts';

interface SignalOptions {
  readonly signal?: readonly string[];
  readonly expected?: readonly string[];
}

export function command(): Command {
  return questionCommand({
    name: 'peaks call',
    summary:
      'Peaks from aligned reads, as MACS calls them, with or without a control; narrowPeak on standard output',
    examples: [
      'chipmate peaks call IKZF1.bam --control input.bam -o IKZF1.narrowPeak --signal IKZF1.bw',
      'chipmate peaks call rep1.bam rep2.bam --control input1.bam --control input2.bam --summits every -o IKZF1.narrowPeak',
      'chipmate peaks call tags.bed.gz --genome-size hs --compatible macs2 > peaks.narrowPeak',
    ],
    question: peaksCallQuestion,
    headless: true,
    also: (command) =>
      command
        .option(
          '--signal <file>',
          'write the pileup of the reads: bigWig where the name ends in .bw or .bigWig, else bedGraph (.gz compresses)',
          collect,
        )
        .option('--expected <file>', 'write what was expected, likewise', collect),
    beside:
      ({ signal = [], expected = [] }: SignalOptions) =>
      async ({ called }) => {
        for (const path of signal) await writeSignal(path, called, 'pileup');
        for (const path of expected) await writeSignal(path, called, 'expected');
      },
  });
}

function writeSignal(
  path: string,
  { chromosomes, signal }: CalledPeaks,
  which: 'pileup' | 'expected',
): Promise<void> {
  const write = /\.(?:bw|bigwig)$/i.test(path) ? writeBigWig : writeBedGraph;
  function* pieces(): Generator<SignalPiece> {
    for (const [at, { name }] of chromosomes.entries()) yield { chromosome: name, ...signal(at)[which] };
  }
  return write(path, chromosomes, pieces());
}

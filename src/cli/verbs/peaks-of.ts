import { Option, type Command } from 'commander';
import { experimentNamed } from '../../analyses/inputs/experiments.ts';
import { writePieces } from '../../formats/text/file-writer.ts';
import { numberedPeaks } from '../../formats/peaks/peak-writer.ts';
import { atlasChoice } from '../../questions/shared-choices.ts';
import { inAtlas } from '../ask-atlas.ts';
import { addChoices } from '../choice-options.ts';
import { newCommand } from '../new-command.ts';

interface PeaksOfOptions {
  readonly atlas: readonly string[];
  readonly output: string;
  readonly format: 'narrowPeak' | 'bed';
}

export function command(): Command {
  const peaksOf = newCommand('peaks-of', 'The peaks of one experiment of an atlas, as a file', [
    'chipmate peaks-of SRX097088 --atlas my-atlas -o SRX097088.narrowPeak',
    'chipmate peaks-of SRX097088 --atlas my-atlas --format bed | bedtools closest -a - -b genes.bed',
  ])
    .argument('<experiment>', 'accession or name')
    .addOption(
      new Option('--format <kind>', 'narrowPeak, or BED with five columns')
        .choices(['narrowPeak', 'bed'])
        .default('narrowPeak'),
    )
    .option('-o, --output <file>', 'file to write; .gz compresses', '-');
  return addChoices(peaksOf, atlasChoice).action(run);
}

async function run(name: string, { output, format, ...options }: PeaksOfOptions): Promise<void> {
  await inAtlas(options.atlas, {}, async ({ atlas }) => {
    const row = experimentNamed(atlas, name);
    const peaks = await atlas.peaksOf(row);
    const text = numberedPeaks(peaks, format === 'bed' ? 'bed5' : format, atlas.experiments.experiment[row]);
    await writePieces(output, [text]);
  });
}

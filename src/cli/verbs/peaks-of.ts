import { Option, type Command } from 'commander';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { writeFileAtomically } from '../../formats/output.ts';
import { nearestNames } from '../../genome/names.ts';
import { newCommand } from '../new-command.ts';
import { addAtlasOption } from '../options.ts';

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
  return addAtlasOption(peaksOf).action(run);
}

async function run(experiment: string, options: PeaksOfOptions): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  try {
    const names = atlas.experiments.experiment;
    const number = names.findIndex((name) => name.toLowerCase() === experiment.toLowerCase());
    if (number < 0) {
      const near = nearestNames(experiment, names);
      throw new InputError(`the atlas has no experiment '${experiment}'`, {
        ...(near.length === 0 ? {} : { expected: `perhaps ${near.join(', ')}` }),
        fix: 'chipmate atlas search DIR lists its experiments',
      });
    }
    const peaks = await atlas.peaksOf(number);
    const lines: string[] = [];
    for (let i = 0; i < peaks.count; i++) {
      const place = `${peaks.chromosomeNames[peaks.chromosome[i]]}\t${peaks.start[i]}\t${peaks.end[i]}`;
      const score = Number.isNaN(peaks.score[i]) ? 0 : peaks.score[i];
      const name = `${names[number]}_${i + 1}`;
      if (options.format === 'bed') lines.push(`${place}\t${name}\t${score}`);
      else {
        const signal = Number.isNaN(peaks.signal[i]) ? 0 : Number(peaks.signal[i].toPrecision(6));
        const summit = peaks.summit[i] - peaks.start[i];
        lines.push(`${place}\t${name}\t${score}\t.\t${signal}\t-1\t-1\t${summit}`);
      }
    }
    const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
    if (options.output === '-') process.stdout.write(text);
    else writeFileAtomically(options.output, text);
  } finally {
    await atlas.close();
  }
}

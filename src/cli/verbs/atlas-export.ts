import { needGenes } from '../../analyses/inputs/gene-models.ts';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { attributesOf } from '../../atlas/sample-state.ts';
import { counted } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import { formatExperiment } from '../../formats/chip-atlas/experiment-list.ts';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import { writeFileAtomically, writePieces } from '../../formats/output.ts';
import { oneTssPerGene } from '../../genome/one-tss.ts';
import { tssWindows } from '../../targets/chip-atlas-target-genes.ts';
import { antigenNames } from '../antigen-names.ts';
import { newCommand } from '../new-command.ts';
import { whole } from '../numbers.ts';
import { addFilterOptions, addQuietOption, filterOf, say, type FilterOptions } from '../options.ts';
import { regionColumns } from '../../genome/region.ts';

interface ExportOptions extends FilterOptions {
  readonly output: string;
  readonly threshold?: string;
  readonly network?: number;
  readonly genes?: string;
  readonly quiet?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'atlas export',
    "Write an atlas in ChIP-Atlas' own layouts: list of experiments, light peak file, network of experiments and genes",
    [
      'chipmate atlas export my-atlas -o exported',
      'chipmate atlas export my-atlas -o exported --network 5000 --antigen IKZF1',
    ],
  )
    .argument('<atlas>', 'the atlas folder')
    .requiredOption('-o, --output <dir>', 'folder for the files, at the paths that the data server has')
    .option('--threshold <code>', 'threshold in the file names (default: that of the atlas, else 05)')
    .option(
      '--network <bp>',
      'also write which experiment has a peak this close to the TSS of which gene',
      whole('--network', 0),
    )
    .option('--genes <file>', 'gene models for the network (default: those of the atlas)');
  return addQuietOption(addFilterOptions(verb, 'all')).action(run);
}

async function run(folder: string, options: ExportOptions): Promise<void> {
  const atlas = await openAtlas(folder);
  const tell = say(options);
  try {
    const { experiments, genome } = atlas;
    const rows = Array.from(selectExperiments(experiments, filterOf(options), antigenNames(options)));
    const thresholds = new Set(rows.map((row) => experiments.extra.get('threshold')?.[row] ?? ''));
    const threshold = options.threshold ?? ([...thresholds][0] || '05');
    if (options.threshold === undefined && thresholds.size > 1)
      throw new InputError('the experiments are of several thresholds', {
        found: [...thresholds].join(', '),
        fix: 'say which the file names shall have: --threshold 05',
      });
    const place = (path: string): string => {
      const whole = join(options.output, ...path.split('/'));
      mkdirSync(dirname(whole), { recursive: true });
      return whole;
    };
    const list = place(serverPath.experimentList);
    writeFileAtomically(list, `${rows.map((row) => listed(atlas, row)).join('\n')}\n`);
    tell(`${list}: ${counted(rows.length, 'experiment')}`);
    const light = place(serverPath.lightPeaks(genome.name, threshold));
    const peaks = rows.reduce((sum, row) => sum + experiments.peaks[row], 0);
    await writePieces(light, lightPeaks(atlas, rows));
    tell(`${light}: ${counted(peaks, 'peak')}`);
    if (options.network === undefined) return;
    const network = place(
      `${genome.name}/network/network.${genome.name}.${threshold}.${options.network}.tsv`,
    );
    const links = await networkLines(atlas, folder, rows, options.network, options.genes);
    writeFileAtomically(network, links.join(''));
    tell(
      `${network}: ${counted(links.length, 'link')} of experiments and genes within ${options.network} bp`,
    );
  } finally {
    await atlas.close();
  }
}

function listed({ experiments, genome }: Atlas, row: number): string {
  const extra = (name: string): string => experiments.extra.get(name)?.[row] ?? '';
  const number = (text: string): number => (text === '' ? NaN : Number(text));
  return formatExperiment({
    experiment: experiments.experiment[row],
    genome: experiments.genome[row] || genome.name,
    antigenClass: experiments.antigenClass[row],
    antigen: experiments.antigen[row],
    cellClass: experiments.cellClass[row],
    cell: experiments.cell[row],
    cellDescription: extra('cell_description'),
    quality: {
      reads: number(extra('reads')),
      mappedPercent: number(extra('mapped_percent')),
      duplicatesPercent: number(extra('duplicates_percent')),
      peaks: experiments.peaks[row],
    },
    title: experiments.title[row],
    sample: extra('sample'),
    attributes: attributesOf(extra('attributes')),
  });
}

/** Chromosome, start, end, experiment, score up to 1000, sorted as ChIP-Atlas sorts: chromosomes as text. */
async function* lightPeaks(atlas: Atlas, rows: readonly number[]): AsyncGenerator<string> {
  const { experiments, genome } = atlas;
  for (const chromosome of [...genome.chromosomeNames].sort()) {
    const region = { chromosome, start: 0, end: genome.sizes[genome.find(chromosome)] };
    const peaks = await atlas.peaksOverlapping(regionColumns([region]), rows);
    const lines: string[] = [];
    for (let i = 0; i < peaks.count; i++) {
      const score = Number.isNaN(peaks.score[i]) ? 0 : Math.min(1000, peaks.score[i]);
      const name = experiments.experiment[peaks.experiment[i]];
      lines.push(`${chromosome}\t${peaks.start[i]}\t${peaks.end[i]}\t${name}\t${score}\n`);
      if (lines.length === 1 << 20) yield lines.splice(0).join('');
    }
    if (lines.length > 0) yield lines.join('');
  }
}

async function networkLines(
  atlas: Atlas,
  folder: string,
  rows: readonly number[],
  window: number,
  genes: string | undefined,
): Promise<string[]> {
  const { models } = await needGenes({ atlas: folder, file: genes });
  const tss = [...oneTssPerGene(models)].filter(
    ([, row]) => atlas.genome.find(models.chromosomeNames[models.chromosome[row]]) >= 0,
  );
  const windows = tssWindows(
    models,
    tss.map(([, row]) => row),
    window,
  );
  const pairs = await atlas.peaksOverlapping(windows, rows);
  const lines = new Set<string>();
  for (let i = 0; i < pairs.count; i++)
    lines.add(`${atlas.experiments.experiment[pairs.experiment[i]]}\t${tss[pairs.query[i]][0]}\n`);
  return [...lines].sort();
}

import type { ExperimentsInput } from '../inputs/experiments.ts';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { attributesOf } from '../../atlas/sample-state.ts';
import { InputError } from '../../errors.ts';
import { formatExperiment } from '../../formats/chip-atlas/experiment-list-reader.ts';
import { plainCell } from '../../formats/text/cell-text.ts';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { oneTssPerGene } from '../../genome/one-tss.ts';
import { regionColumns } from '../../genome/region.ts';
import { tssWindows } from '../../genome/tss-windows.ts';
import { note, type Notice } from '../../messages/message.ts';
import { choose, type Choosing, type Choices } from '../inputs/choices.ts';

/** What may be chosen when an atlas is exported. */
export const exportAtlasChoices = {
  threshold: { type: 'text', unit: 'code', help: 'export.choice.threshold' },
  network: { type: 'integer', min: 0, unit: 'bp', help: 'export.choice.network' },
} as const satisfies Choices;

/** What an export needs, opened; experiments of any class where the filter asks for none. */
export interface ExportAtlasInput extends ExperimentsInput {
  /** For the network. */
  readonly models?: GeneModels;
}

/** One file in a layout of ChIP-Atlas. */
export interface ExportedFile {
  /** Below the folder of the export, with `/`: the path that ChIP-Atlas' data server has. */
  readonly path: string;
  /** Its text, which may be larger than the memory. */
  readonly pieces: () => AsyncIterable<string> | Iterable<string>;
  /** What is to be said of it. */
  readonly notices: readonly Notice[];
}

/** Lines of the light peak file that are handed over together. */
const LINES_AT_ONCE = 1 << 20;
/** The largest score that ChIP-Atlas' light file has. */
const LARGEST_SCORE = 1000;

/**
 * What does an atlas look like in ChIP-Atlas' own layouts: list of experiments, light peak file, and with `network` which
 * experiment has a peak near which gene?
 * @throws InputError for experiments of several thresholds where none is chosen, for a network without gene models, and for
 * a filter that names what is not there
 */
export async function exportAtlas(
  { atlas, models, names = new KnownNames(), filter = {} }: ExportAtlasInput,
  asking: Choosing<typeof exportAtlasChoices> = {},
): Promise<readonly ExportedFile[]> {
  const { threshold: asked, network: window } = choose(exportAtlasChoices, asking);
  const { experiments, genome } = atlas;
  const rows = Array.from(selectExperiments(experiments, filter, names));
  const threshold = asked ?? oneThreshold(atlas, rows);
  const peaks = rows.reduce((sum, row) => sum + experiments.peaks[row], 0);
  const files: ExportedFile[] = [
    {
      path: serverPath.experimentList,
      pieces: () => [`${rows.map((row) => listed(atlas, row)).join('\n')}\n`],
      notices: [note('export.experiments', { experiments: rows.length })],
    },
    {
      path: serverPath.lightPeaks(genome.name, threshold),
      pieces: () => lightPeaks(atlas, rows),
      notices: [note('export.peaks', { peaks })],
    },
  ];
  if (window === undefined) return files;
  if (models === undefined) throw new InputError('a network needs gene models');
  const links = await networkLines(atlas, rows, models, window);
  const network = {
    path: `${genome.name}/network/network.${genome.name}.${threshold}.${window}.tsv`,
    pieces: () => [links.join('')],
    notices: [note('export.links', { links: links.length, window })],
  };
  return [...files, network];
}

/** The threshold of the peaks. @throws InputError where the experiments are of several */
function oneThreshold({ experiments }: Atlas, rows: readonly number[]): string {
  const thresholds = new Set(rows.map((row) => experiments.extra.get('threshold')?.[row] ?? ''));
  if (thresholds.size > 1)
    throw new InputError('the experiments are of several thresholds', {
      found: [...thresholds].join(', '),
      fix: 'say which the file names shall have: --threshold 05',
    });
  return [...thresholds][0] || '05';
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
  const names = new Map(rows.map((row) => [row, plainCell(experiments.experiment[row])]));
  for (const chromosome of [...genome.chromosomeNames].sort()) {
    const region = { chromosome, start: 0, end: genome.sizes[genome.find(chromosome)] };
    const peaks = await atlas.peaksOverlapping(regionColumns([region]), rows);
    const lines: string[] = [];
    for (let i = 0; i < peaks.count; i++) {
      const score = Number.isNaN(peaks.score[i]) ? 0 : Math.min(LARGEST_SCORE, peaks.score[i]);
      lines.push(
        `${chromosome}\t${peaks.start[i]}\t${peaks.end[i]}\t${names.get(peaks.experiment[i])}\t${score}\n`,
      );
      if (lines.length === LINES_AT_ONCE) yield lines.splice(0).join('');
    }
    if (lines.length > 0) yield lines.join('');
  }
}

/** Experiment and gene of every link, each once, sorted. */
async function networkLines(
  atlas: Atlas,
  rows: readonly number[],
  models: GeneModels,
  window: number,
): Promise<string[]> {
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
    lines.add(
      `${[atlas.experiments.experiment[pairs.experiment[i]], tss[pairs.query[i]][0]].map(plainCell).join('\t')}\n`,
    );
  return [...lines].sort();
}

import { refuseOtherScores, withDefaultClass } from '../../analyses/inputs/experiments.ts';
import { resolve } from 'node:path';
import { counted } from '../../counted.ts';
import { Option, type Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { attributesOf } from '../../atlas/sample-state.ts';
import { InputError } from '../../errors.ts';
import { trackLine, trackPeak, trackTags } from '../../formats/chip-atlas/assembled-bed.ts';
import { writePieces } from '../../formats/output.ts';
import { antigenNames } from '../antigen-names.ts';
import { newCommand } from '../new-command.ts';
import { whole } from '../numbers.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addQuietOption,
  filterOf,
  say,
  type FilterOptions,
} from '../options.ts';
import { parseRegion } from '../../analyses/inputs/region.ts';
import { regionColumns } from '../../genome/region.ts';

interface BrowseOptions extends FilterOptions {
  readonly atlas: readonly string[];
  readonly output: string;
  readonly region?: string;
  readonly minScore?: number;
  readonly quiet?: boolean;
}

export function command(): Command {
  const browse = newCommand(
    'browse',
    'All peaks of chosen experiments in one track for IGV or the UCSC browser (Peak Browser)',
    [
      'chipmate browse --atlas my-atlas --antigen IKZF1 --cell-class Blood -o IKZF1.Blood.bed',
      'chipmate browse --atlas my-atlas --antigen-class all --region chr18:63,100,000-63,400,000 -o BCL2.bed',
    ],
  )
    .option('--region <place>', 'only this part of the genome, such as chr18:63100000-63400000')
    .addOption(
      new Option('--min-score <n>', 'only peaks with at least this score (-10 log10 Q)').argParser(
        whole('--min-score', 0),
      ),
    )
    .option('-o, --output <file>', 'file to write; .gz compresses', '-');
  addAtlasOption(browse);
  return addQuietOption(addFilterOptions(browse)).action(run);
}

async function run(options: BrowseOptions): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  try {
    const { experiments, genome } = atlas;
    const rows = selectExperiments(
      experiments,
      withDefaultClass(filterOf(options), experiments),
      antigenNames(options),
    );
    refuseOtherScores(atlas, rows, options.minScore);
    const attributes = experiments.extra.get('attributes');
    const tags = new Map<number, string>();
    for (const row of rows)
      tags.set(
        row,
        trackTags({
          experiment: experiments.experiment[row],
          antigen: experiments.antigen[row],
          cell: experiments.cell[row],
          cellClass: experiments.cellClass[row],
          title: experiments.title[row],
          attributes: attributesOf(attributes?.[row] ?? ''),
        }),
      );
    const places =
      options.region === undefined
        ? genome.chromosomeNames.map((chromosome, code) => ({
            chromosome,
            start: 0,
            end: genome.sizes[code],
          }))
        : [parseRegion(options.region, genome)];
    let count = 0;
    async function* pieces(): AsyncGenerator<string> {
      const title = `${trackLine(titleOf(options))}\n`;
      for (const place of places) {
        const peaks = await atlas.peaksOverlapping(regionColumns([place]), Array.from(rows));
        const lines: string[] = [];
        for (let i = 0; i < peaks.count; i++) {
          if (options.minScore !== undefined && peaks.score[i] < options.minScore) continue;
          const tag = tags.get(peaks.experiment[i]) ?? '';
          lines.push(`${trackPeak(place.chromosome, peaks.start[i], peaks.end[i], tag, peaks.score[i])}\n`);
        }
        if (lines.length > 0) yield `${count === 0 ? title : ''}${lines.join('')}`;
        count += lines.length;
      }
      if (count === 0)
        throw new InputError('the chosen experiments have no peak there', {
          fix: 'choose more with the filters',
        });
    }
    await writePieces(options.output, pieces());
    say(options)(`${counted(count, 'peak')} of ${counted(rows.length, 'experiment')}`);
    if (options.output !== '-')
      say(options)(
        `with IGV open: http://localhost:60151/load?genome=${genome.name}&file=${encodeURIComponent(resolve(options.output))}`,
      );
  } finally {
    await atlas.close();
  }
}

function titleOf({ antigen, cell, cellClass }: BrowseOptions): string {
  const what = antigen?.join(', ') ?? 'All antigens';
  return `${what} (@ ${cell?.join(', ') ?? cellClass?.join(', ') ?? 'All cell types'})`;
}

import { counted } from '../../counted.ts';
import { Option, type Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { attributesOf } from '../../atlas/sample-state.ts';
import { InputError } from '../../errors.ts';
import { trackLine, trackPeak, trackTags } from '../../formats/chip-atlas/assembled-bed.ts';
import { writeFileAtomically } from '../../formats/output.ts';
import { antigenNames } from '../antigen-names.ts';
import { newCommand } from '../new-command.ts';
import { whole } from '../numbers.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addQuietOption,
  filterOf,
  say,
  withDefaultClass,
  type FilterOptions,
} from '../options.ts';
import { checkMinScore } from '../query.ts';
import { regionColumns, parseRegion } from '../region.ts';

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
    checkMinScore(atlas, rows, options.minScore);
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
    const lines = [trackLine(titleOf(options))];
    for (const place of places) {
      const peaks = await atlas.peaksOverlapping(regionColumns([place]), Array.from(rows));
      for (let i = 0; i < peaks.count; i++) {
        if (options.minScore !== undefined && peaks.score[i] < options.minScore) continue;
        lines.push(
          trackPeak(
            place.chromosome,
            peaks.start[i],
            peaks.end[i],
            tags.get(peaks.experiment[i]) ?? '',
            peaks.score[i],
          ),
        );
      }
    }
    if (lines.length === 1)
      throw new InputError('the chosen experiments have no peak there', {
        fix: 'choose more with the filters',
      });
    const text = `${lines.join('\n')}\n`;
    if (options.output === '-') process.stdout.write(text);
    else writeFileAtomically(options.output, text);
    say(options)(`${counted(lines.length - 1, 'peak')} of ${counted(rows.length, 'experiment')}`);
  } finally {
    await atlas.close();
  }
}

function titleOf({ antigen, cell, cellClass }: BrowseOptions): string {
  const what = antigen?.join(', ') ?? 'All antigens';
  return `${what} (@ ${cell?.join(', ') ?? cellClass?.join(', ') ?? 'All cell types'})`;
}

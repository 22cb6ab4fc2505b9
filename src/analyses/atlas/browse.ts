import type { ExperimentFilter } from '../../atlas/experiment-filter.ts';
import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { attributesOf } from '../../atlas/sample-state.ts';
import { InputError } from '../../errors.ts';
import { trackLine, trackPeak, trackTags } from '../../formats/chip-atlas/assembled-bed-reader.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { regionColumns, type Region } from '../../genome/region.ts';
import { note, type Notice } from '../../messages/message.ts';
import { choose, type Choosing, type Choices } from '../inputs/choices.ts';
import { chosenExperiments, refuseOtherScores, type ExperimentsInput } from '../inputs/experiments.ts';
import { simulatedAtlas } from '../inputs/simulated-atlas.ts';

/** What may be chosen when peaks are put into a track. */
export const browseChoices = {
  minScore: { type: 'integer', min: 0, help: 'overlap.choice.min-score' },
} as const satisfies Choices;

/** What a track needs, opened. */
export interface BrowseInput extends ExperimentsInput {
  /** The part of the genome; all of it where left out. */
  readonly region?: Region;
}

/** A track of a genome browser. */
export interface Browse {
  /** Its text, a chromosome at a time: it may be larger than the memory. @throws InputError where there is no peak */
  readonly pieces: AsyncIterable<string>;
  /** What is to be said once the pieces have been read. */
  readonly notices: () => readonly Notice[];
}

/**
 * Where are the peaks of chosen experiments, as one track for a genome browser (ChIP-Atlas' Peak Browser)?
 * @throws InputError for a filter that names what is not there, and for `minScore` where scores are not -10 log10 Q
 */
export function browse(
  { atlas, region, names = new KnownNames(), filter = {} }: BrowseInput,
  asking: Choosing<typeof browseChoices> = {},
): Browse {
  const { minScore } = choose(browseChoices, asking);
  const { experiments, genome } = atlas;
  const rows = chosenExperiments(atlas, filter, names);
  refuseOtherScores(atlas, rows, minScore);
  const tags = new Map(Array.from(rows, (row) => [row, tagsOf(experiments, row)]));
  const places =
    region === undefined
      ? genome.chromosomeNames.map((chromosome, i) => ({ chromosome, start: 0, end: genome.sizes[i] }))
      : [region];
  let peaks = 0;
  async function* pieces(): AsyncGenerator<string> {
    for (const place of places) {
      const lines = await linesOf(atlas, place, tags, minScore);
      if (lines.length > 0) yield `${peaks === 0 ? `${trackLine(titleOf(filter))}\n` : ''}${lines.join('')}`;
      peaks += lines.length;
    }
    if (peaks === 0)
      throw new InputError('the chosen experiments have no peak there', {
        fix: 'choose more with the filters',
      });
  }
  return {
    pieces: pieces(),
    notices: () => [...simulatedAtlas(atlas), note('browse.peaks', { peaks, experiments: rows.length })],
  };
}

/** The peaks of one place. @param tags of the experiments, by their rows */
async function linesOf(
  atlas: Atlas,
  place: Region,
  tags: ReadonlyMap<number, string>,
  minScore: number | undefined,
): Promise<string[]> {
  const peaks = await atlas.peaksOverlapping(regionColumns([place]), [...tags.keys()]);
  const lines: string[] = [];
  for (let i = 0; i < peaks.count; i++) {
    if (minScore !== undefined && peaks.score[i] < minScore) continue;
    const tag = tags.get(peaks.experiment[i]) ?? '';
    lines.push(`${trackPeak(place.chromosome, peaks.start[i], peaks.end[i], tag, peaks.score[i])}\n`);
  }
  return lines;
}

function tagsOf(experiments: ExperimentTable, row: number): string {
  return trackTags({
    experiment: experiments.experiment[row],
    antigen: experiments.antigen[row],
    cell: experiments.cell[row],
    cellClass: experiments.cellClass[row],
    title: experiments.title[row],
    attributes: attributesOf(experiments.extra.get('attributes')?.[row] ?? ''),
  });
}

function titleOf({ antigen, cell, cellClass }: ExperimentFilter): string {
  const what = antigen?.join(', ') ?? 'All antigens';
  return `${what} (@ ${cell?.join(', ') ?? cellClass?.join(', ') ?? 'All cell types'})`;
}

import { annotate } from '../../analyses/annotate.ts';
import { readRegions } from '../../analyses/inputs/query.ts';
import { needSequence } from '../../analyses/inputs/sequence.ts';
import { genomeFileAtHand, genomesFolder, nameAtHand } from '../../formats/folders/genomes-folder.ts';
import { placeClassColumns } from '../../genome/annotation/annotation-columns.ts';
import { message, note } from '../../messages/message.ts';
import { tableOf } from '../../tables/table.ts';
import { geneInputs, sequenceInput } from '../plan/resources.ts';
import { defineStep, type Step, type StepContext } from '../plan/step.ts';
import { orNull, type PeaksResult, type PlacesResult } from '../results.ts';
import { TABLE } from '../table-names.ts';
import { peaksStep, queryOf } from './peaks-step.ts';

/** At what kind of place the peaks of each ChIP-seq lie, beside random sites. */
export const annotateStep = defineStep<PlacesResult>({
  name: 'places',
  version: 1,
  plan: ({ file, known, find }) => {
    const { study } = file;
    if (!known.genes) return [];
    return study.chip_seq.flatMap((entry) => {
      const peaks = find(peaksStep, entry);
      if (peaks === undefined) return [];
      const { sequence, blacklist } = besideGenes(study);
      return [
        {
          title: message('step.places', { query: entry.name }),
          of: entry,
          needs: [peaks],
          inputs: [...geneInputs(study), ...[sequence, blacklist].filter((each) => each !== undefined)],
          parameters: { genome: study.genome, seed: study.seed },
          run: (context) => placesOf(context, peaks),
        },
      ];
    });
  },
  tables: ({ query, rows }) => [{ name: TABLE.places(query), table: tableOf(placeClassColumns, rows) }],
});

/**
 * Files that keep random sites where peaks could be. A made-up genome has bases at its sites alone, so that there would be no
 * other place for them.
 */
function besideGenes(study: StepContext['file']['study']): { sequence?: string; blacklist?: string } {
  const blacklist = genomeFileAtHand(genomesFolder(), study.genome, 'blacklist');
  return {
    ...(study.simulated ? {} : { sequence: sequenceInput(study) }),
    ...(blacklist === undefined ? {} : { blacklist: nameAtHand(blacklist) }),
  };
}

async function placesOf(context: StepContext, step: Step<PeaksResult>): Promise<PlacesResult> {
  const { file, resources } = context;
  const { assembly } = resources;
  const { name, peaks } = queryOf(context, step);
  const models = await resources.neededGenes();
  const { sequence: sequenceFile, blacklist: listed } = besideGenes(file.study);
  const blacklist = listed === undefined ? undefined : await readRegions(file.locate(listed), assembly);
  const sequence =
    sequenceFile === undefined
      ? undefined
      : await needSequence({
          file: file.locate(sequenceFile),
          name: sequenceFile,
          assembly: assembly.name,
        });
  try {
    const { shares, notices } = annotate(
      {
        ...{ name, peaks, blacklist, sequence, genome: assembly },
        genes: { models, assembly: assembly.name },
        notices: listed === undefined ? [] : [note('annotate.blacklist-at-hand', { file: listed })],
      },
      { seed: file.study.seed },
    );
    return {
      notices,
      query: context.result(step).name,
      rows: {
        placeClass: shares.map(({ placeClass }) => placeClass),
        peaks: shares.map(({ peaks: number }) => number),
        share: shares.map(({ share }) => orNull(share)),
        randomSites: shares.map(({ random }) => orNull(random?.sites)),
        randomShare: shares.map(({ random }) => orNull(random?.share)),
        oddsRatio: shares.map(({ random }) => orNull(random?.odds.estimate)),
        ciLow: shares.map(({ random }) => orNull(random?.odds.low)),
        ciHigh: shares.map(({ random }) => orNull(random?.odds.high)),
      },
    };
  } finally {
    sequence?.sequences.close();
  }
}

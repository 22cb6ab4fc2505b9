import type { Answer } from '../../tables/answer.ts';
import type { ExperimentsInput } from '../inputs/experiments.ts';
import { chosenPeaks } from '../../atlas/chosen-peaks.ts';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { counted } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { note } from '../../messages/message.ts';
import { experimentProfile, type ExperimentProfile } from '../../partners/experiment-profile.ts';
import { profileColumns } from '../../partners/profile-columns.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { simulatedAtlas } from '../inputs/simulated-atlas.ts';

/** Correlating each pair of more experiments than this is no profile of a group. */
const MOST = 300;

/** What a profile needs, opened; experiments of any class where the filter asks for none. */
export type ProfileInput = ExperimentsInput;

/** Experiments of one group against each other, most alike first. */
export interface Profile extends Answer {
  /** One row per experiment, with a column of correlations per experiment. */
  readonly table: Table;
  readonly profile: ExperimentProfile;
}

/**
 * Which experiment of one antigen and cell type is unlike the rest?
 * @throws InputError for none or too many experiments, and for a filter that names what is not there
 */
export function profile({ atlas, names = new KnownNames(), filter = {} }: ProfileInput): Profile {
  const { experiments } = atlas;
  const rows = selectExperiments(experiments, filter, names).filter((row) => experiments.peaks[row] > 0);
  const n = rows.length;
  if (n > MOST || n === 0)
    throw new InputError(`${counted(n, 'experiment')} with peaks chosen`, {
      expected: `1 to ${MOST} experiments of one group`,
      fix: 'choose with --antigen and --cell',
    });
  const found = experimentProfile(chosenPeaks(atlas, rows), atlas.genome.offsets);
  const order = Array.from(rows, (_, i) => i).sort((a, b) => found.median[b] - found.median[a] || a - b);
  const text = (column: readonly string[]) => order.map((i) => column[rows[i]] || null);
  const largestJaccard = (i: number): number =>
    Math.max(...order.filter((j) => j !== i).map((j) => found.jaccard[i * n + j]), n > 1 ? 0 : NaN);
  return {
    table: tableOf(profileColumns, {
      experiment: text(experiments.experiment),
      antigen: text(experiments.antigen),
      cell: text(experiments.cell),
      peaks: order.map((i) => experiments.peaks[rows[i]]),
      medianCorrelation: order.map((i) => found.median[i]),
      largestJaccard: order.map(largestJaccard),
      correlation: {
        several: order.map((j) => ({
          name: experiments.experiment[rows[j]],
          values: order.map((i) => found.correlation[i * n + j]),
        })),
      },
    }),
    profile: found,
    notices: [...simulatedAtlas(atlas), note('profile.compared', { experiments: n, sites: found.sites })],
  };
}

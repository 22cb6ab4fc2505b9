import type { Answer } from '../tables/answer.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import type { CellClassSites } from '../atlas/sites/cell-class-sites.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { note } from '../messages/message.ts';
import { discordantColumns } from '../partners/discordant-columns.ts';
import { discordantExperiments, type ExperimentSites } from '../partners/discordant-experiments.ts';
import { boundSites } from '../partners/sites/bound-sites.ts';
import { queryPeaks } from '../partners/score/rank-query.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';

/** What may be chosen when the experiments behind partner candidates are compared. */
export const agreementChoices = {
  candidates: { type: 'integer', min: 0, default: 10, help: 'agreement.choice.candidates' },
  experiments: { type: 'integer', min: 2, default: 8, help: 'agreement.choice.experiments' },
} as const satisfies Choices;

/** What the comparison needs, opened. */
export interface AgreementInput {
  readonly atlas: Atlas;
  /** The sites of the cell class that the candidates were ranked over. */
  readonly sites: CellClassSites;
  /** Partner candidates, best first, each in the cell type that its row is of. */
  readonly candidates: readonly {
    readonly antigen: string;
    readonly cell: string;
    readonly supported: boolean;
  }[];
  readonly names?: KnownNames;
}

/** An experiment that is less like its own label than like another. */
export interface Discordance {
  /** Its label. */
  readonly antigen: string;
  readonly cell: string;
  readonly experiment: string;
  /** Largest site Jaccard index with another experiment of its label. */
  readonly likeItsOwn: number;
  /** The label that it is most like, and how much. */
  readonly resembles: string;
  readonly resemblesIn: string;
  readonly like: number;
}

/** Experiments that disagree with the others of their label. */
export interface Agreement extends Answer {
  /** One row per experiment: antigen, cell, experiment, jaccard_with_own, resembles, resembles_in, jaccard. */
  readonly table: Table;
  readonly discordant: readonly Discordance[];
}

/** Do the experiments behind each leading partner candidate agree with one another? See `discordantExperiments`. */
export async function agreement(
  input: AgreementInput,
  asking: Choosing<typeof agreementChoices> = {},
): Promise<Agreement> {
  const { candidates: byRank, experiments: most } = choose(agreementChoices, asking);
  const { sites, candidates, names = new KnownNames() } = input;
  const binderOf = new Map(sites.binders.map(({ antigen, cell }, j) => [`${antigen}\t${cell}`, j]));
  const discordant: Discordance[] = [];
  let [compared, read] = [0, 0];
  for (const [row, { antigen, cell, supported }] of candidates.entries()) {
    const binder = binderOf.get(`${antigen}\t${cell}`);
    if (binder === undefined || (row >= byRank && !supported)) continue;
    const { experiments: used, leftOut = [] } = sites.binders[binder];
    const experiments = [...used, ...leftOut.map(({ experiment }) => experiment)];
    if (experiments.length < 2) continue;
    const bound = await sitesOf(experiments.slice(0, most), input);
    compared++;
    read += bound.length;
    for (const found of discordantExperiments(sites, binder, bound, names)) {
      const { experiment, likeItsOwn, antigen: resembles, cell: resemblesIn, like } = found;
      discordant.push({ antigen, cell, experiment, likeItsOwn, resembles, resemblesIn, like });
    }
  }
  const notices = [note('agreement.compared', { candidates: compared, experiments: read })];
  return { table: discordantTable(discordant), discordant, notices };
}

/** The sites that each of some experiments binds; those that the atlas does not have are left out. */
async function sitesOf(
  experiments: readonly string[],
  { atlas, sites }: AgreementInput,
): Promise<ExperimentSites[]> {
  const read = experiments.map(async (experiment): Promise<ExperimentSites[]> => {
    const number = atlas.experiments.experiment.indexOf(experiment);
    if (number === -1) return [];
    const { site } = boundSites(queryPeaks(atlas, await atlas.peaksOf(number)), sites);
    return [{ experiment, site }];
  });
  return (await Promise.all(read)).flat();
}

/** One row per experiment. */
export function discordantTable(discordant: readonly Discordance[]): Table {
  return tableOf(discordantColumns, {
    antigen: discordant.map(({ antigen }) => antigen),
    cell: discordant.map(({ cell }) => cell),
    experiment: discordant.map(({ experiment }) => experiment),
    jaccardWithOwn: discordant.map(({ likeItsOwn }) => likeItsOwn),
    resembles: discordant.map(({ resembles }) => resembles),
    resemblesIn: discordant.map(({ resemblesIn }) => resemblesIn),
    jaccard: discordant.map(({ like }) => like),
  });
}

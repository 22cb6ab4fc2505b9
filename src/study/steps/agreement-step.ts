import type { Atlas } from '../../atlas/open-atlas.ts';
import { AntigenNames } from '../../genome/antigen-aliases.ts';
import { discordantExperiments, type ExperimentSites } from '../../partners/discordant-experiments.ts';
import { queryColumn } from '../../partners/query-column.ts';
import { queryPeaks } from '../../partners/rank-query.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import type { AgreementResult, PartnersResult } from '../results.ts';
import type { Study } from '../study-schema.ts';
import { partnersStepName } from './partners-step.ts';

/** Candidates that are looked at, beside those that are set apart. */
const BY_RANK = 10;
/** Experiments of one antigen and cell type that are read at most. */
const EXPERIMENTS = 8;

/** Whether the experiments behind each leading candidate agree with one another. */
export const agreementSteps: StepKind = (file) => {
  const { atlas, chip_seq } = file.study;
  if (atlas === undefined) return [];
  return chip_seq
    .filter((entry) => entry.peaks !== undefined)
    .map((entry) => ({
      name: `agreement ${entry.name}`,
      kind: 'agreement',
      version: 1,
      needs: [partnersStepName(entry)],
      inputs: atlas,
      parameters: { candidates: BY_RANK, experiments: EXPERIMENTS },
      run: (context: StepContext) => compareExperiments(context, entry),
    }));
};

async function compareExperiments(
  context: StepContext,
  entry: Study['chip_seq'][number],
): Promise<AgreementResult> {
  const { rows } = context.result(partnersStepName(entry)) as PartnersResult;
  const sites = context.resources.sites(entry);
  const atlas = await context.resources.atlas();
  const names = new AntigenNames();
  const columnOf = new Map(sites.columns.map(({ antigen, cell }, j) => [`${antigen}\t${cell}`, j]));
  const discordant: AgreementResult['discordant'][number][] = [];
  for (const [row, antigen] of rows.antigen.entries()) {
    const column = columnOf.get(`${antigen}\t${rows.cell[row]}`);
    if (column === undefined || (row >= BY_RANK && !rows.supported[row])) continue;
    const { experiments } = sites.columns[column];
    if (experiments.length < 2) continue;
    const read = await Promise.all(
      experiments.slice(0, EXPERIMENTS).map((experiment) => sitesOf(experiment, atlas, sites)),
    );
    for (const found of discordantExperiments(sites, column, read.flat(), names)) {
      discordant.push({
        antigen,
        cell: rows.cell[row],
        experiment: found.experiment,
        likeItsOwn: Number(found.likeItsOwn.toFixed(3)),
        resembles: found.antigen,
        resemblesIn: found.cell,
        like: Number(found.like.toFixed(3)),
      });
    }
  }
  return { query: entry.name, discordant };
}

async function sitesOf(
  experiment: string,
  atlas: Atlas,
  sites: Parameters<typeof queryColumn>[1],
): Promise<ExperimentSites[]> {
  const number = atlas.experiments.experiment.indexOf(experiment);
  if (number === -1) return [];
  const { site } = queryColumn(queryPeaks(atlas, await atlas.peaksOf(number)), sites);
  return [{ experiment, site }];
}

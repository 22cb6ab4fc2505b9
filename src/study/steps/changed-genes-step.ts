import { AntigenNames } from '../../genome/antigen-aliases.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import { PROMOTER_DISTANCE } from '../../partners/build-class-sites.ts';
import { compareParts } from '../../partners/compare-parts.ts';
import { queryColumn } from '../../partners/query-column.ts';
import { queryPeaks, readClassSites } from '../../partners/rank-query.ts';
import { benjaminiHochberg } from '../../statistics/multiple-testing.ts';
import { normalLog10P, Z95 } from '../../statistics/normal.ts';
import { NEAREST_GENE_REACH, stateOfPeaks } from '../../targets/changed-sites.ts';
import { groupTranscripts } from '../../targets/gene-list.ts';
import { matchExpression } from '../../targets/match-expression.ts';
import { changeStates } from '../../targets/target-genes.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import { orNull, type PartnersResult, type ChangedGenesResult } from '../results.ts';
import type { Study } from '../study-schema.ts';
import { expressionStepName } from './expression-step.ts';
import { partnersStepName } from './partners-step.ts';
import { peaksStepName, queryOf } from './peaks-step.ts';
import { expressionTable, SIGNIFICANCE, tableFiles } from './targets-step.ts';

/**
 * Whether partner candidates sit at the query's peaks next to genes that change, rather than at those next to genes
 * that do not: for the first expression experiment of each ChIP-seq.
 */
export const changedGenesSteps: StepKind = (file, known) => {
  const { atlas, chip_seq, expression, factor, genes } = file.study;
  const own = chip_seq.filter((entry) => entry.peaks !== undefined);
  if (atlas === undefined || !known.genes) return [];
  return own.flatMap((entry) => {
    const experiment = expression.find((each) => (each.chip_seq ?? own[0].name) === entry.name);
    if (experiment === undefined) return [];
    return [
      {
        name: `sites of changed genes ${entry.name}, ${experiment.name}`,
        kind: 'sites of changed genes',
        version: 3,
        needs: [peaksStepName(entry), partnersStepName(entry), expressionStepName(experiment)],
        inputs: [...atlas, ...(genes === undefined ? [] : [genes]), ...tableFiles(experiment)],
        parameters: {
          antigen: entry.antigen ?? factor,
          reach_bp: NEAREST_GENE_REACH,
          promoter_bp: PROMOTER_DISTANCE,
          significance: SIGNIFICANCE,
          strata: 'strength x occupancy x promoter',
        },
        run: (context: StepContext) => testSites(context, entry, experiment),
      },
    ];
  });
};

async function testSites(
  context: StepContext,
  entry: Study['chip_seq'][number],
  experiment: Study['expression'][number],
): Promise<ChangedGenesResult> {
  const { resources, result } = context;
  const models = (await resources.genes()) as GeneModels;
  const atlas = await resources.atlas();
  const plain = resources.sites(entry);
  const sites = readClassSites(atlas, { read: () => plain }, plain.cellClass, () => models);
  const { peaks } = queryOf(context, entry);
  const genes = groupTranscripts(models);
  const { table, identifiers } = await expressionTable(context, experiment);
  const stateOfGene = changeStates(table, matchExpression(genes, table, identifiers), 'both', {
    significance: SIGNIFICANCE,
    minimalFoldChange: 0,
  });
  const stateOfPeak = stateOfPeaks(indexTss(models), genes, peaks, stateOfGene);
  const query = queryColumn(queryPeaks(atlas, peaks), sites);
  const used = [...query.site.keys()].filter((i) => stateOfPeak[query.peak[i]] >= 0);
  const chosen = {
    site: Uint32Array.from(used, (i) => query.site[i]),
    score: Float64Array.from(used, (i) => query.score[i]),
  };
  const part = Uint8Array.from(used, (i) => stateOfPeak[query.peak[i]]);
  const names = new AntigenNames();
  const antigen = entry.antigen ?? context.file.study.factor;
  const own = [...sites.columns.keys()].filter((j) => names.same(sites.columns[j].antigen, antigen));
  const { columns, sitesWithin, sitesAgainst } = compareParts(sites, chosen, part, own);
  const { rows: partners } = result(partnersStepName(entry)) as PartnersResult;
  const columnOf = new Map(sites.columns.map((column, j) => [`${column.antigen}\t${column.cell}`, j]));
  const tests = partners.antigen.map((name, row) => {
    const column = columnOf.get(`${name}\t${partners.cell[row]}`);
    const { log2Odds, error } = column === undefined ? UNTESTED : columns[column];
    return Number.isNaN(error) ? UNTESTED : { log2Odds, error };
  });
  const log10Q = benjaminiHochberg(
    Float64Array.from(tests, ({ log2Odds, error }) => normalLog10P(log2Odds / error, 'two-sided')),
  );
  return {
    query: entry.name,
    expression: experiment.name,
    changedSites: sitesWithin,
    unchangedSites: sitesAgainst,
    rows: {
      antigen: partners.antigen,
      log2OddsRatio: tests.map(({ log2Odds }) => orNull(log2Odds)),
      ciLow: tests.map(({ log2Odds, error }) => orNull(log2Odds - Z95 * error)),
      ciHigh: tests.map(({ log2Odds, error }) => orNull(log2Odds + Z95 * error)),
      minusLog10Q: Array.from(log10Q, (q) => orNull(-q)),
    },
  };
}

/** A factor of which too few sites are expected in a part. */
const UNTESTED = { log2Odds: Number.NaN, error: Number.NaN };

import { indexTss, nearestTss } from '../../genome/nearest-tss.ts';
import { queryColumn, type QueryColumn } from '../../partners/query-column.ts';
import { queryPeaks } from '../../partners/rank-query.ts';
import { cochranMantelHaenszel } from '../../statistics/cochran-mantel-haenszel.ts';
import { benjaminiHochberg } from '../../statistics/multiple-testing.ts';
import { InputError } from '../../errors.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import {
  orNull,
  peakColumnsOf,
  type ExpressionResult,
  type PartnersResult,
  type PeaksResult,
  type ChangedGenesResult,
} from '../results.ts';
import type { Study } from '../study-schema.ts';
import { expressionStepName } from './expression-step.ts';
import { partnersStepName } from './partners-step.ts';
import { peaksStepName } from './peaks-step.ts';

/** A peak belongs to the gene with the nearest TSS, up to this distance, in bp. */
const REACH = 50_000;
/** Peaks this near to a TSS are promoter peaks. */
const PROMOTER = 1_000;
const SIGNIFICANCE = 0.05;
/** Strata by strength of the peak, and by the number of other factors at its site. */
const THIRDS = 3;
const STRATA = 2 * THIRDS * THIRDS;

/**
 * Whether partner candidates sit at the query's peaks next to genes that change, rather than at those next to genes
 * that do not: for the first expression experiment of each ChIP-seq.
 */
export const changedGenesSteps: StepKind = (file) => {
  const { atlas, chip_seq, expression } = file.study;
  const own = chip_seq.filter((entry) => entry.peaks !== undefined);
  if (atlas === undefined) return [];
  return own.flatMap((entry) => {
    const experiment = expression.find((each) => (each.chip_seq ?? own[0].name) === entry.name);
    if (experiment === undefined) return [];
    return [
      {
        name: `sites of changed genes ${entry.name}, ${experiment.name}`,
        kind: 'sites of changed genes',
        version: 1,
        needs: [peaksStepName(entry), partnersStepName(entry), expressionStepName(experiment)],
        inputs: atlas,
        parameters: {
          reach_bp: REACH,
          promoter_bp: PROMOTER,
          significance: SIGNIFICANCE,
          strata: 'strength x occupancy x promoter',
        },
        run: (context: StepContext) => testSites(context, entry, experiment.name),
      },
    ];
  });
};

async function testSites(
  context: StepContext,
  entry: Study['chip_seq'][number],
  experiment: string,
): Promise<ChangedGenesResult> {
  const { resources, result } = context;
  const models = await resources.genes();
  if (models === undefined) {
    throw new InputError('no gene models are known for this genome', {
      file: context.file.path,
      fix: 'name a file under genes:',
    });
  }
  const sites = resources.sites(entry);
  const peaks = peakColumnsOf(
    result(peaksStepName(entry)) as PeaksResult,
    resources.assembly.chromosomeNames,
  );
  const query = queryColumn(queryPeaks(await resources.atlas(), peaks), sites);
  const nearest = nearestTss(indexTss(models), peaks);
  const changed = changedGenes(result(expressionStepName({ name: experiment })) as ExpressionResult);
  const classes = Array.from(query.peak, (peak) => {
    const gene = nearest.gene[peak];
    const distance = Math.abs(nearest.distance[peak]);
    const state = gene < 0 || distance > REACH ? undefined : changed.get(models.symbol[gene]);
    return state === undefined ? undefined : { changed: state, promoter: distance <= PROMOTER };
  });
  const used = [...classes.keys()].filter((site) => classes[site] !== undefined);
  const strength = thirds(query.score, used);
  const { offset } = sites.members;
  const occupancy = Uint32Array.from(query.site, (site) => offset[site + 1] - offset[site]);
  const { rows: partners } = result(partnersStepName(entry)) as PartnersResult;
  const columnOf = new Map(sites.columns.map(({ antigen, cell }, j) => [`${antigen}\t${cell}`, j]));
  const tests = partners.antigen.map((antigen, row) => {
    const column = columnOf.get(`${antigen}\t${partners.cell[row]}`) ?? -1;
    return {
      antigen,
      ...compareSites(bindingAt(query, sites.members, column), occupancy, strength, classes, used),
    };
  });
  const log10Q = benjaminiHochberg(Float64Array.from(tests, ({ log10P }) => log10P));
  const log2 = (value: number): number | null => orNull(Math.log2(value));
  return {
    query: entry.name,
    expression: experiment,
    changedSites: classes.filter((each) => each?.changed === true).length,
    unchangedSites: classes.filter((each) => each?.changed === false).length,
    rows: {
      antigen: tests.map(({ antigen }) => antigen),
      log2OddsRatio: tests.map(({ oddsRatio }) => log2(oddsRatio)),
      ciLow: tests.map(({ low }) => log2(low)),
      ciHigh: tests.map(({ high }) => log2(high)),
      minusLog10Q: Array.from(log10Q, (q) => orNull(-q)),
    },
  };
}

type SiteClass = { readonly changed: boolean; readonly promoter: boolean } | undefined;

/** Every measured gene: whether it changes. */
function changedGenes({ rows }: ExpressionResult): Map<string, boolean> {
  return new Map(
    rows.gene.flatMap((gene, row): [string, boolean][] => {
      const q = rows.adjustedP[row];
      return q === null ? [] : [[gene, q < SIGNIFICANCE]];
    }),
  );
}

/** Third of each value among the used sites, 0 to 2; ties at a border go to the lower third. */
function thirds(values: ArrayLike<number>, used: readonly number[]): Uint8Array {
  const sorted = used.map((site) => values[site]).sort((a, b) => a - b);
  const borders = [1, 2].map((k) => sorted[Math.floor((k * sorted.length) / THIRDS)]);
  return Uint8Array.from(values, (value) => borders.filter((border) => value > border).length);
}

/** Which of the query's sites a column binds. */
function bindingAt(
  { site }: QueryColumn,
  members: { readonly offset: Uint32Array; readonly column: Uint16Array },
  column: number,
): Uint8Array {
  return Uint8Array.from(site, (each) => {
    for (let member = members.offset[each]; member < members.offset[each + 1]; member++)
      if (members.column[member] === column) return 1;
    return 0;
  });
}

/** Odds of being bound by a partner at sites of changed genes, against those of unchanged genes of the same stratum. */
function compareSites(
  bound: Uint8Array,
  occupancy: Uint32Array,
  strength: Uint8Array,
  classes: readonly SiteClass[],
  used: readonly number[],
): { oddsRatio: number; low: number; high: number; log10P: number } {
  const others = occupancy.map((count, site) => count - bound[site]);
  const crowd = thirds(others, used);
  const tables = Array.from({ length: 4 }, () => new Float64Array(STRATA));
  for (const site of used) {
    const { changed, promoter } = classes[site] as NonNullable<SiteClass>;
    const stratum = (strength[site] * THIRDS + crowd[site]) * 2 + (promoter ? 1 : 0);
    tables[(bound[site] === 1 ? 0 : 1) + (changed ? 0 : 2)][stratum]++;
  }
  const [changedBound, changedUnbound, otherBound, otherUnbound] = tables;
  return cochranMantelHaenszel(changedBound, changedUnbound, otherBound, otherUnbound);
}

import { changedGenes } from '../../analyses/changed-genes.ts';
import { PROMOTER_DISTANCE } from '../../partners/sites/build-class-sites.ts';
import { NEAREST_GENE_REACH } from '../../targets/change/changed-sites.ts';
import { message } from '../../messages/message.ts';
import { defineStep, type Planning, type Step, type StepContext, type StepPlan } from '../plan/step.ts';
import { isListed, isOfFactor } from '../file/arms.ts';
import { ownAntigens } from '../own-antigens.ts';
import { numbersOf, type ChangedGenesResult, type PartnersResult, type PeaksResult } from '../results.ts';
import type { Study } from '../file/study-schema.ts';
import { studyChangedGenesColumns } from '../study-columns.ts';
import { TABLE } from '../table-names.ts';
import { tableOf } from '../../tables/table.ts';
import { askEntry, partnersStep } from './partners-step.ts';
import { peaksStep } from './peaks-step.ts';
import {
  measuredIn,
  expressionTable,
  kilobases,
  SIGNIFICANCE,
  tableFiles,
  type Measured,
} from './targets-step.ts';

/**
 * Whether partner candidates sit at the query's peaks next to genes that change, rather than at those next to genes
 * that do not: for the first expression experiment of each ChIP-seq.
 */
export const changedGenesStep = defineStep<ChangedGenesResult>({
  name: 'sites of changed genes',
  version: 4,
  stage: 'changed-genes',
  plan: (planning) => (planning.known.genes ? sourcesIn(planning).map((each) => planOf(planning, each)) : []),
  methods: () => [
    message('method.changed-genes', {
      reach: kilobases(NEAREST_GENE_REACH),
      promoter: kilobases(PROMOTER_DISTANCE),
    }),
  ],
  papers: () => ['mantel1959', 'kunsch1989', 'benjamini1995'],
  tables: ({ query, expression, rows }) => [
    { name: TABLE.changedGenes(query, expression), table: tableOf(studyChangedGenesColumns, rows) },
  ],
});

/** What one test is made of. */
interface Sources {
  readonly chipSeq: Study['chip_seq'][number];
  readonly peaks: Step<PeaksResult>;
  readonly partners: Step<PartnersResult>;
  readonly measured: Measured;
}

function sourcesIn(planning: Planning): Sources[] {
  const { file, find } = planning;
  const { chip_seq, expression } = file.study;
  const first = chip_seq.find((entry) => find(peaksStep, entry) !== undefined);
  return chip_seq.flatMap((chipSeq) => {
    const entry = expression.find(
      (each) =>
        (each.chip_seq ?? first?.name) === chipSeq.name && isOfFactor(file.study, each) && !isListed(each),
    );
    const measured = measuredIn(planning, entry);
    const [peaks, partners] = [find(peaksStep, chipSeq), find(partnersStep, chipSeq)];
    if (measured === undefined || peaks === undefined || partners === undefined) return [];
    return [{ chipSeq, peaks, partners, measured }];
  });
}

function planOf({ file }: Planning, sources: Sources): StepPlan<ChangedGenesResult> {
  const { genes } = file.study;
  const { chipSeq, peaks, partners, measured } = sources;
  return {
    title: message('step.changed-genes', { query: chipSeq.name, expression: measured.entry.name }),
    needs: [peaks, partners, measured.step],
    inputs: [...partners.inputs, ...(genes === undefined ? [] : [genes]), ...tableFiles(measured.entry)],
    parameters: {
      antigen: ownAntigens(file.study, chipSeq).join(', '),
      reach_bp: NEAREST_GENE_REACH,
      promoter_bp: PROMOTER_DISTANCE,
      significance: SIGNIFICANCE,
      strata: 'strength x occupancy x promoter',
    },
    run: (context) => testSites(context, sources),
  };
}

async function testSites(context: StepContext, sources: Sources): Promise<ChangedGenesResult> {
  const { resources, result } = context;
  const { chipSeq, partners, measured } = sources;
  const { rows } = result(partners);
  const { asked, cellClass } = await askEntry(context, chipSeq, sources.peaks);
  const { table, sitesWithin, sitesAgainst, notices } = changedGenes(
    {
      // What is to be said of the query and of the atlas' sites the partners step says.
      asked: { ...asked, notices: [] },
      sites: { ...(await resources.atlasSites()), notices: [] },
      cellClass,
      genes: { models: await resources.neededGenes(), assembly: resources.assembly.name },
      expression: await expressionTable(context, measured),
      candidates: rows.antigen.map((antigen, row) => ({ antigen, cell: rows.cell[row] })),
    },
    { significance: SIGNIFICANCE },
  );
  return {
    notices,
    query: chipSeq.name,
    expression: measured.entry.name,
    changedSites: sitesWithin,
    unchangedSites: sitesAgainst,
    rows: { ...numbersOf(table, studyChangedGenesColumns), antigen: rows.antigen },
  };
}

import { cellGroups, compareCellEffects } from '../../analyses/compare-cells.ts';
import { compareEffects, placeQueries, type CompareInput } from '../../analyses/compare.ts';
import type { ClassEffects } from '../../partners/compare/compare-queries.ts';
import { cellsOf } from '../../partners/compare/comparison-columns.ts';
import type { BinderAt, ComparisonRow } from '../../partners/compare/comparison-rows.ts';
import { message } from '../../messages/message.ts';
import { Z95 } from '../../statistics/distributions/normal.ts';
import { judgedColumns } from '../../tables/verdicts.ts';
import { expressionInGroup, expressionOfCells } from '../expression-of-cells.ts';
import { ownAntigens } from '../own-antigens.ts';
import { defineStep, type Planned, type Planning, type Step, type StepContext } from '../plan/step.ts';
import { orNull, type ContrastResult, type PeaksResult } from '../results.ts';
import { differenceVerdict } from '../evidence/row-verdicts.ts';
import type { Study } from '../file/study-schema.ts';
import { studyContrastColumns } from '../study-columns.ts';
import { TABLE } from '../table-names.ts';
import { tableOf } from '../../tables/table.ts';
import { expressedOn, namesOf, stepsOf, type Sides } from './factor-expression.ts';
import { askEntry } from './partners-step.ts';
import { measuredIn } from './targets-step.ts';
import { peaksStep } from './peaks-step.ts';

type ChipSeq = Study['chip_seq'][number];

/** A ChIP-seq entry and the step that has its peaks. */
interface Side {
  readonly entry: ChipSeq;
  readonly peaks: Step<PeaksResult>;
}

/** Compares co-binding: two ChIP-seq entries with each other, or one entry in two groups of the atlas' cell types. */
export const contrastStep = defineStep<ContrastResult>({
  name: 'contrast',
  version: 8,
  stage: 'contrasts',
  plan: (planning) => [...planQueries(planning), ...planCells(planning)],
  methods: () => [message('method.contrast')],
  papers: () => ['mantel1959', 'kunsch1989', 'dersimonian1986', 'efron2004', 'benjamini1995'],
  tables: ({ a, b, kind, rows }) => [
    {
      name: TABLE.contrast({ a, b, kind }),
      table: tableOf(studyContrastColumns, {
        ...rows,
        log2OddsRatioA: rows.a,
        log2OddsRatioB: rows.b,
        comparable: rows.oneSided.map((oneSided) => !oneSided),
      }),
    },
  ],
});

type Plan = Planned<ContrastResult>;

function planQueries(planning: Planning): Plan[] {
  const { atlas, compare, factor } = planning.file.study;
  return compare.map(({ a, b }): Plan => {
    const title = message('step.compare', { a, b });
    if (atlas === undefined) return { title, state: 'skipped', reason: message('reason.no-atlas') };
    const [left, right] = [sideOf(a, planning), sideOf(b, planning)];
    if (left === undefined || right === undefined)
      return { title, state: 'skipped', reason: message('reason.no-peaks') };
    const genes = [left, right].map(({ entry }) =>
      measuredIn(planning, expressionOfCells(planning.file.study, entry)),
    );
    return {
      title,
      needs: [left.peaks, right.peaks],
      wants: stepsOf(genes),
      inputs: atlas,
      parameters: {
        a,
        b,
        factor: factor.join(', '),
        a_cell: left.entry.cell,
        b_cell: right.entry.cell,
        ...namesOf(genes),
      },
      run: (context) => contrastQueries(context, { left, right, genes }),
      check: async (context) => placeQueries(await queriesOf(context, left, right)).notices,
    };
  });
}

function planCells(planning: Planning): Plan[] {
  const { atlas, cell_contrast, factor } = planning.file.study;
  return cell_contrast.map(({ chip_seq: query, a, b }): Plan => {
    const [left, right] = [a.join('+'), b.join('+')];
    const title = message('step.compare-cells', { a: left, b: right, query });
    if (atlas === undefined) return { title, state: 'skipped', reason: message('reason.no-atlas') };
    const side = sideOf(query, planning);
    if (side === undefined) return { title, state: 'skipped', reason: message('reason.no-peaks') };
    const genes = [a, b].map((cells) => measuredIn(planning, expressionInGroup(planning.file.study, cells)));
    return {
      title,
      needs: [side.peaks],
      wants: stepsOf(genes),
      inputs: atlas,
      parameters: { chip_seq: query, a: left, b: right, factor: factor.join(', '), ...namesOf(genes) },
      run: (context) => contrastCells(context, side, { a, b, genes }),
      check: async ({ resources }) => {
        cellGroups([resources.sites(side.entry)], { a, b });
        return [];
      },
    };
  });
}

/** The entry of a name; undefined where it has no peaks. */
function sideOf(name: string, { file, find }: Planning): Side | undefined {
  const entry = file.study.chip_seq.find((each) => each.name === name);
  const peaks = entry === undefined ? undefined : find(peaksStep, entry);
  return entry === undefined || peaks === undefined ? undefined : { entry, peaks };
}

/** An entry as one side of a comparison; what is to be said of it the partners step says. */
async function askSide(context: StepContext, { entry, peaks }: Side): ReturnType<typeof askEntry> {
  const { asked, cellClass } = await askEntry(context, entry, peaks);
  return { asked: { ...asked, notices: [] }, cellClass };
}

/** What both comparisons are made on; what is to be said of the atlas the partners step says. */
async function sitesOf({ resources }: StepContext): Promise<Pick<CompareInput, 'sites' | 'genes'>> {
  const genes = await resources.genes();
  return { sites: { ...(await resources.atlasSites()), notices: [] }, genes: () => genes };
}

async function queriesOf(context: StepContext, left: Side, right: Side): Promise<CompareInput> {
  const [a, b] = [await askSide(context, left), await askSide(context, right)];
  return {
    ...(await sitesOf(context)),
    a: a.asked,
    b: b.asked,
    cellClasses: [...new Set([a.cellClass, b.cellClass])],
  };
}

/** Two queries, equally many of their strongest peaks. */
async function contrastQueries(
  context: StepContext,
  { left, right, genes }: { readonly left: Side; readonly right: Side; readonly genes: Sides },
): Promise<ContrastResult> {
  const queries = await queriesOf(context, left, right);
  const compared = compareEffects(queries);
  const rows = resultRows(compared, ({ basis }) => basis === 'cell type of A' || basis === 'cell type of B');
  const [a, b] = [left.entry.name, right.entry.name];
  return {
    ...{ notices: compared.notices, a, b, kind: 'queries' as const },
    ...of(context, [left, right]),
    rows: { ...rows, ...(await expressedOn(context, genes, rows.antigen, queries.a.names)) },
  };
}

/** What the sides of a comparison are of. */
function of(
  { file }: StepContext,
  [a, b]: readonly [Side, Side],
): Pick<ContrastResult, 'queries' | 'antigens'> {
  const [antigenA, antigenB] = [a, b].map(({ entry }) => ownAntigens(file.study, entry)[0]);
  return { queries: [a.entry.name, b.entry.name], antigens: [antigenA, antigenB] };
}

/** One query in two groups of cell types; only factors that the atlas has in both. */
async function contrastCells(
  context: StepContext,
  side: Side,
  groups: { readonly a: readonly string[]; readonly b: readonly string[]; readonly genes: Sides },
): Promise<ContrastResult> {
  const { asked, cellClass } = await askSide(context, side);
  const input = { ...(await sitesOf(context)), asked, cellClasses: [cellClass] };
  const compared = compareCellEffects(input, { a: groups.a, b: groups.b });
  const rows = resultRows(compared, () => false);
  const [a, b] = [groups.a.join('+'), groups.b.join('+')];
  return {
    ...{ notices: compared.notices, a, b, kind: 'cells' as const },
    ...of(context, [side, side]),
    rows: { ...rows, ...(await expressedOn(context, groups.genes, rows.antigen, asked.names)) },
  };
}

function resultRows<Row extends ComparisonRow<unknown>>(
  { rows, classes }: { readonly rows: readonly Row[]; readonly classes: readonly ClassEffects[] },
  oneSided: (row: Row) => boolean,
): Omit<ContrastResult['rows'], 'expressedA' | 'expressedB'> {
  const order = [...rows].sort((x, y) => y.difference - x.difference);
  const numbers = (value: (row: Row) => number) => order.map((row) => orNull(value(row)));
  const [ciLow, ciHigh] = [-Z95, Z95].map((z) => numbers((row) => row.difference + z * row.error));
  const cells = (binders: readonly BinderAt[]): string => cellsOf(classes, binders).join(', ');
  return {
    antigen: order.map(({ antigen }) => antigen),
    a: numbers((row) => row.a),
    b: numbers((row) => row.b),
    difference: numbers((row) => row.difference),
    ciLow,
    ciHigh,
    ...judgedColumns(order.map((row, i) => differenceVerdict(ciLow[i], ciHigh[i], oneSided(row)))),
    minusLog10Q: numbers((row) => -row.log10Q),
    robustZ: numbers((row) => row.robustZ),
    cellsA: order.map(({ bindersA }) => cells(bindersA)),
    cellsB: order.map(({ bindersB }) => cells(bindersB)),
    oneSided: order.map(oneSided),
  };
}

import type { Answer } from '../tables/answer.ts';
import { peaksOfEach } from '../atlas/peaks-of-each.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import { InputError } from '../errors.ts';
import { orthogonalize, type OrthogonalBasis } from '../expression/model/least-squares.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { caution, note, type Notice } from '../messages/message.ts';
import { oneTssPerGene } from '../genome/one-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { tssWindows } from '../genome/tss-windows.ts';
import type { Breadth } from '../partners/enrichment/matched-genes.ts';
import { benjaminiHochberg } from '../statistics/combine/multiple-testing.ts';
import { studentTQuantile } from '../statistics/distributions/student-t.ts';
import { groupTranscripts, type GeneList } from '../targets/binding/gene-list.ts';
import { halvingWeights, PotentialSums } from '../targets/binding/potentials.ts';
import {
  aboveOthers,
  differenceLog10P,
  explaining,
  pooledExplanation,
  type Explaining,
  type Explanation,
} from '../targets/change/explain-change.ts';
import { explainColumns, explainExperimentColumns } from '../targets/change/explain-columns.ts';
import { isTestable } from '../targets/change/change-rule.ts';
import { covariateDesign, geneCovariates, rankScores } from '../targets/change/gene-covariates.ts';
import { usableExpression } from '../targets/change/usable-expression.ts';
import { changeStates } from '../targets/target-genes.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { atlasPotentials, type AtlasPotentials } from './inputs/atlas-potentials.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import { chosenExperiments, type ExperimentsInput } from './inputs/experiments.ts';
import { windowBreadth } from './inputs/genes/bound-genes.ts';
import { comparedGenes, listedAmong, unlikeSaid } from './inputs/genes/compared-genes.ts';
import type { FoundGenes } from './inputs/genes/gene-models.ts';
import type { NamedGenes } from './inputs/genes/genes-named.ts';
import { matchTable, type NamedTable } from './inputs/genes/matched-table.ts';

/** What may be chosen when changed genes are explained. */
export const explainChoices = {
  direction: {
    type: 'one of',
    values: ['up', 'down', 'both'],
    default: 'both',
    unit: 'which',
    help: 'explain.choice.direction',
  },
  significance: { type: 'number', min: 0, default: 0.05, unit: 'p', help: 'targets.choice.significance' },
  foldChange: { type: 'number', min: 0, default: 0, unit: 'x', help: 'targets.choice.fold-change' },
  level: {
    type: 'one of',
    values: ['factor', 'experiment'],
    default: 'factor',
    unit: 'name',
    help: 'explain.choice.level',
  },
} as const satisfies Choices;

/** Fewest genes of either kind that are compared. */
const FEWEST_GENES = 5;
/** Distance at which a peak counts half, bp. */
const HALF_DISTANCE = 10_000;
/** A peak this close to the TSS, bp, makes an experiment one of those that a gene is bound in. */
const PROMOTER = 5_000;
/** A factor with more than this share of the atlas' experiments is left out of what genes have in common. */
const LARGE_SHARE = 0.05;

/** What explaining needs, opened. */
export interface ExplainInput extends ExperimentsInput {
  readonly genes: FoundGenes;
  /**
   * The genes in question, with the name of their file: a differential table, or a list that is compared with the genes that a table
   * of the same cells measured, or without one with all genes that code for proteins.
   */
  readonly changed: { readonly name: string } & (
    Omit<NamedTable, 'name'> | { readonly list: NamedGenes; readonly expression?: NamedTable | undefined }
  );
  /** Told the fraction of the experiments that are tested. */
  readonly progress?: (fraction: number) => void;
}

/** Factors, or their experiments, whose binding tells changed genes from unchanged ones, best first. */
export type Explained = Answer;

/** An experiment with what it says. */
interface ExplainedExperiment extends Explanation {
  readonly row: number;
}

/**
 * Which factors of an atlas explain the changed genes: whose binding tells them from unchanged ones that are like them in
 * length, TSSs, neighbours, openness, and expression where it is known?
 * @returns one row per factor, the random-effects mean of its experiments, or one per experiment; by the lower end of the interval of
 * the difference
 * @throws InputError with too few changed or unchanged genes, and for a filter that names what is not there
 */
export async function explain(
  input: ExplainInput,
  asking: Choosing<typeof explainChoices> = {},
): Promise<Explained> {
  const settings = choose(explainChoices, asking);
  const { atlas, names = new KnownNames(), filter = {}, progress } = input;
  const list = groupTranscripts(input.genes.models);
  const compared = comparedGroups(input, list, settings);
  const { genes, group, notices } = compared;
  const changed = group.reduce((sum, value) => sum + value, 0);
  refuseFewGenes(input, changed, group.length - changed, settings);
  const rows = chosenExperiments(atlas, filter, names);
  const world = atlasPotentials(atlas, list, { method: 'lisa', distance: HALF_DISTANCE, names });
  const key = (row: number): string => names.key(atlas.experiments.antigen[row]);
  const ordered = Array.from(rows, (row) => ({ row, key: key(row) })).sort(
    (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) || a.row - b.row,
  );
  const breadth = await windowBreadth(atlas, promoters(list, genes), names);
  const explainingOf = explainersByFactor(list, compared, world, breadth);
  const factors = new Map<string, ExplainedExperiment[]>();
  let done = 0;
  let freedom = Infinity;
  for await (const { row, potential } of potentialsInOrder(atlas, list, ordered, world)) {
    const factor = key(row);
    const { explain: ask, degreesOfFreedom } = explainingOf(factor);
    freedom = Math.min(freedom, degreesOfFreedom);
    const found = ask(Float32Array.from(genes, (gene) => potential[gene]));
    factors.set(factor, [...(factors.get(factor) ?? []), { ...found, row }]);
    progress?.(++done / rows.length);
  }
  const shown = { atlas, factors: [...factors.values()], freedom, changed };
  return {
    table: settings.level === 'factor' ? factorTable(shown) : experimentTable(shown),
    notices: [
      ...notices,
      ...world.notices,
      note('explain.compared', { changed, unchanged: group.length - changed }),
      ...(compared.expression === undefined
        ? [
            'list' in input.changed
              ? caution('background.bare')
              : caution('background.no-levels', { name: input.changed.name }),
          ]
        : []),
    ],
  };
}

/** Genes that take part, by their number in the list, and what is known of them. */
interface ComparedGroups {
  readonly genes: Uint32Array;
  /** 1 for the genes in question, 0 for those that they are compared with. */
  readonly group: Uint8Array;
  readonly expression: Float64Array | undefined;
  readonly notices: readonly Notice[];
}

function comparedGroups(
  { changed: asked, genes: { models, assembly = '' } }: ExplainInput,
  list: GeneList,
  settings: Chosen<typeof explainChoices>,
): ComparedGroups {
  if ('list' in asked) {
    const compared = comparedGenes(models, assembly, asked.expression);
    const group = listedAmong(compared, asked.list.symbols);
    const left = asked.list.symbols.length - group.reduce((sum, value) => sum + value, 0);
    const counts = { left, asked: asked.list.symbols.length };
    return {
      genes: compared.gene,
      group,
      expression: compared.expression,
      notices: [
        ...asked.list.notices,
        ...compared.notices,
        ...(left > 0 ? [note('background.left-out', counts)] : []),
        ...unlikeSaid(compared, group, asked.name, ['length', 'expression']),
      ],
    };
  }
  const { direction, significance, foldChange } = settings;
  const { expression, notices } = matchTable(list, asked);
  const { table, matched } = expression;
  const options = { significance, minimalFoldChange: foldChange };
  const state = changeStates(table, matched, direction, options);
  const genes = Uint32Array.from(state.keys()).filter((gene) => state[gene] >= 0);
  const levels = Float64Array.from(genes, (gene) => table.averageExpression[matched.rowOfGene[gene]]);
  return {
    genes,
    group: Uint8Array.from(genes, (gene) => state[gene]),
    expression: usableExpression(levels) ? levels : undefined,
    notices,
  };
}

/** Potentials of the experiments in their order: those that stand for the atlas are known, the others are read. */
async function* potentialsInOrder(
  atlas: Atlas,
  list: GeneList,
  ordered: readonly { readonly row: number }[],
  world: AtlasPotentials,
): AsyncGenerator<{ row: number; potential: ArrayLike<number> }> {
  const known = new Map(Array.from(world.experiments, (row, i) => [row, world.potential[i]]));
  const sums = new PotentialSums(list, halvingWeights(HALF_DISTANCE), atlas.genome.chromosomeNames);
  const others = ordered.filter(({ row }) => !known.has(row)).map(({ row }) => row);
  const peaks = peaksOfEach(atlas, others);
  for (const { row } of ordered) {
    const potential = known.get(row);
    if (potential !== undefined) yield { row, potential };
    else {
      const next = await peaks.next();
      if (next.done !== true) yield { row, potential: sums.ofPeaks(next.value) };
    }
  }
}

/** A window at the most frequent TSS of each gene. */
function promoters({ models, names, firstRow }: GeneList, genes: Uint32Array): PeakColumns {
  const tssOf = oneTssPerGene(models);
  return tssWindows(
    models,
    Array.from(genes, (gene) => tssOf.get(names[gene]) ?? firstRow[gene]),
    PROMOTER,
  );
}

/**
 * The comparison for the experiments of each factor. How open genes are is the mean rank of their potentials over the atlas, and in how
 * many of its experiments they are bound; a factor that is a large part of the atlas is left out of both for its own experiments, or it
 * would explain itself away.
 */
function explainersByFactor(
  list: GeneList,
  { genes, group, expression }: ComparedGroups,
  world: AtlasPotentials,
  breadth: Breadth,
): (factor: string) => Explaining {
  const covariates = geneCovariates(list);
  const sumOf = new Map<string, Float64Array>();
  const countOf = new Map<string, number>();
  const all = new Float64Array(genes.length);
  world.potential.forEach((potential, i) => {
    const factor = world.antigenKey[i];
    const own = sumOf.get(factor) ?? new Float64Array(genes.length);
    rankScores(Float32Array.from(genes, (gene) => potential[gene])).forEach((score, gene) => {
      own[gene] += score;
      all[gene] += score;
    });
    sumOf.set(factor, own);
    countOf.set(factor, (countOf.get(factor) ?? 0) + 1);
  });
  const total = world.potential.length;
  const basisOf = (open?: Float64Array, bound?: ArrayLike<number>): OrthogonalBasis =>
    orthogonalize(covariateDesign(covariates, genes, { expression, open, breadth: bound }));
  let common: Explaining | undefined;
  const own = new Map<string, Explaining>();
  return (factor) => {
    const count = countOf.get(factor) ?? 0;
    if (count <= LARGE_SHARE * total) return (common ??= explaining(basisOf(all, breadth.all), group));
    const known = own.get(factor);
    if (known !== undefined) return known;
    const sum = sumOf.get(factor) ?? [];
    const times = breadth.ofAntigen.get(factor);
    const basis =
      count < total
        ? basisOf(
            all.map((value, gene) => value - sum[gene]),
            breadth.all.map((value, gene) => value - (times?.[gene] ?? 0)),
          )
        : basisOf();
    const made = explaining(basis, group);
    own.set(factor, made);
    return made;
  };
}

/** What the tables are made of. */
interface Shown {
  readonly atlas: Atlas;
  /** Experiments of each factor. */
  readonly factors: readonly (readonly ExplainedExperiment[])[];
  readonly freedom: number;
  readonly changed: number;
}

/** A difference with its error, and what is made of it. */
interface Told {
  readonly difference: number;
  readonly standardError: number;
}

/** Intervals, p, q and the order of rows: by the lower end of the interval, what has none last. */
function told(rows: readonly Told[], freedom: number) {
  const reach = studentTQuantile(0.975, freedom);
  const difference = Float64Array.from(rows, (row) => row.difference);
  const low = difference.map((value, i) => value - reach * rows[i].standardError);
  const high = difference.map((value, i) => value + reach * rows[i].standardError);
  const log10P = Float64Array.from(rows, (row) =>
    differenceLog10P(row.difference, row.standardError, freedom),
  );
  const lowest = (i: number): number => (Number.isNaN(low[i]) ? -Infinity : low[i]);
  return {
    ...{ difference, low, high, log10P, log10Q: benjaminiHochberg(log10P), above: aboveOthers(difference) },
    order: Array.from(rows.keys()).sort((a, b) => lowest(b) - lowest(a) || a - b),
  };
}

function factorTable({ atlas: { experiments }, factors, freedom, changed }: Shown): Table {
  const pooled = factors.map((each) => pooledExplanation(each));
  const rows = pooled.map((found) => ({
    difference: found?.estimate ?? NaN,
    standardError: found?.standardError ?? NaN,
  }));
  const { order, difference, low, high, log10P, log10Q, above } = told(rows, freedom);
  const best = factors.map((each) =>
    each.reduce((first, other) => (other.difference > first.difference ? other : first)),
  );
  const ofBest = (column: readonly string[]) => order.map((i) => column[best[i].row] || null);
  return tableOf(explainColumns, {
    rank: order.map((_, i) => i + 1),
    antigen: ofBest(experiments.antigen),
    experiments: order.map((i) => factors[i].length),
    difference: order.map((i) => difference[i]),
    ciLow: order.map((i) => low[i]),
    ciHigh: order.map((i) => high[i]),
    betweenExperiments: order.map((i) => (factors[i].length > 1 ? (pooled[i]?.between ?? NaN) : NaN)),
    aboveOtherFactors: order.map((i) => above[i]),
    minusLog10P: order.map((i) => -log10P[i]),
    minusLog10Q: order.map((i) => -log10Q[i]),
    bestExperiment: ofBest(experiments.experiment),
    bestCell: ofBest(experiments.cell),
    changedGenesBound: order.map((i) => best[i].bound),
    changedGenes: order.map(() => changed),
  });
}

function experimentTable({ atlas: { experiments }, factors, freedom, changed }: Shown): Table {
  const rows = factors.flat().sort((a, b) => a.row - b.row);
  const { order, difference, low, high, log10P, log10Q, above } = told(rows, freedom);
  const text = (column: readonly string[]) => order.map((i) => column[rows[i].row] || null);
  return tableOf(explainExperimentColumns, {
    rank: order.map((_, i) => i + 1),
    experiment: text(experiments.experiment),
    antigen: text(experiments.antigen),
    cellClass: text(experiments.cellClass),
    cell: text(experiments.cell),
    difference: order.map((i) => difference[i]),
    ciLow: order.map((i) => low[i]),
    ciHigh: order.map((i) => high[i]),
    aboveOtherExperiments: order.map((i) => above[i]),
    areaUnderCurve: order.map((i) => rows[i].areaUnderCurve),
    minusLog10P: order.map((i) => -log10P[i]),
    minusLog10Q: order.map((i) => -log10Q[i]),
    changedGenesBound: order.map((i) => rows[i].bound),
    changedGenes: order.map(() => changed),
  });
}

function refuseFewGenes(
  { changed: asked }: ExplainInput,
  changed: number,
  unchanged: number,
  settings: Chosen<typeof explainChoices>,
): void {
  if (changed >= FEWEST_GENES && unchanged >= FEWEST_GENES) return;
  throw new InputError('there are too few genes to compare', {
    key: 'genes.too-few',
    file: asked.name,
    expected: `at least ${FEWEST_GENES} changed and ${FEWEST_GENES} unchanged genes`,
    found: `${changed} changed and ${unchanged} unchanged`,
    fix: `${wayToMore(asked, changed, settings)}, or check that the names are those of the gene models`,
  });
}

/** Which choice makes more genes changed, or fewer, where they are too few or all. */
function wayToMore(
  asked: ExplainInput['changed'],
  changed: number,
  { foldChange }: Chosen<typeof explainChoices>,
): string {
  if ('list' in asked)
    return changed < FEWEST_GENES
      ? 'name more genes'
      : 'name fewer genes, or give a table of more (--expression)';
  const testable = isTestable(asked.table);
  if (!testable && foldChange === 0)
    return 'the table has no p-values: give --fold-change, such as 1, from which a gene counts as changed';
  if (changed >= FEWEST_GENES)
    return testable
      ? 'lower --significance, or ask for larger changes with --fold-change'
      : 'raise --fold-change';
  return foldChange > 0 ? 'lower --fold-change' : 'raise --significance';
}

import type { Answer } from '../tables/answer.ts';
import { peaksOfEach } from '../atlas/peaks-of-each.ts';
import { InputError } from '../errors.ts';
import { KnownNames } from '../genome/antigen-aliases.ts';
import { indexTss } from '../genome/nearest-tss.ts';
import { note, type Notice } from '../messages/message.ts';
import { benjaminiHochberg } from '../statistics/combine/multiple-testing.ts';
import { halvingPotential } from '../targets/binding/contributions.ts';
import { calibrateAreas, explainChange, type Explanation } from '../targets/change/explain-change.ts';
import { groupTranscripts, type GeneList } from '../targets/binding/gene-list.ts';
import { scoreGenes } from '../targets/binding/gene-scores.ts';
import { changeStates } from '../targets/target-genes.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import { chosenExperiments, type ExperimentsInput } from './inputs/experiments.ts';
import type { FoundGenes } from './inputs/genes/gene-models.ts';
import type { NamedGenes } from './inputs/genes/genes-named.ts';
import { matchTable, type NamedTable } from './inputs/genes/matched-table.ts';
import { explainColumns } from '../targets/change/explain-columns.ts';
import { tableOf } from '../tables/table.ts';

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
} as const satisfies Choices;

/** Fewest genes of either kind that are compared. */
const FEWEST_GENES = 5;

/** What explaining needs, opened. */
export interface ExplainInput extends ExperimentsInput {
  readonly genes: FoundGenes;
  /** The genes in question, with the name of their file: a differential table, or a list that is compared with all others. */
  readonly changed: { readonly name: string } & (Omit<NamedTable, 'name'> | { readonly list: NamedGenes });
  /** Told the fraction of the experiments that are tested. */
  readonly progress?: (fraction: number) => void;
}

/** Experiments whose binding tells changed genes from unchanged ones, best first. */
export type Explained = Answer;

/**
 * Which factors of an atlas explain the changed genes: whose binding tells them from unchanged ones?
 * @returns one row per experiment: its area under the curve, -log10 p and q, and how far it is above the other experiments
 * @throws InputError with too few changed or unchanged genes, and for a filter that names what is not there
 */
export async function explain(
  input: ExplainInput,
  asking: Choosing<typeof explainChoices> = {},
): Promise<Explained> {
  const settings = choose(explainChoices, asking);
  const { atlas, changed: asked, names = new KnownNames(), filter = {}, progress } = input;
  const { experiments } = atlas;
  const { models } = input.genes;
  const genes = groupTranscripts(models);
  const index = indexTss(models);
  const { state, notices } = statesOf(asked, genes, settings);
  const changed = state.filter((value) => value === 1).length;
  const unchanged = state.filter((value) => value === 0).length;
  refuseFewGenes(asked, changed, unchanged);
  const rows = chosenExperiments(atlas, filter, names);
  const found: Explanation[] = [];
  for await (const peaks of peaksOfEach(atlas, rows)) {
    found.push(explainChange(scoreGenes(genes, halvingPotential(index, peaks)).score, state));
    progress?.(found.length / rows.length);
  }
  const log10Q = benjaminiHochberg(Float64Array.from(found, (e) => e.log10P));
  const above = calibrateAreas(Float64Array.from(found, (e) => e.areaUnderCurve));
  const order = [...rows.keys()].sort(
    (a, b) => above[b] - above[a] || found[a].log10P - found[b].log10P || a - b,
  );
  const text = (column: readonly string[]) => order.map((i) => column[rows[i]] || null);
  return {
    table: tableOf(explainColumns, {
      rank: order.map((_, i) => i + 1),
      experiment: text(experiments.experiment),
      antigen: text(experiments.antigen),
      cellClass: text(experiments.cellClass),
      cell: text(experiments.cell),
      aboveOtherExperiments: order.map((i) => above[i]),
      areaUnderCurve: order.map((i) => found[i].areaUnderCurve),
      minusLog10P: order.map((i) => -found[i].log10P),
      minusLog10Q: order.map((i) => -log10Q[i]),
      changedGenesBound: order.map((i) => found[i].boundChanged),
      changedGenes: order.map(() => changed),
    }),
    notices: [...notices, note('explain.compared', { changed, unchanged })],
  };
}

/** 1 for genes that changed as asked, 0 for unchanged ones, -1 for all others; with what is said of their names. */
function statesOf(
  asked: ExplainInput['changed'],
  genes: GeneList,
  { direction, significance, foldChange }: Chosen<typeof explainChoices>,
): { state: Int8Array; notices: readonly Notice[] } {
  if ('list' in asked) {
    const wanted = new Set(asked.list.symbols);
    const state = Int8Array.from(genes.names, (name) => Number(wanted.has(name)));
    return { state, notices: asked.list.notices };
  }
  const { expression, notices } = matchTable(genes, asked);
  const options = { significance, minimalFoldChange: foldChange };
  return { state: changeStates(expression.table, expression.matched, direction, options), notices };
}

function refuseFewGenes(asked: ExplainInput['changed'], changed: number, unchanged: number): void {
  if (changed >= FEWEST_GENES && unchanged >= FEWEST_GENES) return;
  throw new InputError('there are too few genes to compare', {
    file: asked.name,
    expected: `at least ${FEWEST_GENES} changed and ${FEWEST_GENES} unchanged genes`,
    found: `${changed} changed and ${unchanged} unchanged`,
    fix: `${'list' in asked ? 'name more genes' : 'raise --significance'}, or check that the names are those of the gene models`,
  });
}

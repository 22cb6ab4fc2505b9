import type { Answer } from '../tables/answer.ts';
import type { EnhancerLinks } from '../formats/genes/enhancer-links-reader.ts';
import { indexTss, type TssIndex } from '../genome/nearest-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { strongestPeaks } from '../genome/peak-strength.ts';
import { takePeaks } from '../genome/place.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { about, caution, note, type Notice } from '../messages/message.ts';
import { refused } from '../messages/refused.ts';
import { changeGroups, measuredGenes, type MeasuredGenes } from '../targets/change/change-groups.ts';
import { isTestable, type ChangeRule } from '../targets/change/change-rule.ts';
import { stateOfPeaks } from '../targets/change/changed-sites.ts';
import type { TableFault } from '../targets/change/table-faults.ts';
import {
  betaPotential,
  halvingPotential,
  nearestGene,
  promoterWindow,
  type Contributions,
} from '../targets/binding/contributions.ts';
import type { FunctionTest } from '../targets/change/function-test.ts';
import { geneCovariates } from '../targets/change/gene-covariates.ts';
import { ChangeJudge, type JudgedChange } from '../targets/change/judge-change.ts';
import { domainContributions, regulatoryDomains } from '../targets/binding/domains.ts';
import { linkContributions } from '../targets/binding/enhancer-links.ts';
import { groupTranscripts, type GeneList } from '../targets/binding/gene-list.ts';
import { scoreGenes, type GeneScores } from '../targets/binding/gene-scores.ts';
import {
  changeStates,
  rankTargets,
  type ChangeDirection,
  type TargetGenes,
} from '../targets/target-genes.ts';
import { judgeTargets, orderOfTargets, type JudgedTargets } from '../targets/judge-targets.ts';
import { FEW_PEAKS, type Doubt } from '../targets/target-verdict.ts';
import { targetTable } from '../targets/target-table.ts';
import { betaWeights, halvingWeights, potentialsOf } from '../targets/binding/potentials.ts';
import { checkWorld, potentialKind, type AtlasPotentials } from './inputs/atlas-potentials.ts';
import { targetNotices } from './inputs/target-notices.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import type { FoundGenes } from './inputs/genes/gene-models.ts';
import { matchTable, type MatchedTable, type NamedTable } from './inputs/genes/matched-table.ts';
import { checkPeaksAndGenes } from './inputs/genes/peaks-and-genes.ts';

/** What may be chosen when target genes are ranked. */
export const targetsChoices = {
  factorIs: {
    type: 'one of',
    values: ['lowered', 'raised'],
    unit: 'change',
    help: 'targets.choice.factor-is',
  },
  method: {
    type: 'one of',
    values: ['beta', 'lisa', 'window', 'nearest', 'great', 'links'],
    default: 'beta',
    unit: 'name',
    help: 'targets.choice.method',
  },
  distance: { type: 'integer', min: 1, unit: 'bp', help: 'targets.choice.distance' },
  bestPeaks: { type: 'integer', min: 1, help: 'targets.choice.best-peaks' },
  significance: { type: 'number', min: 0, default: 0.05, unit: 'p', help: 'targets.choice.significance' },
  foldChange: { type: 'number', min: 0, default: 0, unit: 'x', help: 'targets.choice.fold-change' },
  promoter: { type: 'integer', min: 1, default: 1000, unit: 'bp', help: 'targets.choice.promoter' },
  listPeaks: { type: 'flag', help: 'targets.choice.list-peaks' },
} as const satisfies Choices;

type Settings = Chosen<typeof targetsChoices>;

/** What the ranking of targets needs, opened. */
export interface TargetsInput {
  /** What messages call the peaks. */
  readonly name: string;
  readonly peaks: PeakColumns;
  /** What was said of the peaks as they were read. */
  readonly notices: readonly Notice[];
  readonly genes: FoundGenes;
  readonly expression?: NamedTable;
  /** Other factors that this one is compared with: the potentials of an atlas' experiments for the same gene models. */
  readonly world?: AtlasPotentials;
  /** What the factor is called: its own experiments are no other factors. Where it is left out, those that nearly have its potentials are taken for its own. */
  readonly antigen?: string | readonly string[];
  /** Names that mean the same; the built-in ones where left out. */
  readonly names?: KnownNames;
  /** Whether peaks and expression are of different cells. */
  readonly otherCells?: boolean;
  /** Whether the experiment of expression is known to have no replicates, where its table has no p-values. */
  readonly unreplicated?: boolean;
  /** For the method `links`. */
  readonly links?: EnhancerLinks;
  /** Genes that the user knows to be targets. */
  readonly known?: ReadonlySet<string>;
  /** Other regulators and the genes that follow them. */
  readonly competing?:
    readonly { readonly regulator: string; readonly genes: ReadonlySet<string> }[] | undefined;
}

/** The function test of one direction, and how many of its genes are bound beyond what chance would bring. */
export interface DirectionTest extends FunctionTest {
  readonly direction: 'up' | 'down';
  /** Whether changed genes are not seen to carry more of the factor than unchanged ones, or no more than of other factors. */
  readonly flat: boolean;
  /** Judged genes that carry more of the factor than nine tenths of unchanged genes alike, and how many would by chance. */
  readonly observed: number;
  readonly expected: number;
}

/** Target genes of a factor, best first. */
export interface Targets extends Answer {
  /** The peaks that counted. */
  readonly peaks: PeakColumns;
  readonly index: TssIndex;
  readonly scores: GeneScores;
  readonly targets: TargetGenes;
  readonly expression: MatchedTable | undefined;
  /** Whether the expression table can be tested; undefined without one. */
  readonly testable: boolean | undefined;
  /** Of each direction in which enough genes change; none without an expression table. */
  readonly tests: readonly DirectionTest[];
  /** Of both directions together. */
  readonly eitherWay: FunctionTest | undefined;
  /** Words, reasons and numbers of every gene of the list. */
  readonly judged: JudgedTargets;
  /** Bound genes of which the experiment of expression has no change, in the order of the gene models. */
  readonly notMeasured: Uint32Array;
}

/**
 * Which genes does the factor bind, and which of them change with it?
 * @returns one row per gene that is bound (and measured, where there is an expression table)
 * @throws InputError for peaks and genes of different builds, and for a table that names none of the genes
 */
export function targets(input: TargetsInput, asking: Choosing<typeof targetsChoices> = {}): Targets {
  const settings = choose(targetsChoices, asking);
  const { models, assembly } = input.genes;
  const { bestPeaks, significance, foldChange, promoter, factorIs } = settings;
  const peaks = bestPeaks === undefined ? input.peaks : strongestPeaks(input.peaks, bestPeaks);
  const index = indexTss(models);
  const genes = groupTranscripts(models);
  const placing = checkPeaksAndGenes(input.name, input.peaks, index, assembly);
  const { contributions, notices: scoring } = contributionsOf(index, genes, peaks, input, settings);
  const scores = scoreGenes(genes, contributions);
  const matching = input.expression === undefined ? undefined : matchTable(genes, input.expression);
  const expression = matching?.expression;
  const ranked = rankTargets(scores, expression, {
    significance,
    minimalFoldChange: foldChange,
    promoter,
    factor: factorIs,
  });
  const testable = expression === undefined ? undefined : isTestable(expression.table);
  const says =
    expression === undefined ? undefined : experimentSays(genes, expression, { ...input, peaks }, settings);
  const judged = judgeTargets(scores, says);
  const order = orderOfTargets(judged, ranked.order);
  const isRanked = new Set(order);
  const notMeasured = Uint32Array.from(
    expression === undefined
      ? []
      : [...scores.score.keys()].filter((gene) => scores.score[gene] > 0 && !isRanked.has(gene)),
  );
  const withoutChange = notMeasured.filter((gene) => (expression?.matched.rowOfGene[gene] ?? -1) >= 0).length;
  const tests = says === undefined ? [] : directionTests(says.change);
  const eitherWay = says?.change.tests.find(({ direction }) => direction === 'both');
  return {
    table: targetTable(scores, { ...ranked, order: Uint32Array.of(...order, ...notMeasured) }, peaks, {
      listPeaks: settings.listPeaks ?? false,
      expression,
      judged,
      named: input.world !== undefined,
      known: input.known,
      competing: input.competing,
      assembly,
    }),
    ...{ peaks, index, scores, expression, testable, tests, eitherWay, judged, notMeasured },
    targets: { ...ranked, order },
    notices: [
      ...input.notices,
      note('genes.used', { source: models.source }),
      ...about({ file: input.name }, placing),
      ...scoring,
      ...(scores.score.every((score) => score === 0) ? [caution('targets.nothing-in-reach')] : []),
      ...(matching?.notices ?? []),
      ...(says === undefined
        ? []
        : targetNotices({
            ...says,
            tests,
            judged,
            eitherWay,
            peaks: peaks.count,
            notMeasured: notMeasured.length - withoutChange,
            withoutChange,
            world: input.world,
            significance,
            foldChange,
            factorIs,
          })),
    ],
  };
}

/** What an experiment says of the factor, beside what it says of others. */
function experimentSays(
  genes: GeneList,
  { table, matched }: MatchedTable,
  input: TargetsInput,
  { method, distance, significance, foldChange }: Settings,
) {
  const {
    peaks,
    world,
    antigen = [],
    names = new KnownNames(),
    expression,
    otherCells,
    unreplicated,
  } = input;
  const rule = { significance, minimalFoldChange: foldChange };
  const kind = potentialKind({ method, distance });
  checkWorld(world, genes, kind);
  const weights = kind.method === 'lisa' ? halvingWeights(kind.distance) : betaWeights(kind.distance);
  const antigens = (typeof antigen === 'string' ? [antigen] : antigen).map((name) => names.key(name));
  const judge = judgeOf(genes, { table, matched }, input, rule);
  const { measured, groups } = judge;
  const change = judge.judge(potentialsOf(genes, weights, peaks), antigens);
  return {
    ...{ table, matched, measured, groups, change },
    leftOut: expression?.leftOut === undefined ? undefined : new Set(expression.leftOut),
    doubt: measured.testable ? doubtOf(otherCells === true, measured) : withoutP(unreplicated === true),
    fewPeaks: peaks.count < FEW_PEAKS,
    noDegrees: !measured.testable && unreplicated === true,
  };
}

/** The last judge of a table, and what it was made with. */
const LAST_JUDGE = new WeakMap<MatchedTable['table'], { judge: ChangeJudge; madeWith: readonly unknown[] }>();

/** The judge of a table's changed genes: that of the question before where nothing but the peaks is another, because what it knows of the world takes seconds. */
function judgeOf(
  genes: GeneList,
  { table, matched }: MatchedTable,
  { genes: { models }, expression, world }: TargetsInput,
  rule: Required<Pick<ChangeRule, 'significance' | 'minimalFoldChange'>>,
): ChangeJudge {
  const madeWith = [models, expression?.identifiers, world, rule.significance, rule.minimalFoldChange];
  const last = LAST_JUDGE.get(table);
  if (last?.madeWith.every((each, i) => each === madeWith[i]) === true) return last.judge;
  const measured = measuredGenes(genes, table, matched, rule);
  const judge = new ChangeJudge(geneCovariates(genes), measured, changeGroups(measured, rule), world);
  LAST_JUDGE.set(table, { judge, madeWith });
  return judge;
}

/** What keeps genes without p-values from being supported: of a finished table nobody knows why it has none. */
function withoutP(unreplicated: boolean): Doubt {
  return unreplicated ? 'unreplicated' : 'no p-value';
}

/** The first of what keeps every gene of a test from being supported. */
function doubtOf(otherCells: boolean, { faults, expression }: MeasuredGenes): Doubt | undefined {
  if (otherCells) return 'other cells';
  if (faults.length > 0) return DOUBT_OF[faults[0]];
  return expression === undefined ? 'no mean expression' : undefined;
}

const DOUBT_OF: Readonly<Record<TableFault, Doubt>> = {
  'constant p': 'p-values in doubt',
  'changed genes only': 'incomplete table',
  'one direction only': 'incomplete table',
  'most genes change': 'most genes change',
};

function contributionsOf(
  index: TssIndex,
  genes: GeneList,
  peaks: PeakColumns,
  { links }: TargetsInput,
  { method, distance }: Settings,
): { contributions: Contributions; notices: Notice[] } {
  const plain = (contributions: Contributions) => ({ contributions, notices: [] });
  switch (method) {
    case 'beta': {
      const window = `${(distance ?? 100_000) / 1000} kb`;
      return {
        contributions: betaPotential(index, peaks, distance),
        notices: [note('targets.window', { window })],
      };
    }
    case 'lisa':
      return plain(halvingPotential(index, peaks, distance));
    case 'window':
      return plain(promoterWindow(index, peaks, distance ?? 1000));
    case 'nearest':
      return plain(nearestGene(index, peaks));
    case 'great':
      return plain(domainContributions(genes, peaks, regulatoryDomains(genes)));
    case 'links': {
      if (links === undefined)
        throw refused('choices.needs', { one: '--method links', other: '--links FILE' }, { fix: undefined });
      const { contributions, unknownGenes } = linkContributions(genes, peaks, links);
      const named = unknownGenes.slice(0, 5).join(', ');
      const unknown = note('targets.links-unknown-genes', { genes: unknownGenes.length, named });
      return { contributions, notices: unknownGenes.length === 0 ? [] : [unknown] };
    }
  }
}

/** The function tests of the two directions, with observed and expected numbers of genes. */
function directionTests({ tests, shares }: JudgedChange): DirectionTest[] {
  return shares.flatMap(({ direction, observed, expected }) =>
    tests
      .filter((test) => test.direction === direction)
      .map((test) => ({ ...test, direction, flat: !test.fires, observed, expected })),
  );
}

/**
 * The peaks at genes that change as asked, and those at genes that do not: each peak goes with its nearest gene.
 * @throws InputError without an expression table
 */
export function sitesOfChangedGenes(
  { expression, index, scores, peaks }: Targets,
  direction: ChangeDirection,
  { significance, foldChange }: Pick<Settings, 'significance' | 'foldChange'>,
): { changed: PeakColumns; unchanged: PeakColumns; notices: Notice[] } {
  if (expression === undefined)
    throw refused('choices.needs', { one: '--sites', other: '--expression' }, { fix: undefined });
  const { table, matched } = expression;
  const state = changeStates(table, matched, direction, { significance, minimalFoldChange: foldChange });
  const ofPeak = stateOfPeaks(index, scores.genes, peaks, state);
  const rows = [...ofPeak.keys()];
  const [unchanged, changed] = [0, 1].map((wanted) =>
    takePeaks(
      peaks,
      rows.filter((peak) => ofPeak[peak] === wanted),
    ),
  );
  const counts = { changed: changed.count, unchanged: unchanged.count };
  return { changed, unchanged, notices: [note('targets.changed-sites', counts)] };
}

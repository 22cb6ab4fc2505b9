import type { Answer } from '../tables/answer.ts';
import { InputError } from '../errors.ts';
import type { EnhancerLinks } from '../formats/genes/enhancer-links-reader.ts';
import { indexTss, type TssIndex } from '../genome/nearest-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { strongestPeaks } from '../genome/peak-strength.ts';
import { takePeaks } from '../genome/place.ts';
import { about, caution, note, type Notice } from '../messages/message.ts';
import { boundAndChanged, BOUND_WITHIN, type BoundAndChanged } from '../targets/change/bound-and-changed.ts';
import { stateOfPeaks } from '../targets/change/changed-sites.ts';
import {
  betaPotential,
  halvingPotential,
  nearestGene,
  promoterWindow,
  type Contributions,
} from '../targets/binding/contributions.ts';
import { domainContributions, regulatoryDomains } from '../targets/binding/domains.ts';
import { linkContributions } from '../targets/binding/enhancer-links.ts';
import type { FunctionTest } from '../targets/change/function-test.ts';
import { groupTranscripts, type GeneList } from '../targets/binding/gene-list.ts';
import { scoreGenes, type GeneScores } from '../targets/binding/gene-scores.ts';
import {
  changeStates,
  isTestable,
  rankTargets,
  type ChangeDirection,
  type TargetGenes,
} from '../targets/target-genes.ts';
import { targetTable } from '../targets/target-table.ts';
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
  /** For the method `links`. */
  readonly links?: EnhancerLinks;
  /** Genes that the user knows to be targets. */
  readonly known?: ReadonlySet<string>;
  /** Other regulators and the genes that follow them. */
  readonly competing?:
    readonly { readonly regulator: string; readonly genes: ReadonlySet<string> }[] | undefined;
}

/** The function test of one direction, and how many changed genes are bound, observed and expected. */
export interface DirectionTest extends FunctionTest, BoundAndChanged {
  readonly direction: 'up' | 'down';
  /** Whether changed genes are not seen to carry more of the factor than unchanged ones: p of 0.05 or more, or none to compare with. */
  readonly flat: boolean;
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
  /** Of each direction in which genes change; none where no change can be told. */
  readonly tests: readonly DirectionTest[];
}

/** log10 p from which on changed genes do not carry significantly more of the factor than unchanged ones. */
const FLAT = Math.log10(0.05);
/** log10 p below which they clearly carry more. */
const CLEAR = -3;

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
  const tests =
    expression === undefined || (testable === false && foldChange === 0)
      ? []
      : directionTests(scores, ranked, expression, settings);
  return {
    table: targetTable(scores, ranked, peaks, {
      listPeaks: settings.listPeaks ?? false,
      expression,
      known: input.known,
      competing: input.competing,
      assembly,
    }),
    peaks,
    index,
    scores,
    targets: ranked,
    expression,
    testable,
    tests,
    notices: [
      ...input.notices,
      note('genes.used', { source: models.source }),
      ...about({ file: input.name }, placing),
      ...scoring,
      ...(scores.score.every((score) => score === 0) ? [caution('targets.nothing-in-reach')] : []),
      ...(matching?.notices ?? []),
      ...(expression === undefined
        ? []
        : changeNotices(scores, expression, tests, testable === true, settings)),
    ],
  };
}

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
      if (links === undefined) throw new InputError('--method links needs --links FILE');
      const { contributions, unknownGenes } = linkContributions(genes, peaks, links);
      const named = unknownGenes.slice(0, 5).join(', ');
      const unknown = note('targets.links-unknown-genes', { genes: unknownGenes.length, named });
      return { contributions, notices: unknownGenes.length === 0 ? [] : [unknown] };
    }
  }
}

/** The function tests, with observed and expected numbers of genes that are bound and change. */
function directionTests(
  scores: GeneScores,
  ranked: TargetGenes,
  { table, matched }: MatchedTable,
  { significance, foldChange }: Settings,
): DirectionTest[] {
  const options = { significance, minimalFoldChange: foldChange };
  return (['up', 'down'] as const).flatMap((direction) => {
    const state = changeStates(table, matched, direction, options);
    const genes = state.filter((value) => value === 1).length;
    if (genes === 0) return [];
    const counts = boundAndChanged(scores.nearestDistance, state);
    const test = ranked[direction] ?? { genes, unchanged: 0, areaUnderCurve: NaN, log10P: NaN };
    // Without an unchanged gene nothing was compared: no change speaks for the factor then, either.
    return [{ direction, ...test, ...counts, flat: !(test.log10P < FLAT) }];
  });
}

function changeNotices(
  scores: GeneScores,
  { matched }: MatchedTable,
  tests: readonly DirectionTest[],
  testable: boolean,
  { foldChange, factorIs }: Settings,
): Notice[] {
  const bound = matched.rowOfGene.reduce(
    (count, row, gene) => count + Number(row < 0 && scores.score[gene] > 0),
    0,
  );
  const byFoldChange = [caution('targets.by-fold-change', { change: foldChange })];
  const none = [caution('targets.no-p'), note('targets.fold-change-would')];
  const basis = testable ? [] : foldChange > 0 ? byFoldChange : none;
  const factor =
    factorIs === undefined
      ? note('targets.factor-change-unknown')
      : note(factorIs === 'lowered' ? 'targets.factor-lowered' : 'targets.factor-raised');
  const directions =
    testable || foldChange > 0
      ? (['up', 'down'] as const).map((direction) =>
          directionNotice(
            direction,
            tests.find((test) => test.direction === direction),
          ),
        )
      : [];
  return [...(bound > 0 ? [note('targets.not-measured', { bound })] : []), ...basis, ...directions, factor];
}

/** What is said of a direction of change. */
function directionNotice(direction: 'up' | 'down', test: DirectionTest | undefined): Notice {
  if (test === undefined) return note(`targets.none-${direction}`);
  const values = {
    changed: test.genes,
    unchanged: test.unchanged,
    area: test.areaUnderCurve.toFixed(3),
    p: Math.abs(test.log10P).toFixed(1),
  };
  if (test.unchanged === 0) return caution(`targets.alone-${direction}`, { changed: test.genes });
  const more = test.log10P < CLEAR ? 'more' : 'hardly-more';
  if (!test.flat) return note(`targets.${more}-${direction}`, values);
  return caution(`targets.flat-${direction}`, {
    ...values,
    observed: test.observed,
    expected: test.expected.toFixed(1),
    window: `${BOUND_WITHIN / 1000} kb`,
  });
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
  if (expression === undefined) throw new InputError('--sites needs --expression');
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

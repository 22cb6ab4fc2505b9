import { caution, message, note, type Notice } from '../../messages/message.ts';
import type { ChangeGroup, MeasuredGenes } from '../../targets/change/change-groups.ts';
import type { FactorChange } from '../../targets/change/direction.ts';
import {
  FEWEST_CHANGED,
  SMALL_WORLD,
  type ComparedWithWorld,
  type FunctionTest,
} from '../../targets/change/function-test.ts';
import type { TableFault } from '../../targets/change/table-faults.ts';
import type { JudgedChange } from '../../targets/change/judge-change.ts';
import { eitherWayAlone, type JudgedTargets } from '../../targets/judge-targets.ts';
import { supportedByChance } from '../../targets/supported-by-chance.ts';
import { FEW_PEAKS, gateOf, type Doubt } from '../../targets/target-verdict.ts';
import type { AtlasPotentials } from './atlas-potentials.ts';

/** What is known of the change of genes, as far as something is said of it. */
export interface ChangeToSay {
  readonly measured: Pick<MeasuredGenes, 'testable' | 'genes' | 'changed' | 'faults'>;
  readonly groups: readonly ChangeGroup[];
  readonly change: Pick<JudgedChange, 'shares'>;
  readonly judged: Pick<JudgedTargets, 'verdicts'>;
  readonly tests: readonly TestToSay[];
  readonly eitherWay: FunctionTest | undefined;
  readonly doubt: Doubt | undefined;
  /** Peaks that counted. */
  readonly peaks: number;
  /** Bound genes that were not measured. */
  readonly notMeasured: number;
  /** Bound genes that the table has without a change. */
  readonly withoutChange: number;
  readonly world: Pick<AtlasPotentials, 'experiments' | 'notices'> | undefined;
  /** Adjusted p-value up to which a gene counts as changed. */
  readonly significance: number;
  /** Smallest fold change that was asked for. */
  readonly foldChange: number;
  readonly factorIs: FactorChange | undefined;
}

interface TestToSay extends FunctionTest {
  readonly direction: 'up' | 'down';
  readonly flat: boolean;
  readonly observed: number;
  readonly expected: number;
}

/** What is said of the change of genes and of what it says of the factor. */
export function targetNotices(said: ChangeToSay): Notice[] {
  const { measured, groups, tests, eitherWay, peaks, notMeasured, world, foldChange, factorIs } = said;
  const [up, down] = (['up', 'down'] as const).map((direction) => ofDirection(groups, direction));
  const capped = measured.testable && (up.judged < up.changed || down.judged < down.changed);
  const changed = up.changed + down.changed;
  const bySize =
    foldChange > 0
      ? [caution('targets.by-fold-change', { change: foldChange })]
      : [
          ...(changed === 0
            ? [caution('targets.no-fold-change')]
            : [caution('targets.no-p', { genes: Math.max(up.judged, down.judged) })]),
          note('targets.fold-change-would'),
        ];
  const factor =
    factorIs === undefined
      ? note('targets.factor-change-unknown')
      : note(factorIs === 'lowered' ? 'targets.factor-lowered' : 'targets.factor-raised');
  return [
    ...(notMeasured > 0 ? [note('targets.not-measured', { bound: notMeasured })] : []),
    ...(said.withoutChange > 0 ? [note('targets.without-change', { bound: said.withoutChange })] : []),
    ...(measured.testable ? [] : bySize),
    ...measured.faults.map((fault) => faultNotice(fault, measured)),
    ...(capped
      ? [
          note('targets.many-change', {
            changed,
            measured: measured.genes.length,
            judged: Math.max(up.judged, down.judged),
          }),
        ]
      : []),
    ...(peaks < FEW_PEAKS ? [caution('targets.few-peaks', { peaks })] : []),
    ...(world?.notices ?? []),
    ...(measured.testable && changed === 0
      ? [caution('targets.none-change', { fdr: said.significance })]
      : [up, down].flatMap((group) =>
          directionNotices(
            group,
            tests.find(({ direction }) => direction === group.direction),
            measured.testable ? said.significance : undefined,
          ),
        )),
    ...eitherWayNotice(tests, eitherWay),
    ...supportedNotice(said),
    ...(tests.length === 0 ? [] : worldNotices(world, tests[0])),
    ...doubtNotice(said.doubt),
    factor,
  ];
}

function ofDirection(
  groups: readonly ChangeGroup[],
  direction: 'up' | 'down',
): ChangeGroup & { readonly direction: 'up' | 'down' } {
  const group = groups.find((each) => each.direction === direction);
  if (group === undefined) throw new Error(`no group of genes goes ${direction}`);
  return { ...group, direction };
}

/** What is said of a direction of change. */
function directionNotices(
  { direction, changed, judged, unchanged, standIns }: ReturnType<typeof ofDirection>,
  test: TestToSay | undefined,
  fdr: number | undefined,
): Notice[] {
  if (judged === 0)
    return [
      fdr === undefined
        ? note(`targets.none-${direction}`)
        : note(`targets.none-significant-${direction}`, { fdr }),
    ];
  if (judged < FEWEST_CHANGED)
    return [caution(`targets.few-${direction}`, { changed: judged, needed: FEWEST_CHANGED })];
  if (test === undefined || unchanged === 0)
    return [caution(`targets.alone-${direction}`, { changed: judged })];
  const { difference, log10P, observed, expected, areaUnderCurve, world } = test;
  const values = {
    changed: judged,
    genes:
      judged < changed
        ? message('targets.most-changed', { genes: judged, changed })
        : message('targets.all-changed', { genes: judged }),
    compared: message(standIns ? 'targets.least-changed' : 'targets.unchanged', { genes: unchanged }),
    z: oneDecimal(difference.z),
    p: Math.abs(log10P).toFixed(1),
    area: areaUnderCurve.toFixed(3),
    observed,
    expected: expected.toFixed(1),
  };
  const compared = world === undefined ? [] : [worldNotice(direction, difference.z, world)];
  if (test.flat) return [caution(`targets.flat-${direction}`, values), ...compared];
  const gate = gateOf(test);
  return [
    note(gate === 'clear' ? `targets.more-${direction}` : `targets.hardly-more-${direction}`, values),
    ...compared,
  ];
}

/** Where the factor stands among others: of the lower half those are counted that stand as high. */
function worldNotice(
  direction: 'up' | 'down',
  z: number,
  { experiments, centre, spread, rank }: ComparedWithWorld,
): Notice {
  const values = { experiments, z: oneDecimal(z), centre: oneDecimal(centre), spread: spread.toFixed(1) };
  return rank > 0.5
    ? note(`targets.world-low-${direction}`, { ...values, above: Math.round(rank * (1 + experiments)) - 1 })
    : note(`targets.world-${direction}`, { ...values, share: (100 * (1 - rank)).toFixed(1) });
}

function eitherWayNotice(tests: readonly TestToSay[], eitherWay: FunctionTest | undefined): Notice[] {
  if (eitherWay === undefined || !eitherWayAlone([...tests, eitherWay])) return [];
  const p = Math.abs(eitherWay.log10P).toFixed(1);
  return [note('targets.either-way', { changed: eitherWay.genes, p })];
}

function supportedNotice({ change, measured, judged }: ChangeToSay): Notice[] {
  const { supported, expected } = supportedByChance(change.shares, measured.genes, judged.verdicts);
  return supported === 0
    ? []
    : [note('targets.supported-by-chance', { supported, chance: expected.toFixed(1) })];
}

function worldNotices(world: ChangeToSay['world'], test: TestToSay): Notice[] {
  if (world === undefined) return [note('targets.no-world')];
  const experiments = test.world?.experiments ?? 0;
  return experiments < SMALL_WORLD ? [note('targets.small-world', { experiments })] : [];
}

function doubtNotice(doubt: Doubt | undefined): Notice[] {
  return doubt === 'no mean expression' ? [caution('targets.no-mean-expression')] : [];
}

function faultNotice(fault: TableFault, { genes, changed }: ChangeToSay['measured']): Notice {
  switch (fault) {
    case 'constant p':
      return caution('targets.constant-p');
    case 'changed genes only':
      return caution('targets.changed-genes-only');
    case 'one direction only':
      return caution('targets.one-direction-only');
    case 'most genes change':
      return caution('targets.most-genes-change', {
        changed: changed.filter((each) => each === true).length,
        measured: genes.length,
      });
  }
}

/** A number with one decimal; nothing is minus nothing. */
function oneDecimal(value: number): string {
  return (Math.round(10 * value) / 10 + 0).toFixed(1);
}

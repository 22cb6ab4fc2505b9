import { HOW, type Arm } from '../../analyses/inputs/arm.ts';
import type { EffectUnit, Finding, FindingKind } from '../../assays/design/finding.ts';
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { cellOf } from '../file/arms.ts';
import { isOneOf, ownAntigensOf } from '../own-antigens.ts';
import { orNull } from '../results.ts';
import type { Study } from '../file/study-schema.ts';
import type { SymbolOf } from './gene-names.ts';
import { measuredGene, perturbedBy, type Perturbed } from './perturbation-label.ts';

type Assay = Study['assays'][number];

/** A finding with who acts on what, as plain JSON. */
export type PlacedFinding = Judged & {
  readonly kind: FindingKind;
  /** Symbols of who was perturbed or precipitated; a drug whose target is not known stands for itself. */
  readonly from: readonly string[];
  /** Symbol of what was measured, or what was counted (`viability`). */
  readonly to: string;
  /** Whether that is a gene or its protein. */
  readonly ofGene: boolean;
  /** As the table calls it. */
  readonly measured: string;
  readonly arm: Arm;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly log10P: number | null;
  readonly unit: EffectUnit;
  readonly n: number;
  readonly nControl: number;
  readonly donors: number;
};

export interface Placed {
  readonly findings: readonly PlacedFinding[];
  /** What names were taken for, and which nobody knows. */
  readonly notices: readonly Notice[];
}

/** What measures a gene or protein; the others may count cells. */
const OF_GENES: ReadonlySet<FindingKind> = new Set(['perturbation', 'interaction', 'promoter ChIP']);
/** Where the table's name is an antibody, and nobody is perturbed. */
const BY_ANTIBODY: ReadonlySet<FindingKind> = new Set(['interaction', 'promoter ChIP']);

/** The findings of one assay on their edges. A finding whose ends are not known is left out, and said. */
export function placeFindings(
  findings: readonly Finding[],
  entry: Assay,
  study: Study,
  symbolOf: SymbolOf,
): Placed {
  const taken = new Map<string, string>();
  const unknown = { labels: new Set<string>(), measured: new Set<string>() };
  const other = new Map<string, string>();
  const placed = findings.flatMap((finding): PlacedFinding[] => {
    const label = labelOf(finding, entry);
    const who = whoActs(finding, entry, study, symbolOf);
    const gene = measuredGene(finding.measured, symbolOf);
    if (who === undefined) unknown.labels.add(label ?? '–');
    if (gene === undefined && OF_GENES.has(finding.kind)) unknown.measured.add(finding.measured);
    if (who === undefined || (gene === undefined && OF_GENES.has(finding.kind))) return [];
    for (const [name, symbol] of [
      [label, who.names.join(', ')],
      [finding.measured, gene],
    ] as const)
      if (name !== null && symbol !== undefined && name !== symbol) taken.set(name, symbol);
    if (who.beside !== undefined) other.set(label ?? '', who.beside);
    return [
      placedAt(finding, { who, to: gene ?? finding.measured, ofGene: gene !== undefined }, entry, study),
    ];
  });
  const pairs = [...taken].map(([name, symbol]) => `${name} = ${symbol}`).join(', ');
  return {
    findings: withOwnCheck(placed.map((each) => asExpected(each, entry))),
    notices: [
      ...(pairs === '' ? [] : [note('edges.taken-as', { pairs })]),
      ...[...other].map(([label, arm]) => caution('edges.label-beside-arm', { label, arm })),
      ...(unknown.labels.size === 0
        ? []
        : [caution('edges.unknown-perturbation', { labels: [...unknown.labels].join(', ') })]),
      ...(unknown.measured.size === 0
        ? []
        : [caution('edges.unknown-measured', { names: [...unknown.measured].join(', ') })]),
    ],
  };
}

/** Who acts, whom the arm names instead where table and arm differ, and whether it is a drug whose target nobody knows. */
type Who = Perturbed & { readonly beside?: string; readonly isDrug?: true };

/** The table's own name goes before the arm, which speaks where the table names nobody or somebody unknown. */
function whoActs(
  { kind, perturbation, drug }: Finding,
  { arm = {} }: Assay,
  study: Study,
  symbolOf: SymbolOf,
): Who | undefined {
  const read = perturbation === null ? undefined : perturbedBy(perturbation, symbolOf);
  const named = arm.perturbs?.map((name) => symbolOf(name) ?? name);
  if (BY_ANTIBODY.has(kind)) return read === undefined ? undefined : { names: read.names };
  if (read !== undefined) {
    if (named === undefined) return read;
    return read.names.every((name) => named.includes(name))
      ? { how: arm.how, ...read }
      : { ...read, beside: named.join(', ') };
  }
  const parts = drugsOf(drug);
  const isArm =
    parts.length === 0 || arm.agent === undefined || parts.some((part) => isAgent(part, arm.agent));
  // Of two things given together the arm is one, and the drug stands beside it.
  const isOfArm = perturbation !== null || (kind === 'combination' && parts.length < 2) || isArm;
  if (named !== undefined && isOfArm) return { names: named, how: arm.how };
  if (perturbation !== null) return undefined;
  return drug === null ? undefined : (byDrug(drug, study, symbolOf) ?? { names: [drug], isDrug: true });
}

/** Whom a drug acts on, where any arm of the study says it. */
function byDrug(drug: string, { expression, assays }: Study, symbolOf: SymbolOf): Perturbed | undefined {
  const arm = [...expression, ...assays]
    .map((entry) => entry.arm)
    .find((each) => each?.perturbs !== undefined && isAgent(drug, each.agent));
  const names = arm?.perturbs?.map((name) => symbolOf(name) ?? name);
  return names === undefined ? undefined : { names, how: arm?.how };
}

/** Drugs that were given together, as tables of the bench join them. */
function drugsOf(drug: string | null): string[] {
  return drug === null ? [] : drug.split(' + ');
}

/** Whether a drug is the agent of an arm, whatever its dose: `lenalidomide 1 µM` is lenalidomide. */
function isAgent(drug: string, agent: string | undefined): boolean {
  const withoutDose = drug.replace(/ \d[\d.e+-]*(?: \S+)?$/, '');
  return agent !== undefined && [drug, withoutDose].some((name) => nameKey(name) === nameKey(agent));
}

/** Under which name the table has who acts; of two drugs the one that is the arm's agent. */
function labelOf({ kind, perturbation, drug }: Finding, { arm }: Assay): string | null {
  const agent = kind === 'combination' ? drugsOf(drug).find((part) => isAgent(part, arm?.agent)) : undefined;
  return perturbation ?? agent ?? drug;
}

/** What was given beside who acts. */
function besideOf({ kind, perturbation, drug }: Finding, said: Arm): string | undefined {
  if (kind !== 'combination' || perturbation !== null) return drug ?? said.drug;
  const others = drugsOf(drug).filter((part) => !isAgent(part, said.agent));
  return others.length === 0 ? said.drug : others.join(' + ');
}

function placedAt(
  finding: Finding,
  { who, to, ofGene }: { readonly who: Who; readonly to: string; readonly ofGene: boolean },
  { arm: said = {} }: Assay,
  study: Study,
): PlacedFinding {
  const { kind, perturbation, drug, measured, unit, n, nControl, donors } = finding;
  const own = ownAntigensOf(study, undefined);
  // A precipitation tells of a pair: it is seen from the factor, whichever of the two was precipitated.
  const turned = kind === 'interaction' && isOneOf(to, own) && !isOneOf(who.names[0], own);
  const [from, end] = turned ? [[to], who.names.join(', ')] : [who.names, to];
  const isBeside = perturbation !== null || (kind === 'combination' && who.isDrug !== true);
  const agent = perturbation ?? (isBeside ? said.agent : (drug ?? said.agent));
  const beside = isBeside ? besideOf(finding, said) : undefined;
  const { sample, donor, dose } = said;
  // A table of several times tells them itself.
  const time = finding.time ?? said.time;
  const cell = finding.cell ?? cellOf(said, study.samples);
  const all = { agent, dose, time, cell, sample, drug: beside, donor };
  const perturbed = BY_ANTIBODY.has(kind) || who.isDrug === true ? {} : { perturbs: who.names, how: who.how };
  const arm = Object.fromEntries(
    Object.entries({ ...perturbed, ...all }).filter(([, value]) => value !== undefined),
  ) as Arm;
  const { verdict, reason } = finding;
  return {
    ...({ verdict, reason } as Judged),
    ...{ kind, from, to: end, ofGene, measured, arm, unit, n, nControl, donors },
    ...{ effect: orNull(finding.estimate), low: orNull(finding.low), high: orNull(finding.high) },
    log10P: orNull(finding.log10P),
  };
}

/** Whether a finding is of the gene itself that was perturbed: whether the knock-down is one. */
export function isOwnCheck({ kind, from, to }: Pick<PlacedFinding, 'kind' | 'from' | 'to'>): boolean {
  return kind === 'perturbation' && from.includes(to);
}

/** An effect in the direction that the study does not expect speaks against it. */
function asExpected(finding: PlacedFinding, { expects }: Assay): PlacedFinding {
  const { verdict, effect, kind } = finding;
  const seen = verdict === 'supported' || verdict === 'suggested';
  if (expects === undefined || effect === null || !seen || isOwnCheck(finding) || BY_ANTIBODY.has(kind))
    return finding;
  return effect < 0 === (expects === 'lower')
    ? finding
    : { ...finding, verdict: 'contradicted', reason: 'opposite direction' };
}

/** What rests on a knock-down, or an over-expression, that the same table does not show is suggested at most. */
function withOwnCheck(findings: readonly PlacedFinding[]): PlacedFinding[] {
  const names = new KnownNames();
  const keyOf = ({ from, arm }: PlacedFinding): string =>
    [...from.map((name) => names.key(name)), arm.agent ?? '', nameKey(arm.cell ?? '')].join('\n');
  const checks = findings.filter((each) => isOwnCheck(each));
  // The check at the same time counts, where there is one.
  const isFailed = (finding: PlacedFinding): boolean => {
    const own = checks.filter((each) => keyOf(each) === keyOf(finding));
    const then = own.filter(({ arm }) => arm.time === finding.arm.time);
    return (then.length > 0 ? then : own).some((each) => !isSeen(each));
  };
  return findings.map((finding) =>
    finding.verdict === 'supported' &&
    finding.kind === 'perturbation' &&
    !isOwnCheck(finding) &&
    isFailed(finding)
      ? { ...finding, verdict: 'suggested', reason: 'knock-down not seen' }
      : finding,
  );
}

/** Whether a perturbation that moves the amount of a gene did; one that leaves the amount alone, or was not tested, is not asked. */
function isSeen({ verdict, effect, arm: { how } }: PlacedFinding): boolean {
  if (how !== 'knock-down' && how !== 'over-expression') return true;
  if (verdict === 'no significant difference') return false;
  if (effect === null || verdict === 'not estimable') return true;
  return effect < 0 === (HOW[how] === 'lowered');
}

import { assayFigure, type AssayFigure } from '../../assays/figures/assay-figure.ts';
import { LOG10_ALPHA, clearUnits, heterogeneityOf } from '../../assays/replicate/agreement.ts';
import type { EffectUnit, Finding } from '../../assays/design/finding.ts';
import { personLikeNames } from '../../assays/design/person-like.ts';
import { allAtMostSuggested, doubtOfUnits } from '../../assays/design/unit-doubts.ts';
import type { Doubt } from '../../assays/design/verdict-of-effect.ts';
import { claimsOfEffects } from '../../assays/replicate/claims-of-effects.ts';
import { claimsOfReadings, SCALES } from '../../assays/replicate/claims-of-readings.ts';
import { drawnMean, drawnUnit, type Forest } from '../../assays/replicate/forest-plot.ts';
import {
  countedUnits,
  pooledEffects,
  unitMeans,
  type PooledEffect,
} from '../../assays/replicate/pooled-effect.ts';
import { isMixed, replicationVerdict, type Replicated } from '../../assays/replicate/replication-verdict.ts';
import { subgroupDifferences, subgroupsOf } from '../../assays/replicate/subgroups.ts';
import { claimName, type Claim } from '../../assays/replicate/unit-effect.ts';
import { InputError } from '../../errors.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { holm } from '../../statistics/combine/multiple-testing.ts';
import type { Answer } from '../../tables/answer.ts';
import { isIndividual } from '../../tables/samples.ts';
import type { Judged } from '../../tables/verdicts.ts';
import type { ReplicateInput } from '../inputs/assays/replicate-input.ts';
import { saidOfCopies } from '../inputs/assays/design-notices.ts';
import { choose, type Choices, type Choosing, type Chosen } from '../inputs/choices.ts';
import {
  combinedTable,
  effectsTable,
  unitsTable,
  type ToldClaim,
} from '../../assays/replicate/replicate-tables.ts';

const EFFECT_UNITS = [
  'log2 fold change',
  'log2 ratio',
  'percentage points',
  'per day',
  'log10 dose',
] as const;

/** What may be chosen when effects over lines and donors are asked for. */
export const replicateChoices = {
  show: {
    type: 'one of',
    values: ['effects', 'units', 'combined'],
    default: 'effects',
    unit: 'table',
    help: 'replicate.choice.show',
  },
  expected: { type: 'one of', values: ['lower', 'higher'], unit: 'way', help: 'replicate.choice.expected' },
  discovery: { type: 'text', unit: 'name', help: 'replicate.choice.discovery' },
  control: { type: 'text', unit: 'name', help: 'replicate.choice.control' },
  scale: {
    type: 'one of',
    values: SCALES,
    default: 'as measured',
    unit: 'scale',
    help: 'replicate.choice.scale',
  },
  effectUnit: {
    type: 'one of',
    values: EFFECT_UNITS,
    unit: 'unit',
    help: 'replicate.choice.effect-unit',
  },
} as const satisfies Choices;

type ReplicateChosen = Chosen<typeof replicateChoices>;

export interface ReplicateAnswer extends Answer {
  /** One for each claim. */
  readonly findings: readonly Finding[];
  /** A forest plot for each claim. */
  readonly figures: readonly AssayFigure[];
}

/**
 * Does an effect hold across lines and donors: replicated, not, or mixed?
 * @throws InputError where no claim has a unit, or the discovery is none of them
 */
export function replicate(
  input: ReplicateInput,
  asking: Choosing<typeof replicateChoices> = {},
): ReplicateAnswer {
  const chosen = choose(replicateChoices, asking);
  const unit = unitOf(input, chosen);
  const { claims, doubt, notices: read } = claimsIn(input, chosen);
  const { told, notices: discovered } = withoutDiscovery(claims, chosen);
  const replicated = allAtMostSuggested(judgedClaims(told), doubt);
  const tables = { effects: effectsTable, units: unitsTable, combined: combinedTable };
  return {
    table: tables[chosen.show](replicated),
    findings: replicated.map((claim) => findingOf(claim, unit)),
    figures: replicated.map((claim) => assayFigure(forestOf(claim, unit))),
    notices: [...read, ...discovered, ...personNotices(claims), ...replicated.flatMap(noticesOf)],
  };
}

/** What effects are in: as said, else by the heading of their column or the scale; *effect* where nothing tells. */
function unitOf({ table }: ReplicateInput, { effectUnit, scale }: ReplicateChosen): EffectUnit {
  if (effectUnit !== undefined) return effectUnit;
  if ('effects' in table) return table.effects.unit ?? 'effect';
  return scale === 'log2' ? 'log2 fold change' : 'effect';
}

function claimsIn(
  { table, samples }: ReplicateInput,
  { control, scale }: ReplicateChosen,
): { claims: readonly Claim[]; doubt: Doubt | null; notices: Notice[] } {
  if ('effects' in table) {
    const { effects } = table;
    const claims = claimsOfEffects(effects, samples);
    if (claims.length === 0) throw new InputError('the table has no rows', { file: effects.file });
    const withoutN = claims.some(({ units }) =>
      units.some(({ degreesOfFreedom }) => degreesOfFreedom === Infinity),
    );
    const { file, leftOut, wereFolds } = effects;
    return {
      ...{ claims, doubt: null },
      notices: [
        ...(wereFolds ? [note('replicate.folds', { file })] : []),
        ...(leftOut.length > 0 ? [caution('replicate.without-estimate', { names: leftOut.join(', ') })] : []),
        ...(withoutN ? [caution('replicate.without-n', { file })] : []),
      ],
    };
  }
  const found = claimsOfReadings(table.readings, { control, scale, samples });
  if (found.claims.every(({ units }) => units.length === 0))
    throw new InputError('no line or donor has both groups', {
      ...{
        file: table.readings.file,
        expected: `readings of ${found.controls.join(', ')} and of another group`,
      },
      found: found.leftOut.slice(0, 10).join(', '),
    });
  const controls = found.controls.join(', ');
  return {
    claims: found.claims.filter(({ units }) => units.length > 0),
    doubt: doubtOfUnits(table.readings, found.unit),
    notices: [
      ...saidOfCopies(table.readings, found.unit),
      note('replicate.compared', { unit: found.unit, control: controls }),
      ...(control === undefined ? [note('assay.control-by-name', { control: controls })] : []),
      ...(found.leftOut.length > 0
        ? [caution('assay.pairs-left-out', { names: found.leftOut.join(', ') })]
        : []),
    ],
  };
}

interface DirectedClaim {
  readonly claim: Claim;
  /** Sign of the effect that is to be replicated; 0 where none is said. */
  readonly expected: number;
}

/** The claims without the unit in which the effect was found first, which says their direction. */
function withoutDiscovery(
  claims: readonly Claim[],
  { discovery, expected }: ReplicateChosen,
): { told: DirectedClaim[]; notices: Notice[] } {
  const said = expected === undefined ? 0 : expected === 'higher' ? 1 : -1;
  if (discovery === undefined)
    return { told: claims.map((claim) => ({ claim, expected: said })), notices: [] };
  const isIt = ({ name }: { name: string }): boolean => nameKey(name) === nameKey(discovery);
  const names = [...new Set(claims.flatMap(({ units }) => units.map(({ name }) => name)))];
  if (!names.some((name) => isIt({ name })))
    throw new InputError(`'${discovery}' is none of the lines and donors`, {
      ...{
        expected: names.slice(0, 40).join(', '),
        found: discovery,
        fix: '--discovery takes a name of the table',
      },
    });
  return {
    told: claims.map((claim) => ({
      claim: { ...claim, units: claim.units.filter((unit) => !isIt(unit)) },
      expected: said === 0 ? Math.sign(claim.units.find(isIt)?.estimate ?? 0) : said,
    })),
    notices: [note('replicate.discovery', { unit: discovery })],
  };
}

function judgedClaims(told: readonly DirectedClaim[]): ToldClaim[] {
  const pooled = told.map(({ claim }) => pooledEffects(claim.units));
  const adjusted = holm(Float64Array.from(pooled, ([mean]) => mean.log10P));
  const differences = told.map(({ claim }) => subgroupDifferences(subgroupsOf(claim.units)));
  const ofDifferences = holm(Float64Array.from(differences.flat(), ({ test }) => test.log10P));
  let next = 0;
  return told.map(({ claim, expected }, i) => {
    const [mean] = pooled[i];
    const judging: Replicated = {
      ...{ mean, log10Holm: adjusted[i], expected },
      heterogeneity: heterogeneityOf(claim.units),
      clear: clearUnits(claim.units),
    };
    return {
      ...{ claim, pooled: pooled[i], judging, judged: replicationVerdict(judging) },
      differences: differences[i].map((difference) => ({ ...difference, log10Holm: ofDifferences[next++] })),
    };
  });
}

function findingOf({ claim, judging, judged }: ToldClaim, unit: EffectUnit): Finding {
  const { perturbation, drug, measured, units } = claim;
  const { mean } = judging;
  const counted = countedUnits(units);
  const { estimate, low, high, standardError, degreesOfFreedom, log10P, noTest } = mean;
  return {
    ...(judged satisfies Judged),
    ...{ estimate, low, high, standardError, degreesOfFreedom, log10P, noTest },
    ...{ n: mean.units, nControl: mean.units, paired: true },
    leftOut: units.filter((each) => !counted.includes(each)).map(({ name }) => name),
    ...{ kind: 'replication', perturbation, drug, cell: null, measured, unit },
    donors: counted.filter(({ kind }) => isIndividual(kind)).length,
  };
}

function forestOf({ claim, judging }: ToldClaim, unit: EffectUnit): Forest {
  const subgroups = subgroupsOf(claim.units);
  const others = claim.units.filter(({ status }) => status === null);
  const groups =
    subgroups.length === 0
      ? [{ units: claim.units }]
      : [...subgroups, ...(others.length > 0 ? [{ units: others }] : [])];
  return {
    ...{ draws: 'forest', claim: claimName(claim), unit, mean: drawnMean(judging.mean) },
    groups: groups.map(({ units, ...group }) => ({
      ...group,
      units: units.map(drawnUnit),
      mean: drawnMean(unitMeans(countedUnits(units))),
    })),
  };
}

function personNotices(claims: readonly Claim[]): Notice[] {
  const names = personLikeNames(claims.flatMap(({ units }) => units.map(({ name }) => name)));
  return names.length === 0 ? [] : [caution('samples.person-like', { names: names.join(', ') })];
}

function noticesOf({ claim: { units, ...names }, judging }: ToldClaim): Notice[] {
  const claim = claimName(names);
  const { mean, heterogeneity, clear } = judging;
  const counted = countedUnits(units);
  const alone = units.filter((unit) => !counted.includes(unit)).map(({ name }) => name);
  const points = alone.length > 0 && counted.length > 0;
  return [
    ...(mean.noTest === null ? [note('replicate.pooled', { claim, counted: mean.units })] : []),
    ...(points ? [note('replicate.points-only', { claim, names: alone.join(', ') })] : []),
    ...noMean(mean, claim),
    ...(isMixed(judging)
      ? [
          caution('replicate.mixed', {
            ...{ claim, higher: clear.higher.join(', '), lower: clear.lower.join(', ') },
          }),
        ]
      : heterogeneity.log10P < LOG10_ALPHA
        ? [caution('replicate.differ', { claim })]
        : []),
  ];
}

function noMean({ noTest }: PooledEffect, claim: string): Notice[] {
  switch (noTest) {
    case 'no experiments':
      return [caution('replicate.nothing-counts', { claim })];
    case 'one experiment':
      return [caution('replicate.one-unit', { claim })];
    case 'no spread':
      return [caution('replicate.no-spread', { claim })];
    // Nothing that was read by eye has an effect that could be pooled.
    case 'read by eye':
    case null:
      return [];
  }
}

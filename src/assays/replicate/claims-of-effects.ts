// Rows of finished effects -> claims with their units.
import { InputError } from '../../errors.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import type { EffectRows } from '../../tables/effect-rows.ts';
import { SAMPLE_KINDS, type Sample, type SampleKind } from '../../tables/samples.ts';
import { reachOf, type Claim, type UnitEffect } from './unit-effect.ts';

/** Part of an interval's width by which its halves may differ: rounding does not differ by more. */
const ASYMMETRY = 0.1;

/**
 * One claim for every perturbation, drug and target of the table, or comparison and target, and time point.
 * @param samples what is known of lines and donors; what the table says itself goes before it
 * @throws InputError for a unit that stands twice in a claim, or whose numbers contradict each other
 */
export function claimsOfEffects(rows: EffectRows, samples: readonly Sample[] = []): Claim[] {
  const claims = new Map<string, Omit<Claim, 'units'> & { units: UnitEffect[]; seen: Set<string> }>();
  const known = new Map(samples.map((sample) => [nameKey(sample.name), sample]));
  for (let row = 0; row < rows.count; row++) {
    const names = namesAt(rows, row);
    const key = JSON.stringify(names);
    const claim = claims.get(key) ?? { ...names, units: [], seen: new Set<string>() };
    claims.set(key, claim);
    const unit = unitAt(rows, row, known);
    if (claim.seen.has(nameKey(unit.name)))
      throw new InputError(`${unit.name} stands twice`, {
        ...{ ...rows.place(row), expected: 'one row for each line or donor', found: unit.name },
        fix: 'give the mean over its independent experiments with their n, or name the target of each row',
      });
    claim.seen.add(nameKey(unit.name));
    claim.units.push(unit);
  }
  return [...claims.values()].map(({ seen: _, ...claim }) => claim);
}

/** What was done and what was measured: by columns of their own, or as a table of comparisons has it. */
function namesAt({ labels }: EffectRows, row: number): Omit<Claim, 'units'> {
  const comparison = labels.comparison[row];
  const time = new Set(labels.time).size > 1 ? labels.time[row] : null;
  const target = labels.target[row] ?? '';
  const own = { perturbation: labels.perturbation[row], drug: labels.drug[row] };
  const named =
    comparison === null || own.perturbation !== null || own.drug !== null
      ? own
      : comparedAt(comparison, labels.contrast[row]);
  return { ...named, measured: time === null ? target : `${target} (${time})` };
}

/** `siFOS - siCtrl` is siFOS, unless there is a drug beside it; others are named as they stand. */
function comparedAt(comparison: string, contrast: string | null): Omit<Claim, 'units' | 'measured'> {
  const alone = /^([^,]+) - [^,]+$/.exec(comparison)?.[1] ?? null;
  if (alone !== null && contrast === 'drug') return { perturbation: null, drug: alone };
  const isOne = alone !== null && contrast !== 'both';
  return { perturbation: isOne ? alone : comparison, drug: null };
}

function unitAt(rows: EffectRows, row: number, known: ReadonlyMap<string, Sample>): UnitEffect {
  const name = rows.name[row];
  const sample = known.get(nameKey(name));
  return {
    name,
    kind: kindAt(rows, row) ?? sample?.kind ?? (rows.donors ? 'donor' : null),
    status: rows.labels.status[row] ?? sample?.status ?? null,
    estimate: rows.estimate[row],
    points: [],
    ...precisionAt(rows, row),
  };
}

function kindAt({ labels, place }: EffectRows, row: number): SampleKind | null {
  const text = labels.kind[row];
  if (text === null) return null;
  const found = SAMPLE_KINDS.find((kind) => kind === text.toLowerCase());
  if (found !== undefined) return found;
  throw new InputError('this is no kind of sample', {
    ...{ ...place(row), expected: SAMPLE_KINDS.join(', '), found: text },
  });
}

/** Standard error by what the row has of it: itself, an interval, or a standard deviation with n. */
function precisionAt(
  rows: EffectRows,
  row: number,
): Pick<UnitEffect, 'standardError' | 'degreesOfFreedom' | 'n'> {
  const n = rows.n[row];
  const given = standardErrorAt(rows, row);
  if (!Number.isNaN(n) && !(Number.isInteger(n) && n >= 1))
    throw new InputError('n is no number of experiments', {
      ...{ ...rows.place(row), expected: 'a whole number of 1 or more', found: String(n) },
    });
  if (Number.isNaN(n) && !Number.isNaN(rows.standardDeviation[row]) && Number.isNaN(given))
    throw new InputError('a standard deviation says nothing without n', {
      ...{ ...rows.place(row), expected: 'n: the number of independent experiments', found: 'no n' },
    });
  if (Number.isNaN(given)) return { standardError: NaN, degreesOfFreedom: 0, n: Number.isNaN(n) ? 1 : n };
  if (n === 1)
    throw new InputError('one experiment has no standard error', {
      ...{
        ...rows.place(row),
        expected: 'n of 2 or more, or an estimate alone',
        found: `n = 1 and ${given}`,
      },
      fix: 'the spread of wells is not that of experiments: leave it out',
    });
  if (!(given > 0))
    throw new InputError('the standard error is not above 0', {
      ...{ ...rows.place(row), expected: 'a number above 0', found: String(given) },
      fix: 'experiments that do not differ at all were perhaps divided by themselves; leave the spread out',
    });
  return { standardError: given, degreesOfFreedom: degreesAt(rows, row), n };
}

/** Those that the table says, else by the experiments; Infinity where nobody says. @throws InputError for none above 0 */
function degreesAt({ degreesOfFreedom, n, place }: EffectRows, row: number): number {
  const said = degreesOfFreedom[row];
  if (said > 0) return said;
  if (Number.isNaN(said)) return n[row] >= 2 ? n[row] - 1 : Infinity;
  throw new InputError('the degrees of freedom are not above 0', {
    ...{ ...place(row), expected: 'a number above 0, or nothing', found: String(said) },
  });
}

function standardErrorAt(rows: EffectRows, row: number): number {
  const [standardError, low, high] = [rows.standardError[row], rows.low[row], rows.high[row]];
  const n = rows.n[row];
  if (!Number.isNaN(standardError)) return standardError;
  if (Number.isNaN(low) && Number.isNaN(high)) return rows.standardDeviation[row] / Math.sqrt(n);
  const estimate = rows.estimate[row];
  const found = `${estimate} within ${low} to ${high}`;
  if (!(low < estimate && estimate < high))
    throw new InputError('the estimate is not within its interval', {
      ...{ ...rows.place(row), expected: 'low < estimate < high', found },
    });
  if (Math.abs(low + high - 2 * estimate) > ASYMMETRY * (high - low))
    throw new InputError('the interval is longer on one side', {
      ...{ ...rows.place(row), expected: 'an interval with the estimate in its middle', found },
      fix: 'ratios have such intervals: give their log2, and the log2 of both ends',
    });
  return (high - low) / 2 / reachOf(degreesAt(rows, row));
}

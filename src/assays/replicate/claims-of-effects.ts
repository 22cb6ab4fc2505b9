// Rows of finished effects -> claims with their units.
import { InputError } from '../../errors.ts';
import { nameKey } from '../../genome/antigen-aliases.ts';
import type { EffectRows } from '../../tables/effect-rows.ts';
import { SAMPLE_KINDS, type Sample, type SampleKind } from '../../tables/samples.ts';
import { reachOf, type Claim, type UnitEffect } from './unit-effect.ts';

/** Part of an interval's width by which its halves may differ: rounding does not differ by more. */
const ASYMMETRY = 0.1;

/**
 * One claim for every perturbation, drug and target of the table.
 * @param samples what is known of lines and donors; what the table says itself goes before it
 * @throws InputError for a unit that stands twice in a claim, or whose numbers contradict each other
 */
export function claimsOfEffects(rows: EffectRows, samples: readonly Sample[] = []): Claim[] {
  const claims = new Map<string, Omit<Claim, 'units'> & { units: UnitEffect[]; seen: Set<string> }>();
  const known = new Map(samples.map((sample) => [nameKey(sample.name), sample]));
  for (let row = 0; row < rows.count; row++) {
    const { perturbation, drug, target } = rows.labels;
    const names = { perturbation: perturbation[row], drug: drug[row], measured: target[row] ?? '' };
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
  return { standardError: given, degreesOfFreedom: Number.isNaN(n) ? Infinity : n - 1, n };
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
  return (high - low) / 2 / reachOf(n >= 2 ? n - 1 : Infinity);
}

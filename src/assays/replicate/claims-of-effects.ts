// Rows of finished effects -> claims with their units.
import { refused } from '../../messages/refused.ts';
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
      throw refused(
        'replicate.unit-twice',
        { name: unit.name },
        { ...{ ...rows.place(row), expected: 'one row for each line or donor', found: unit.name } },
      );
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
  throw refused(
    'samples.no-kind',
    {},
    { fix: undefined, ...{ ...place(row), expected: SAMPLE_KINDS.join(', '), found: text } },
  );
}

/** Standard error by what the row has of it: itself, an interval, or a standard deviation with n. */
function precisionAt(
  rows: EffectRows,
  row: number,
): Pick<UnitEffect, 'standardError' | 'degreesOfFreedom' | 'n'> {
  const n = rows.n[row];
  const given = standardErrorAt(rows, row);
  if (!Number.isNaN(n) && !(Number.isInteger(n) && n >= 1))
    throw refused(
      'replicate.n',
      {},
      {
        fix: undefined,
        ...{ ...rows.place(row), expected: 'a whole number of 1 or more', found: String(n) },
      },
    );
  if (Number.isNaN(n) && !Number.isNaN(rows.standardDeviation[row]) && Number.isNaN(given))
    throw refused(
      'replicate.sd-without-n',
      {},
      {
        fix: undefined,
        ...{ ...rows.place(row), expected: 'n: the number of independent experiments', found: 'no n' },
      },
    );
  if (Number.isNaN(given)) return { standardError: NaN, degreesOfFreedom: 0, n: Number.isNaN(n) ? 1 : n };
  if (n === 1)
    throw refused(
      'replicate.one-experiment',
      {},
      {
        ...{
          ...rows.place(row),
          expected: 'n of 2 or more, or an estimate alone',
          found: `n = 1 and ${given}`,
        },
      },
    );
  if (!(given > 0))
    throw refused(
      'replicate.se-zero',
      {},
      { ...{ ...rows.place(row), expected: 'a number above 0', found: String(given) } },
    );
  return { standardError: given, degreesOfFreedom: degreesAt(rows, row), n };
}

/** Those that the table says, else by the experiments; Infinity where nobody says. @throws InputError for none above 0 */
function degreesAt({ degreesOfFreedom, n, place }: EffectRows, row: number): number {
  const said = degreesOfFreedom[row];
  if (said > 0) return said;
  if (Number.isNaN(said)) return n[row] >= 2 ? n[row] - 1 : Infinity;
  throw refused(
    'replicate.df',
    {},
    { ...{ ...place(row), expected: 'a number above 0, or nothing', found: String(said) } },
  );
}

function standardErrorAt(rows: EffectRows, row: number): number {
  const [standardError, low, high] = [rows.standardError[row], rows.low[row], rows.high[row]];
  const n = rows.n[row];
  if (!Number.isNaN(standardError)) return standardError;
  if (Number.isNaN(low) && Number.isNaN(high)) return rows.standardDeviation[row] / Math.sqrt(n);
  const estimate = rows.estimate[row];
  const found = `${estimate} within ${low} to ${high}`;
  if (!(low < estimate && estimate < high))
    throw refused(
      'replicate.outside-interval',
      {},
      { fix: undefined, ...{ ...rows.place(row), expected: 'low < estimate < high', found } },
    );
  if (Math.abs(low + high - 2 * estimate) > ASYMMETRY * (high - low))
    throw refused(
      'replicate.lopsided',
      {},
      { ...{ ...rows.place(row), expected: 'an interval with the estimate in its middle', found } },
    );
  return (high - low) / 2 / reachOf(degreesAt(rows, row));
}

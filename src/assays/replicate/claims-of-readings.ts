// Tidy readings of several lines or donors -> claims: within each unit treated minus control, or after minus before.
import { refused } from '../../messages/refused.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, type Label, type Readings } from '../../tables/readings.ts';
import type { Sample } from '../../tables/samples.ts';
import { controlsAmong } from '../design/controls.ts';
import { effectOf } from '../design/effect.ts';
import type { Claim, UnitEffect } from './unit-effect.ts';

/** On which scale values are compared: their differences as they are, or their log2. */
export const SCALES = ['as measured', 'log2'] as const;

export type Scale = (typeof SCALES)[number];

export interface ReadingsChoice {
  /** The control, where its name does not tell. */
  readonly control?: string | undefined;
  readonly scale: Scale;
  readonly samples: readonly Sample[];
}

export interface ClaimsOfReadings {
  readonly claims: readonly Claim[];
  /** What names the units. */
  readonly unit: Label;
  readonly controls: readonly string[];
  /** Units that have one of the two alone. */
  readonly leftOut: readonly string[];
}

const BEFORE = /^(?:before|pre|baseline|day0|d0|前|投与前|治療前|処理前)$/;
const COMPARING = ['perturbation', 'drug', 'sample'] as const;

/**
 * Claims of a tidy table: one for every treated level, other drug and target.
 * @throws InputError where nothing names the units, or nothing can be compared
 */
export function claimsOfReadings(readings: Readings, choice: ReadingsChoice): ClaimsOfReadings {
  const unit = unitOf(readings);
  const { label, controls } = comparedBy(readings, choice);
  const isControl = new Set(controls);
  const pairs = pairedNames(choice.samples);
  const claims = new Map<string, Omit<Claim, 'units'>>();
  const rowsOf = new Map<string, number[]>();
  const unitsOf = new Set<string>();
  const nameAt = (row: number): string | null => {
    const name = labelAt(readings, unit, row);
    return name === null ? null : (pairs.get(nameKey(name)) ?? name);
  };
  for (let row = 0; row < readings.count; row++) {
    const name = nameAt(row);
    const level = labelAt(readings, label, row);
    if (name === null || level === null || Number.isNaN(readings.value[row])) continue;
    unitsOf.add(name);
    const rest = restAt(readings, row, label);
    const group = groupKey(rest, isControl.has(level) ? null : level, name);
    rowsOf.set(group, [...(rowsOf.get(group) ?? []), row]);
    if (!isControl.has(level)) claims.set(JSON.stringify([rest, level]), claimNamed(rest, label, level));
  }
  const known = new Map(choice.samples.map((sample) => [nameKey(sample.name), sample]));
  const leftOut = new Set<string>();
  const told = [...claims].map(([key, names]): Claim => {
    const [rest, level] = JSON.parse(key) as [Rest, string];
    const units = [...unitsOf].flatMap((name): UnitEffect[] => {
      const values = (arm: string | null): Map<string, number> =>
        byExperiment(readings, rowsOf.get(groupKey(rest, arm, name)) ?? [], choice.scale);
      const [treated, control] = [values(level), values(null)];
      if (treated.size > 0 && control.size > 0) return [unitEffect(name, { treated, control, unit, known })];
      if (treated.size + control.size > 0) leftOut.add(name);
      return [];
    });
    return { ...names, units };
  });
  return { claims: told, unit, controls, leftOut: [...leftOut] };
}

/** What of a row stays the same between treated and control. */
interface Rest {
  readonly perturbation: string | null;
  readonly drug: string | null;
  readonly target: string | null;
}

function restAt(readings: Readings, row: number, label: Label): Rest {
  const at = (other: Label): string | null => (other === label ? null : labelAt(readings, other, row));
  return { perturbation: at('perturbation'), drug: at('drug'), target: at('target') };
}

function groupKey(rest: Rest, level: string | null, unit: string): string {
  return JSON.stringify([rest, level, unit]);
}

function claimNamed(rest: Rest, label: Label, level: string): Omit<Claim, 'units'> {
  const { perturbation, drug, target } = rest;
  return {
    perturbation: label === 'perturbation' ? level : perturbation,
    drug: label === 'drug' ? level : drug,
    measured: target ?? '',
  };
}

function unitOf({ labels, file }: Readings): Label {
  const found = (['donor', 'cell'] as const).find((label) => labels[label] !== undefined);
  if (found !== undefined) return found;
  throw refused(
    'replicate.no-unit',
    {},
    {
      ...{ file, expected: 'a column donor or cell' },
      fix: 'chipmate assay replicate --template writes an example',
    },
  );
}

/** The column whose levels are compared, and which of them is the control. */
function comparedBy(
  readings: Readings,
  { control, samples }: ReadingsChoice,
): { label: Label; controls: string[] } {
  const befores = new Set(samples.flatMap(({ pair }) => (pair === null ? [] : nameKey(pair.before))));
  for (const label of COMPARING) {
    const levels = readings.labels[label]?.levels ?? [];
    if (levels.length < 2) continue;
    const controls =
      control === undefined
        ? label === 'sample'
          ? levels.filter((level) => BEFORE.test(nameKey(level)) || befores.has(nameKey(level)))
          : controlsAmong(levels, label)
        : levels.filter((level) => nameKey(level) === nameKey(control));
    if (controls.length > 0 && controls.length < levels.length) return { label, controls };
  }
  throw refused(
    'replicate.nothing-to-compare',
    {},
    {
      file: readings.file,
      expected: 'a control among the levels of perturbation or drug, or before and after in a column sample',
      found: COMPARING.flatMap((label) => readings.labels[label]?.levels ?? [])
        .slice(0, 10)
        .join(', '),
      fix: '--control NAME says which one it is',
    },
  );
}

/** The names that samples have before and after, with the name of the sample. */
function pairedNames(samples: readonly Sample[]): Map<string, string> {
  return new Map(
    samples.flatMap(({ name, pair }) =>
      pair === null ? [] : [pair.before, pair.after].map((each): [string, string] => [nameKey(each), name]),
    ),
  );
}

/** Wells of one experiment averaged. */
function byExperiment(readings: Readings, rows: readonly number[], scale: Scale): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const row of rows) {
    const experiment = labelAt(readings, 'experiment', row) ?? '';
    values.set(experiment, [...(values.get(experiment) ?? []), valueAt(readings, row, scale)]);
  }
  return new Map([...values].map(([experiment, own]) => [experiment, mean(own)]));
}

function valueAt(readings: Readings, row: number, scale: Scale): number {
  const value = readings.value[row];
  if (scale === 'as measured') return value;
  if (value > 0) return Math.log2(value);
  throw refused(
    'replicate.no-logarithm',
    {},
    { ...{ ...readings.place(row), expected: 'a value above 0', found: String(value) } },
  );
}

interface Arms {
  readonly treated: ReadonlyMap<string, number>;
  readonly control: ReadonlyMap<string, number>;
  readonly unit: Label;
  readonly known: ReadonlyMap<string, Sample>;
}

function unitEffect(name: string, { treated, control, unit, known }: Arms): UnitEffect {
  const effect = effectOf(treated, control);
  const sample = known.get(nameKey(name));
  const shared = [...treated].filter(([experiment]) => control.has(experiment));
  return {
    name,
    kind: sample?.kind ?? (unit === 'donor' ? 'donor' : 'line'),
    status: sample?.status ?? null,
    estimate: effect.estimate,
    standardError: effect.standardError,
    degreesOfFreedom: effect.noTest === null ? effect.degreesOfFreedom : 0,
    n: Math.min(effect.n, effect.nControl),
    points: effect.paired
      ? shared.map(([experiment, value]) => value - (control.get(experiment) ?? NaN))
      : [],
  };
}

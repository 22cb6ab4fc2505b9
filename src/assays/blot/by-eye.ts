// A blot that was read by eye: yes, weak or no in every lane; counted, never tested.
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
import type { Judged } from '../../tables/verdicts.ts';
import type { Arms } from '../design/arms.ts';
import { isSample, unitAt } from './bands.ts';
import { fractionAt, type Fraction } from './co-ip.ts';

const WORDS: readonly (readonly [pattern: RegExp, level: number])[] = [
  [/^(?:yes|y|\+{1,4}|present|strong|positive|seen|あり|有|有り|はい|陽性|[○◎])$/, 2],
  [/^(?:weak|faint|\+\/-|\+-|±|弱い|弱|弱陽性|△)$/, 1],
  [/^(?:no|n|[-−–]|absent|none|negative|not seen|なし|無|無し|いいえ|陰性|[×x])$/, 0],
];

/** 2 for yes, 1 for weak, 0 for no; NaN for other words. */
export function levelOf(word: string): number {
  const plain = word.normalize('NFKC').trim().toLowerCase();
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? NaN;
}

/** Whether a table was read by eye: words of that kind, and no number. */
export function isReadByEye({ value, word, count }: Pick<Readings, 'value' | 'word' | 'count'>): boolean {
  const words = word.filter((each) => each !== null && each.trim() !== '') as string[];
  return (
    count > 0 &&
    words.length > 0 &&
    value.every(Number.isNaN) &&
    words.every((each) => !Number.isNaN(levelOf(each)))
  );
}

/** One question to lanes: what is said of it in each independent experiment. */
export interface SeenByEye {
  readonly cell: string | null;
  /** Bait of a co-IP; null for a treated arm beside its control. */
  readonly bait: string | null;
  readonly target: string;
  readonly arm: number;
  /** Experiments that speak for a band or a change, against it, and for a change the other way. */
  readonly yes: number;
  readonly no: number;
  readonly opposite: number;
  /** Which way a change goes: -1 less, 1 more; 1 for a co-IP. */
  readonly direction: number;
  readonly judged: Judged;
}

type Outcome = 'yes' | 'no' | 'opposite' | 'no IgG lane' | 'no input lane';

/** Every co-IP where lanes have fractions, else every treated arm beside the control. */
export function seenByEye(readings: Readings, arms: Arms, names: KnownNames = new KnownNames()): SeenByEye[] {
  const rows = Array.from({ length: readings.count }, (_, row) => row).filter(
    (row) =>
      isSample(readings, row) && unitAt(readings, row) !== null && !Number.isNaN(levelAt(readings, row)),
  );
  return readings.labels.fraction === undefined
    ? changes(readings, arms, rows)
    : pulled(readings, arms, rows, names);
}

function levelAt({ word }: Readings, row: number): number {
  return levelOf(word[row] ?? '');
}

/** Highest level among rows; NaN for none. */
function highest(readings: Readings, rows: readonly number[]): number {
  return rows.length === 0 ? NaN : Math.max(...rows.map((row) => levelAt(readings, row)));
}

function grouped(
  rows: readonly number[],
  keyOf: (row: number) => readonly unknown[] | null,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const parts = keyOf(row);
    if (parts === null) continue;
    const key = JSON.stringify(parts);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function pulled(readings: Readings, arms: Arms, rows: readonly number[], names: KnownNames): SeenByEye[] {
  const at = (label: 'cell' | 'antibody' | 'target', row: number): string | null =>
    labelAt(readings, label, row);
  const groups = grouped(rows, (row) => {
    const [bait, prey] = [at('antibody', row), at('target', row)];
    if (fractionAt(readings, row) !== 'IP' || bait === null || prey === null || names.same(bait, prey))
      return null;
    return [at('cell', row), arms.of[row], bait, prey];
  });
  return [...groups].map(([key, own]) => {
    const [cell, arm, bait, target] = JSON.parse(key) as [string | null, number, string, string];
    const level = (unit: string, fraction: Fraction): number =>
      highest(
        readings,
        rows.filter(
          (row) =>
            unitAt(readings, row) === unit &&
            at('cell', row) === cell &&
            arms.of[row] === arm &&
            at('target', row) === target &&
            fractionAt(readings, row) === fraction &&
            (fraction !== 'IP' || at('antibody', row) === bait),
        ),
      );
    const outcomes = unitsOf(readings, own).map((unit): Outcome => {
      const [ip, igg, input] = [level(unit, 'IP'), level(unit, 'IgG'), level(unit, 'input')];
      if (Number.isNaN(igg)) return 'no IgG lane';
      // A lysate without the protein cannot give it away.
      if (!(input > 0)) return 'no input lane';
      return ip > igg ? 'yes' : 'no';
    });
    return { cell, bait, target, arm, direction: 1, ...judged(outcomes) };
  });
}

function changes(readings: Readings, { of, control = 0 }: Arms, rows: readonly number[]): SeenByEye[] {
  const at = (label: 'cell' | 'target', row: number): string | null => labelAt(readings, label, row);
  const groups = grouped(rows, (row) => {
    const target = at('target', row);
    return target === null || of[row] === control ? null : [at('cell', row), of[row], target];
  });
  return [...groups].map(([key, own]) => {
    const [cell, arm, target] = JSON.parse(key) as [string | null, number, string];
    const differences = unitsOf(readings, own).flatMap((unit) => {
      const level = (asked: number): number =>
        highest(
          readings,
          rows.filter(
            (row) =>
              unitAt(readings, row) === unit &&
              of[row] === asked &&
              at('target', row) === target &&
              at('cell', row) === cell,
          ),
        );
      const difference = level(arm) - level(control);
      return Number.isNaN(difference) ? [] : [Math.sign(difference)];
    });
    const direction = Math.sign(differences.reduce((sum, each) => sum + each, 0)) || 1;
    const outcomes = differences.map((each): Outcome =>
      each === 0 ? 'no' : each === direction ? 'yes' : 'opposite',
    );
    return { cell, bait: null, target, arm, direction, ...judged(outcomes) };
  });
}

function unitsOf(readings: Readings, rows: readonly number[]): string[] {
  return [...new Set(rows.map((row) => unitAt(readings, row) ?? ''))];
}

/** What readings by eye have earned: two experiments that say the same are suggested, and nothing is more. */
function judged(outcomes: readonly Outcome[]): Pick<SeenByEye, 'yes' | 'no' | 'opposite' | 'judged'> {
  const count = (outcome: Outcome): number => outcomes.filter((each) => each === outcome).length;
  const [yes, no, opposite] = [count('yes'), count('no'), count('opposite')];
  return { yes, no, opposite, judged: wordOf(yes, no, opposite, outcomes) };
}

function wordOf(yes: number, no: number, opposite: number, outcomes: readonly Outcome[]): Judged {
  const told = yes + no + opposite;
  const lack = outcomes.find((each) => each === 'no IgG lane' || each === 'no input lane');
  if (told === 0 && lack !== undefined) return { verdict: 'not estimable', reason: lack };
  if (told < 2) return { verdict: 'not estimable', reason: 'too few experiments' };
  if (yes === told) return { verdict: 'suggested', reason: 'read by eye' };
  if (no === told) return { verdict: 'no significant difference', reason: null };
  return { verdict: 'not estimable', reason: 'readings disagree' };
}

// The words that an answer gives its rows, and how they are counted.
import { InputError } from '../../src/errors.ts';
import { targets, type Targets, type TargetsInput } from '../../src/analyses/targets.ts';
import type { Verdict } from '../../src/tables/verdicts.ts';

/** Rows that are read: what a person looks at. */
export const FIRST = 30;

/** Target genes with their words, in the order of the table. */
export interface JudgedTargets {
  readonly genes: readonly string[];
  readonly words: readonly Verdict[];
  readonly answer: Targets;
}

/** The ranking of targets as a user asks for it; undefined where it is refused. */
export function judgeTargets(input: TargetsInput): JudgedTargets | undefined {
  try {
    const answer = targets(input);
    const order = Array.from(answer.targets.order);
    return {
      genes: order.map((gene) => answer.scores.genes.names[gene]),
      words: order.map((gene) => answer.judged.verdicts[gene].verdict),
      answer,
    };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** How often a word stands among the first rows, and among all. */
export interface Words {
  /** Supported and suggested rows among the first. */
  readonly supported: number;
  readonly suggested: number;
  readonly read: number;
  /** Supported rows in all. */
  readonly all: number;
}

export function countWords(words: readonly Verdict[]): Words {
  const first = words.slice(0, FIRST);
  const count = (list: readonly Verdict[], word: Verdict): number =>
    list.filter((each) => each === word).length;
  return {
    supported: count(first, 'supported'),
    suggested: count(first, 'suggested'),
    read: first.length,
    all: count(words, 'supported'),
  };
}

/** What one kind of question, sensible or not, earned. */
export interface Kind {
  readonly name: string;
  readonly cases: readonly Words[];
  /** Questions that were refused. */
  readonly refused: number;
  /** What else there is to say, in a few words. */
  readonly remark?: string;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Share of the rows that were read with the word, over all cases. */
export function shareOf({ cases }: Kind, word: 'supported' | 'suggested'): number {
  const read = cases.reduce((sum, each) => sum + each.read, 0);
  return cases.reduce((sum, each) => sum + each[word], 0) / read;
}

export function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

/** Cells of a kind's row: name, questions, refused, shares, median and largest number of supported rows among the first. */
export function kindRow(kind: Kind): string[] {
  const { name, cases, refused, remark = '' } = kind;
  const supported = cases.map((each) => each.supported);
  const share = (value: number): string => (Number.isNaN(value) ? '-' : percent(value));
  return [
    name,
    String(cases.length + refused),
    String(refused),
    share(shareOf(kind, 'supported')),
    share(shareOf(kind, 'suggested')),
    cases.length === 0 ? '-' : `${quantile(supported, 0.5)}, ${Math.max(...supported)}`,
    remark,
  ];
}

export const KIND_HEADER = [
  'question',
  'asked',
  'refused',
  'supported',
  'suggested',
  'median, most of 30',
  'also',
];

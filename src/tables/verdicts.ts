// The words of every verdict and the reasons that may stand behind them: a column of words, a column of reasons.

/** The seven words for what a piece of evidence says about a candidate; nothing is ever proven. */
export const VERDICTS = [
  'supported',
  'suggested',
  'contradicted',
  'no significant difference',
  'not estimable',
  'not tested',
  'not measured',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Every reason that may be printed behind a word, with the word that it stands behind. */
export const REASONS = {
  'strong sites only': 'suggested',
  'weak score': 'suggested',
  'shared beyond chance': 'suggested',
  'sites elsewhere': 'suggested',
  unreplicated: 'suggested',
  'perhaps by chance': 'suggested',
  'no mean expression': 'suggested',
  'read by eye': 'suggested',
  hub: 'suggested',
  'not seen expressed': 'suggested',
  'other cells': 'suggested',
  'no p-value': 'suggested',
  'p-values in doubt': 'suggested',
  'incomplete table': 'suggested',
  'most genes change': 'suggested',
  'one shared sequence': 'suggested',
  'no fixed spacing': 'suggested',
  'spacing not tested': 'suggested',
  'two units': 'suggested',
  'some units opposite': 'suggested',
  'another factor of this motif': 'suggested',
  'two experiments': 'suggested',
  'saturated bands': 'suggested',
  'signal not linear': 'suggested',
  'no loading control': 'suggested',
  'no isotype control': 'suggested',
  'test not for so few': 'suggested',
  'results disagree': 'suggested',
  'knock-down not seen': 'suggested',
  'binding alone': 'suggested',
  'undetermined wells': 'suggested',
  'amplifies without template': 'suggested',
  'reference in doubt': 'suggested',
  'no IgG': 'suggested',
  'no negative region': 'suggested',
  'copied experiments': 'suggested',
  'experiments in doubt': 'suggested',
  'negative region moves too': 'suggested',
  'unclear beside the weaker drug': 'suggested',
  'above the input': 'suggested',
  'global change not seen': 'suggested',
  'between the published bounds': 'suggested',
  "avoids the factor's sites": 'contradicted',
  'opposite direction': 'contradicted',
  'units disagree': 'contradicted',
  'below the published threshold': 'contradicted',
  'not above other factors': 'no significant difference',
  'no more than chance': 'no significant difference',
  'no better than one drug': 'no significant difference',
  'bound, unchanged': 'no significant difference',
  'changed, unbound': 'no significant difference',
  'units differ': 'no significant difference',
  'several claims tested': 'no significant difference',
  'one side only': 'not estimable',
  'too few experiments': 'not estimable',
  'too few sites': 'not estimable',
  'too few changed genes': 'not estimable',
  'too few unchanged genes': 'not estimable',
  'no residual degrees': 'not estimable',
  'no spread': 'not estimable',
  'beyond the tested doses': 'not estimable',
  'direction in doubt': 'not estimable',
  'one drug with itself': 'not estimable',
  'no IgG lane': 'not estimable',
  'no input lane': 'not estimable',
  'no bait in the IP': 'not estimable',
  'readings disagree': 'not estimable',
  'knock-down failed': 'not estimable',
  'unchanged, knock-down not seen': 'not estimable',
  'not amplified': 'not estimable',
  'no IgG, no negative region': 'not estimable',
  'bound in neither arm': 'not estimable',
  'no reference for a global change': 'not estimable',
  'too few reads': 'not estimable',
  'reads of a part of the genome': 'not estimable',
  'threshold of another assay': 'not estimable',
  'not among the most changed': 'not tested',
  'no known motif': 'not tested',
  'not on the platform': 'not measured',
  'not in the table': 'not measured',
  filtered: 'not measured',
  'not in the gene models': 'not measured',
  'no sequence': 'not measured',
  'no peaks': 'not measured',
  'no gene models': 'not measured',
  'no blacklist': 'not measured',
  'no control': 'not measured',
  'pairs of reads': 'not measured',
  'no peaks called': 'not measured',
} as const satisfies Record<string, Verdict>;

export type Reason = keyof typeof REASONS;

type ReasonFor<Word extends Verdict> = {
  [Each in Reason]: (typeof REASONS)[Each] extends Word ? Each : never;
}[Reason];

/** A word with the reason behind it, null where the word says all; a reason of another word does not compile. */
export type Judged = {
  [Word in Verdict]: { readonly verdict: Word; readonly reason: ReasonFor<Word> | null };
}[Verdict];

/** Words and reasons of many rows, as columns. */
export interface JudgedColumns {
  readonly verdict: readonly Verdict[];
  readonly reason: readonly (Reason | null)[];
}

export function judgedColumns(rows: readonly Judged[]): JudgedColumns {
  return { verdict: rows.map(({ verdict }) => verdict), reason: rows.map(({ reason }) => reason) };
}

/** Word and reason of one row. */
export function judgedAt({ verdict, reason }: JudgedColumns, row: number): Judged {
  return { verdict: verdict[row], reason: reason[row] } as Judged;
}

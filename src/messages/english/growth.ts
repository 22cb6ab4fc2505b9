/** Effects of the bench, and growth: what is said, what may be chosen, what columns and figures mean. */
export const growth = {
  'column.measured': 'Measured',
  'column.measure': 'By',
  'column.bench-effect': 'Effect',
  'column.scale': 'Scale',
  'column.independent': 'n',
  'column.independent-control': 'n of the control',
  'column.test': 'Test',
  'help.measured': 'Protein, viability, count: what the values are of.',
  'help.measure': 'How one number was made of each experiment.',
  'help.bench-effect': 'Mean difference on the scale that is named, over independent experiments.',
  'help.bench-ci':
    'End of the 95% interval; where several groups share a control and are compared by Dunnett, the intervals hold for all of them together.',
  'help.bench-scale':
    'Unit of the effect: log2 ratio, percentage points, doublings per day, or the co-IP ratio itself.',
  'help.independent':
    'Independent experiments or donors of the treated group; wells and lanes of one experiment are averaged.',
  'help.independent-control': 'The same of the control.',
  'help.bench-test': 'Which test the p-value is of; none where there is no p-value.',
  'help.bench-p': '-log10 p, corrected for the groups that share a control where there are several.',
  'help.bench-adjusted-p': 'p after the correction for all cells and targets of the table, too (Holm).',
  'help.bench-verdict':
    'Supported needs three independent experiments, an interval without 0 and a corrected p below 0.05; two are at most suggested, one is not estimable.',
  'axis.log2-fold-change': 'log2 fold change',
  'axis.effect-log2-ratio': 'log2 of the ratio to the control',
  'axis.percentage-points': 'difference (percentage points)',
  'axis.per-day': 'difference of growth rates (doublings per day)',
  'axis.effect-log10-dose': 'difference of log10 doses',
  'axis.days': 'time (days)',
  'figure.effects-said':
    'Each ring is an independent experiment, the bar their mean, the line its 95% interval; the control is at 0.',
  'figure.growth': 'Course of {name}',
  'figure.growth-said':
    'The mean of the wells of each experiment over time, {courses|course|courses}; lines join the means of a group.',
  'figure.growth-effects': 'Effect on {name}, by {measure}',
  'growth.choice.measure':
    'what is tested: rate (growth rate), area (under the curve), last (at the last common time), GR (default: rate for amounts of several times, else last)',
  'growth.choice.scale':
    'what the values are: amount (compared as logarithms) or percent (default: by unit and name)',
  'growth.choice.time-unit':
    'unit of the column time (default: as it is written; hours from 24 on, else days)',
  'growth.choice.model':
    'summary (one number for each experiment and group) or mixed (the same numbers in a mixed model, which keeps experiments that lack a group)',
  'growth.time-guessed':
    'times are read as {unit} (h hours, d days) by their size; --time-unit says another unit',
  'assay.one-spelling': 'names that differ in case alone are taken for one: {names}',
  'assay.fractions':
    '{measured}: values between 0 and 1 are taken times 100, as fractions. If they are percent: write % beside the name of the column, as in "value (%)"',
  'assay.perhaps-fractions':
    '{measured}: no value is as large as percentages are, though % is written. If they are fractions of 1, effects are 100 times too small: multiply them, or take the % away',
  'growth.below-nothing':
    '{wells|value is|values are} a little below 0, as where a background was subtracted: {places}. There is no logarithm of them, and of a percentage it is an error of the same size',
  'growth.words': '{readings|reading|readings} without a number left out: {words}',
  'growth.as-amount': '{measured}: read as amounts, compared as logarithms by {measure}',
  'growth.as-percent':
    '{measured}: read as percentages, compared in percentage points by {measure}; --scale amount says otherwise',
  'growth.no-common-time': '{measured}: the groups have no time in common',
  'growth.measure-impossible':
    '{measured}: {asked} cannot be counted (it needs amounts, several times, for GR a day 0 from which the control grows); {measure} is tested instead',
  'growth.divided':
    '{measured}: the control is {value} in every experiment, so the values were divided by it and its own spread is lost. Ratios are tested against 1 over the experiments, on their logarithms; the values before the division would say more',
  'growth.perhaps-inhibition':
    '{measured}: untreated cells are near 0 and treated ones higher. Is it inhibition (100 - viability)? Then every sign is turned round',
  'growth.no-day-zero':
    '{measured}: no values of day 0 from which growth begins; groups that were seeded unequally look like an effect',
  'growth.not-measured':
    '{measured}: {courses|course has|courses have} no {measure}: a value of 0 or less, or too few times',
  'growth.dunnett':
    'several groups share one control: p-values and intervals are corrected for all of them together (Dunnett); one error for all groups, {unit} as block where they share it',
  'growth.mixed-few':
    'the mixed model rests on many experiments: below five of them nothing is more than suggested. --model summary has no such limit',
  'growth.other-measures':
    'rows that are not tested show the other measures with their intervals; one measure is tested, and --measure says which: choose it before you look',
  'growth.more-than-both': '{measured}, {arm}: more than both together',
  'growth.less-than-both': '{measured}, {arm}: less than both together',
  'growth.no-more-than-both':
    '{measured}, {arm}: no more than both together (the interval leaves no room for half of their sum)',
  'growth.both-cannot-be-told':
    '{measured}, {arm}: whether it is more than both together cannot be told; more independent experiments with all four groups would tell',
} as const;

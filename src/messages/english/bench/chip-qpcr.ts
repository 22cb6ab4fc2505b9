/** ChIP-qPCR: what is said, what may be chosen, what columns and figures mean. */
export const chipQpcr = {
  'chip-qpcr.choice.negative-region':
    'an amplicon where nothing should bind; repeatable (default: those called negative, desert, ...)',
  'chip-qpcr.choice.input-fraction':
    'part of the chromatin that is the input, 0.01 for 1 %, where the table has no column input_fraction',
  'chip-qpcr.choice.input-dilution': 'how many times the input was diluted further before the reaction',
  'chip-qpcr.choice.show':
    'what the table is of: binding (default), differences (between arms), chromatins (each antibody in each chromatin)',
  'chip-qpcr.negative-by-name': 'negative regions by their names: {names}; --negative-region says others',
  'chip-qpcr.no-negative-region':
    'no amplicon is a negative region: nothing is more than suggested to be bound. --negative-region names one',
  'chip-qpcr.no-igg': 'no IgG beside {names}: nothing is more than suggested to be bound there',
  'chip-qpcr.on-no-peak': '{names} lies on no peak: a negative region, or a mistake in its place or genome',
  'chip-qpcr.negative-on-peak': '{names} is called a negative region and lies on a peak',
  'chip-qpcr.no-input': '{values|value|values} left out, for want of input of the same chromatin: {names}',
  'chip-qpcr.above-input':
    '{values|value|values} above 100 % of the input, more than there was: is the input fraction wrong, or are wells of input and IP exchanged? Verdicts that rest on it are at most suggested: {names}',
  'chip-qpcr.mixed-fractions':
    'several input fractions for one chromatin or antibody: {names}. Where only one was put aside, one of them is a slip, and percent of input is wrong by as much',
  'chip-qpcr.bound':
    'bound (above IgG and above the negative region, both lower ends above 1, three chromatins): {bound} of {tested|row|rows} asked',
  'chip-qpcr.difference': '{antibody} at {amplicon}, {comparison}: {times} times as much ({low} to {high})',
  'figure.chip-qpcr': '{name}: precipitated chromatin',
  'axis.percent-input': 'percent of input',
  'column.amplicon': 'Amplicon',
  'column.antibody': 'Antibody',
  'column.percent-input': 'Percent of input',
  'column.percent-low': 'Percent of input, lower end',
  'column.percent-high': 'Percent of input, upper end',
  'column.fold-over-igg': 'Fold over IgG',
  'column.fold-over-region': 'Fold over negative region',
  'column.amplicon-place': 'Place',
  'column.fold-specific': 'Fold change over negative region',
  'help.amplicon': 'Region that the primers amplify.',
  'help.antibody': 'What was precipitated.',
  'help.chromatins': 'Independent chromatins.',
  'help.percent-input': 'Geometric mean over chromatins; dilution and template volumes are counted.',
  'help.percent-interval': 'End of the 95% confidence interval of the geometric mean.',
  'help.percent-of-chromatin': 'In this chromatin.',
  'help.fold-over-igg': 'Times as much as with IgG in the same chromatin.',
  'help.fold-over-region':
    'Times as much as at the negative region with the same antibody in the same chromatin.',
  'help.binding-p': 'p of the weaker of the two comparisons; in files its -log10.',
  'help.binding-verdict':
    'supported is bound: above IgG and above the negative region, both lower ends above 1, three chromatins, p (Holm) below 0.05.',
  'help.amplicon-place': 'on a peak, on no peak, negative region, negative region on a peak, or not placed.',
  'help.amplicon-gene': 'Gene, as the table of amplicons has it.',
  'help.chip-fold-change':
    'Times as much percent of input as in the control; of an interaction, times as much as both effects multiplied give.',
  'help.chip-log2': 'log2 of the fold change of percent of input.',
  'help.fold-specific':
    'The same after division by the negative region of the same chromatin: what all regions share is gone.',
} as const;

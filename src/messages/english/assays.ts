/** Assays of the bench: what is said of all of them. */
export const assays = {
  'assay.control-by-name': 'control by its name: {control}; --control says another',
  'assay.wells-averaged':
    '{wells|well|wells} averaged to {values|value|values}, one for each {unit}: wells of one experiment are not counted as n',
  'assay.paired': 'compared within each {unit}, which the groups share ({n|pair|pairs})',
  'assay.pairs-left-out': '{names}: in one of the two groups alone, left out of the pairs',
  'assay.no-units':
    'nothing says which wells are independent experiments: n is 1, and there is no p-value. A column experiment (or donor) in the table or its map names them',
  'assay.one-experiment':
    '{comparison}: one independent experiment in a group gives no p-value and no interval; a second one would give both, three make a verdict possible',
  'assay.no-spread':
    '{comparison}: the values of a group do not differ at all, so that there is no test. Were they divided by their own control, or copied?',
  'assay.copied-same':
    '{unit}s {names} hold the same readings: one experiment pasted twice is n = 1, and verdicts are at most suggested',
  'assay.copied-constant':
    '{unit}s {names} hold the same readings but for one constant that was added: one experiment pasted twice is n = 1, and verdicts are at most suggested',
  'assay.copied-factor':
    '{unit}s {names} hold the same readings but for one factor: one experiment pasted twice is n = 1, and verdicts are at most suggested',
  'assay.technical-names':
    '{names}: named like wells or technical replicates, and counted as independent ones. Verdicts are at most suggested until a column experiment (or donor) names what was repeated independently',
  'assay.simulated': 'made-up numbers: this table is a template',
  'assay.choice.control':
    'the control of a perturbation or drug, by its name in the table; repeatable (default: by its name: siCtrl, scramble, vector, DMSO, ...)',
  'column.comparison': 'Comparison',
  'column.holm-p': 'p (Holm)',
  'help.bench-cell': 'Cells, where the table names them.',
  'help.comparison':
    'Treated arm - its control, and beside which drug or perturbation; of two together (x) what both do beyond their sum.',
  'help.holm-p': "p after Holm's correction over all that the assay tests beside it; in files its -log10.",
} as const;

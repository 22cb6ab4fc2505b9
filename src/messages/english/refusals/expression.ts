/** What keeps samples from being compared: measured values, their sheet, their contrast. */
export const expressionRefusals = {
  'refused.sheet.no-sample-column': "the sheet has no column 'sample'",
  'fix.sheet.no-sample-column':
    "name the column with the samples 'sample'; its names are those of the matrix",
  'refused.sheet.sample-twice': "sample '{sample}' stands twice in the sheet",
  'fix.sheet.sample-twice': 'remove or rename one of the two',
  'refused.sheet.no-groups': 'the file does not say which group a sample belongs to',
  'fix.sheet.no-groups':
    'give a table with the column sample and a column of groups: --design SHEET (in a study, design: SHEET)',
  'refused.sheet.which-attribute': 'which attribute of the samples is compared?',
  'fix.sheet.which-attribute':
    'write the contrast with it, such as "ATTRIBUTE=a-b", or give a table of the samples: --design',
  'refused.sheet.no-attribute': "the file says nothing about '{attribute}' of its samples",
  'fix.sheet.no-attribute':
    'choose one of the attributes that the file has, or give a table of the samples: --design',
  'refused.matrix.sample-twice': "sample '{sample}' stands twice in the matrix",
  'fix.matrix.sample-twice': 'rename one of the two columns, or take it out',
  'refused.sheet.block-in-model': "column '{column}' is in the model and in --block",
  'fix.sheet.block-in-model': 'leave it out of one of the two',
  'refused.sheet.no-value': "column '{column}' has no value for sample '{sample}'",
  'fix.sheet.no-value': 'fill it in, remove the sample from the sheet, or leave the column out with --model',
  'refused.sheet.not-a-number': "column '{column}' is not a number for sample '{sample}'",
  'fix.sheet.not-a-number': 'write a number there, or leave the column out with --model',
  'refused.contrast.block-too-few': 'too few samples share a {block} to tell how they correlate',
  'fix.contrast.block-too-few': 'leave out --block',
  'refused.sheet.technical-differ': "replicates of one source differ in '{column}'",
  'fix.sheet.technical-differ':
    'choose another column for --technical; or, where several samples were taken of one source, name it with --block',
  'refused.block.none-share': '--block {block} cannot work: no two samples share a value',
  'fix.block.none-share': 'leave out --block',
  'refused.block.all-share': '--block {block} cannot work: all samples have the same value',
  'fix.block.all-share': 'leave out --block',
  'refused.block.in-model': '--block {block} cannot work: the model tells its values apart already',
  'fix.block.in-model': 'leave out --block',
} as const;

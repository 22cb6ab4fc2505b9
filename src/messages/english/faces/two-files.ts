/** Texts of the page that puts two files of peaks side by side. */
export const twoFiles = {
  'two.title': 'Compare two files of peaks',
  'two.offer': 'Compare two of these files: their sites and their partners',
  'two.what':
    'Which sites both have and which one alone, and which factors go with one rather than the other.',
  'two.first': 'File A',
  'two.second': 'File B',
  'two.too-few': 'Two files of peaks are needed: hand them over here or on the first page.',
  'two.compare': 'Compare',
  'two.sites': 'Sites of both, and of one alone',
  'two.bed': 'BED',
  'two.bed-of': 'Save the sites of {part} as BED',
  'two.bed-all': 'All sites as BED, with their part',
  'two.partners': 'Partners of one rather than the other',
  'two.no-atlas': 'Without an atlas, partners cannot be compared.',
  'two.scores-figure': 'Co-binding scores of the first partners in {a} and in {b}',
  'two.scores-axis': 'Co-binding score',
} as const satisfies Record<string, string>;

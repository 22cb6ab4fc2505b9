/** What is said of peaks, regions and genes as they are read, whatever is asked about them. */
export const query = {
  'peaks.starts-lowered': 'MACS .xls: starts are 1-based and were lowered by one',
  'peaks.text-as-score': 'column {column} holds text, no scores',
  'peaks.fourth-as-score': 'four columns with numbers in the fourth: read as scores',
  'peaks.taken-together':
    'a ChIP-Atlas file that may hold several experiments: their peaks are taken together',
  'peaks.spaces': 'columns are separated by spaces, not by tabs',
  'peaks.summits-outside': '{summits|summit|summits} outside the peak: the middle is used instead',
  'peaks.scores-below-zero': '{peaks|peak has|peaks have} a score below 0, which an atlas keeps as 0',

  'query.other-names':
    'chromosomes are named otherwise than in {genome}; {example} is taken as {name}, and so on',
  'query.dropped':
    'left out {intervals|interval|intervals} on {sequences|sequence|sequences} that {genome} does not have: {names}',
  'query.beyond-end':
    'left out {intervals|interval that begins|intervals that begin} beyond the end of the chromosome',
  'query.restricted': '{kept} of {all} intervals are left after the regions given',
  'query.parts': 'compared: {first|interval|intervals} of the query with {other}',
  'query.parts-in-both':
    'compared: {first|interval|intervals} of the query with {other}; left out, being in both parts: {both}',

  'identity.twin': 'the query is nearly identical with {experiment}: taken as {antigen} in {cell}',
  'identity.twin-antigen':
    'the query is nearly identical with {experiment}, {antigen} in {cell}: its antigen is taken from there',
  'identity.twin-cell':
    'the query is nearly identical with {experiment}, {antigen} in {cell}: its cell type is taken from there',
  'identity.unknown':
    'the antigen of the query is unknown: it may be among its own partners; --query-antigen NAME tells it',
  'identity.one-factor': '{antigens} count as one factor: none of them is a partner of another',
  'identity.no-such-cell': 'no experiment of the atlas is of {cell}',
  'identity.cell-placed':
    '{cell} is of the class {class}: its rows come first; --query-cell-class NAME says otherwise',
  'identity.cell-not-placed':
    'to which class of cells {cell} belongs is not known, so that no rows come first; --query-cell-class NAME tells it, of {classes}',
  'identity.class-absent':
    '{cell} is of the class {class}, of which the atlas has no experiment, so that no rows come first; it has {classes}',
  'identity.no-such-antigen': 'no experiment of the atlas has the antigen {antigen}',
  'identity.no-such-antigen-near':
    'no experiment of the atlas has the antigen {antigen}; perhaps {near} is meant',

  'genes.used': 'gene models: {source}',
  'genes.chromosomes-without':
    '{peaks|peak|peaks} on {sequences|sequence|sequences} without genes in {source}: {names}',
  'genes.other-build-suspected':
    'only {percent} % of the summits lie within 1 kb of a TSS of {source}, {ratio} times as many as after moving the peaks: peaks and genes look like different genome builds',
  'sequence.used': 'sequence: {file} ({format}, {sequences|sequence|sequences}, {assembly})',
  'sequence.other-build-suspected':
    '{places} TSSs of {source} hold only {ratio} times as many CpG as places between them in {file}: gene models and sequence look like different genome builds',
  'genes.dates-repaired': 'gene names that a spreadsheet had made dates are put right: {genes}',
  'genes.dates-ambiguous':
    'gene names that a spreadsheet made dates and that may be several genes are left out: {names}',
  'genes.no-such-gene': 'the gene models have no gene called {gene}: is this the approved symbol?',
  'genes.no-such-gene-near': 'the gene models have no gene called {gene}: perhaps {near} is meant',
  'genes.unknown': 'not among the genes of {source}: {unknown} of {names|name|names}: {listed}',
} as const satisfies Record<string, string>;

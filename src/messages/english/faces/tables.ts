/** What tables and answers say to who works with them. */
export const tables = {
  'table.any': 'all',
  'table.copy': 'Copy',
  'table.copied': 'Copied',
  'table.unfold': '+ {rows} with nearly the same sites',
  'table.fold': '− {rows} with nearly the same sites',

  'compared.brought': 'From your {names}.',
  'compared.peaks': '{file} ({peaks|region|regions})',
  'compared.genes': '{file} ({genes|gene|genes})',
  'compared.table': '{file} ({rows|row|rows})',
  'compared.with':
    'Your {names}, compared with the atlas “{atlas}”: {experiments|public experiment|public experiments} of {antigens|factor or mark|factors and marks} in {cells|cell type|cell types} ({genome})',
  'compared.asked':
    'This is from the atlas “{atlas}”: {experiments|public experiment|public experiments} of {antigens|factor or mark|factors and marks} in {cells|cell type|cell types} ({genome})',
  'compared.release': '; {release}',
  'compared.end': '.',
  'compared.and': ' and ',
  'compared.atlas': 'What is an atlas?',
  'compared.many-of': '{name}: {experiments|experiment|experiments} of it in the atlas',
  'compared.some-of': '{name}: in the atlas under another name',
  'compared.none-of': '{name}: no experiment of it in the atlas',
  'compared.no-factor': 'Which factor yours is was not said, and could not be told.',
  'compared.no-cell': 'Which cells yours are was not said, and could not be told.',

  'answer.first-rows':
    'The answer has {rows} rows; this page holds the first {shown}. The files TSV and XLSX have all of them.',

  'datasets.title': 'Which experiments are there? Search as you type',
  'datasets.words': 'Factor, cell type, tissue, treatment or accession; every word must stand in the row',
  'datasets.atlas': 'Atlas',
  'datasets.found': '{found} of {experiments|experiment|experiments}; the first {shown} are shown',
} as const satisfies Record<string, string>;

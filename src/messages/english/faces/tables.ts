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

  'question.sets': 'Which sites do my files share?',
  'site-sets.joined':
    'peaks of any file that overlap or touch are one site: {peaks|peak makes|peaks make} {sites|site|sites}',
  'site-sets.figure': 'Sites of {names}',
  'site-sets.choice.files': 'two or three files of peaks',
  'site-sets.choice.genome': 'where the peaks lie: what lies beyond it is left out, another build refused',
  'site-sets.choice.show': 'the parts with their numbers of sites, or every site with its part',
  'column.set-part': 'Files',
  'column.set-sites': 'Sites',
  'column.set-bases': 'Bases',
  'help.set-part': 'The files that have a peak in the site, and no others of those asked about.',
  'help.set-sites': 'Sites: peaks of any file that overlap or touch, joined.',
  'help.set-share': 'Share of all sites of the files.',
  'help.set-peaks': 'Peaks of all files that the sites are made of.',
  'help.set-bases': 'Bases that the sites cover.',
  'help.set-start': 'Start of the site, 0-based.',
  'help.set-end': 'End of the site, exclusive.',
} as const satisfies Record<string, string>;

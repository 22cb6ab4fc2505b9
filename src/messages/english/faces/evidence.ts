/** What the page of the evidence behind a partner says, and the genome browser on it. */
export const evidencePage = {
  'window.cut':
    'There are {features|feature|features} here: the {most} strongest are drawn. Zoom in to see the others.',
  'column.exons': 'Exons',
  'help.exons':
    'First base (from 0) and end of each exon, over all transcripts; empty where the gene models have none.',
  'column.strength': 'Strength',

  'evidence.title': '{name} at the sites of {query}',
  'evidence.query': 'my peaks',
  'evidence.of': 'The evidence behind {name}',
  'evidence.statistics': 'What the ranking says',
  'evidence.odds':
    'The odds that it shares a site of yours are {odds} times those of sites that as many other factors occupy.',
  'evidence.odds-interval':
    'The odds that it shares a site of yours are {odds} times those of sites that as many other factors occupy (95% confidence interval {low} to {high}).',
  'evidence.score': 'Co-binding score {score} (95% confidence interval {low} to {high}).',
  'evidence.rank': 'Rank {rank}, FDR {q}.',
  'evidence.shared':
    'It shares {shared} of the {sites|consensus site|consensus sites} that your peaks lie on.',
  'evidence.all-values': 'Every value of this row',
  'evidence.no-row': '{name} has no row in this ranking; the field at the end of the page says why.',
  'evidence.motifs': 'Whether its motif is there, too, can be asked where the genome’s sequence is at hand:',
  'evidence.sites-title': 'The sites that you share with it',
  'evidence.sites': '{rows|site of yours|sites of yours} at a peak of it, your strongest first',
  'evidence.sites-alone': 'All columns of these sites',
  'evidence.experiments-here': 'Experiments',
  'evidence.place': 'Place',
  'evidence.show-in-browser': '(show in the genome browser)',
  'evidence.experiments-title': 'Its experiments in the atlas',
  'evidence.experiments': '{experiments|experiment|experiments}',
  'evidence.opens': 'opens {site} and tells it this accession: {name}',
  'evidence.filtered':
    '{name} is in the atlas, but what was chosen for this ranking leaves its experiments out; they are of {where}.',
  'evidence.near-copy': 'The data hardly tell it from {names}: a row may be pushed down by such a near-copy.',

  'browser.title': 'Genome browser',
  'browser.open': 'Open the genome browser',
  'browser.opening': 'The genome browser is opening …',
  'browser.left': 'to the left',
  'browser.right': 'to the right',
  'browser.in': 'zoom in',
  'browser.out': 'zoom out',
  'browser.place': 'Gene or place, such as chr18:63123346-63320128',
  'browser.go': 'Go',
  'browser.own': 'A track of your own (bigWig, BED, BAM with its .bai), read in this page and sent nowhere:',
  'browser.unread':
    '{file} cannot be drawn: the browser takes bigWig, bigBed, BED, bedGraph, narrowPeak, broadPeak and BAM.',
  'browser.motifs': 'Motif of {name}',
  'browser.motifs-drawn': 'Sites of the motifs of {name} (JASPAR, P up to 0.0001)',
  'browser.no-index': '{file} needs its index: choose {file}.bai together with it.',
  'browser.cut': 'More lie here than are drawn; zoom in to see the others.',
  'browser.sites': 'Sites of {cellClass}',
  'browser.genes': 'Genes',
  'browser.public': 'Signal from {host}',
  'browser.public-tells':
    'Asks {host} for the signal of {names}. That server learns which experiments you look at, and about which places on the genome. Nothing of your own files is sent.',
  'browser.public-track': '{name}, reads per million (from {host})',
  'browser.public-on': 'Signal comes from {host}, which sees where you look, until this browser is closed.',
  'browser.public-stop': 'Stop asking {host}',
} as const satisfies Record<string, string>;

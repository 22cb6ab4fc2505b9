/** Experiments against changed genes, treatments and one another: what is said, and what may be chosen. */
export const experiments = {
  'explain.compared': '{changed} changed genes against {unchanged} unchanged ones',

  'explain.choice.level': 'one row per factor, the mean of its experiments, or one per experiment',
  'explain.choice.direction': 'which changed genes',

  'treatments.without': 'without {gene}: {treatments}',
  'treatments.lower':
    'treatments that lower {gene}: {ranked} of {effects}, {sure} with a 95 % interval that leaves out 0',
  'treatments.raise':
    'treatments that raise {gene}: {ranked} of {effects}, {sure} with a 95 % interval that leaves out 0',

  'treatments.choice.direction': 'what the treatment should do',

  'profile.compared':
    '{experiments|experiment|experiments}, {sites|site|sites}; correlation of rank scores over them',

  'page.all-genes': '{genes|gene|genes}, mean log2 fold change {mean}, standard deviation {deviation}',
  'page.expressed':
    '{kept} of {genes} genes are seen expressed and are compared (--background all takes all)',
  'page.few-genes':
    'only {genes|gene|genes} with a fold change: below {enough} the mean and the spread of all genes are hardly known, and p and q rest on both',
  'page.small-sets':
    '{experiments|experiment has|experiments have} no p: fewer than {fewest} genes are bound, or fewer than {fewest} are not',
  'page.levels-unknown': 'the table does not tell which genes are expressed: all of them are compared',
  'page.goes-with-class':
    'fold changes of genes that code for proteins differ from those of others (rank correlation {correlation}): experiments at the one kind stand out for that alone',
  'page.goes-with-length':
    'fold changes go along with the length of genes (rank correlation {correlation}): experiments at long or short genes stand out for that alone',
  'page.goes-with-expression':
    'fold changes go along with mean expression (rank correlation {correlation}): most factors are bound at expressed genes, and stand out for that alone',
  'page.choice.background':
    'which genes of the table are compared: those seen expressed, as far as it tells (default; with --compare all)',
  'page.choice.window': 'a gene is bound when a peak lies this close to its TSS',

  'target-genes.near':
    '{genes|gene|genes} with a peak of {experiments|experiment|experiments} of {symbol} within {window} bp of {sites} TSSs of {source}',

  'export.experiments': '{experiments|experiment|experiments}',
  'export.peaks': '{peaks|peak|peaks}',
  'export.links': '{links|link|links} of experiments and genes within {window} bp',
  'export.choice.threshold': 'threshold in the file names (default: that of the atlas, else 05)',
  'export.choice.network': 'also write which experiment has a peak this close to the TSS of which gene',

  'browse.peaks': '{peaks|peak|peaks} of {experiments|experiment|experiments}',
  'browse.igv': 'with IGV open: {address}',
  'fetch.lost':
    '{experiments|experiment is|experiments are} not on the server and therefore left out, although the list says that there are peaks: {names}',
  'search.indexing': 'indexing {list}, once',
  'search.index-damaged': '{list}: the search index was damaged and is made again',
  'search.rows-left-out':
    '{list}: {rows|row that is no experiment was|rows that are no experiments were} left out; the first, line {line}, {reason}',
  'search.found': '{found} of {experiments|experiment|experiments}',
  'search.choice.genome': 'experiments of this genome',
  'search.choice.count': 'count what was found, by genome, class, antigen and cell',

  'diff.changes':
    '{appeared|experiment|experiments} appeared, {vanished} vanished, {peaks} changed in peaks, {annotation} only in annotation, {same} not at all',
  'diff.ranks': '{kept} of {rows|row keeps its|rows keep their} rank',
  'diff.choice.all': 'also experiments that are the same in both',

  'sites.made': 'sites made for {classes|cell class|cell classes}: {names}',
  'sites.kept': 'sites kept for {classes|cell class|cell classes}: {names}',
  'sites.mislabelled':
    'not used for the sites, as others of the label tell that they look like another factor, {count|experiment|experiments}: {experiments}',
  'sites.left-out': 'no factors, left out of the sites: {antigens}',
} as const satisfies Record<string, string>;

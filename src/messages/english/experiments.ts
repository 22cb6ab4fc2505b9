/** Experiments against changed genes, treatments and one another: what is said, and what may be chosen. */
export const experiments = {
  'explain.compared': '{changed} changed genes against {unchanged} unchanged ones',

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
} as const satisfies Record<string, string>;

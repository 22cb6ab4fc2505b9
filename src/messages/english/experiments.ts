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
} as const satisfies Record<string, string>;

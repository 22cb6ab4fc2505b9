/** Experiments against changed genes, treatments and one another: what is said, and what may be chosen. */
export const experiments = {
  'explain.compared': '{changed} changed genes against {unchanged} unchanged ones',

  'explain.choice.direction': 'which changed genes',
} as const satisfies Record<string, string>;

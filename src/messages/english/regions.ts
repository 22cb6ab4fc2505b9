/** Questions about regions and sites: what is said, and what may be chosen. */
export const regions = {
  'sites.no-genes': 'no gene models are known for {genome}: give them with --genes FILE',
} as const satisfies Record<string, string>;

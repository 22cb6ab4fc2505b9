/** What the demo does, as it does it. */
export const demo = {
  'demo.world': 'writing a simulated world (seed {seed})',
  'demo.atlas': 'building the atlas',
  'demo.truth': 'opening the truth',
} as const satisfies Record<string, string>;

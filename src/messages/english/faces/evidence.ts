/** What the page of the evidence behind a partner says, and the genome browser on it. */
export const evidencePage = {
  'window.cut':
    'There are {features|feature|features} here: the {most} strongest are drawn. Zoom in to see the others.',
  'column.strength': 'Strength',
} as const satisfies Record<string, string>;

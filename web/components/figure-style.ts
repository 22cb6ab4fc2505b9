/** Colours of the figures: dark enough on white to be read, and told apart by people who see few colours. */
export const COLOURS = {
  ink: '#1b2733',
  faint: '#7a8792',
  axis: '#4a5763',
  accent: '#155e8c',
  up: '#b3442a',
  down: '#155e8c',
  flat: '#66727d',
  own: '#155e8c',
  partner: '#6a7681',
} as const;

export const figureStyle = {
  fontFamily: 'inherit',
  fontSize: '12px',
  color: COLOURS.ink,
  background: 'transparent',
  overflow: 'visible',
} as const;

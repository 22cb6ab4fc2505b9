/** What the app says of its sample data. */
export const sample = {
  'sample.try': 'Try with sample data',
  'sample.what':
    'Simulated peaks of IKZF1 in a myeloma line, against a simulated atlas of that line. Nothing in them was measured.',
  'sample.making': 'Making the simulated data: about five seconds …',
  'sample.caution': 'Simulated data: no finding from it is one.',
};

/** What the app says of its sample data. */
export const sample = {
  'sample.try': 'Try with sample data',
  'sample.what':
    'Simulated peaks of IKZF1 in a myeloma line, against a simulated atlas of that line. Nothing in them was measured.',
  'sample.making': 'Making the simulated data: five to ten seconds …',
  'atlas.simulated': 'the atlas is simulated: no finding from it is one',
  'sample.caution': 'Simulated data: no finding from it is one.',
  'sample.compared':
    '{names}, compared with the simulated atlas “{atlas}”: {experiments|simulated experiment|simulated experiments} of {antigens|factor or mark|factors and marks} in {cells|cell type|cell types} ({genome})',
  'sample.asked':
    'This is from the simulated atlas “{atlas}”: {experiments|simulated experiment|simulated experiments} of {antigens|factor or mark|factors and marks} in {cells|cell type|cell types} ({genome})',
};

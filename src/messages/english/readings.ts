/** How tables of the bench were read. */
export const readings = {
  'readings.columns-unused': 'columns that were not used: {names}',
  'readings.summaries-left-out': '{names}: rows that sum up others, left out',
  'readings.plates': '{count} plates in one sheet: {names}',
  'readings.treatment-as-perturbation':
    'the column {column} names siRNA, shRNA or guides: taken as the perturbation',
  'readings.replicate-as-experiment':
    'the column {column} is taken as independent experiments. If it numbers wells of one experiment, call it technical replicate: it would be counted as n. Verdicts are at most suggested until the column is called experiment',
  'readings.omitted': '{wells|well|wells} left out in the program of the machine',
  'readings.looks-like-date':
    '{names}: a spreadsheet may have made dates of these names (SEPT2 becomes 2-Sep)',
  'readings.units-converted': '{column}: {from} converted to {to}',
  'readings.map-overrides': 'table and map differ, and the map is taken: {names}',
  'readings.map-names-more': 'the map also names what the table does not have: {names}',
} as const;

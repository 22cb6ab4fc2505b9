import { expect, test } from 'vitest';
import { parseStudy } from '../file/read-study.ts';
import type { StudyResults } from '../study-results.ts';
import { hoursOf } from './hours.ts';
import { relayNotes } from './relays.ts';

test.each([
  ['30 min', 0.5],
  ['4h', 4],
  ['4 hrs.', 4],
  ['2 days', 48],
  ['1.5 d', 36],
  ['24時間', 24],
  ['２４ h', 24],
  ['1 week', 168],
  ['90 s', 0.025],
  ['24', undefined],
  ['overnight', undefined],
  ['4 h and 24 h', undefined],
  [undefined, undefined],
])('%s are %s hours', (time, hours) => {
  expect(hoursOf(time)).toBe(hours);
});

const GENES = ['DIRECT', 'LATE', 'IRF4', 'MYC', 'IKZF1', 'UNTESTED', 'JUN'];

/** An experiment in which some of the genes change. */
function experiment(name: string, changing: readonly string[], without: readonly string[] = []) {
  const gene = GENES.filter((each) => !without.includes(each));
  return {
    name,
    testable: true,
    rows: {
      gene,
      adjP: gene.map((each) => (changing.includes(each) ? 0.001 : 0.8)),
      minusLog10P: gene.map((each) => (each === 'MYC' ? 9 : changing.includes(each) ? 5 : 0.1)),
    },
  };
}

/** IRF4 has a site of the factor, MYC has none. */
const results = {
  partners: [],
  expression: [
    experiment('early', ['DIRECT', 'IRF4', 'MYC', 'IKZF1'], ['UNTESTED']),
    experiment('late', ['DIRECT', 'LATE', 'IRF4', 'MYC', 'UNTESTED', 'JUN']),
  ],
  targets: [
    {
      rows: { gene: ['IRF4', 'MYC'], nearestPeakDistance: [100, 90_000] },
      unknown: [],
      notMeasured: { gene: [], nearestPeakDistance: [] },
    },
  ],
} as unknown as StudyResults;

function notes(early: string, late: string, factor = 'IKZF1') {
  const { study } = parseStudy(
    `study: S
factor: ${factor}
genome: hg38
expression:
  - { name: early, table: t, ${early} }
  - { name: late, table: t, ${late} }
`,
    'study.yaml',
  );
  const note = relayNotes(study, results);
  return (gene: string, of = 'late') => note(gene, of)?.values;
}

test('a gene that changes late only may follow the transcription factors that change early: bound ones first, the factor itself never', () => {
  const note = notes('treatment: len, time: 4 h, cell: MM.1S', 'treatment: Len, time: 1 d, cell: mm1s');
  expect(note('LATE')).toEqual({ late: '1 d', early: '4 h', genes: 'IRF4, MYC' });
  expect(note('JUN')).toEqual({ late: '1 d', early: '4 h', genes: 'IRF4, MYC' });
  for (const [gene, of] of [
    ['DIRECT', 'late'],
    ['IRF4', 'late'],
    ['UNTESTED', 'late'],
    ['LATE', 'early'],
    ['DIRECT', 'early'],
  ])
    expect(note(gene, of), gene).toBeUndefined();
  expect(notes('time: 4 h', 'time: 24 h', 'IRF4')('LATE')).toMatchObject({ genes: 'MYC, IKZF1' });
});

test('only experiments that differ in their time alone are compared', () => {
  for (const [early, late] of [
    ['time: 4 h, cell: MM.1S', 'time: 24 h, cell: H929'],
    ['time: 4 h, treatment: len', 'time: 24 h, treatment: pom'],
    ['time: 4 h, acts_on: IKZF1, how: degraded', 'time: 24 h, acts_on: IKZF1, how: knock-down'],
    ['time: 4 h, acts_on: FOS, how: knock-down', 'time: 24 h, acts_on: FOS, how: knock-down'],
    ['time: 24 h', 'time: 4 h'],
    ['time: 4 h', 'time: 240 min'],
    ['time: 4', 'time: 24'],
    ['treatment: len', 'treatment: len, time: 24 h'],
  ])
    expect(notes(early, late)('LATE'), `${early}; ${late}`).toBeUndefined();
});

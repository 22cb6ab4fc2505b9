import { expect, test } from 'vitest';
import { probePlaces } from './probe-places.ts';

const columns = (entries: Record<string, string[]>): Map<string, string[]> =>
  new Map(Object.entries(entries));

test('a column of whole places, in either direction, with probes that lie nowhere', () => {
  const places = probePlaces(
    columns({
      'Gene Symbol': ['IRF4', 'CD48', ''],
      CHROMOSOMAL_LOCATION: ['chr6:411100-411159', 'chr1:160681641-160681582', 'unmapped'],
    }),
  );
  expect(places).toEqual([
    { chromosome: 'chr6', start: 411_099, end: 411_159 },
    { chromosome: 'chr1', start: 160_681_581, end: 160_681_641 },
    null,
  ]);
});

test('chromosome, first and last base in columns of their own', () => {
  expect(probePlaces(columns({ seqname: ['chr8'], RANGE_START: ['101'], RANGE_STOP: ['200'] }))).toEqual([
    { chromosome: 'chr8', start: 100, end: 200 },
  ]);
  expect(
    probePlaces(columns({ Chromosome: ['18', 'X'], Probe_Coordinates: ['101-120:301-330', ''] })),
  ).toEqual([{ chromosome: 'chr18', start: 100, end: 330 }, null]);
});

test('a platform without places', () => {
  expect(probePlaces(columns({ Symbol: ['IRF4'], Chromosome: ['6'] }))).toBeUndefined();
  expect(probePlaces(columns({ Location: ['nucleus', 'membrane'] }))).toBeUndefined();
});

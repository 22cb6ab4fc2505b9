import { expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import type { PeakColumns } from '../peak-columns.ts';
import { jointSites } from './joint-sites.ts';

type Peak = readonly [chromosome: string, start: number, end: number];

function columns(peaks: readonly Peak[]): PeakColumns {
  const chromosomeNames = [...new Set(peaks.map(([name]) => name))];
  return {
    count: peaks.length,
    chromosomeNames,
    chromosome: Uint16Array.from(peaks, ([name]) => chromosomeNames.indexOf(name)),
    start: Int32Array.from(peaks, ([, start]) => start),
    end: Int32Array.from(peaks, ([, , end]) => end),
    summit: Int32Array.from(peaks, ([, start]) => start),
    signal: new Float64Array(peaks.length),
    score: new Float64Array(peaks.length),
  };
}

/** The slow twin: peaks are put together one by one for as long as any two overlap or touch. */
function slowly(sets: readonly (readonly Peak[])[]): string[] {
  let sites = sets.flatMap((peaks, set) =>
    peaks.map(([name, start, end]) => ({
      name: name.replace('chr', ''),
      start,
      end,
      sets: 1 << set,
      peaks: 1,
    })),
  );
  for (let joined = true; joined;) {
    joined = false;
    const next: typeof sites = [];
    for (const site of sites) {
      const other = next.find(
        ({ name, start, end }) => name === site.name && start <= site.end && site.start <= end,
      );
      if (other === undefined) next.push(site);
      else {
        other.start = Math.min(other.start, site.start);
        other.end = Math.max(other.end, site.end);
        other.sets |= site.sets;
        other.peaks += site.peaks;
        joined = true;
      }
    }
    sites = next;
  }
  return sites.map((site) => `${site.name}:${site.start}-${site.end} ${site.sets} ${site.peaks}`).sort();
}

function shown(sets: readonly (readonly Peak[])[]): string[] {
  const { count, chromosomeNames, chromosome, start, end, sets: of, peaks } = jointSites(sets.map(columns));
  return Array.from({ length: count }, (_, site) => {
    const name = chromosomeNames[chromosome[site]].replace('chr', '');
    return `${name}:${start[site]}-${end[site]} ${of[site]} ${peaks[site]}`;
  }).sort();
}

test('peaks that overlap or touch are one site, of all sets that have one of them', () => {
  const a: Peak[] = [
    ['chr1', 100, 200],
    ['chr1', 500, 600],
    ['chr2', 0, 50],
  ];
  const b: Peak[] = [
    ['1', 200, 250],
    ['3', 5, 9],
  ];
  expect(shown([a, b])).toEqual(['1:100-250 3 2', '1:500-600 1 1', '2:0-50 1 1', '3:5-9 2 1']);
});

test('sets without peaks, and peaks without length, are nothing special', () => {
  const none: Peak[] = [];
  expect(shown([none, [['chr1', 5, 5]], [['chr1', 5, 5]]])).toEqual(['1:5-5 6 2']);
  expect(jointSites([columns(none), columns(none)]).count).toBe(0);
});

test('random sets have the sites that a slow way finds', () => {
  const random = createRandom(4);
  for (let trial = 0; trial < 60; trial++) {
    const set = (prefix: string): Peak[] =>
      Array.from({ length: random.integer(25) }, () => {
        const start = random.integer(300);
        return [`${prefix}${1 + random.integer(2)}`, start, start + random.integer(15)];
      });
    const sets = [set('chr'), set(''), set('chr')];
    expect(shown(sets)).toEqual(slowly(sets));
  }
});

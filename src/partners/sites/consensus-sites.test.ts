import { describe, expect, it } from 'vitest';
import { consensusSites, siteAt } from './consensus-sites.ts';
import { exponentialRankScores, LARGEST_SCORE, shareTiedAtMaximum } from './rank-signal.ts';
import { membersOfSites } from './site-members.ts';

describe('consensus sites', () => {
  it('chains summits up to 300 bp apart', () => {
    const sites = consensusSites(Uint32Array.of(1000, 1300, 1601, 5000), [0]);
    expect([...sites.start]).toEqual([848, 1456, 4848]);
    expect([...sites.end]).toEqual([1456, 1760, 5152]);
  });

  it('splits long chains where summits are rare', () => {
    const left = Array.from({ length: 40 }, (_, i) => 1000 + i * 5);
    const right = Array.from({ length: 40 }, (_, i) => 1700 + i * 5);
    const sites = consensusSites(Uint32Array.from([...left, 1450, ...right]), [0]);
    expect(sites.count).toBe(2);
    expect(sites.end[0]).toBe(sites.start[1]);
    expect(sites.end[0]).toBeGreaterThan(1200);
    expect(sites.end[0]).toBeLessThan(1700);
  });

  it('leaves no piece of a long chain above 600 bp between its summits’ bins', () => {
    const summits = Uint32Array.from({ length: 400 }, (_, i) => 10_000 + i * 17);
    const sites = consensusSites(summits, [0]);
    for (let i = 1; i + 1 < sites.count; i++) expect(sites.end[i] - sites.start[i]).toBeLessThanOrEqual(616);
    expect(summits.every((summit) => siteAt(sites, summit) >= 0)).toBe(true);
  });

  it('never joins two chromosomes', () => {
    const sites = consensusSites(Uint32Array.of(985, 1010), [0, 1000]);
    expect([...sites.start]).toEqual([832, 1008]);
    expect([...sites.end]).toEqual([992, 1168]);
    expect(siteAt(sites, 1010)).toBe(1);
    expect(siteAt(sites, 831)).toBe(-1);
    expect(siteAt(sites, 1168)).toBe(-1);
  });
});

describe('rank signal', () => {
  it('is -ln(1 - r), ties sharing their mean rank and the weakest being 0', () => {
    const scores = exponentialRankScores([5, 1, 5, 9]);
    expect(scores[1]).toBeCloseTo(0, 12);
    expect(scores[0]).toBeCloseTo(-Math.log(1 - 1.5 / 4), 12);
    expect(scores[2]).toBe(scores[0]);
    expect(scores[3]).toBeCloseTo(-Math.log(1 / 4), 12);
  });

  it('is capped at 9.2103', () => {
    const scores = exponentialRankScores(Float64Array.from({ length: 50_000 }, (_, i) => i));
    expect(Math.max(...scores.slice(-3))).toBeCloseTo(9.2103, 4);
    expect(scores[49_999]).toBeLessThanOrEqual(LARGEST_SCORE);
  });

  it('tells scores that their source capped', () => {
    expect(shareTiedAtMaximum([1000, 3, 1000, 7])).toBe(0.5);
    expect(shareTiedAtMaximum([1, 2, 3])).toBe(0);
  });
});

describe('members of sites', () => {
  it('keeps one member per binder, with its largest score', () => {
    const summits = {
      position: Uint32Array.of(100, 110, 120, 900),
      owner: Uint16Array.of(1, 0, 1, 1),
      code: Uint8Array.of(3, 7, 5, 2),
    };
    const members = membersOfSites(consensusSites(summits.position, [0]), summits, 2);
    expect([...members.offset]).toEqual([0, 2, 3]);
    expect([...members.binder]).toEqual([0, 1, 1]);
    expect([...members.code]).toEqual([7, 5, 2]);
  });
});

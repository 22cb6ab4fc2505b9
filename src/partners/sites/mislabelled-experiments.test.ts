import { describe, expect, test } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { buildClassSites } from './build-class-sites.ts';

const SITES = 4000;
const SPACING = 5000;

interface Planned {
  readonly name: string;
  readonly antigen: string;
  readonly cell: string;
  /** Places that it binds, in thousandths of all sites. */
  readonly from: number;
  readonly to: number;
  /** Part of them that the experiment finds. */
  readonly depth?: number;
}

/** Sites of experiments that bind parts of one row of places, each seen with a probability and beside some noise. */
function sitesOf(planned: readonly Planned[]) {
  const random = createRandom(7);
  const summit: number[] = [];
  const experiment: number[] = [];
  planned.forEach(({ from, to, depth = 0.8 }, number) => {
    for (let place = 0; place < SITES; place++) {
      const inside = place >= (from * SITES) / 1000 && place < (to * SITES) / 1000;
      if (random.uniform() >= (inside ? depth : 0.02)) continue;
      summit.push(1000 + place * SPACING + Math.floor(random.uniform() * 40));
      experiment.push(number);
    }
  });
  return buildClassSites(
    'Blood',
    {
      summit: Uint32Array.from(summit),
      experiment: Uint16Array.from(experiment),
      code: Uint8Array.from(summit, (_, i) => i % 256),
      experiments: planned,
    },
    [0],
    undefined,
  );
}

/** Which experiments are left out, with what they look like. */
function leftOut(planned: readonly Planned[]): string[] {
  return sitesOf(planned).binders.flatMap(({ leftOut: out = [] }) =>
    out.map(({ experiment, like }) => `${experiment} like ${like}`),
  );
}

const FOS = { antigen: 'FOS', cell: 'MM.1S' };
const right: Planned = { name: 'right', ...FOS, from: 0, to: 300 };
const swapped: Planned = { name: 'swapped', ...FOS, from: 500, to: 800 };
const ctcf: Planned = { name: 'ctcf', antigen: 'CTCF', cell: 'MM.1S', from: 500, to: 800 };
const elsewhere: Planned = { name: 'elsewhere', antigen: 'FOS', cell: 'K-562', from: 0, to: 250 };
const jun: Planned = { name: 'jun', antigen: 'JUN', cell: 'MM.1S', from: 0, to: 310 };

describe('experiments that look like another factor', () => {
  test('one is left out where the same factor in other cells tells which is right', () => {
    const sites = sitesOf([right, swapped, ctcf, elsewhere, jun]);
    const binder = sites.binders.find(({ antigen, cell }) => antigen === 'FOS' && cell === 'MM.1S');
    expect(binder?.leftOut).toEqual([{ experiment: 'swapped', like: 'CTCF' }]);
    expect(binder?.experiments).toEqual(['right']);
    // Its places are those of the right experiment: about .8 of 300 thousandths, and noise.
    expect(binder?.sites).toBeGreaterThan(950);
    expect(binder?.sites).toBeLessThan(1100);
  });

  test('one is left out where two others of the same cells agree', () => {
    const again: Planned = { ...right, name: 'again' };
    expect(leftOut([right, again, swapped, ctcf, jun])).toEqual(['swapped like CTCF']);
  });

  test('both stay where nothing tells which is right', () => {
    expect(leftOut([right, swapped, ctcf, jun])).toEqual([]);
  });

  test('both stay where the factor in other cells is like neither', () => {
    expect(leftOut([right, swapped, ctcf, { ...elsewhere, from: 850, to: 1000 }, jun])).toEqual([]);
  });

  test('a shallow replicate of a factor that has look-alikes stays', () => {
    const shallow: Planned = { ...right, name: 'shallow', depth: 0.1 };
    const shallowJun: Planned = { ...jun, name: 'shallow jun', depth: 0.1 };
    expect(leftOut([right, shallow, ctcf, elsewhere, shallowJun])).toEqual([]);
  });

  test('another name of the same factor is no other factor', () => {
    const alias: Planned = { ...ctcf, name: 'alias', antigen: 'c-Fos' };
    expect(leftOut([right, swapped, alias, elsewhere, jun])).toEqual([]);
    expect(leftOut([right, swapped, { ...alias, antigen: 'CTCF' }, elsewhere, jun])).toEqual([
      'swapped like CTCF',
    ]);
  });

  test('a lone experiment stays, whatever it looks like', () => {
    expect(leftOut([swapped, ctcf, elsewhere, jun])).toEqual([]);
  });
});

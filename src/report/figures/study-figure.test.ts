import { describe, expect, test } from 'vitest';
import { FILE_LOOK, widthOf } from '../../figures/svg.ts';
import { createRandom } from '../../statistics/random.ts';
import { VERDICTS, type Judged } from '../../tables/verdicts.ts';
import type { PictureLine, PictureSource, StudyPicture } from '../report-data.ts';
import { studyFigure } from './study-figure.ts';

const WORDS = VERDICTS.filter((word) => word !== 'not tested' && word !== 'not measured');

function line(
  from: string,
  to: string,
  verdict: Judged['verdict'],
  more: Partial<PictureLine> = {},
): PictureLine {
  return {
    ...{ verdict, reason: null, from, to, relation: 'acts', does: 'raises' },
    signs: [{ sign: 'qpcr', n: 3, donors: 0 }],
    ...{ cells: ['MM.1S'], drugs: [] },
    ...more,
  } as PictureLine;
}

function source(name: string, more: Partial<PictureSource> = {}): PictureSource {
  return { name, shown: name, role: 'partner', isHitByDrug: false, inhibitors: [], ...more };
}

/** A picture with as many of everything, whose lines are drawn by lot. */
function pictureOf(seed: number, sources: number, targets: number): StudyPicture {
  const random = createRandom(seed);
  const names = Array.from({ length: sources }, (_, i) => `PARTNER${i}`);
  const genes = Array.from({ length: targets }, (_, i) => `A LONG NAME OF TARGET${i}`);
  const lines = names.flatMap((from, i) =>
    genes
      .flatMap((to) =>
        random.uniform() < 0.5 ? [line(from, to, WORDS[Math.floor(random.uniform() * WORDS.length)])] : [],
      )
      .concat(
        i > 0 && random.uniform() < 0.7
          ? [line(names[0], from, 'supported', { relation: 'together', does: null })]
          : [],
      ),
  );
  return {
    ...{ drug: 'lenalidomide', through: 'CRL4-CRBN ubiquitin ligase' },
    sources: names.map((name, i) =>
      source(name, {
        role: i === 0 ? 'factor' : 'partner',
        isHitByDrug: i === 0,
        inhibitors: i % 2 === 1 ? ['T-5224'] : [],
      }),
    ),
    targets: genes.map((name) => ({ name, shown: name, isGene: true })),
    lines,
  };
}

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where every text of a drawing stands. */
function textsIn(svg: string): Box[] {
  const body = svg.slice(svg.indexOf('<g '), svg.lastIndexOf('</g>'));
  return [...body.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes, text]) => {
    const of = (name: string, none: string): string =>
      new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? none;
    const size = Number(of('font-size', '12'));
    const [x, y, wide] = [Number(of('x', '0')), Number(of('y', '0')), 0.92 * widthOf(text, size)];
    const left = of('text-anchor', 'start') === 'middle' ? x - wide / 2 : x;
    return { text, left, right: left + wide, top: y - 0.75 * size, bottom: y + 0.2 * size };
  });
}

describe.each([320, 560, 720, 1100])('in %i px', (width) => {
  test('no two labels lie on each other, and none beyond the edge, whatever is drawn', () => {
    let compared = 0;
    for (const [seed, sources, targets] of [
      [1, 2, 3],
      [2, 5, 6],
      [3, 9, 10],
      [4, 1, 1],
      [5, 10, 2],
      [6, 2, 12],
    ]) {
      const svg = studyFigure(pictureOf(seed, sources, targets), 'IKZF1').draw({
        ...FILE_LOOK,
        width,
        simulated: false,
      });
      const texts = textsIn(svg);
      for (const [i, a] of texts.entries()) {
        expect(a.right, a.text).toBeLessThanOrEqual(width);
        for (const b of texts.slice(i + 1)) {
          compared++;
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart, `${a.text} | ${b.text}`).toBe(true);
        }
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });
});

const draw = (picture: StudyPicture): string =>
  studyFigure(picture, 'IKZF1').draw({ ...FILE_LOOK, simulated: false });

test('the same picture gives the same bytes', () => {
  expect(draw(pictureOf(7, 4, 5))).toBe(draw(pictureOf(7, 4, 5)));
});

test('each word is told from the others without colour, by dash or width', () => {
  const picture: StudyPicture = {
    ...{ drug: null, through: null, sources: [source('FOS')] },
    targets: WORDS.map((_, i) => ({ name: `G${i}`, shown: `G${i}`, isGene: true })),
    lines: WORDS.map((word, i) => line('FOS', `G${i}`, word)),
  };
  const styles = [...draw(picture).matchAll(/<path [^>]*stroke-width="([^"]+)"([^>]*) data-edge/g)].map(
    ([, width, rest]) => `${width}${/stroke-dasharray="[^"]*"/.exec(rest)?.[0] ?? ''}`,
  );
  expect(styles).toHaveLength(WORDS.length);
  expect(new Set(styles).size).toBe(WORDS.length);
});

test('the drug, what it acts through, inhibitors and names of the study are drawn, and are no lines of evidence', () => {
  const picture: StudyPicture = {
    ...{ drug: 'lenalidomide', through: 'CRL4-CRBN' },
    sources: [
      source('IKZF1', { role: 'factor', isHitByDrug: true }),
      source('FOS', { shown: 'c-Fos', inhibitors: ['T-5224'] }),
    ],
    targets: [{ name: 'IRF4', shown: 'IRF4', isGene: true }],
    lines: [
      line('FOS', 'IRF4', 'supported', {
        signs: [
          { sign: 'qpcr', n: 3, donors: 0 },
          { sign: 'blot', n: 4, donors: 2 },
        ],
      }),
    ],
  };
  const svg = draw(picture);
  for (const text of ['lenalidomide', 'CRL4-CRBN', 'T-5224', 'c-Fos']) expect(svg).toContain(`>${text}<`);
  expect(svg.match(/data-edge=/g)).toHaveLength(1);
  expect(svg.match(/data-stated=/g)).toHaveLength(1);
  expect(svg).toContain('c-Fos raises IRF4: ● supported; qPCR (n = 3), blot (n = 4, 2 donors); MM.1S');
});

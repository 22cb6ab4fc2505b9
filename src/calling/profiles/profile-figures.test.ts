import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { FILE_LOOK, type Look } from '../../figures/svg.ts';
import { japanese } from '../../messages/japanese/index.ts';
import { fillIn, plainEnglish } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import { profileOf } from './group-profiles.ts';
import { heatMapFigure, profileFigure, type DrawnSites } from './profile-figures.ts';

const BINS = 20;
const GROUPS = [
  { name: 'shared with <&"> a name that is long enough to be cut off', from: 0, to: 900 },
  { name: 'one', from: 900, to: 901 },
  { name: 'few', from: 901, to: 940 },
];

/** Signals that fall with the number of the site, with a step in their middle; the second has values below 0 and gaps. */
function drawnSites(signals: number): DrawnSites {
  const random = createRandom(5);
  return {
    ...{ size: { flank: 500, bin: 50 }, point: 'summit', groups: GROUPS },
    signals: Array.from({ length: signals }, (_, at) => {
      const values = Float32Array.from({ length: 940 * BINS }, (_value, cell) => {
        const middle = Math.abs((cell % BINS) - 9.5) < 3 ? 6 : 1;
        if (at === 1 && cell % BINS === 0) return NaN;
        return middle * (1 - cell / (960 * BINS)) - (at === 1 ? 3 : 0) + 0.1 * random.uniform();
      });
      const profiles = GROUPS.map((group) => profileOf(values, BINS, group));
      return { name: `signal ${at + 1}`, perMillion: at === 0, values, profiles };
    }),
  };
}

const look = (language: 'en' | 'ja', width: number): Look => ({
  ...{ ...FILE_LOOK, simulated: false, width },
  ...(language === 'ja' && {
    text: (key, values = {}) => fillIn(japanese[key], values, plainEnglish),
  }),
});

test.each([
  ['en', 720, 2],
  ['ja', 320, 2],
  ['en', 320, 5],
] as const)(
  'pictures are well-formed and the same again: %s, %s px, %s signals',
  (language, width, signals) => {
    const drawn = drawnSites(signals);
    for (const figure of [profileFigure(drawn), heatMapFigure(drawn)]) {
      const svg = figure.draw(look(language, width));
      expect(() => new Resvg(svg)).not.toThrow();
      expect(svg).not.toMatch(/NaN|undefined|null|Infinity|\{\w+\}/);
      expect(figure.draw(look(language, width))).toBe(svg);
      expect(svg.length).toBeLessThan(400_000);
    }
  },
);

test('each group has a line with a band under each signal, and a picture of at most as many rows as it has sites', () => {
  const drawn = drawnSites(2);
  const profile = profileFigure(drawn).draw(look('en', 720));
  expect(profile.match(/fill-opacity="0.2"/g)).toHaveLength(2 * 3);
  expect(profile.match(/stroke-width="1.6"/g)).toHaveLength(2 * 3);
  expect(profile).toContain('signal 1: fragments per million');
  expect(profile).toContain('signal 2: mean signal');
  const heat = heatMapFigure(drawn).draw(look('en', 720));
  const sizes = [...heat.matchAll(/href="data:image\/png;base64,([^"]*)"/g)].map(([, base64]) => {
    const png = Buffer.from(base64, 'base64');
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
  });
  // Of each signal three groups and its scale.
  const ofSignal = [[BINS, 383], [BINS, 1], [BINS, 39], [200, 1]]; // prettier-ignore
  expect(sizes).toEqual([...ofSignal, ...ofSignal]);
  expect(heat).toContain('grey: not measured');
  expect(heat).toContain('>900 sites<');
  expect(heat).toContain('>1 site<');
});

test('the strongest sites are dark, above, and in the middle', () => {
  const drawn = drawnSites(1);
  const { pixels, width } = new Resvg(heatMapFigure(drawn).draw(look('en', 720))).render();
  const brightness = (x: number, y: number): number => {
    const at = 4 * (y * width + x);
    return pixels[at] + pixels[at + 1] + pixels[at + 2];
  };
  const [left, middle, top, low] = [180, 430, 60, 420];
  expect(brightness(middle, top)).toBeLessThan(brightness(left, top) - 200);
  expect(brightness(middle, top)).toBeLessThan(brightness(middle, low) - 100);
});

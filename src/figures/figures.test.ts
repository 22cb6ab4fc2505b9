import { expect, test } from 'vitest';
import { curve, extentOf, labels, panelOf, points, roundedOut, stepOf, ticksOf } from './panel.ts';
import { escapeXml, FILE_LOOK, fitted, linesOf, svgOf, tag, widthOf, words } from './svg.ts';

const look = { ...FILE_LOOK, width: 400, simulated: false };

test('ticks are round numbers within the range, and ranges end on round numbers', () => {
  expect(ticksOf([0, 10], 6)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(ticksOf([-1.2, 1.3], 6)).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(ticksOf([0, 0.3], 3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(stepOf(1e-6, 10)).toBe(1e-7);
  expect(stepOf(0, 10)).toBe(1);
  expect(extentOf([1, NaN, Infinity, 3])).toEqual([1, 3]);
  expect(extentOf([])).toEqual([0, 1]);
  expect(roundedOut([-1.13, 3.42])).toEqual([-1.5, 3.5]);
});

test('what XML reserves or forbids is escaped, in texts and attributes', () => {
  expect(escapeXml('a\nb\tc\u2028d\u0085e\u202e\u2066\u009b')).toBe('a b c d e\ufffd\ufffd\ufffd');
  expect(escapeXml('a<b>&"c"\u0000\ud800\u3042')).toBe('a&#60;b&#62;&#38;&#34;c&#34;\ufffd\ufffd\u3042');
  expect(tag('g', { id: '"&' }, words('<', 1.26, -0.04))).toBe(
    '<g id="&#34;&#38;"><text x="1.3" y="0">&#60;</text></g>',
  );
});

test('points lie where their numbers belong; missing ones and copies are left out', () => {
  const panel = panelOf(look, {
    x: { label: 'x', range: [0, 10] },
    y: { label: 'y', range: [0, 1] },
    height: 200,
  });
  expect([panel.x(0), panel.x(10)]).toEqual([panel.left, panel.right]);
  expect([panel.y(0), panel.y(1)]).toEqual([panel.bottom, panel.top]);
  expect(panel.bottom - panel.top).toBe(200);
  const middle = Math.round(panel.left + panel.right) / 2;
  const drawn = points(panel, { x: [5, 5, 5.0001, NaN, 1], y: [0.5, 0.5, 0.5, 0, NaN] }, '#000000');
  expect(drawn).toContain(`d="M${middle} ${panel.top + 100}h0"`);
  expect(points(panel, { x: [NaN], y: [0] }, '#000000')).toBe('');
  const line = curve(panel, { x: [0, 5, 10], y: [0, NaN, 1] }, '#000000');
  expect(line).toContain(`d="M${panel.left} ${panel.bottom}L${panel.right} ${panel.top}"`);
});

test('labels of points on one place stand apart, and one without room is left out', () => {
  const options = {
    x: { label: 'x', range: [0, 10] },
    y: { label: 'y', range: [0, 1] },
    height: 200,
  } as const;
  const panel = panelOf(look, options);
  const same = Array.from({ length: 12 }, (_, at) => ({ text: `GENE${at}`, x: 5, y: 0.5 }));
  const drawn = labels(panel, same, {});
  const boxes = [...drawn.matchAll(/<text x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)".*?>(\w+)</g)].map(
    ([, x, y, anchor, text]) => {
      const wide = widthOf(text);
      return { left: Number(x) - wide * { start: 0, middle: 0.5, end: 1 }[anchor]!, y: Number(y), wide };
    },
  );
  expect(boxes.length).toBe(12);
  boxes.forEach((a, at) => {
    for (const b of boxes.slice(at + 1))
      expect(a.left + a.wide <= b.left || b.left + b.wide <= a.left || Math.abs(a.y - b.y) > 12).toBe(true);
  });
  const crowd = Array.from({ length: 400 }, (_, at) => ({ text: `LONG-NAME-${at}`, x: 5, y: 0.5 }));
  expect(labels(panel, crowd, {}).match(/<text/g)!.length).toBeLessThan(60);
});

test('texts are broken and cut to their place, Japanese between any two characters', () => {
  expect(linesOf('one two three', 60)).toEqual(['one two', 'three']);
  expect(linesOf('発現変動比、平均', 40)).toEqual(['発現変', '動比、', '平均']);
  expect(fitted('a-long-sample-name', 60)).toBe('a-long-…');
  expect(fitted('short', 60)).toBe('short');
});

test('a file stands on white below its title, and says that it is simulated across it and below it', () => {
  const drawing = { title: 'T & <t>', description: 'D', height: 100, marks: [words('mark', 1, 1)] };
  const alone = svgOf({ ...look, simulated: true }, drawing);
  expect(alone).toContain('<title>T &#38; &#60;t&#62;</title><desc>D</desc><rect x="0" y="0" width="400"');
  expect(alone.match(/>simulated<\/text>/g)?.length).toBe(2);
  expect(alone.match(/>T &#38; &#60;t&#62;</g)?.length).toBe(2);
  const inPage = svgOf({ ...look, alone: false }, drawing);
  expect(inPage).not.toMatch(/simulated|<rect/);
  expect(inPage).toContain('viewBox="0 0 400 100"');
});

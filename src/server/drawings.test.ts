import { expect, test } from 'vitest';
import { svgOf, type Figure } from '../figures/svg.ts';
import { message } from '../messages/message.ts';
import { drawingsOf } from './drawings.ts';

const figure = (name: string): Figure => ({
  name,
  draw: (look) =>
    svgOf(look, {
      title: look.text('table.count', { shown: message('table.copy'), rows: name }),
      description: '',
      height: 10,
      marks: [],
    }),
});

test('figures are drawn in both languages and widths, on white below their titles, and no more than a page shows', () => {
  const drawings = drawingsOf(Array.from({ length: 30 }, (_, i) => figure(`<${i}>`)));
  expect(drawings).toHaveLength(24);
  const [{ en, ja }] = drawings;
  expect(en.wide).toContain('<title>Copy of &#60;0&#62; rows</title>');
  expect(ja.wide).toContain('<title>&#60;0&#62; 行中 コピー 行</title>');
  expect(en.wide).toContain('width="720"');
  expect(ja.narrow).toContain('width="350"');
  expect(en.narrow).toContain('fill="#ffffff"');
});

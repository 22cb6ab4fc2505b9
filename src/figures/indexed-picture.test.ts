import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Resvg } from '@resvg/resvg-js';
import { pictureAddress } from './indexed-picture.ts';

test('a picture is a PNG with its palette and cells', () => {
  const [width, height] = [300, 400];
  const cells = Uint8Array.from({ length: width * height }, (_, at) => (at * 7) % 3);
  const address = pictureAddress({ width, height, cells, colours: ['#ffffff', '#155e8c', '#00ff7f'] });
  const png = Buffer.from(address.slice('data:image/png;base64,'.length), 'base64');
  expect(png.readUInt32BE(16)).toBe(width);
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  expect(rows).toHaveLength((width + 1) * height);
  for (const row of [0, 1, 399])
    expect([...rows.subarray(row * (width + 1), (row + 1) * (width + 1))]).toEqual([
      0,
      ...cells.subarray(row * width, (row + 1) * width),
    ]);
});

test('a program that draws SVG shows its colours', () => {
  const picture = { width: 2, height: 1, cells: Uint8Array.of(1, 0), colours: ['#ff0000', '#0000ff'] };
  const image = `<image href="${pictureAddress(picture)}" width="2" height="1" preserveAspectRatio="none"/>`;
  const drawn = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1">${image}</svg>`);
  expect([...drawn.render().pixels]).toEqual([0, 0, 255, 255, 255, 0, 0, 255]);
});

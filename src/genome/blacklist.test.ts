import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutBlacklisted } from './blacklist.ts';
import { peaksOf } from '../../test/peaks.ts';

test('any shared base removes a peak, touching ends do not', () => {
  const { peaks, removed } = withoutBlacklisted(
    peaksOf([
      ['1', 0, 10],
      ['1', 0, 11],
      ['1', 20, 30],
      ['1', 19, 30],
      ['2', 10, 20],
    ]),
    peaksOf([['chr1', 10, 20]]),
  );
  expect([...peaks.signal]).toEqual([0, 2, 4]);
  expect(removed).toBe(2);
});

test('equal to comparing every peak with every region', () => {
  const interval = fc.tuple(fc.constantFrom('chr1', 'chr2'), fc.nat(100), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(
      fc.array(interval, { maxLength: 30 }),
      fc.array(interval, { maxLength: 10 }),
      (peaks, regions) => {
        const clear = peaks.filter(
          ([name, start, size]) =>
            !regions.some(
              ([other, from, width]) => other === name && from < start + size && start < from + width,
            ),
        );
        const columns = (rows: typeof peaks): ReturnType<typeof peaksOf> =>
          peaksOf(rows.map(([name, start, size]) => [name, start, start + size]));
        const result = withoutBlacklisted(columns(peaks), columns(regions));
        expect([...result.peaks.start]).toEqual(clear.map(([, start]) => start));
        expect(result.removed).toBe(peaks.length - clear.length);
      },
    ),
  );
});

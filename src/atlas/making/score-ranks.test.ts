import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCodes } from './rank-codes.ts';
import { fillCodes, ScoreCounts } from './score-ranks.ts';

test('interleaved peaks get the codes and tables that each experiment alone would get', () => {
  const peak = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1200 }));
  fc.assert(
    fc.property(fc.array(peak, { maxLength: 200 }), (peaks) => {
      const counts = new ScoreCounts(3);
      for (const [experiment, score] of peaks) counts.add(experiment, score);
      const tables: unknown[] = [];
      const codes = counts.codes((ranks) => tables.push(ranks));
      const records = Uint32Array.from(
        peaks.flatMap(([experiment, score]) => [0, 0, 0, score, experiment << 8]),
      );
      fillCodes(records, codes);
      for (let experiment = 0; experiment < 3; experiment++) {
        const own = peaks.flatMap(([e, score], i) => (e === experiment ? [{ score, i }] : []));
        const alone = rankCodes(Float64Array.from(own, ({ score }) => score));
        expect(own.map(({ i }) => records[5 * i + 4] & 255)).toEqual([...alone.codes]);
        expect(tables[experiment]).toEqual({ presentCodes: alone.presentCodes, signals: alone.signals });
      }
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.ts';
import { BitReader, BitWriter } from './bit-stream.ts';
import type { CellClassSites } from './cell-class-sites.ts';
import { decodeClass, encodeClass } from './sites-codec.ts';

describe('bit stream', () => {
  it('reads what was written', () => {
    const number = fc.record({
      value: fc.nat({ max: 2 ** 32 - 1 }),
      bits: fc.integer({ min: 0, max: 32 }),
      rice: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(number, { maxLength: 200 }), (list) => {
        const writer = new BitWriter();
        const low = (value: number, bits: number) => value % 2 ** bits;
        for (const { value, bits, rice } of list) {
          if (rice) writer.writeRice(value, Math.min(bits, 30));
          else writer.write(low(value, bits), bits);
        }
        const reader = new BitReader(writer.finish());
        for (const { value, bits, rice } of list)
          expect(rice ? reader.readRice(Math.min(bits, 30)) : reader.read(bits)).toBe(
            rice ? value : low(value, bits),
          );
      }),
    );
  });
});

describe('pairs of Rice codes', () => {
  it('read the same together as one by one, escaped ones included', () => {
    const pair = fc.tuple(fc.nat({ max: 2000 }), fc.nat({ max: 60 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 32 }), fc.nat({ max: 8 }), (list, k) => {
        const writer = new BitWriter();
        for (const [a, b] of list) {
          writer.writeRice(a, k);
          writer.writeRice(b, 0);
        }
        const a = new Uint16Array(list.length);
        const b = new Uint8Array(list.length);
        new BitReader(writer.finish()).readAscendingPairs(k, { a, b, kB: 0 }, 0, list.length);
        let last = -1;
        expect([...a]).toEqual(list.map(([gap]) => (last += gap + 1)));
        expect([...b]).toEqual(list.map((one) => one[1]));
      }),
    );
  });
});

describe('cell class', () => {
  it('comes back from its bits', () => {
    const random = createRandom(3);
    const binders = 70;
    const start: number[] = [];
    const end: number[] = [];
    const offset = [0];
    const binder: number[] = [];
    const code: number[] = [];
    let position = 0;
    for (let site = 0; site < 1000; site++) {
      position += site % 7 === 0 ? 0 : random.integer(site === 500 ? 2 ** 30 : 20_000);
      start.push(position);
      position += 301 + (site % 3 === 0 ? random.integer(500) : 0);
      end.push(position);
      for (let j = 0; j < binders; j++) {
        if (j !== site % binders && random.uniform() > (site % 50) / 60) continue;
        binder.push(j);
        code.push(Math.min(15, Math.floor(random.exponential() * 2)));
      }
      offset.push(binder.length);
    }
    const sites: CellClassSites = {
      cellClass: 'Blood',
      binders: Array.from({ length: binders }, (_, j) => ({
        antigen: `F${j}`,
        cell: 'X',
        experiments: [`E${j}`],
        sites: j,
      })),
      start: Uint32Array.from(start),
      end: Uint32Array.from(end),
      promoter: Uint8Array.from({ length: 1000 }, () => random.integer(2)),
      members: {
        siteCount: 1000,
        offset: Uint32Array.from(offset),
        binder: Uint16Array.from(binder),
        code: Uint8Array.from(code),
      },
      codeScore: Float64Array.from({ length: 16 }, (_, i) => i / 2),
      model: {
        ridge: 0.2,
        nearCopy: 0.6,
        mean: new Float64Array(binders).fill(0.5),
        deviation: new Float64Array(binders).fill(2),
        precision: Float64Array.from({ length: binders * binders }, (_, at) => {
          const [i, j] = [Math.floor(at / binders), at % binders];
          return i === j ? 2 + i / 10 : Math.sin(i + j) / 5;
        }),
        nearCopies: Array.from({ length: binders }, (_, j) => Uint16Array.from(j < 2 ? [1 - j] : [])),
        groups: [{ cell: 'X', background: Uint16Array.from({ length: binders }, (_, j) => j) }],
        groupOfBinder: new Uint16Array(binders),
        median: new Float64Array(binders).fill(-0.25),
        spread: new Float64Array(binders).fill(0.125),
        backgroundScores: Float32Array.of(-1, 0, 3.5),
      },
    };
    const { header, words } = encodeClass(sites);
    const back = decodeClass(JSON.parse(JSON.stringify(header)) as typeof header, words);
    const { model, ...rest } = sites;
    const { model: modelBack, ...restBack } = back;
    expect(restBack).toEqual(rest);
    const { precision, ...plain } = model ?? { precision: new Float64Array(0) };
    const { precision: precisionBack, ...plainBack } = modelBack ?? { precision: new Float64Array(0) };
    expect(plainBack).toEqual(plain);
    const largest = Math.max(...precisionBack.map((value, at) => Math.abs(value - precision[at])));
    expect(largest).toBeLessThan(2e-3);
    expect(encodeClass(back).words).toEqual(words);
  });
});

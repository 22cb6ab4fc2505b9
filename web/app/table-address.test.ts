import { expect, test } from 'vitest';
import { AS_WRITTEN } from '../components/table/table-order.ts';
import { viewIn, withView } from './table-address.ts';

const HASH = '#/partners?query=1&atlas=0';

test('what is asked of a table stands in the address, and is read from it again', () => {
  const view = {
    sort: { column: 'minus_log10_q', down: true },
    search: 'IRF & 4?',
    picked: { cell: 'MM.1S = x', tier: '–' },
  };
  const hash = withView(HASH, view);
  expect(hash.startsWith(`${HASH}&`)).toBe(true);
  expect(viewIn(hash)).toEqual(view);
  expect(withView(hash, AS_WRITTEN)).toBe(HASH);
});

test('an address without it is of the table as it is written', () => {
  expect([viewIn(HASH), viewIn(''), viewIn('#/')]).toEqual([AS_WRITTEN, AS_WRITTEN, AS_WRITTEN]);
});

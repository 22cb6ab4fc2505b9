import { expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { parseTidyReadings } from './tidy-table.ts';

const read = (text: string) => parseTidyReadings(text, 'plate.tsv', ['value', 'response']);

test('a unit that all rows share, however its sign is written', () => {
  const table = 'value\tdose\tdose_unit\n90\t1\tµM\n80\t2\tμM\n70\t3\tuM\n60\t4\t\n';
  expect(read(table).units).toEqual({ dose: 'µM' });
});

test('two units in one column are refused with the row', () => {
  const table = 'value\tdose\tdose_unit\n90\t10\tnM\n80\t30\tnM\n70\t0.1\tµM\n';
  expect(() => read(table)).toThrow(InputError);
  expect(() => read(table)).toThrow(/line 4: dose_unit has two units\n {2}expected: nM\n {2}found: {4}µM/);
});

test('columns of combinations as other tools name them', () => {
  const readings = read(
    'block_id\tdrug_row\tdrug_col\tconc_r\tconc_c\tresponse\tconc_r_unit\n1\ta\tb\t5\t0\t44\tnM\n',
  );
  expect(readings.labels).toMatchObject({ drug: { levels: ['a'] }, secondDrug: { levels: ['b'] } });
  expect(readings.quantities.dose).toEqual(Float64Array.of(5));
  expect(readings.units).toEqual({ dose: 'nM' });
});

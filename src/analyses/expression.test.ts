import { expect, test } from 'vitest';
import { InputError } from '../errors.ts';
import { parseExpressionBytes } from '../formats/expression/expression-reader.ts';
import { createRandom } from '../statistics/random.ts';
import { expression, type ExpressionChoices } from './expression.ts';
import type { ExpressionInput } from './inputs/genes/expression-input.ts';

const random = createRandom(7);
const SAMPLES = ['c1', 'c2', 'c3', 't1', 't2', 't3'];
const text = [
  ['gene', ...SAMPLES].join('\t'),
  ...Array.from({ length: 60 }, (_, gene) => {
    const mean = 5 + 6 * random.uniform();
    const values = SAMPLES.map(
      (name) => mean + (gene === 0 && name.startsWith('t') ? 3 : 0) + 0.2 * random.normal(),
    );
    return [`G${gene}`, ...values.map((value) => value.toFixed(3))].join('\t');
  }),
].join('\n');

const input: ExpressionInput = {
  file: parseExpressionBytes(Buffer.from(text), 'values.tsv'),
  name: 'values.tsv',
  sheet: {
    file: 'sheet.tsv',
    samples: SAMPLES,
    columns: new Map([
      ['group', ['c', 'c', 'c', 't', 't', 't']],
      ['age', ['20', '31', '44', '28', '39', '23']],
      ['dose', ['1', '5', '2', '4', '3', '2']],
    ]),
  },
  identifiers: undefined,
  notices: [{ key: 'expression.rma', severity: 'note', values: {} }],
};

function refusal(choices: ExpressionChoices, changed: Partial<ExpressionInput> = {}): InputError {
  try {
    expression({ ...input, ...changed }, choices);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('without a contrast the groups that there are are named', () => {
  const { message, details } = refusal({});
  expect(message).toContain('--contrast is needed');
  expect(details.expected).toContain('group (c, t)');
  const attributes = new Map([['agent', ['c', 'c', 'c', 't', 't', 't']]]);
  const described = { sheet: undefined, file: { ...input.file, attributes } };
  expect(refusal({}, described).details.expected).toContain('agent (c, t)');
});

test('choices out of their range are refused', () => {
  expect(refusal({ contrast: 't-c', minCount: -1 }).message).toContain('--min-count cannot be -1');
  expect(refusal({ contrast: 't-c', minCount: 1.5 }).details.expected).toContain('whole number');
  expect(refusal({ contrast: 't-c', lfc: -1 }).message).toContain('--lfc cannot be -1');
  const probes = 'some' as ExpressionChoices['probes'];
  expect(refusal({ contrast: 't-c', probes }).details.expected).toBe('one of best, median, all');
});

test('numeric columns stand in one text or in several', () => {
  const model = 'group+age+dose';
  const of = (numeric: string[]) => expression(input, { contrast: 't-c', model, numeric });
  const together = of(['age,dose']);
  expect(together.analysis.prepared.design.columnNames).toEqual(['intercept', 'group t', 'age', 'dose']);
  expect(of(['age', 'dose']).table).toEqual(together.table);
});

test('a change that must be exceeded is said, and has no log odds', () => {
  const of = (lfc?: number) => expression(input, { contrast: 't-c', model: 'group', lfc });
  const plain = of();
  const beyond = of(2);
  const column = ({ table }: typeof plain, name: string) => table.columns.find((one) => one.name === name);
  expect(column(beyond, 'minus_log10_p')?.values[0]).toBeLessThan(
    Number(column(plain, 'minus_log10_p')?.values[0]),
  );
  expect(column(beyond, 'ci_low')?.values[0]).toBe(column(plain, 'ci_low')?.values[0]);
  expect(column(beyond, 'log_odds')).toBeUndefined();
  expect(beyond.notices.at(-1)).toMatchObject({ key: 'expression.treat', values: { lfc: 2 } });
  expect(of(0).table).toEqual(plain.table);
});

/** The sheet with a column of blocks. */
function withBlocks(...blocks: string[]): Partial<ExpressionInput> {
  const { file, samples, columns } = input.sheet!;
  return { sheet: { file, samples, columns: new Map([...columns, ['donor', blocks]]) } };
}

test('samples that hang together are no term of the model, and how they correlate is said', () => {
  const choices = { contrast: 't-c', model: 'group', block: 'donor' };
  const joined = { ...input, ...withBlocks('1', '2', '3', '1', '2', '3') };
  const { analysis, notices } = expression(joined, choices);
  expect(analysis.prepared.design.columnNames).toEqual(['intercept', 'group t']);
  expect(notices.find(({ key }) => key === 'expression.block')?.values).toMatchObject({ blocks: 3 });
  const other = { ...joined, sheet: { ...joined.sheet!, columns: new Map(joined.sheet!.columns) } };
  for (const name of ['age', 'dose']) other.sheet.columns.delete(name);
  expect(expression(other, { contrast: 't-c', block: 'donor' }).table).toEqual(
    expression(joined, choices).table,
  );
});

test.each([
  [['1', '2', '3', '4', '5', '6'], 'donor', undefined, 'no two samples share a value'],
  [['1', '1', '1', '1', '1', '1'], 'donor', undefined, 'all samples have the same value'],
  [['1', '1', '1', '2', '2', '2'], 'donor', undefined, 'the model tells its values apart already'],
  [['1', '1', '2', '', '2', '3'], 'donor', undefined, "column 'donor' has no value for sample 't1'"],
  [['1', '1', '2', '3', '4', '5'], 'donor', undefined, 'too few samples share a donor'],
  [['1', '2', '3', '1', '2', '3'], 'animal', undefined, "the sheet has no column 'animal'"],
  [['1', '2', '3', '1', '2', '3'], 'donor', 'group+donor', "column 'donor' is in the model and in --block"],
])('blocks %s of %s that cannot work are refused', (blocks, block, model = 'group', problem) => {
  expect(refusal({ contrast: 't-c', block, model }, withBlocks(...blocks)).message).toContain(problem);
});

test('samples far from their groups count for less, and their weights are said', () => {
  const random = createRandom(8);
  const values = input.file.matrix.values.slice();
  const rows = input.file.matrix.rowNames.length;
  for (let row = 0; row < rows; row++) values[5 * rows + row] += 1.5 * random.normal();
  const spoilt = { ...input, file: { ...input.file, matrix: { ...input.file.matrix, values } } };
  const choices = { contrast: 't-c', model: 'group', arrayWeights: true };
  const { notices } = expression(spoilt, choices);
  const said = String(notices.find(({ key }) => key === 'expression.array-weights')?.values['weights']);
  expect(said).toMatch(/^t3 0\.0\d, /);
  const pair = { ...input.sheet!, samples: SAMPLES.slice(1, 5), columns: new Map([['group', [...'cctt']]]) };
  expect(expression({ ...input, sheet: pair }, choices).analysis.test).toBeDefined();
  const three = { ...pair, samples: SAMPLES.slice(2, 5), columns: new Map([['group', [...'ctt']]]) };
  expect(refusal(choices, { sheet: three }).message).toContain('--array-weights needs more samples');
});

test('what was said of the files comes first, then how the values were modelled', () => {
  const { notices, table, sheet } = expression(input, { contrast: 't-c', model: 'group' });
  expect(notices.map(({ key }) => key)).toEqual([
    'expression.rma',
    'expression.model',
    'expression.scale-logged',
    'expression.as-normalised',
  ]);
  expect(table.columns[0].values[0]).toBe('G0');
  expect(sheet).toBe(input.sheet);
});

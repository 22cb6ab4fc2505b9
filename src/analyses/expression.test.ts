import { expect, test } from 'vitest';
import { InputError } from '../errors.ts';
import { parseExpressionBytes } from '../formats/expression/expression-reader.ts';
import { createRandom } from '../statistics/random.ts';
import { expression, expressionGroups, type ExpressionChoices, type GroupsChoices } from './expression.ts';
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
  const said = notices.find(({ key }) => key === 'expression.array-weights')?.values['weights'];
  expect(said).toMatch(/^t3 0\.0\d, /);
  const pair = { ...input.sheet!, samples: SAMPLES.slice(1, 5), columns: new Map([['group', [...'cctt']]]) };
  expect(expression({ ...input, sheet: pair }, choices).analysis.test).toBeDefined();
  const three = { ...pair, samples: SAMPLES.slice(2, 5), columns: new Map([['group', [...'ctt']]]) };
  expect(refusal(choices, { sheet: three }).message).toContain('--array-weights needs more samples');
});

/** The sheet with three groups whose names a contrast could not hold without quotes. */
const threeGroups: Partial<ExpressionInput> = {
  sheet: {
    ...input.sheet!,
    columns: new Map([['time', ['0 h-', '0 h-', '24', '24', '0 h-"24"', '0 h-"24"']]]),
  },
};

function groupsRefused(choices: GroupsChoices, changed: Partial<ExpressionInput> = threeGroups): string {
  try {
    expressionGroups({ ...input, ...changed }, choices);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('genes that differ between any of several groups, with every difference from the first', () => {
  const { table, notices, analysis } = expressionGroups({ ...input, ...threeGroups }, { groups: 'time' });
  const column = (name: string) => Array.from(table.columns.find((one) => one.name === name)!.values);
  expect(table.columns.map(({ name }) => name)).toEqual([
    'gene',
    'probe',
    'f',
    'group_degrees',
    'degrees',
    'minus_log10_p',
    'adj_p',
    'average_expression',
    'probes',
    '24-0 h-',
    '0 h-"24"-0 h-',
  ]);
  expect(column('gene')[0]).toBe('G0');
  expect(column('group_degrees')[0]).toBe(2);
  const { matrix } = analysis;
  const rows = matrix.rowNames.length;
  const mean = (a: number, b: number): number => (matrix.values[a * rows] + matrix.values[b * rows]) / 2;
  expect(column('24-0 h-')[0]).toBeCloseTo(mean(2, 3) - mean(0, 1), 12);
  expect(column('0 h-"24"-0 h-')[0]).toBeCloseTo(mean(4, 5) - mean(0, 1), 12);
  expect(notices.find(({ key }) => key === 'expression.model-groups')?.values['column']).toBe('time');
  const p = column('minus_log10_p') as number[];
  expect(p).toEqual([...p].sort((a, b) => b - a));
});

test('two groups: F is the square of t', () => {
  const choices = { model: 'group' };
  const ofF = expressionGroups(input, { groups: 'group', ...choices }).analysis.joint!.test;
  const { t } = expression(input, { contrast: 't-c', ...choices }).analysis.test!;
  ofF.f.forEach((f, row) => expect(f / t[row] ** 2).toBeCloseTo(1, 10));
});

test('groups that cannot be tested are refused', () => {
  expect(groupsRefused({})).toContain('--groups is needed');
  expect(groupsRefused({ groups: 'time', contrast: 'a-b' })).toContain('--groups and --contrast');
  expect(groupsRefused({ groups: 'time', lfc: 1 })).toContain('--groups and --lfc');
  expect(groupsRefused({ groups: 'day' })).toContain("the sheet has no column 'day'");
  expect(groupsRefused({ groups: 'group', model: 'dose' }, {})).toContain("the model has no term 'group'");
  const { sheet } = threeGroups;
  const with6 = (...time: string[]) => ({ sheet: { ...sheet!, columns: new Map([['time', time]]) } });
  expect(groupsRefused({ groups: 'time' }, with6(...'aaaaaa'))).toContain("column 'time' has a single group");
  expect(groupsRefused({ groups: 'time' }, with6(...'aabb', '', 'b'))).toContain('has no value for sample');
  expect(groupsRefused({ groups: 'time', model: 'time' }, with6(...'abcdef'))).toContain(
    'an F test needs replicates',
  );
});

test('what was said of the files comes first, then how the values were modelled', () => {
  const { notices, table, sheet } = expression(input, { contrast: 't-c', model: 'group' });
  expect(notices.map(({ key }) => key)).toEqual([
    'expression.rma',
    'expression.model',
    'expression.scale-logged',
    'expression.as-normalised',
    'expression.trend-off',
  ]);
  expect(table.columns[0].values[0]).toBe('G0');
  expect(sheet).toBe(input.sheet);
});

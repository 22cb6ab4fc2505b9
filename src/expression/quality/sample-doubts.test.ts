import { expect, test } from 'vitest';
import { parseExpressionBytes } from '../../formats/expression/expression-reader.ts';
import { inEnglish } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import { analyzeExpression } from '../analysis.ts';

/** What is said of the samples of an experiment in which nothing changes. */
function saidOf(
  columns: Readonly<Record<string, string>>,
  options: {
    readonly contrast: string;
    readonly model?: string;
    readonly attributes?: Record<string, string>;
  },
) {
  const lists = Object.entries(columns).map(([name, values]) => [name, values.split(' ')] as const);
  const samples = lists[0][1].map((_, at) => `s${at + 1}`);
  const random = createRandom(5);
  const rows = Array.from({ length: 12 }, (_, gene) =>
    [`G${gene}`, ...samples.map(() => (6 + 3 * random.normal()).toFixed(3))].join('\t'),
  );
  const file = parseExpressionBytes(
    Buffer.from([['gene', ...samples].join('\t'), ...rows].join('\n')),
    'values',
  );
  const attributes = Object.entries(options.attributes ?? {}).map(
    ([name, all]) => [name, all.split(' ')] as const,
  );
  const described = { ...file, attributes: new Map(attributes) };
  const sheet = { file: 'sheet.tsv', samples, columns: new Map(lists) };
  const { notices } = analyzeExpression(described, 'values', sheet, options);
  const of = (severity: string): string =>
    notices
      .filter((notice) => notice.severity === severity)
      .map(inEnglish)
      .join('\n');
  return { cautions: of('caution'), notes: of('note') };
}

test('halves of pairs are counted and named, with what is left', () => {
  const { cautions } = saidOf(
    { group: 't u t u t u t u t u', patient: '1 1 2 2 3 3 4 5 6 6' },
    { contrast: 't-u' },
  );
  expect(cautions).toContain(
    '2 of 10 samples say nothing about the contrast, for their patient has no sample of the other group: s7, s8; it rests on 8 samples with 3 residual degrees of freedom (--block patient',
  );
  expect(saidOf({ group: 't u t u t u', patient: '1 1 2 2 3 3' }, { contrast: 't-u' }).cautions).toBe('');
});

test('a batch of one group alone says nothing about the contrast either', () => {
  const { cautions } = saidOf(
    { group: 't t u u t t u u u u', batch: '1 1 1 1 2 2 2 2 3 3' },
    { contrast: 't-u' },
  );
  expect(cautions).toContain('2 of 10 samples say nothing about the contrast, for their batch');
});

test('groups outside of the contrast are a note', () => {
  const { notes, cautions } = saidOf({ group: 't t u u v v v' }, { contrast: 't-u' });
  expect(notes).toContain(
    '3 of 7 samples lie outside of the contrast and speak for the variance alone: s5, s6, s7',
  );
  expect(cautions).toBe('');
});

test('an attribute that goes with the contrast is named with the model that takes it in', () => {
  const columns = { group: 't t t t t t t t u u u u u u u u' };
  const attributes = {
    'scan date': 'a a a a a a a b b b b b b b b a',
    tissue: 'x y x y x y x y x y x y x y x y',
  };
  const { cautions } = saidOf(columns, { contrast: 't-u', attributes });
  expect(cautions).toBe(
    `'scan date' goes with t-u (a: 7/8 against a: 1/8; p 0.02, exact or rank-sum test, Holm over 2 attributes) and is not in the model: --model "group+scan date"`,
  );
});

test('numbers and days go by their ranks', () => {
  const columns = { group: 't t t t t t u u u u u u' };
  const ages = { age: '61 64 66 70 71 34 22 31 35 40 41 43' };
  const days = {
    received:
      '1/5/2020 1/6/2020 1/7/2020 1/8/2020 1/9/2020 3/3/2020 3/1/2020 3/2/2020 3/4/2020 4/1/2020 4/2/2020 5/1/2020',
  };
  const aged = saidOf(columns, { contrast: 't-u', attributes: ages }).cautions;
  expect(aged).toContain("'age' goes with t-u (65 against 37.5; p 0.026,");
  expect(aged).toContain('--model "group+age" --numeric "age"');
  const dated = saidOf(columns, { contrast: 't-u', attributes: days }).cautions;
  expect(dated).toContain("'received' goes with t-u (median 2020-01-07 against 2020-03-18;");
  expect(dated).toContain('write its days as numbers');
});

test('numbers and days that lie apart completely are confounded: no model is advised', () => {
  const columns = { group: 't t t t t u u u u u' };
  const attributes = {
    age: '61 64 66 70 71 22 31 35 40 41',
    received:
      '2020-03-01 2020-03-02 2020-03-05 2020-03-04 2020-03-03 2020-01-05 2020-01-06 2020-01-09 2020-01-08 2020-01-07',
  };
  const { cautions } = saidOf(columns, { contrast: 't-u', attributes });
  expect(cautions).toContain(
    'completely confounded with t-u: age (61 – 71; 22 – 41), received (2020-03-01 – 2020-03-05; 2020-01-05 – 2020-01-09);',
  );
  expect(cautions).not.toContain('--model');
  // Of three against three that happens by chance.
  const few = { age: '61 64 66 22 31 35' };
  expect(saidOf({ group: 't t t u u u' }, { contrast: 't-u', attributes: few }).cautions).toBe('');
});

test('what goes with the contrast completely is a caution where it is no treatment, else a note', () => {
  const columns = { group: 't t t u u u', Batch: '1 1 1 2 2 2' };
  const attributes = {
    Sex: 'M M M F F F',
    'agent given': 'drug drug drug none none none',
    title: 'a b c d e f',
  };
  const { cautions, notes } = saidOf(columns, { contrast: 't-u', model: 'group', attributes });
  expect(cautions).toBe(
    'completely confounded with t-u: Batch, Sex; no model separates their effects, and what changes may be due to either',
  );
  expect(notes).toContain('which is sound only where they say the same: agent given');
});

test('several samples of each donor, all of one group, are no replicates', () => {
  const { cautions } = saidOf(
    { group: 't t t t u u u u' },
    { contrast: 't-u', attributes: { donor: '1 1 2 2 3 3 4 4' } },
  );
  expect(cautions).toContain("'donor' has several samples on one side of t-u and none on the other");
});

test('an attribute of the model, one that it covers, and gaps are no doubt', () => {
  const columns = { group: 't u t u t u t u', patient: '1 1 2 2 3 3 4 4' };
  const attributes = { sex: 'M M M M F F F F', individual: 'a a b b c c d d', cell: 'NA NA NA NA NA NA x y' };
  expect(saidOf(columns, { contrast: 't-u', attributes })).toMatchObject({ cautions: '' });
});

test('thirty attributes of chance on few samples raise no doubt in nineteen of twenty experiments', () => {
  const random = createRandom(9);
  let doubted = 0;
  for (let run = 0; run < 60; run++) {
    const each = 3 + (run % 6);
    const group = [...Array<string>(each).fill('t'), ...Array<string>(each).fill('u')];
    const attributes = Array.from({ length: 30 }, (_, at): [string, string] => {
      const levels = 2 + (at % 4);
      return [
        `attribute ${at}`,
        group.map(() => String.fromCharCode(97 + Math.floor(levels * random.uniform()))).join(' '),
      ];
    });
    const { cautions } = saidOf(
      { group: group.join(' ') },
      { contrast: 't-u', attributes: Object.fromEntries(attributes) },
    );
    if (cautions !== '') doubted++;
  }
  expect(doubted).toBeLessThanOrEqual(3);
});

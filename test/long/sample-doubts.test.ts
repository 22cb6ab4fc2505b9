// What is said of the samples of real experiments, as they are and damaged.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyzeExpression } from '../../src/expression/analysis.ts';
import { readExpressionFile } from '../../src/formats/expression/expression-reader.ts';
import type { ExpressionFile } from '../../src/formats/expression/expression-file.ts';
import { inEnglish } from '../../src/messages/message.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

function sheetOf(path: string, sample: string) {
  const [head, ...rows] = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const names = head.length < rows[0].length ? [sample, ...head] : head;
  const column = (at: number): string[] => rows.map((row) => row[at] ?? '');
  return {
    file: 'sheet',
    samples: column(0),
    columns: new Map<string, readonly string[]>(names.slice(1).map((name, at) => [name, column(at + 1)])),
  };
}

function cautionsOf(
  file: ExpressionFile,
  sheet: ReturnType<typeof sheetOf>,
  options: Parameters<typeof analyzeExpression>[3],
): string[] {
  const { notices } = analyzeExpression(file, 'values', sheet, options);
  return notices.filter(({ severity }) => severity === 'caution').map(inEnglish);
}

describeWith(realDataPresent, 'shared/data', 'samples of real experiments', () => {
  const counts = (name: string) => realData('expression', 'rnaseq-counts', `${name}.raw_counts.tsv.gz`);
  const sheet = (name: string) =>
    sheetOf(realData('expression', 'rnaseq-counts', `${name}.colData.tsv`), 'sample');

  test('SRP021193: half of the libraries have a hundredth of the reads', async () => {
    const cautions = cautionsOf(await readExpressionFile(counts('SRP021193')), sheet('SRP021193'), {
      contrast: 'CASE-CTRL',
      model: 'group',
    });
    expect(cautions).toHaveLength(1);
    expect(cautions[0]).toContain('reads of the others: CASE_4, CASE_5, CASE_6, CTRL_4, CTRL_5, CTRL_6;');
  });

  test('SRP029880: nothing as it is, and two exchanged labels', async () => {
    const file = await readExpressionFile(counts('SRP029880'));
    const options = { contrast: 'CASE-CTRL', model: 'group' };
    const right = sheet('SRP029880');
    expect(cautionsOf(file, right, options)).toEqual([]);
    const group = [...right.columns.get('group')!];
    [group[1], group[7]] = [group[7], group[1]];
    const [said] = cautionsOf(file, { ...right, columns: new Map([['group', group]]) }, options);
    expect(said).toContain('found among the samples of the other group of CASE-CTRL: CASE_2, CTRL_3;');
  });

  test('SRP029880: a sample given again with 5 % of noise, as deep as the others or not', async () => {
    const file = await readExpressionFile(counts('SRP029880'));
    const { matrix } = file;
    const { samples, columns } = sheet('SRP029880');
    const random = createRandom(5);
    const rows = matrix.rowNames.length;
    const first = matrix.values.subarray(0, rows);
    const total = first.reduce((sum, value) => sum + value, 0);
    for (const share of [1, 6e7 / total]) {
      const copy = first.map((value) => Math.round(value * share * Math.exp(0.05 * random.normal())));
      const sampleNames = [...matrix.sampleNames, 'AGAIN'];
      const values = new Float64Array(matrix.values.length + rows);
      values.set(matrix.values);
      values.set(copy, matrix.values.length);
      const group = [...columns.get('group')!, columns.get('group')![samples.indexOf(sampleNames[0])]];
      const cautions = cautionsOf(
        { ...file, attributes: new Map(), matrix: { ...matrix, sampleNames, values } },
        { file: 'sheet', samples: [...samples, 'AGAIN'], columns: new Map([['group', group]]) },
        { contrast: 'CASE-CTRL', model: 'group' },
      );
      expect(cautions.join('\n')).toContain(`counted twice: ${sampleNames[0]} = AGAIN;`);
    }
  });

  test('128 leukaemias: no copies, no array far off; two sexes exchanged', async () => {
    const file = await readExpressionFile(
      realData('expression', 'ALL-leukemia', 'ALL_exprs_hgu95av2_rma_log2.tsv.gz'),
    );
    const known = new Map<string, string>([
      ...([
        ['38446_at', 'XIST'],
        ['41214_at', 'RPS4Y1'],
        ['38355_at', 'DDX3Y'],
        ['37583_at', 'KDM5D'],
      ] as const),
    ]);
    const symbols = file.matrix.rowNames.map((name) => known.get(name) ?? `gene of ${name}`);
    const named = { ...file, annotation: new Map([['Gene Symbol', symbols]]) };
    const all = sheetOf(realData('expression', 'ALL-leukemia', 'ALL_pheno.tsv'), 'sample');
    const sex = all.columns.get('sex')!;
    const cells = all.columns.get('BT')!.map((stage) => stage[0]);
    const asked = (sexes: readonly string[]): string[] =>
      cautionsOf(
        named,
        {
          ...all,
          columns: new Map([
            ['cells', cells],
            ['sex', sexes],
          ]),
        },
        {
          contrast: 'B-T',
          model: 'cells',
        },
      ).filter((text) => !text.startsWith("'sex' goes with"));
    const asWritten = asked(sex);
    expect(asWritten.filter((text) => !text.startsWith('sex genes'))).toEqual([]);
    const [man, woman] = [sex.indexOf('M', 20), sex.indexOf('F', 20)];
    const exchanged = sex.map((value, at) => (at === man ? 'F' : at === woman ? 'M' : value));
    expect(asked(exchanged).join()).toContain(all.samples[man]);
    expect(asked(exchanged).join()).toContain(all.samples[woman]);
  });
});

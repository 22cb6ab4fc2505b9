import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../../test/support/chipmate.ts';
import { InputError } from '../../../errors.ts';
import { readExpressionInput, type ExpressionFiles } from './expression-input.ts';

const folder = folderWith({
  'values.tsv': 'probe\ts1\ts2\n1_at\t5\t6\n2_at\t7\t8\n3_at\t7\t9\n',
  'half.tsv': 'ID\tSymbol\n1_at\tA\n2_at\tB\n',
  'less.tsv': 'ID\tSymbol\n1_at\tA\n',
  'other.tsv': 'ID\tSymbol\n9_at\tA\n',
  'sheet.tsv': 'name\tgroup\ns1\ta\n',
  'a.gpr': 'no array\n',
  'ids.tsv': 'entrez\n1\n',
});
const read = (files: ExpressionFiles) => readExpressionInput(files, (name) => join(folder, name));

async function refusal(files: ExpressionFiles): Promise<InputError> {
  const error: unknown = await read(files).catch((fault: unknown) => fault);
  if (!(error instanceof InputError)) throw error;
  return error;
}

test('an annotation that knows fewer than half of the probes is a caution, one that knows most of them a note', async () => {
  const severities = async (annotation: string) =>
    (await read({ files: ['values.tsv'], annotation })).notices.map(({ severity, values }) => [
      severity,
      values['known'],
      values['rows'],
    ]);
  expect(await severities('half.tsv')).toEqual([['note', 2, 3]]);
  expect(await severities('less.tsv')).toEqual([['caution', 1, 3]]);
});

test('messages call the files as the user does, wherever they lie', async () => {
  const { name, sheet } = await read({ files: ['values.tsv'] });
  expect([name, sheet]).toEqual(['values.tsv', undefined]);
  const places = await Promise.all(
    [
      { files: ['none.tsv'] },
      { files: ['values.tsv'], annotation: 'other.tsv' },
      { files: ['values.tsv'], annotation: 'none.tsv' },
      { files: ['values.tsv'], design: 'sheet.tsv' },
      { files: ['values.tsv'], geneIds: 'ids.tsv' },
      { files: ['a.gpr', 'values.tsv'] },
      { files: ['a.CEL'] },
      { files: ['a.CEL'], cdf: 'none.cdf' },
    ].map(async (files) => {
      const { details, message } = await refusal(files);
      expect(message).not.toContain(folder);
      return details.file;
    }),
  );
  expect(places).toEqual([
    'none.tsv',
    'other.tsv',
    'none.tsv',
    'sheet.tsv',
    'ids.tsv',
    'a.gpr',
    'a.CEL',
    'none.cdf',
  ]);
  expect((await refusal({ files: [] })).message).toContain('no file of measured values is named');
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../../../test/support/answers.ts';
import { folderWith } from '../../../../test/support/chipmate.ts';
import { inEnglish } from '../../../messages/message.ts';
import { readExpressionInput } from './expression-input.ts';

const sample = (name: string, platform: string, probe: string): string[] => [
  `^SAMPLE = ${name}`,
  `!Sample_platform_id = ${platform}`,
  '!sample_table_begin',
  'ID_REF\tVALUE',
  `${probe}\t7`,
  `${probe}x\t8`,
  '!sample_table_end',
];
const folder = folderWith({
  'family.soft': [...sample('GSM1', 'GPL96', 'a'), ...sample('GSM2', 'GPL570', 'b')].join('\n'),
  'GPL96.soft':
    '^PLATFORM = GPL96\n!platform_table_begin\nID\tGene Symbol\na\tFOS\nax\tJUN\n!platform_table_end\n',
  'GPL570-55999.txt': 'ID\tGene Symbol\nb\tMYC\nbx\tIRF4\n',
  'names.txt': 'ID\tGene Symbol\na\tFOSB\nax\tJUND\n',
  'one.soft': sample('GSM1', 'GPL96', 'a').join('\n'),
  'GPL571.txt': 'ID\tGene Symbol\na\tFOS\nax\tJUN\n',
});
const read = (files: { files: string[]; platform?: string; annotation?: string }) =>
  readExpressionInput(files, (name) => join(folder, name));

test('a platform given apart names genes and chooses the samples of a family of several', async () => {
  const files = ['family.soft'];
  expect(await refusal(() => read({ files }))).toContain('GPL96 (1 sample), GPL570 (1 sample)');
  expect(await refusal(() => read({ files, annotation: 'names.txt' }))).toContain('--platform FILE');
  for (const [platform, name, genes] of [
    ['GPL96.soft', 'GSM1', ['FOS', 'JUN']],
    ['GPL570-55999.txt', 'GSM2', ['MYC', 'IRF4']],
  ] as const) {
    const { file, notices } = await read({ files, platform });
    expect(file.matrix.sampleNames).toEqual([name]);
    expect(file.annotation.get('Gene Symbol')).toEqual(genes);
    expect(notices).toEqual([]);
  }
  const named = await read({ files, platform: 'GPL96.soft', annotation: 'names.txt' });
  expect(named.file.annotation.get('Gene Symbol')).toEqual(['FOSB', 'JUND']);
});

test('a platform that the samples were not measured on is doubted', async () => {
  const { notices } = await read({ files: ['one.soft'], platform: 'GPL571.txt' });
  expect(notices.map(inEnglish)).toEqual([
    'the samples were measured on GPL96, and the annotation is of GPL571',
  ]);
});

import { expect, test } from 'vitest';
import { builtInGenes, readGenes } from '../../../formats/genes/genes-reader.ts';
import { folderWith } from '../../../../test/support/chipmate.ts';
import { codingGenes } from './coding-genes.ts';

const known = new Set(builtInGenes('hg38')?.symbol);

test('accessions decide where there are any, else what is known, else the form of the symbol', async () => {
  const refFlat = (symbol: string, transcript: string) =>
    [symbol, transcript, 'chr1', '+', 1000, 2000, 1000, 1000, 1, '1000,', '2000,'].join('\t');
  const folder = folderWith({
    'genes.refFlat': [
      refFlat('BOTH', 'NR_1'),
      refFlat('BOTH', 'NM_2'),
      refFlat('MYC', 'NR_3'),
      refFlat('LINC00001', 'NM_4'),
    ].join('\n'),
    'genes.bed': ['MYC', 'CYR61', 'LINC00001', 'MIR21', 'MIRLET7A1', 'HOXA-AS3', 'SNORD14', 'MIER1', 'SEPT7']
      .map((symbol, i) => `chr1\t${1000 * i}\t${1000 * i + 500}\t${symbol}\t0\t+`)
      .join('\n'),
  });
  const codes = async (file: string, names: ReadonlySet<string>) =>
    [...codingGenes(await readGenes(`${folder}/${file}`), names)]
      .filter(([, coding]) => coding)
      .map(([name]) => name);
  expect(await codes('genes.refFlat', known)).toEqual(['BOTH', 'LINC00001']);
  expect(await codes('genes.bed', known)).toEqual(['MYC', 'CYR61', 'MIER1', 'SEPT7']);
  expect(await codes('genes.bed', new Set())).toEqual(['MYC', 'CYR61', 'MIER1', 'SEPT7']);
});

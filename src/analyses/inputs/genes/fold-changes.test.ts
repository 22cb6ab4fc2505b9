import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from '../../../../test/support/answers.ts';
import { folderWith } from '../../../../test/support/chipmate.ts';
import { builtInGenes } from '../../../formats/genes/genes-reader.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { readFoldChanges } from './fold-changes.ts';

const read = (rows: string): ReturnType<typeof readFoldChanges> =>
  readFoldChanges(
    join(folderWith({ 'de.tsv': `gene\tlogFC\n${rows}` }), 'de.tsv'),
    builtInGenes('hg38') as GeneModels,
    undefined,
  );

test('a change that is not finite is none; what is no number is refused with its line', async () => {
  const { symbols, log2FoldChange } = await read('FOS\t1\nMYC\t-Inf\nIRF4\tNA\nPRDM1\t-2e-1\nJUN\t\n');
  expect(symbols).toEqual(['FOS', 'PRDM1']);
  expect([...log2FoldChange]).toEqual([1, -0.2]);
  for (const text of ['1e999', '0x10', '1,5', 'high', '9'.repeat(500)])
    expect(await refusal(() => read(`FOS\t1\nMYC\t${text}\n`))).toMatch(
      /de\.tsv, line 3: the logFC is not a number/,
    );
});

test('averages of DESeq2 are taken as its tables are read: log2(count + 1)', async () => {
  const header = (first: string) => `${first}\tbaseMean\tlog2FoldChange\tlfcSE\tpvalue\tpadj\n`;
  const rows = 'FOS\t7\t1\t0.1\t0.5\t0.5\nMYC\t0\t-1\t0.1\t0.5\t0.5\n';
  // A column that is named after genes, and the row names of R.
  for (const first of ['gene', '']) {
    const path = join(folderWith({ 'de.tsv': `${header(first)}${rows}` }), 'de.tsv');
    const { averageExpression, levelsAreCounts } = await readFoldChanges(
      path,
      builtInGenes('hg38') as GeneModels,
      undefined,
    );
    expect([[...(averageExpression ?? [])], levelsAreCounts]).toEqual([[3, 0], true]);
  }
});

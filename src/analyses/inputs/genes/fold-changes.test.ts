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

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { drivenGenes, limmaTable } from '../../test/support/driven-genes.ts';
import { buildFromSheet } from '../../test/support/shared-atlases.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { explain } from './explain.ts';
import { needGenes } from './inputs/genes/gene-models.ts';
import { readNamedTable } from './inputs/genes/matched-table.ts';

const folder = folderWith({
  ...drivenGenes,
  'dated.tsv': `${drivenGenes['drug.tsv']}1-Mar\t-2\t8\t-20\t1e-6\t1e-5\n`,
  'foreign.tsv': limmaTable(() => -2).replaceAll('GENE', 'AT1G'),
});

test('the factor that sits at changed genes explains them; what cannot be matched is told or refused', async () => {
  await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'));
  const atlas = await openAtlas(join(folder, 'atlas'));
  const genes = await needGenes({ file: join(folder, 'genes.bed') });
  const ask = async (table: string, direction?: 'down'): Promise<Shown> =>
    shown(
      await explain(
        { atlas, genes, changed: await readNamedTable(join(folder, table), undefined) },
        { direction },
      ),
    );
  const explained = await ask('drug.tsv', 'down');
  expect(explained.said).toContain('40 changed genes against 260 unchanged ones');
  expect(explained.rows[0]['antigen']).toBe('DRIVER');
  // As targets does: a date that may be several genes is a caution.
  expect((await ask('dated.tsv')).cautions).toMatch(
    /dated.tsv: gene names that a spreadsheet made dates and that may be several genes are left out: 1-Mar$/,
  );
  expect(await refusal(() => ask('foreign.tsv'))).toMatch(
    /foreign.tsv: no row of the expression table names a gene[\s\S]* names such as \w+, \w+, \w+$/m,
  );
  await atlas.close();
});

import { beforeAll, expect, test } from 'vitest';
import { shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { genes, overlapping, peaksOfAll } from '../../test/support/made-up-chip-atlas.ts';
import { madeUpAtlas } from '../../test/support/shared-atlases.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { readFoldChanges } from './inputs/genes/fold-changes.ts';
import { needGenes } from './inputs/genes/gene-models.ts';
import { page } from './page.ts';

let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await madeUpAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

test('any table of log2 fold changes; sets are the genes with a peak near their TSS', async () => {
  const symbols = [...new Set(genes.map(([symbol]) => symbol))];
  const lines = symbols.map((symbol, i) => `${symbol}\t${((i * 37) % 11) - 5}`);
  const odd = '2-Mar\t1\nNOSUCHGENE\t1';
  const folder = folderWith({ 'fold.tsv': `gene\tlog2_fold_change\n${lines.join('\n')}\n${odd}\n` });
  const { models } = await needGenes({ atlas: 'atlas' });
  const changes = await readFoldChanges(`${folder}/fold.tsv`, models, undefined);
  const { rows, said, cautions } = shown(
    await page({ atlas, models, changes, filter: { antigen: ['IKZF3'] } }, { window: 1000 }),
  );
  expect(said).toContain(`${symbols.length} genes`);
  expect(cautions).toMatch(/fold.tsv: .* may be several genes are left out: 2-Mar$/m);
  expect(said).toMatch(/not among the genes of .*: 1 of \d+ names: NOSUCHGENE/);
  const bound = symbols.filter((symbol) => {
    const [, chromosome, tss] = genes.find(([name]) => name === symbol) ?? ['', '', 0];
    return peaksOfAll()
      .get('SRX9000003')
      ?.some((peak) => overlapping(peak, { chromosome, start: tss - 1001, end: tss + 1001 }));
  });
  expect(rows[0]['genes']).toBe(`${bound.length}/${symbols.length}`);
});

import { beforeAll, expect, test } from 'vitest';
import { shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { genes, overlapping, peaksOfAll } from '../../test/support/made-up-chip-atlas.ts';
import { madeUpAtlas } from '../../test/support/shared-atlases.ts';
import { isSilentElsewhere } from '../expression/expressed-here.ts';
import { builtInGenes } from '../formats/genes/genes-reader.ts';
import type { GeneModels } from '../genome/genes.ts';
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
  expect(cautions).toContain('fold.tsv does not tell how strongly genes are expressed');
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

test('ten genes are a caution, and few bound ones have no p', async () => {
  const symbols = [...new Set(genes.map(([symbol]) => symbol))].slice(0, 10);
  const lines = symbols.map((symbol, i) => `${symbol}\t${i}`);
  const folder = folderWith({ 'ten.tsv': `gene\tlogFC\n${lines.join('\n')}\n` });
  const { models } = await needGenes({ atlas: 'atlas' });
  const changes = await readFoldChanges(`${folder}/ten.tsv`, models, undefined);
  const { rows, said, cautions } = shown(await page({ atlas, models, changes }));
  expect(cautions).toContain('only 10 genes with a fold change: below 100');
  expect(said).toMatch(/\d+ experiments have no p: fewer than 10 genes/);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect([row['log10_p'], row['log10_q']]).toEqual(['NA', 'NA']);
  // A result of ChIP-Atlas has p of them all.
  const theirs = { name: 'theirs.tsv', rows: [] };
  expect(shown(await page({ atlas, models, changes, theirs })).rows[0]['log10_p']).not.toBe('NA');
});

test('the genes seen expressed are compared by themselves; fold changes that go along with expression are named', async () => {
  const models = builtInGenes('hg38') as GeneModels;
  const all = [...new Set(models.symbol)];
  const silent = all.filter(isSilentElsewhere).slice(0, 40);
  const active = all.filter((symbol) => !isSilentElsewhere(symbol)).slice(0, 200);
  const level = (i: number): number => (i < silent.length ? 3 + i / 40 : 6 + ((i * 37) % 100) / 20);
  const write = (fold: (i: number) => number, levels = true): string =>
    [
      `gene\tlogFC${levels ? '\tAveExpr' : ''}`,
      ...[...silent, ...active].map((symbol, i) => `${symbol}\t${fold(i)}${levels ? `\t${level(i)}` : ''}`),
    ].join('\n');
  const folder = folderWith({
    'unrelated.tsv': write((i) => ((i * 53) % 17) - 8),
    'rising.tsv': write((i) => level(i) - 8 + ((i * 53) % 17) / 4),
    'no-levels.tsv': write((i) => ((i * 53) % 17) - 8, false),
  });
  const ask = async (name: string, background?: 'all') => {
    const changes = await readFoldChanges(`${folder}/${name}`, models, undefined);
    return shown(await page({ atlas, models, changes }, { background }));
  };
  const chosen = await ask('unrelated.tsv');
  expect(chosen.said).toContain('210 of 240 genes are seen expressed'); // a quarter of the silent ones is above the rest
  expect(chosen.said).toContain('210 genes, mean log2 fold change');
  expect(chosen.cautions).toBe('');
  const every = await ask('unrelated.tsv', 'all');
  expect(every.said).toContain('240 genes, mean');
  expect(every.said).not.toContain('seen expressed');
  const unknown = await ask('no-levels.tsv');
  expect(unknown.said).toContain('does not tell which genes are expressed');
  expect(unknown.cautions).toContain('genes are not compared with like-expressed ones');
  expect((await ask('rising.tsv')).cautions).toMatch(
    /go along with mean expression \(rank correlation 0\.\d+\)/,
  );
});

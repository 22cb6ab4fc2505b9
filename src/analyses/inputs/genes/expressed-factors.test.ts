import { beforeAll, expect, test } from 'vitest';
import { KnownNames } from '../../../genome/antigens/antigen-aliases.ts';
import { builtInGenes, readGenes } from '../../../formats/genes/genes-reader.ts';
import { join } from 'node:path';
import { shown, type Shown } from '../../../../test/support/answers.ts';
import { folderWith } from '../../../../test/support/chipmate.ts';
import { buildFromSheet } from '../../../../test/support/shared-atlases.ts';
import { openAtlas } from '../../../atlas/open-atlas.ts';
import { parseDifferentialTable } from '../../../formats/expression/differential-table-reader.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { partnerStatistics } from '../../partner-statistics.ts';
import { partners } from '../../partners.ts';
import { ask } from '../asked.ts';
import { openAtlasSites } from '../class-sites.ts';
import { expressedFactors, expressedWhereNamed } from './expressed-factors.ts';
import { genesForNames, promoterGenes } from './gene-models.ts';
import { readNamedTable, type NamedTable } from './matched-table.ts';
import { readQuery } from '../query.ts';

const models = builtInGenes('hg38') as GeneModels;
const names = new KnownNames();

/** Genes with their log2 average expression. */
function table(levels: Readonly<Record<string, number>>, leftOut: readonly string[] = []): NamedTable {
  const ids = Object.keys(levels);
  const none = new Float64Array(ids.length).fill(NaN);
  return {
    name: 'counts.tsv',
    leftOut,
    table: {
      format: 'chipmate',
      ids,
      symbols: undefined,
      log2FoldChange: none,
      low: none,
      high: none,
      log10P: none,
      adjustedP: none,
      averageExpression: Float64Array.from(Object.values(levels)),
    },
  };
}

test('a gene that was left out for too few counts was measured, and is not seen', () => {
  const { of } = expressedFactors(table({ FOS: 9 }, ['PRDM1', 'NOGENE']), models, names);
  expect(['Blimp-1', 'IRF4'].map((name) => of(name).expressed)).toEqual(['not seen', 'not measured']);
});

test('averages of DESeq2 are counts, of which a millionth part of all is expressed', () => {
  const counts = new Map([...new Set(models.symbol)].map((gene) => [gene, 500]));
  const of = [...counts.values()].reduce((sum, count) => sum + count) / 1e6;
  counts
    .set('FOS', 2 * of)
    .set('PRDM1', 0.05 * of)
    .set('IRF4', 0.5 * of);
  const rows = [...counts].map(([gene, count]) => `${gene}\t${count}\t0\t0.1\t0.5\t0.5`);
  const text = ['gene\tbaseMean\tlog2FoldChange\tlfcSE\tpvalue\tpadj', ...rows].join('\n');
  const read = { name: 'deseq.tsv', table: parseDifferentialTable(Buffer.from(text), 'deseq.tsv') };
  const found = expressedFactors(read, models, names);
  expect(['FOS', 'IRF4', 'PRDM1'].map((name) => found.of(name).expressed)).toEqual([
    ...['yes', 'unclear', 'not seen'],
  ]);
  expect(found.notices.map(({ key }) => key)).toContain('expressed.per-million');
});

test('a table that names no gene is refused where it was asked for, and leaves all unknown where it was found', () => {
  const faulty = table({ probe1: 9 });
  expect(() => expressedFactors(faulty, models, names)).toThrow(
    'no row of the expression table names a gene',
  );
  const { of, notices } = expressedWhereNamed(faulty, models, names);
  expect(of('FOS').expressed).toBe('unknown');
  expect(notices).toMatchObject([
    { severity: 'caution', key: 'expressed.no-gene-named', about: { file: 'counts.tsv' } },
  ]);
});

let cwd = '';
const peaks = (from: number): string =>
  Array.from({ length: 60 }, (_, i) => {
    const start = 10_000 * (i + from);
    return `chr1\t${start}\t${start + 400}\tpeak${i}\t${900 - i}\t.\t${90 - i}\t-1\t-1\t200`;
  }).join('\n');

beforeAll(async () => {
  const silent = Array.from({ length: 30 }, (_, i) => `OR${(i % 9) + 1}A${i + 1}`);
  const active = Array.from({ length: 30 }, (_, i) => `ACTIVE${i + 1}`);
  const genes = [...silent, ...active, 'FOS', 'JUND', 'MYC', 'CTCF'];
  const row = (gene: string, level: number, change = 0, adjusted = 0.5): string =>
    `${gene}\t${change}\t${level}\t2\t0.01\t${adjusted}\t1`;
  const table = [
    ...silent.map((gene, i) => row(gene, 4 + i / 30)),
    ...active.map((gene) => row(gene, 8)),
    row('FOS', 9.5, 1.5, 0.02),
    row('JUND', 4.1),
    row('CTCF', 4.8),
  ];
  const experiments = [
    ['E1', 'c-Fos', 0],
    ['E2', 'JUND', 20],
    ['E3', 'MYC', 30],
    ['E4', 'H3K27ac', 10],
    ['E5', 'CTCF', 15],
  ] as const;
  cwd = folderWith({
    'query.narrowPeak': peaks(5),
    'genes.bed': genes
      .map((gene, i) => `chr1\t${5_000 * i + 1000}\t${5_000 * i + 2000}\t${gene}\t0\t+`)
      .join('\n'),
    'drug.tsv': ['id\tlogFC\tAveExpr\tt\tP.Value\tadj.P.Val\tB', ...table].join('\n'),
    'no-levels.tsv': ['id\tlogFC\tP.Value', 'FOS\t1\t0.01', 'JUND\t0\t0.5'].join('\n'),
    'experiments.tsv': [
      'experiment\tfile\tantigen_class\tantigen\tcell_class\tcell',
      ...experiments.map(
        ([name, antigen]) => `${name}\t${name}.narrowPeak\tTFs and others\t${antigen}\tBlood\tK562`,
      ),
    ].join('\n'),
    ...Object.fromEntries(experiments.map(([name, , from]) => [`${name}.narrowPeak`, peaks(from)])),
  });
  const [sheet, atlas, models] = ['experiments.tsv', 'atlas', 'genes.bed'].map((name) => join(cwd, name));
  await buildFromSheet(sheet, atlas, { genes: await readGenes(models) });
});

type Ranking = 'partners' | 'fisher' | 'experiment';

/** Ranks the partners of the query, by their score or by Fisher's test, beside a table of expression. */
async function ranked(expression: string | undefined, by: Ranking = 'partners'): Promise<Shown> {
  const atlas = await openAtlas(join(cwd, 'atlas'));
  try {
    const query = await readQuery(join(cwd, 'query.narrowPeak'), atlas.genome);
    const asked = await ask(atlas, query, { antigen: 'IKZF1', cell: 'K562' });
    const models = await genesForNames({ atlas: join(cwd, 'atlas') });
    const found =
      expression === undefined
        ? undefined
        : expressedFactors(await readNamedTable(join(cwd, expression), undefined), models, asked.names);
    if (by === 'fisher')
      return shown(await partnerStatistics({ asked, expression: found }, { statistic: 'fisher' }));
    const genes = await promoterGenes(undefined, atlas.genome.name);
    const input = { asked, sites: openAtlasSites(atlas), genes, expression: found };
    return shown(await partners(input, by === 'experiment' ? { level: 'experiment' } : {}));
  } finally {
    await atlas.close();
  }
}

test.each<Ranking>(['partners', 'fisher', 'experiment'])(
  'every row says whether its factor is expressed, under any of its names: %s',
  async (by) => {
    const { rows, said } = await ranked('drug.tsv', by);
    const found = rows.map((row): [string, string[]] => [
      row['antigen'],
      ['expressed', 'average_expression', 'log2_fold_change', 'adj_p'].map((name) => row[name]),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'c-Fos': ['yes', '9.5', '1.5', '0.02'],
      JUND: ['not seen', '4.1', '0', '0.5'],
      CTCF: ['unclear', '4.8', '0', '0.5'],
      MYC: ['not measured', 'NA', 'NA', 'NA'],
      H3K27ac: ['unknown', 'NA', 'NA', 'NA'],
    });
    expect(said).toContain(
      'a factor counts as expressed above 4.92, which 95% of 30 genes that are silent in most tissues',
    );
    expect(said).toContain('the genes of 1 of 5 factors are not seen expressed in these cells');
  },
);

test('without a table the columns are absent; a table without levels is a caution, and its factors are unknown', async () => {
  expect(Object.keys((await ranked(undefined)).rows[0] ?? {})).not.toContain('expressed');
  const { rows, cautions } = await ranked('no-levels.tsv');
  expect(cautions).toContain('no-levels.tsv: the table cannot tell which genes are expressed');
  expect(new Set(rows.map(({ expressed }) => expressed))).toEqual(new Set(['unknown', 'not measured']));
});

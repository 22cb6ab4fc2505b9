// `partners --expression`: is each factor expressed in the query's cells?
import { beforeAll, expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from './support/chipmate.ts';

let cwd = '';
const peaks = (from: number): string =>
  Array.from({ length: 60 }, (_, i) => {
    const start = 10_000 * (i + from);
    return `chr1\t${start}\t${start + 400}\tpeak${i}\t${900 - i}\t.\t${90 - i}\t-1\t-1\t200`;
  }).join('\n');

beforeAll(() => {
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
    'complexes.tsv': 'complex\tmember\nAP-1\tFOS\nAP-1\tJUND\n',
    'experiments.tsv': [
      'experiment\tfile\tantigen_class\tantigen\tcell_class\tcell',
      ...experiments.map(
        ([name, antigen]) => `${name}\t${name}.narrowPeak\tTFs and others\t${antigen}\tBlood\tK562`,
      ),
    ].join('\n'),
    ...Object.fromEntries(experiments.map(([name, , from]) => [`${name}.narrowPeak`, peaks(from)])),
  });
  const built = chipmate(
    ['atlas', 'build', 'experiments.tsv', '-o', 'atlas', '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
    { cwd },
  );
  expect(built.status, built.stderr).toBe(0);
});

const asked = [
  'partners',
  'query.narrowPeak',
  '--atlas',
  'atlas',
  '--query-antigen',
  'IKZF1',
  '--query-cell',
  'K562',
];
const run = (...more: string[]) => chipmate([...asked, ...more], { cwd });

test.each([[[]], [['--statistic', 'fisher']], [['--level', 'experiment']]])(
  'every row says whether its factor is expressed, under any of its names %j',
  (more) => {
    const { status, stdout, stderr } = run('--expression', 'drug.tsv', ...more);
    expect(status, stderr).toBe(0);
    const found = rowsOf(stdout).map((row): [string, string[]] => [
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
    expect(stderr).toContain(
      'a factor counts as expressed above 4.92, which 95% of 30 genes that are silent in most tissues',
    );
    expect(stderr).toContain('the genes of 1 of 5 factors are not seen expressed in these cells');
  },
);

test('without a table the columns are absent; a table without levels is a caution, and its factors are unknown', () => {
  expect(Object.keys(rowsOf(run().stdout)[0] ?? {})).not.toContain('expressed');
  const { stdout, stderr } = run('--expression', 'no-levels.tsv', '-q');
  expect(stderr).toContain('caution: no-levels.tsv: the table cannot tell which genes are expressed');
  expect(new Set(rowsOf(stdout).map(({ expressed }) => expressed))).toEqual(
    new Set(['unknown', 'not measured']),
  );
});

test('complexes and expression do not go together', () => {
  expect(run('--complexes', 'complexes.tsv', '--expression', 'drug.tsv')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('do not go together') as string,
  });
});

// The small world that is attacked: experiments, queries and a study, whose answers take well under a second each.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const HEAD = 'experiment\tantigen_class\tantigen\tcell_class\tcell\tfile\n';

const sheetOf = (rows: readonly string[]): string =>
  HEAD + rows.map((row) => `${row.replaceAll(' | ', '\t')}\n`).join('');

/** Peaks of 200 bp around every `step`-th of 400 places, 10 kb apart on chr1, as narrowPeak. */
export function peaksEvery(step: number, shift = 0): string {
  const lines: string[] = [];
  for (let i = 0; i < 400; i += step) {
    const start = 10_000 * (i + 1) + shift;
    const signal = 3 + ((i * 37) % 100);
    lines.push(`chr1\t${start}\t${start + 200}\tp${i}\t${(i * 37) % 1000}\t.\t${signal}\t-1\t-1\t100\n`);
  }
  return lines.join('');
}

function changedGenes(): string {
  const rows = ['gene\tlog2_fold_change\tminus_log10_p\tadj_p\taverage_expression'];
  for (let i = 0; i < 120; i++) rows.push(`GENE${i}\t${i % 8 === 0 ? '-1.5\t6\t0.001' : '0.1\t0.2\t0.9'}\t8`);
  return `${rows.join('\n')}\n`;
}

function geneModels(): string {
  const rows: string[] = [];
  for (let i = 0; i < 120; i++) {
    const start = 30_000 * (i + 1);
    rows.push(`chr1\t${start}\t${start + 5000}\tGENE${i}\t0\t${i % 2 === 0 ? '+' : '-'}\n`);
  }
  return rows.join('');
}

const STUDY = `study: a small study
factor: GENE3
genome: hg38
date: 2026-11-23
seed: 3
atlas: atlas
genes: genes.bed
chip_seq:
  - { name: one, cell: GM12878, peaks: query.narrowPeak }
  - { name: two, cell: K-562, peaks: e2.narrowPeak }
compare: [{ a: one, b: two }]
expression: [{ name: drug, table: changed.tsv, factor_activity: lost }]
genes_of_interest: [GENE8]
`;

/** Inputs of every verb: path -> content. `changed-query.narrowPeak` is what a later run may find in the query's place. */
export const worldFiles: Readonly<Record<string, string>> = {
  'sheet.tsv': sheetOf([
    'E1 | TFs and others | IKZF1 | Blood | GM12878 | e1.narrowPeak',
    'E2 | TFs and others | IKZF1 | Blood | K-562 | e2.narrowPeak',
    'E3 | TFs and others | FOS | Blood | GM12878 | e3.narrowPeak',
    'E4 | TFs and others | JUND | Liver | HepG2 | e4.narrowPeak',
    'E5 | Histone | H3K27ac | Blood | GM12878 | e3.narrowPeak',
    'E6 | TFs and others | CTCF | Blood | K-562 | e6.narrowPeak',
  ]),
  'other.tsv': sheetOf([
    'N1 | TFs and others | MAX | Blood | K-562 | e4.narrowPeak',
    'N2 | TFs and others | MYC | Blood | K-562 | e6.narrowPeak',
  ]),
  'more.tsv': sheetOf(['A1 | TFs and others | SPI1 | Blood | K-562 | e4.narrowPeak']),
  'more-2.tsv': sheetOf(['B1 | TFs and others | EZH2 | Blood | GM12878 | e6.narrowPeak']),
  'e1.narrowPeak': peaksEvery(4),
  'e2.narrowPeak': peaksEvery(2),
  'e3.narrowPeak': peaksEvery(4, 120),
  'e4.narrowPeak': peaksEvery(3),
  'e6.narrowPeak': peaksEvery(5),
  'query.narrowPeak': peaksEvery(4, 10),
  'changed-query.narrowPeak': peaksEvery(3, 15),
  'genes.bed': geneModels(),
  'changed.tsv': changedGenes(),
  'study.yaml': STUDY,
};

/** Writes the world's inputs into a folder. */
export function writeWorld(folder: string): void {
  for (const [name, content] of Object.entries(worldFiles)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Takes an atlas its sites, whatever their file is called. */
export function removeSites(atlas: string): void {
  for (const name of readdirSync(atlas))
    if (name.startsWith('sites')) rmSync(join(atlas, name), { recursive: true });
}

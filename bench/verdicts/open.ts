// What the court asks with: the atlas of the real experiments, gene models and the pairs that have nothing to do with each other.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGenes } from '../../src/formats/genes/genes-reader.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import { worldOf, type AtlasPotentials } from '../../src/analyses/inputs/atlas-potentials.ts';
import type { FoundGenes } from '../../src/analyses/inputs/genes/gene-models.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { openBenchmarkAtlas, type BenchmarkAtlas } from '../partners/open.ts';
import { dataFile } from '../partners/truth.ts';

/** A factor and a contrast that have nothing to do with each other, and why. */
export interface UnrelatedPair {
  readonly table: string;
  readonly factor: string;
  readonly cell: string;
  readonly reason: string;
}

/** What every part of the court is given. */
export interface Court extends BenchmarkAtlas {
  /** Genes with RefSeq transcripts, which the androgen table names. */
  readonly genes: FoundGenes;
  /** What targets are compared with: every experiment of the atlas. */
  readonly world: AtlasPotentials;
  readonly unrelated: readonly UnrelatedPair[];
  /** Takes one question of so many. */
  readonly every: number;
}

export async function openCourt(atlas: string, every: number): Promise<Court> {
  const opened = await openBenchmarkAtlas(atlas);
  const genes = {
    models: await readGenes(dataFile('genes', 'hg19', 'beta.refseq.tsv.gz')),
    assembly: 'hg19',
  };
  return {
    ...opened,
    genes,
    world: worldOf(opened.atlas, genes, {}),
    unrelated: unrelatedPairs(),
    every,
  };
}

export function unrelatedPairs(): UnrelatedPair[] {
  const path = join(dirname(fileURLToPath(import.meta.url)), 'unrelated.tsv');
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [table, factor, cell, reason] = row.split('\t');
    return { table, factor, cell, reason };
  });
}

/** Peaks of the androgen receptor in LNCaP. */
export async function androgenPeaks(): Promise<PeakColumns> {
  return (await readPeakFile(dataFile('expression', 'AR-LNCaP', 'AR_peaks.hg19.bed'))).peaks;
}

/** Experiments of factors, those of an antigen in a cell where they are named. */
export function factorExperiments(
  { atlas: { experiments } }: BenchmarkAtlas,
  wanted?: { readonly factor: string; readonly cell: string },
): number[] {
  return Array.from({ length: experiments.count }, (_, i) => i).filter(
    (i) =>
      experiments.antigenClass[i] === 'TFs and others' &&
      (wanted === undefined ||
        (experiments.antigen[i] === wanted.factor && experiments.cell[i] === wanted.cell)),
  );
}

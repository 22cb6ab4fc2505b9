import { existsSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { Notice } from '../../messages/message.ts';
import { readEnrichmentResult, type EnrichmentResult } from './agreement.ts';
import { needGenes, type GeneSources } from './genes/gene-models.ts';
import { isGeneList, readGenesOf } from './genes/genes-named.ts';
import { readNamedTable, type NamedTable } from './genes/matched-table.ts';
import { readQuery, type Query, type RegionFiles } from './query.ts';

/** What a file holds: regions, or a list of genes, whose windows stand for them. */
export type RegionsOrGenes = { readonly name: string; readonly notices: readonly Notice[] } & (
  | { readonly peaks: PeakColumns; readonly genes?: undefined }
  | { readonly peaks?: undefined; readonly genes: readonly string[] }
);

/** A background of random places within regions. */
export const WITHIN = 'within:';

/** Backgrounds that need no file. */
export const NAMED_BACKGROUNDS = ['genome', 'reachable', 'sites', 'genes', 'matched'];

/** What is read for an enrichment. */
export interface EnrichFiles {
  readonly a: string;
  readonly b?: string;
  /** Backgrounds that are to be opened; those that need no file are passed over. */
  readonly background?: readonly string[];
  /** Which regions of A, B and backgrounds count. */
  readonly regions?: RegionFiles;
  readonly genes: GeneSources;
  /** Table of gene identifiers for names that the models do not hold. */
  readonly geneIds?: string;
  /** Table of differential expression of the cells that the genes are about. */
  readonly expression?: string;
  /** A result of ChIP-Atlas to compare with. */
  readonly compare?: string;
}

/** The files of an enrichment, opened. */
export interface OpenedEnrichFiles {
  readonly a: RegionsOrGenes;
  readonly b?: RegionsOrGenes;
  /** Regions of the backgrounds that are files, by their names. */
  readonly backgrounds: ReadonlyMap<string, Query>;
  /** Gene models, where A and B or a background are genes. */
  readonly models?: GeneModels;
  readonly expression?: NamedTable;
  readonly theirs?: EnrichmentResult;
}

/**
 * Reads what an enrichment needs. Gene models are opened where A, B or a background are genes.
 * @throws InputError for a file that cannot be read, and for a background that is neither known nor a file
 */
export async function readEnrichInput(files: EnrichFiles, genome: Assembly): Promise<OpenedEnrichFiles> {
  const { a, b, background = [], regions = {}, genes, geneIds, expression, compare } = files;
  const paths = b === undefined ? [a] : [a, b];
  const needed =
    paths.some(isGeneList) ||
    (b === undefined && background.some((name) => ['genes', 'matched'].includes(name)));
  const models = needed ? (await needGenes(genes)).models : undefined;
  const read = async (name: string): Promise<RegionsOrGenes> => {
    if (models === undefined || !isGeneList(name)) return readQuery(name, genome, regions);
    const { symbols, notices } = await readGenesOf(name, models, geneIds);
    return { name, genes: symbols, notices };
  };
  const [ofA, ofB] = [await read(a), b === undefined ? undefined : await read(b)];
  const backgrounds = new Map<string, Query>();
  for (const name of b === undefined ? background : [])
    if (!NAMED_BACKGROUNDS.includes(name)) backgrounds.set(name, await readBackground(name, genome, regions));
  return {
    a: ofA,
    b: ofB,
    backgrounds,
    models,
    expression: expression === undefined ? undefined : await readNamedTable(expression, geneIds),
    theirs: compare === undefined ? undefined : readEnrichmentResult(compare),
  };
}

/** @throws InputError where there is no such file */
async function readBackground(name: string, genome: Assembly, regions: RegionFiles): Promise<Query> {
  if (name.startsWith(WITHIN)) return readQuery(name.slice(WITHIN.length), genome);
  if (existsSync(name)) return readQuery(name, genome, regions);
  throw unknownBackground(name);
}

/** The error for a background that is neither known nor a file. */
export function unknownBackground(name: string): InputError {
  return new InputError(`there is no background '${name}', nor a file of this name`, {
    expected: `genome, reachable, ${WITHIN}BED, sites, matched, genes, or a BED file`,
  });
}

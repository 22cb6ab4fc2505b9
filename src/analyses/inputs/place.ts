import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { Region } from '../../genome/region.ts';
import { needGenes, type GeneSources } from './genes/gene-models.ts';
import { oneGene } from './genes/genes-named.ts';
import { looksLikeRegion, parseRegion } from './region.ts';

/** A place of the genome that a user named: a region, or a gene with the models that know it. */
export type Place = { readonly name: string } & (
  | { readonly region: Region; readonly gene?: undefined }
  | { readonly region?: undefined; readonly gene: string; readonly models: GeneModels }
);

/** Reads `chr18:63123346-63320128`, or the name of a gene. @throws InputError where it is neither */
export async function readPlace(name: string, genome: Assembly, sources: GeneSources): Promise<Place> {
  if (looksLikeRegion(name)) return { name, region: parseRegion(name, genome) };
  const { models } = await needGenes(sources);
  return { name, gene: oneGene(name, models), models };
}

import { Shard } from '../atlas/shard.ts';
import { InputError } from '../errors.ts';
import { builtInGenes, readGenes } from '../formats/genes-file.ts';
import type { GeneModels } from '../genome/genes.ts';

/**
 * The gene models that the options name: a file, else those of the atlas, else the built-in table.
 * @returns also the assembly, where it is known
 * @throws InputError where there are none for the assembly
 */
export async function geneModelsFor(options: {
  readonly genes?: string;
  readonly genome?: string;
  readonly atlas?: readonly string[];
}): Promise<{ models: GeneModels; assembly: string | undefined }> {
  const shard = options.atlas === undefined ? undefined : new Shard(options.atlas[0]);
  const assembly = options.genome ?? shard?.manifest.genome.name;
  if (options.genes !== undefined) return { models: await readGenes(options.genes), assembly };
  const own =
    options.genome === undefined || options.genome === shard?.manifest.genome.name ? shard?.genes : undefined;
  const models = own ?? builtInGenes(assembly ?? 'hg38');
  if (models === undefined)
    throw new InputError(`there are no gene models for ${assembly}`, {
      fix: 'give them: --genes FILE (BED6, refFlat, GTF)',
    });
  return { models, assembly: assembly ?? 'hg38' };
}

/**
 * Gene models that tell promoters from other sites: a file, else the built-in table, which is read when it is asked
 * for; undefined where there are none. Those that an atlas was built with are in its sites already.
 */
export async function promoterGenes(
  options: { readonly genes?: string },
  assembly: string,
): Promise<() => GeneModels | undefined> {
  if (options.genes === undefined) return () => builtInGenes(assembly);
  const models = await readGenes(options.genes);
  return () => models;
}

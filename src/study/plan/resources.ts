import { isSaid } from '../../messages/message.ts';
import { existsSync } from 'node:fs';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { readManifest } from '../../atlas/manifest.ts';
import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { openSites, type SitesFile } from '../../atlas/sites/sites-file.ts';
import { worldOf, type AtlasPotentials } from '../../analyses/inputs/atlas-potentials.ts';
import { openAtlasSites, type AtlasSites } from '../../analyses/inputs/class-sites.ts';
import { findGenes } from '../../analyses/inputs/genes/gene-models.ts';
import { libraryAtHand } from '../../analyses/inputs/motifs/library-at-hand.ts';
import { InputError } from '../../errors.ts';
import { genomeFileAtHand, genomesFolder, nameAtHand } from '../../formats/folders/genomes-folder.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { nearestNames } from '../../genome/names.ts';
import type { StudyFile } from '../file/read-study.ts';
import type { Study } from '../file/study-schema.ts';

/** What several steps share, opened when first asked for. */
export interface Resources {
  readonly assembly: Assembly;
  /** Gene models: those that the study names, else the atlas', else what is built in; undefined where there are none. */
  readonly genes: () => Promise<GeneModels | undefined>;
  /** The same for steps that are planned only where there are some. */
  readonly neededGenes: () => Promise<GeneModels>;
  /** The study's atlas folders as one. */
  readonly atlas: () => Promise<Atlas>;
  /** What the experiments of the atlas have at each gene; undefined without an atlas, or without gene models. */
  readonly world: () => Promise<AtlasPotentials | undefined>;
  /** The consensus sites of all its cell classes. */
  readonly atlasSites: () => Promise<AtlasSites>;
  /** Consensus sites of the cell class that a ChIP-seq entry belongs to. */
  readonly sites: (entry: { readonly cell: string; readonly cell_class?: string }) => CellClassSites;
  /** @throws InputError for an atlas of another assembly than the study's */
  readonly refuseOtherGenome: () => void;
  readonly close: () => Promise<void>;
}

/** The files that the gene models of a study come from: its own, else an atlas may have some, and the genomes folder. */
export function geneInputs({ genes, atlas, genome }: Pick<Study, 'genes' | 'atlas' | 'genome'>): string[] {
  if (genes !== undefined) return [genes];
  const atHand = genomeFileAtHand(genomesFolder(), genome, 'genes');
  return [...(atlas ?? []), ...(atHand === undefined ? [] : [nameAtHand(atHand)])];
}

/** The file that the sequence of a study's genome comes from: its own, else that of the genomes folder; undefined where there is none. */
export function sequenceInput({ motifs, genome }: Pick<Study, 'motifs' | 'genome'>): string | undefined {
  if (motifs?.sequence !== undefined) return motifs.sequence;
  const atHand = genomeFileAtHand(genomesFolder(), genome, 'sequence');
  return atHand === undefined ? undefined : nameAtHand(atHand);
}

/** The libraries of motifs of a study as inputs: its files, and what short names mean in the genomes folder. */
export function libraryInputs(file: StudyFile): string[] {
  return (file.study.motifs?.library ?? []).map((name) =>
    existsSync(file.locate(name)) ? name : (libraryAtHand(name)?.input ?? name),
  );
}

/** @throws InputError for a genome whose sizes are not known */
export function openResources(file: StudyFile, threads: number): Resources {
  const { study } = file;
  const assembly = knownAssembly(study.genome);
  if (assembly === undefined) {
    const line = file.lineOf(['genome']);
    throw new InputError(`the assembly '${study.genome}' is not known`, {
      file: file.path,
      line,
      expected: 'hg38, hg19, mm10, ...',
      found: study.genome,
      fix: 'use the name by which the genome browsers know it',
    });
  }
  let genes: Promise<GeneModels | undefined> | undefined;
  let atlas: Promise<Atlas> | undefined;
  let atlasSites: AtlasSites | undefined;
  let world: AtlasPotentials | undefined;
  const classes = new Map<string, CellClassSites>();
  const folders = (study.atlas ?? []).map((folder) => file.locate(folder));
  const findOnce = (): Promise<GeneModels | undefined> => {
    genes ??= findGenes({
      file: study.genes === undefined ? undefined : file.locate(study.genes),
      atlas: folders[0],
      assembly: assembly.name,
      exons: true,
    }).then(({ models }) => models);
    return genes;
  };
  return {
    assembly,
    genes: findOnce,
    neededGenes: async () => {
      const models = await findOnce();
      if (models === undefined) throw new Error('a step was planned that needs gene models');
      return models;
    },
    atlas: () => {
      atlas ??= openAtlas(folders, { threads });
      return atlas;
    },
    world: async () => {
      const models = await findOnce();
      if (folders.length === 0 || models === undefined) return undefined;
      atlas ??= openAtlas(folders, { threads });
      world ??= worldOf(await atlas, { models, assembly: assembly.name }, {});
      return world;
    },
    atlasSites: async () => {
      atlas ??= openAtlas(folders, { threads });
      atlasSites ??= openAtlasSites(await atlas);
      return atlasSites;
    },
    refuseOtherGenome: () => {
      for (const folder of study.atlas ?? []) {
        const { genome } = readManifest(file.locate(folder));
        if (genome.name === assembly.name) continue;
        throw new InputError(`the atlas ${folder} is of another genome`, {
          file: file.path,
          expected: assembly.name,
          found: genome.name,
          fix: 'use peaks and an atlas of one assembly',
        });
      }
    },
    sites: (entry) => {
      const files = openSites(folders);
      const name = chooseClass(entry, files, file);
      const known = classes.get(name);
      if (known !== undefined) return known;
      const [holder] = files.filter(({ cellClasses }) => cellClasses.includes(name));
      const sites = holder.read(name);
      classes.set(name, sites);
      return sites;
    },
    // An atlas that could not be opened has told so where it was asked for.
    close: async () => (await atlas?.catch(() => undefined))?.close(),
  };
}

/** The class that is named, else the one in which the atlas has the cell type, else the only one. */
function chooseClass(
  entry: { readonly cell: string; readonly cell_class?: string },
  files: readonly SitesFile[],
  file: StudyFile,
): string {
  const cellClasses = [...new Set(files.flatMap((sites) => sites.cellClasses))];
  const named = cellClasses.find(
    (name) => entry.cell_class !== undefined && nameKey(name) === nameKey(entry.cell_class),
  );
  if (named !== undefined) return named;
  if (entry.cell_class === undefined) {
    const having = cellClasses.filter((name) =>
      files
        .filter((sites) => sites.cellClasses.includes(name))
        .some((sites) => sites.bindersOf(name).some(({ cell }) => nameKey(cell) === nameKey(entry.cell))),
    );
    if (having.length === 1) return having[0];
    if (cellClasses.length === 1) return cellClasses[0];
  }
  const index = file.study.chip_seq.findIndex(
    ({ cell, cell_class }) => cell === entry.cell && cell_class === entry.cell_class,
  );
  const line = file.lineOf(['chip_seq', index, ...(entry.cell_class === undefined ? [] : ['cell_class'])]);
  const fix = nearestNames(entry.cell_class ?? '', cellClasses, 1)[0];
  throw new InputError(
    entry.cell_class === undefined
      ? `the atlas does not say which class of cells ${isSaid(entry.cell) ? entry.cell : 'this ChIP-seq'} belongs to`
      : `the atlas has no cell class '${entry.cell_class}'`,
    {
      file: file.path,
      line,
      expected: `cell_class: one of ${cellClasses.join(', ')}`,
      fix: fix === undefined ? 'add cell_class to the chip_seq entry' : `did you mean '${fix}'?`,
    },
  );
}

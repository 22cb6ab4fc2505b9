import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { ATLAS_FILES } from '../../atlas/manifest.ts';
import type { CellClassSites } from '../../atlas/site-columns.ts';
import { openSitesFile, type SitesFile } from '../../atlas/sites-file.ts';
import { InputError } from '../../errors.ts';
import { builtInGenes, readGenes } from '../../formats/genes-file.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { nameKey } from '../../genome/antigen-aliases.ts';
import { nearestNames } from '../../genome/names.ts';
import type { StudyFile } from '../read-study.ts';

/** What several steps share, opened when first asked for. */
export interface Resources {
  readonly assembly: Assembly;
  /** Gene models of the study; undefined where none are named and none are built in. */
  readonly genes: () => Promise<GeneModels | undefined>;
  /** The study's atlas folders as one. */
  readonly atlas: () => Promise<Atlas>;
  /** Consensus sites of the cell class that a ChIP-seq entry belongs to. */
  readonly sites: (entry: {
    readonly cell: string;
    readonly cell_class?: string | undefined;
  }) => CellClassSites;
  readonly close: () => Promise<void>;
}

/** @throws InputError for a genome whose sizes are not known */
export function openResources(file: StudyFile, threads: number): Resources {
  const { study } = file;
  const assembly = knownAssembly(study.genome);
  if (assembly === undefined) {
    const line = file.lineOf(['genome']);
    throw new InputError(`the assembly '${study.genome}' is not known`, {
      file: file.path,
      ...(line === undefined ? {} : { line }),
      expected: 'hg38, hg19, mm10, ...',
      found: study.genome,
      fix: 'use the name by which the genome browsers know it',
    });
  }
  let genes: Promise<GeneModels | undefined> | undefined;
  let atlas: Promise<Atlas> | undefined;
  const classes = new Map<string, CellClassSites>();
  const folders = (study.atlas ?? []).map((folder) => file.locate(folder));
  return {
    assembly,
    genes: () => {
      genes ??=
        study.genes === undefined
          ? Promise.resolve(builtInGenes(assembly.name))
          : readGenes(file.locate(study.genes));
      return genes;
    },
    atlas: () => {
      atlas ??= openAtlas(folders, { threads });
      return atlas;
    },
    sites: (entry) => {
      const sitesFile = openSitesFile(folders[0]);
      if (sitesFile === undefined) {
        throw new InputError('the atlas has no consensus sites yet', {
          file: folders[0],
          expected: ATLAS_FILES.sites,
          fix: `chipmate atlas sites ${folders[0]} makes them`,
        });
      }
      const name = chooseClass(entry, sitesFile, file);
      let sites = classes.get(name);
      if (sites === undefined) {
        sites = sitesFile.read(name);
        classes.set(name, sites);
      }
      return sites;
    },
    close: async () => (await atlas)?.close(),
  };
}

/** The class that is named, else the one in which the atlas has the cell type, else the only one. */
function chooseClass(
  entry: { readonly cell: string; readonly cell_class?: string | undefined },
  sites: SitesFile,
  file: StudyFile,
): string {
  const { cellClasses } = sites;
  const named = cellClasses.find(
    (name) => entry.cell_class !== undefined && nameKey(name) === nameKey(entry.cell_class),
  );
  if (named !== undefined) return named;
  if (entry.cell_class === undefined) {
    const having = cellClasses.filter((name) =>
      sites.columnsOf(name).some(({ cell }) => nameKey(cell) === nameKey(entry.cell)),
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
      ? `the atlas does not say which class of cells ${entry.cell} belongs to`
      : `the atlas has no cell class '${entry.cell_class}'`,
    {
      file: file.path,
      ...(line === undefined ? {} : { line }),
      expected: `cell_class: one of ${cellClasses.join(', ')}`,
      fix: fix === undefined ? 'add cell_class to the chip_seq entry' : `did you mean '${fix}'?`,
    },
  );
}

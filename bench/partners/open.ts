// The atlas that the benchmark asks: built, opened and read as the command line does it.
import { readFileSync } from 'node:fs';
import { buildAtlas } from '../../src/atlas/making/build-atlas.ts';
import { openAtlas, type Atlas } from '../../src/atlas/open-atlas.ts';
import { SitesFile, openSitesFile } from '../../src/atlas/sites/sites-file.ts';
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import { buildSites } from '../../src/analyses/atlas/make-sites.ts';
import { readGenes } from '../../src/formats/genes/genes-reader.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import { KnownNames } from '../../src/genome/antigens/antigen-aliases.ts';
import { knownAssembly } from '../../src/genome/assembly.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { placeOnAssembly } from '../../src/genome/place.ts';
import { dataFile } from './truth.ts';

/** A sites file whose classes are decoded once: the benchmark asks thousands of questions in one process. */
class RememberedSites extends SitesFile {
  readonly #classes = new Map<string, CellClassSites>();

  override read(cellClass: string): CellClassSites {
    let sites = this.#classes.get(cellClass);
    if (sites === undefined) {
      sites = super.read(cellClass);
      this.#classes.set(cellClass, sites);
    }
    return sites;
  }
}

export interface BenchmarkAtlas {
  readonly atlas: Atlas;
  readonly sites: SitesFile;
  readonly names: KnownNames;
  /** The experiment's own file, placed on the genome. */
  queryOf(experiment: number): Promise<PeakColumns>;
}

const SHEET = ['encode-hg19', 'experiments.tsv'];

/** Builds the atlas of the real experiments. */
export async function buildBenchmarkAtlas(folder: string): Promise<void> {
  const assembly = knownAssembly('hg19');
  if (assembly === undefined) throw new Error('hg19 is not built in');
  const genes = await readGenes(dataFile('genes', 'hg19', 'refseq.bed.gz'));
  await buildAtlas(dataFile(...SHEET), folder, { assembly, genes });
  buildSites(folder);
}

/** Opens the atlas of the real experiments. */
export async function openBenchmarkAtlas(folder: string): Promise<BenchmarkAtlas> {
  const sites = openSitesFile(folder);
  if (sites === undefined) throw new Error('no sites were made');
  const atlas = await openAtlas(folder);
  const files = fileColumn();
  return {
    atlas,
    sites: new RememberedSites(sites.path),
    names: new KnownNames(),
    queryOf: async (experiment) => {
      const file = await readPeakFile(
        dataFile('encode-hg19', files.get(atlas.experiments.experiment[experiment]) ?? ''),
      );
      return placeOnAssembly(file.peaks, atlas.genome).peaks;
    },
  };
}

function fileColumn(): Map<string, string> {
  const [header, ...rows] = readFileSync(dataFile(...SHEET), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const at = header.indexOf('file');
  return new Map(rows.map((row) => [row[header.indexOf('experiment')], row[at]]));
}

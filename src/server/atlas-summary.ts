import { basename, dirname, resolve } from 'node:path';
import { holdsSimulated } from '../atlas/experiment-table.ts';
import { readManifest } from '../atlas/manifest.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { KNOWN_ASSEMBLIES } from '../genome/assembly.ts';
import { refusalBody, type RefusalBody } from './answer-body.ts';

type Counted = readonly (readonly [name: string, experiments: number])[];

/** What a page says of an atlas: what the user's own data are compared with. */
interface AtlasSummary {
  readonly name: string;
  readonly genome: string;
  /** Whether chipmate knows the lengths of that genome's chromosomes by itself: else nobody can tell whether peaks fit. */
  readonly isKnownGenome: boolean;
  /** Whether its experiments are simulated: no finding from it is one. */
  readonly simulated: boolean;
  readonly experiments: number;
  /** Where the experiments come from, with the release that says when. */
  readonly releases: readonly string[];
  /** Cell types with their experiments, most first. */
  readonly cells: Counted;
  readonly antigens: Counted;
  readonly antigenClasses: Counted;
  readonly cellClasses: Counted;
}

/** An atlas, or why it cannot be opened. */
export type AtlasState = AtlasSummary | ({ readonly name: string } & RefusalBody);

/** Summaries of the atlases that are served; one is made anew only when its folder says that it holds something else. */
class AtlasSummaries {
  readonly #folders: readonly string[];
  readonly #known = new Map<string, { readonly state: string; readonly summary: AtlasSummary }>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  async all(): Promise<AtlasState[]> {
    const states: AtlasState[] = [];
    // Atlases that are made while the server runs are among them.
    const names = atlasNames(this.#folders);
    for (const [i, folder] of this.#folders.entries()) states.push(await this.#of(folder, names[i]));
    return states;
  }

  async #of(folder: string, name: string): Promise<AtlasState> {
    try {
      const state = readManifest(folder).sha256;
      const known = this.#known.get(folder);
      if (known?.state === state && known.summary.name === name) return known.summary;
      const summary = await summarised(folder, name);
      this.#known.set(folder, { state, summary });
      return summary;
    } catch (error) {
      const refused = refusalBody(error);
      if (refused === undefined) throw error;
      return { name, ...refused };
    }
  }
}

const shared = new WeakMap<readonly string[], AtlasSummaries>();

/** The summaries of a server's atlases, for all of its routes. @param folders its list, which may grow */
export function summariesOf(folders: readonly string[]): AtlasSummaries {
  const known = shared.get(folders) ?? new AtlasSummaries(folders);
  shared.set(folders, known);
  return known;
}

/** What pages call atlases: the folder's name, with those above it where two are called the same. */
export function atlasNames(folders: readonly string[]): string[] {
  const paths = folders.map((folder) => resolve(folder));
  const called = (path: string, depth: number): string => {
    const above = dirname(path);
    return depth === 0 || above === path ? basename(path) : `${called(above, depth - 1)}/${basename(path)}`;
  };
  return paths.map((path) => {
    const others = paths.filter((other) => other !== path);
    let depth = 0;
    while (depth < 3 && others.some((other) => called(other, depth) === called(path, depth))) depth++;
    return called(path, depth);
  });
}

async function summarised(folder: string, name: string): Promise<AtlasSummary> {
  const atlas = await openAtlas(folder, { threads: 1 });
  try {
    const { experiments, genome } = atlas;
    const { experiment, cell, antigen, antigenClass, cellClass } = experiments;
    return {
      name,
      genome: genome.name,
      isKnownGenome: KNOWN_ASSEMBLIES.some((each) => each === genome.name),
      simulated: holdsSimulated(experiments),
      experiments: experiment.length,
      releases: releasesOf(atlas),
      cells: counted(cell),
      antigens: counted(antigen),
      antigenClasses: counted(antigenClass),
      cellClasses: counted(cellClass),
    };
  } finally {
    await atlas.close();
  }
}

function releasesOf({ shards }: Atlas): string[] {
  const sources = shards.flatMap(({ shard }) => shard.manifest.sources);
  const named = sources.map(({ source, release }) => `${source} ${release}`.trim());
  return [...new Set(named)].filter((name) => name !== '');
}

function counted(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

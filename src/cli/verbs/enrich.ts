import { needGenes } from '../../analyses/inputs/gene-models.ts';
import { geneSources } from '../query-options.ts';
import { refuseOtherScores } from '../../analyses/inputs/experiments.ts';
import { existsSync } from 'node:fs';
import { counted } from '../../counted.ts';
import { Option, type Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { reachableParts } from '../../atlas/occupied-parts.ts';
import { mergedRegions } from '../../genome/linear-regions.ts';
import { InputError } from '../../errors.ts';
import { oneTssPerGene } from '../../genome/one-tss.ts';
import { withoutBlacklisted } from '../../genome/blacklist.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { createRandom } from '../../statistics/random.ts';
import { randomRegions, type AllowedParts } from '../../partners/random-regions.ts';
import { antigenNames } from '../antigen-names.ts';
import { consensusRegions } from '../consensus-regions.ts';
import {
  enrichmentTable,
  hitsOfRegions,
  sayEnrichmentAgreement,
  scriptTable,
  type Background,
} from '../enrichment-tables.ts';
import { isGeneList, readGenesOf } from '../../analyses/inputs/genes-named.ts';
import { newCommand } from '../new-command.ts';
import { whole } from '../numbers.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  addThreadsOption,
  collect,
  filterOf,
  say,
  tell,
  type TellOptions,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  geneIdsOption,
} from '../options.ts';
import { readQuery, type RegionFiles } from '../../analyses/inputs/query.ts';
import { addMinScoreOption, addQueryOptions, readPeaks } from '../query-options.ts';

interface EnrichOptions extends FilterOptions, OutputOptions, RegionFiles, TellOptions {
  readonly atlas: readonly string[];
  readonly mode: 'chipmate' | 'chip-atlas-2024' | 'chip-atlas-2025';
  readonly background?: readonly string[];
  readonly permutations?: number;
  readonly seed: number;
  readonly window: number;
  readonly genes?: string;
  readonly geneIds?: string;
  readonly perRegion?: boolean;
  readonly header: boolean;
  readonly compare?: string;
  readonly minScore?: number;
  readonly threads?: number;
}

export function command(): Command {
  const enrich = newCommand(
    'enrich',
    'Enrichment Analysis: which experiments are hit by regions (or at genes) A more than by a background',
    [
      'chipmate enrich peaks.bed --atlas my-atlas',
      'chipmate enrich up.txt down.txt --atlas my-atlas --window 5000',
      'chipmate enrich peaks.bed --atlas my-atlas --background reachable --background sites --background universe.bed',
      'chipmate enrich peaks.bed --atlas my-atlas --mode chip-atlas-2025 --permutations 1 --no-header -o result.tsv',
      'chipmate enrich peaks.bed --atlas my-atlas --per-region -o hits.tsv',
    ],
  )
    .argument('<a>', 'regions (any peak file), or a list of genes')
    .argument('[b]', 'what A is compared with: regions or genes; without it a background')
    .addOption(
      new Option('--mode <name>', 'whose arithmetic: chipmate, or a script of ChIP-Atlas')
        .choices(['chipmate', 'chip-atlas-2024', 'chip-atlas-2025'])
        .default('chipmate'),
    )
    .option(
      '--background <name>',
      'without B, each given one: genome (random places), reachable (random places where the atlas has peaks), within:BED (random places in these regions, such as the mappable genome), sites (sites of the shown experiments outside A), genes (all other genes), or a BED file as universe',
      collect,
    )
    .option(
      '--permutations <n>',
      'random copies of A (default: 10; ChIP-Atlas page: 1)',
      whole('--permutations', 1),
    )
    .option('--seed <n>', 'seed of the random places', whole('--seed', 0), 1)
    .option('--window <bp>', 'for genes: distance from the TSS on both sides', whole('--window', 0), 5000)
    .option('--genes <file>', 'gene models (default: those of the atlas)')
    .addOption(geneIdsOption())
    .option('--per-region', 'instead of the test: every region of A with each peak that it overlaps')
    .option('--no-header', 'without the header line, as ChIP-Atlas writes its result')
    .option('--compare <tsv>', "compare with a result of ChIP-Atlas' own, experiment by experiment");
  addAtlasOption(enrich);
  addMinScoreOption(addQueryOptions(addFilterOptions(enrich, 'all')));
  return addQuietOption(addThreadsOption(addOutputOptions(enrich))).action(run);
}

async function run(pathA: string, pathB: string | undefined, options: EnrichOptions): Promise<void> {
  const { threads, minScore, mode } = options;
  if (options.compare !== undefined && mode === 'chipmate')
    throw new InputError('--compare compares like with like', {
      fix: 'add --mode chip-atlas-2024 or chip-atlas-2025, whichever made the result',
    });
  const atlas = await openAtlas(options.atlas, threads === undefined ? {} : { threads });
  try {
    const rows = selectExperiments(atlas.experiments, filterOf(options), antigenNames(options));
    refuseOtherScores(atlas, rows, minScore);
    const input = new Inputs(atlas, options);
    const a = await input.read(pathA);
    if (options.perRegion === true) {
      writeTable(await hitsOfRegions(atlas, a, rows, input.nameOf, minScore), options);
      return;
    }
    const count = async (regions: PeakColumns): Promise<Uint32Array> => {
      const overlap = await atlas.overlap(regions, minScore === undefined ? {} : { minScore });
      return rows.map((row) => overlap.queryHits[row]);
    };
    const backgrounds = await input.backgrounds(pathA, a, pathB, rows);
    const hitsA = await count(a);
    const counted: Background[] = [];
    for (const { name, copies, permutations } of backgrounds) {
      const hits: Uint32Array[] = [];
      for (const copy of copies) hits.push(await count(copy));
      counted.push({ name, hits, rows: copies[0].count, permutations });
    }
    const table =
      mode === 'chipmate'
        ? enrichmentTable(atlas.experiments, rows, hitsA, a.count, counted)
        : scriptTable(
            atlas.experiments,
            rows,
            hitsA,
            a.count,
            counted,
            mode === 'chip-atlas-2024' ? '2024' : '2025',
          );
    if (options.compare !== undefined) sayEnrichmentAgreement(options.compare, table, say(options));
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}

const WITHIN = 'within:';

/** Regions of A and B, whatever they were given as. */
class Inputs {
  readonly #atlas: Atlas;
  readonly #options: EnrichOptions;
  #models: GeneModels | undefined;
  #genesOfA: readonly string[] | undefined;

  constructor(atlas: Atlas, options: EnrichOptions) {
    this.#atlas = atlas;
    this.#options = options;
  }

  /** Gene of a region of A; undefined where A are regions. */
  readonly nameOf = (row: number): string | undefined => this.#genesOfA?.[row];

  async read(path: string): Promise<PeakColumns> {
    if (!isGeneList(path)) return readPeaks(path, this.#atlas, this.#options);
    const models = await this.#geneModels();
    const { symbols, notices } = await readGenesOf(path, models, this.#options.geneIds);
    tell(notices, this.#options);
    this.#genesOfA ??= symbols;
    return this.#windows(symbols, models);
  }

  /** What A is compared with: one set of regions per random copy. */
  async backgrounds(
    pathA: string,
    a: PeakColumns,
    pathB: string | undefined,
    rows: Uint32Array,
  ): Promise<{ name: string; copies: PeakColumns[]; permutations: number }[]> {
    const says = say(this.#options);
    if (pathB !== undefined) {
      if (isGeneList(pathA) !== isGeneList(pathB))
        throw new InputError('A and B are of different kinds', {
          expected: 'two files of regions, or two lists of genes',
          found: `${pathA} ${isGeneList(pathA) ? 'lists genes' : 'holds regions'}, ${pathB} the other`,
        });
      return [{ name: pathB, copies: [await this.read(pathB)], permutations: 1 }];
    }
    const { seed, permutations = 10, mode } = this.#options;
    const names = this.#options.background ?? [isGeneList(pathA) ? 'genes' : 'genome'];
    if (mode !== 'chipmate' && names.length > 1)
      throw new InputError('a script of ChIP-Atlas has one background', {
        fix: '--mode chipmate takes several',
      });
    const found = [];
    for (const name of names) {
      if (name === 'genome' || name === 'reachable' || name.startsWith(WITHIN)) {
        const allowed = await this.#allowed(name);
        const random = createRandom(seed);
        const copies = Array.from({ length: permutations }, () =>
          randomRegions(a, this.#atlas.genome, 1, random, allowed),
        );
        says(
          `background ${name}: ${counted(permutations, 'random copy', 'random copies')} of A, seed ${seed}`,
        );
        found.push({ name, copies, permutations });
        continue;
      }
      const regions = await this.#given(name, rows);
      const rest = name === 'genes' ? regions : withoutBlacklisted(regions, a).peaks;
      if (rest.count === 0) throw new InputError(`background ${name} holds nothing but A`);
      says(`background ${name}: ${counted(rest.count, 'region')} without those of A`);
      found.push({ name, copies: [rest], permutations: 1 });
    }
    return found;
  }

  /** Where random places may lie; undefined: anywhere. */
  async #allowed(name: string): Promise<AllowedParts | undefined> {
    if (name === 'genome') return undefined;
    if (name === 'reachable') return reachableParts(this.#atlas);
    const { genome } = this.#atlas;
    return mergedRegions((await readQuery(name.slice(WITHIN.length), genome)).peaks, genome);
  }

  async #given(name: string, rows: Uint32Array): Promise<PeakColumns> {
    if (name === 'sites') return consensusRegions(this.#atlas, rows);
    if (name !== 'genes') {
      if (!existsSync(name))
        throw new InputError(`there is no background '${name}', nor a file of this name`, {
          expected: `genome, reachable, ${WITHIN}BED, sites, genes, or a BED file`,
        });
      return readPeaks(name, this.#atlas, this.#options);
    }
    const models = await this.#geneModels();
    const own = new Set(this.#genesOfA);
    const symbols = [...oneTssPerGene(models).keys()].filter((symbol) => !own.has(symbol));
    return this.#windows(symbols, models);
  }

  async #geneModels(): Promise<GeneModels> {
    this.#models ??= (await needGenes(geneSources(this.#options))).models;
    return this.#models;
  }

  #windows(symbols: readonly string[], models: GeneModels): PeakColumns {
    const { window } = this.#options;
    const rowOf = oneTssPerGene(models);
    const rows = symbols.map((symbol) => rowOf.get(symbol) ?? 0);
    const tss = Int32Array.from(rows, (row) => models.tss[row]);
    const missing = new Float64Array(rows.length).fill(NaN);
    return {
      count: rows.length,
      chromosomeNames: models.chromosomeNames,
      chromosome: Uint16Array.from(rows, (row) => models.chromosome[row]),
      start: tss.map((position) => Math.max(0, position - window)),
      end: tss.map((position) => position + Math.max(1, window)),
      summit: tss,
      signal: missing,
      score: missing,
    };
  }
}

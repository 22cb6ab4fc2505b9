import { needGenes } from '../../analyses/inputs/gene-models.ts';
import { geneSources } from '../query-options.ts';
import { refuseOtherScores, withDefaultClass } from '../../analyses/inputs/experiments.ts';
import { counted } from '../../counted.ts';
import type { Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { locusChance } from '../../partners/locus-chance.ts';
import { antigenNames } from '../antigen-names.ts';
import { oneGene } from '../../analyses/inputs/genes-named.ts';
import { otherLoci, promotersOf, regionsAtSites } from '../loci.ts';
import { newCommand } from '../new-command.ts';
import { whole } from '../numbers.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  say,
  writeTable,
  type FilterOptions,
  type OutputOptions,
} from '../options.ts';
import { addMinScoreOption } from '../query-options.ts';
import { looksLikeRegion, parseRegion, regionColumns } from '../../analyses/inputs/region.ts';

interface LocusOptions extends FilterOptions, OutputOptions {
  readonly atlas: readonly string[];
  readonly genes?: string;
  readonly window: number;
  readonly loci: number;
  readonly seed: number;
  readonly minScore?: number;
  readonly quiet?: boolean;
}

export function command(): Command {
  const locus = newCommand(
    'locus',
    'Who binds here: the experiments with a peak at a gene or region, and how often that many bind elsewhere',
    [
      'chipmate locus BCL2 --atlas my-atlas',
      'chipmate locus chr18:63,123,346-63,320,128 --atlas my-atlas --antigen-class all',
    ],
  )
    .argument('<gene or region>', 'a gene (its promoters), or chr18:63123346-63320128')
    .option('--window <bp>', 'for a gene: distance from each of its TSSs', whole('--window', 0), 1000)
    .option('--genes <file>', 'gene models (default: those of the atlas)')
    .option('--loci <n>', 'other loci for the chance statement', whole('--loci', 1), 1000)
    .option('--seed <n>', 'seed of their choice', whole('--seed', 0), 1);
  addAtlasOption(locus);
  addMinScoreOption(addFilterOptions(locus));
  return addQuietOption(addOutputOptions(locus)).action(run);
}

async function run(place: string, options: LocusOptions): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  const tell = say(options);
  try {
    const { experiments, genome } = atlas;
    const rows = Array.from(
      selectExperiments(experiments, withDefaultClass(filterOf(options), experiments), antigenNames(options)),
    );
    refuseOtherScores(atlas, Uint32Array.from(rows), options.minScore);
    const least = options.minScore ?? 0;
    const models = looksLikeRegion(place) ? undefined : (await needGenes(geneSources(options))).models;
    const promoters = models === undefined ? undefined : promotersOf(models, options.window);
    const here =
      models === undefined || promoters === undefined
        ? [parseRegion(place, genome)]
        : (promoters.get(oneGene(place, models)) ?? []);
    const found = await atlas.peaksOverlapping(regionColumns(here), rows);
    const kept = Array.from({ length: found.count }, (_, i) => i).filter((i) => !(found.score[i] < least));
    const seen = new Set<string>();
    const hits = kept.filter((i) => {
      const key = `${found.experiment[i]} ${found.start[i]} ${found.end[i]}`;
      return seen.has(key) ? false : seen.add(key).size > 0;
    });
    const keys = antigenNames(options);
    const antigenNumbers = new Map<string, number>();
    const antigenOf = experiments.antigen.map((name) => {
      const key = keys.key(name);
      const number = antigenNumbers.get(key) ?? antigenNumbers.size;
      antigenNumbers.set(key, number);
      return number;
    });
    const antigensHere = new Set(hits.map((i) => antigenOf[found.experiment[i]])).size;
    const all =
      promoters === undefined
        ? await regionsAtSites(atlas, rows, here[0].end - here[0].start, options.seed)
        : [...promoters.values()];
    const others = otherLoci(all, here, genome, options.loci, options.seed);
    const regions = others.flat();
    const locusOf = others.flatMap((locus, number) => locus.map(() => number));
    const elsewhere = await atlas.peaksOverlapping(regionColumns(regions), rows);
    const pairs = Array.from({ length: elsewhere.count }, (_, i) => i).filter(
      (i) => !(elsewhere.score[i] < least),
    );
    const chance = locusChance(
      antigensHere,
      {
        locus: pairs.map((i) => locusOf[elsewhere.query[i]]),
        experiment: pairs.map((i) => elsewhere.experiment[i]),
      },
      others.length,
      antigenOf,
    );
    const kind =
      models === undefined ? 'bound regions of this width' : `bound promoters (TSS ± ${options.window} bp)`;
    tell(
      `${counted(antigensHere, 'antigen binds', 'antigens bind')} ${place}, in ${new Set(hits.map((i) => found.experiment[i])).size} of ${counted(rows.length, 'experiment')}; ` +
        `${(100 * chance.asMany).toPrecision(3)} % of ${chance.loci} random ${kind} are bound by as many antigens (seed ${options.seed})`,
    );
    const centres = here.map(({ start, end }) => Math.floor((start + end) / 2));
    const distance = (i: number): number =>
      centres.map((centre) => found.summit[i] - centre).reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
    hits.sort(
      (a, b) =>
        found.score[b] - found.score[a] ||
        found.signalCode[b] - found.signalCode[a] ||
        found.experiment[a] - found.experiment[b],
    );
    const text = (column: readonly string[]) => hits.map((i) => column[found.experiment[i]] || null);
    writeTable(
      {
        columns: [
          { name: 'experiment', values: text(experiments.experiment) },
          { name: 'antigen', values: text(experiments.antigen) },
          { name: 'cell', values: text(experiments.cell) },
          { name: 'chrom', values: hits.map((i) => found.chromosomeNames[found.chromosome[i]]) },
          { name: 'peak_start', values: hits.map((i) => found.start[i]) },
          { name: 'peak_end', values: hits.map((i) => found.end[i]) },
          { name: 'peak_summit', values: hits.map((i) => found.summit[i]) },
          { name: 'peak_score', values: hits.map((i) => found.score[i]) },
          {
            name: models === undefined ? 'distance_to_centre' : 'distance_to_tss',
            values: hits.map(distance),
          },
          { name: 'share_of_other_loci', values: hits.map((i) => chance.boundBy[found.experiment[i]]) },
        ],
      },
      options,
    );
  } finally {
    await atlas.close();
  }
}

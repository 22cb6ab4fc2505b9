// What a page draws beside an answer: parts of what its questions were asked of, a window of the genome at a time.
import type { Choices } from '../analyses/inputs/choices.ts';
import { openAtlasSites } from '../analyses/inputs/class-sites.ts';
import { experimentNamed } from '../analyses/inputs/experiments.ts';
import { findGenes } from '../analyses/inputs/genes/gene-models.ts';
import { oneGene } from '../analyses/inputs/genes/genes-named.ts';
import { motifsInWindow } from '../analyses/inputs/motifs/motifs-in-window.ts';
import { readQuery } from '../analyses/inputs/query.ts';
import { looksLikeRegion, parseRegion } from '../analyses/inputs/region.ts';
import {
  experimentsInWindow,
  geneExtents,
  genesInWindow,
  peaksInWindow,
  sitesInWindow,
  windowOn,
  withExons,
  type GeneExtent,
} from '../analyses/inputs/window.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import type { Region } from '../genome/region.ts';
import { chrom, end, start } from '../tables/shared-columns.ts';
import { tableOf, type Columns } from '../tables/table.ts';
import type { Question } from './question.ts';
import { atlasChoice, geneChoices, geneSources, regionChoices } from './shared-choices.ts';
import { refused } from '../messages/refused.ts';

/** The library whose motifs are drawn, as `motifs fetch` brings it. */
const LIBRARY = 'jaspar';

const windowChoices = {
  of: { type: 'one of', values: ['query', 'experiments', 'sites', 'genes', 'motifs'], help: 'column.name' },
  chrom: { type: 'text', needed: true, help: 'help.chrom' },
  start: { type: 'integer', min: 0, help: 'help.start' },
  end: { type: 'integer', min: 1, help: 'help.end' },
  query: { type: 'file', help: 'choice.query' },
  experiments: { type: 'texts', unit: 'name', help: 'help.experiment' },
  cellClass: { type: 'text', unit: 'name', help: 'choice.cell-class' },
  antigen: { type: 'text', unit: 'name', help: 'choice.antigen' },
  ...atlasChoice,
  ...geneChoices,
  ...regionChoices,
} as const satisfies Choices;

const placeChoices = {
  place: { type: 'text', needed: true, unit: 'gene or region', help: 'locus.choice.places' },
  ...atlasChoice,
  ...geneChoices,
} as const satisfies Choices;

const placeColumns = { chrom, start, end } as const satisfies Columns;
const chromosomeColumns = {
  chrom,
  length: { label: 'column.length', unit: 'bp' },
} as const satisfies Columns;

/** What lies in a window of the genome? */
export const windowQuestion: Question<typeof windowChoices> = {
  choices: windowChoices,
  given: [],
  tables: {},
  answer: async (chosen, host) =>
    host.atlas(chosen.atlas ?? [], async (atlas) => {
      const window = windowOn(atlas.genome, chosen.chrom ?? '', chosen.start, chosen.end);
      const { of, query = '', within, notWithin, blacklist } = chosen;
      if (of === 'experiments') {
        const rows = (chosen.experiments ?? []).map((name) => experimentNamed(atlas, name));
        return experimentsInWindow(atlas, rows, window);
      }
      if (of === 'sites') return sitesInWindow(sitesOf(atlas, chosen.cellClass ?? ''), atlas.genome, window);
      if (of === 'motifs') {
        const { antigen = '', genomes } = chosen;
        return motifsInWindow({ antigen, genomes, assembly: atlas.genome.name, library: LIBRARY }, window);
      }
      if (of === 'genes') return genesInWindow(await extentsOf(atlas, chosen), window);
      const { peaks } = await kept(atlas, JSON.stringify([query, within, notWithin, blacklist]), () =>
        readQuery(query, atlas.genome, chosen),
      );
      return peaksInWindow(peaks, window);
    }),
};

/** Where is a gene, or what region is meant? */
export const placeQuestion: Question<typeof placeChoices> = {
  choices: placeChoices,
  given: [],
  tables: {},
  answer: async (chosen, host) =>
    host.atlas(chosen.atlas ?? [], async (atlas) => {
      const { chromosome, start, end } = await placed(atlas, chosen);
      return {
        table: tableOf(placeColumns, { chrom: [chromosome], start: [start], end: [end] }),
        notices: [],
      };
    }),
};

/** Which chromosomes has the genome of an atlas, and how long are they? */
export const chromosomesQuestion: Question<typeof atlasChoice> = {
  choices: atlasChoice,
  given: [],
  tables: {},
  answer: async (chosen, host) =>
    host.atlas(chosen.atlas ?? [], ({ genome: { chromosomeNames, sizes } }) => ({
      table: tableOf(chromosomeColumns, { chrom: chromosomeNames, length: sizes }),
      notices: [],
    })),
};

type Sources = Parameters<typeof geneSources>[0];

async function placed(atlas: Atlas, chosen: Sources & { readonly place?: string }): Promise<Region> {
  const { place = '' } = chosen;
  if (looksLikeRegion(place)) return parseRegion(place, atlas.genome);
  const { models } = await findGenes(geneSources(chosen));
  const extents = await extentsOf(atlas, chosen);
  const symbol = models === undefined ? undefined : oneGene(place, models);
  const found = extents.find(({ name }) => name === symbol);
  if (found === undefined)
    throw refused(
      'window.no-gene',
      {},
      { expected: 'a region such as chr18:63120000-63320000', found: place },
    );
  return found;
}

/** Genes of the question as places; none where there are no gene models. */
async function extentsOf(atlas: Atlas, chosen: Sources): Promise<readonly GeneExtent[]> {
  const sources = geneSources(chosen);
  return kept(atlas, `genes ${JSON.stringify(sources)}`, async () => {
    const { models } = await findGenes({ ...sources, exons: true });
    if (models === undefined) return [];
    const extents = geneExtents(models, atlas.genome);
    // Neither an atlas nor the built-in table has exons: those of the genomes folder are drawn within its genes.
    const { file, genomes } = sources;
    const assembly = atlas.genome.name;
    const isWhole = models.parts !== undefined || file !== undefined;
    const detailed = isWhole ? models : (await findGenes({ genomes, assembly, exons: true })).models;
    return detailed === undefined ? extents : withExons(extents, detailed, atlas.genome);
  });
}

/** The sites of a class of cells, of the first folder that has it. @throws InputError where none has */
function sitesOf(atlas: Atlas, cellClass: string) {
  return kept(atlas, `sites ${cellClass}`, () => {
    const source = openAtlasSites(atlas).sources.find((each) => each.cellClasses.includes(cellClass));
    if (source === undefined) throw refused('window.no-sites', {});
    return source.read(cellClass);
  });
}

/** Things that were read for the windows of an atlas: a browser asks for many windows of the same. */
const KEPT = 8;
const keptFor = new WeakMap<Atlas, Map<string, unknown>>();

/** What was read before, or is read now; the latest few are kept as long as the atlas is open. */
function kept<Value>(atlas: Atlas, key: string, read: () => Value): Value {
  const those = keptFor.get(atlas) ?? new Map<string, unknown>();
  keptFor.set(atlas, those);
  const value = those.has(key) ? (those.get(key) as Value) : read();
  those.delete(key);
  those.set(key, value);
  // What could not be read is read anew the next time.
  if (value instanceof Promise) value.catch(() => those.delete(key));
  if (those.size > KEPT) those.delete(those.keys().next().value ?? '');
  return value;
}

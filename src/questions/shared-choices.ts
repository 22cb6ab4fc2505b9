// What many questions may be brought: declared once, and opened in one way.
import { ask, type Asked } from '../analyses/inputs/asked.ts';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import type { ExperimentsInput } from '../analyses/inputs/experiments.ts';
import type { GeneSources } from '../analyses/inputs/genes/gene-models.ts';
import { readQuery, type RegionFiles } from '../analyses/inputs/query.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import { readAliases } from '../formats/genes/aliases-reader.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { Host } from './question.ts';

/** The peaks that a question is about. */
export const queryChoice = {
  query: { type: 'file', needed: true, help: 'choice.query' },
} as const satisfies Choices;

/** The atlas that a question is put to; several folders are read as one. */
export const atlasChoice = {
  atlas: { type: 'folders', needed: true, help: 'choice.atlas' },
} as const satisfies Choices;

/** Where gene models are looked for. */
export const geneChoices = {
  genes: { type: 'file', help: 'choice.genes' },
  genomes: { type: 'folder', help: 'choice.genomes' },
} as const satisfies Choices;

/** The same, where gene models tell promoters from other sites. */
export const promoterChoices = {
  ...geneChoices,
  genes: { type: 'file', help: 'choice.genes-for-promoters' },
} as const satisfies Choices;

/** How a table's names of genes are understood. */
export const geneIdsChoice = {
  geneIds: { type: 'file', help: 'choice.gene-ids' },
} as const satisfies Choices;

/** Leaves experiments out by how they were made. */
export const sampleChoices = {
  unperturbed: { type: 'flag', help: 'choice.unperturbed' },
  withoutDuplicates: { type: 'flag', help: 'choice.without-duplicates' },
} as const satisfies Choices;

/** Your own names of antigens. */
export const aliasesChoice = { aliases: { type: 'file', help: 'choice.aliases' } } as const satisfies Choices;

/** Which experiments are shown. */
export const filterChoices = {
  antigenClass: { type: 'texts', unit: 'name', help: 'choice.antigen-class' },
  antigen: { type: 'texts', unit: 'name', help: 'choice.antigen' },
  cellClass: { type: 'texts', unit: 'name', help: 'choice.cell-class' },
  cell: { type: 'texts', unit: 'name', help: 'choice.cell' },
  exclude: { type: 'texts', unit: 'name', help: 'choice.exclude' },
  ...sampleChoices,
  ...aliasesChoice,
} as const satisfies Choices;

/** The same where histone marks and all other classes are shown, too, unless a class is named. */
export const filterOfAllChoices = {
  ...filterChoices,
  antigenClass: { type: 'texts', unit: 'name', help: 'choice.antigen-class-of-all' },
} as const satisfies Choices;

/** Which of the query's sites are used. */
export const regionChoices = {
  blacklist: { type: 'file', unit: 'bed', help: 'choice.blacklist' },
  within: { type: 'files', unit: 'bed', help: 'choice.within' },
  notWithin: { type: 'files', unit: 'bed', help: 'choice.not-within' },
} as const satisfies Choices;

/** What the query is, where the user says it. */
export const identityChoices = {
  queryAntigen: { type: 'texts', commas: true, unit: 'name', help: 'choice.query-antigen' },
  queryCell: { type: 'text', unit: 'name', help: 'choice.query-cell' },
  queryCellClass: { type: 'text', unit: 'name', help: 'choice.query-cell-class' },
} as const satisfies Choices;

/** An opened atlas with what was chosen of its names and experiments. */
export type OpenedAtlas = Required<ExperimentsInput>;

/** Opens the atlas of a question with the names and the filter that were chosen. */
export async function inAtlas<Result>(
  host: Host,
  chosen: Choosing<typeof atlasChoice> & Choosing<typeof filterChoices>,
  work: (opened: OpenedAtlas) => Promise<Result> | Result,
): Promise<Result> {
  return host.atlas(chosen.atlas ?? [], (atlas) =>
    work({ atlas, names: antigenNames(chosen), filter: filterOf(chosen) }),
  );
}

/** The built-in aliases with those of a file. */
export function antigenNames({ aliases }: Choosing<typeof aliasesChoice>): KnownNames {
  return aliases === undefined ? new KnownNames() : readAliases(aliases);
}

/** What the filter asks for. */
export function filterOf(chosen: Choosing<typeof filterChoices>): ExperimentFilter {
  const { antigenClass, antigen, cellClass, cell, exclude, unperturbed, withoutDuplicates } = chosen;
  return { antigenClass, antigen, cellClass, cell, exclude, unperturbed, withoutDuplicates };
}

/** Where gene models are to be looked for. */
export function geneSources(
  chosen: Choosing<typeof geneChoices> & { readonly genome?: string; readonly atlas?: readonly string[] },
): GeneSources {
  const { genes: file, genomes, genome: assembly, atlas } = chosen;
  return { file, genomes, assembly, atlas: atlas?.[0] };
}

/** Reads the query and puts it to an atlas. */
export async function askedOf(
  { atlas, names }: OpenedAtlas,
  chosen: Choosing<typeof queryChoice> & RegionFiles & Choosing<typeof identityChoices>,
): Promise<Asked> {
  return askedAs({ atlas, names }, await readQuery(chosen.query ?? '', atlas.genome, chosen), chosen);
}

/** Puts a query that was read to an atlas. */
export async function askedAs(
  { atlas, names }: { readonly atlas: Atlas; readonly names: KnownNames },
  query: Awaited<ReturnType<typeof readQuery>>,
  { queryAntigen: antigen, queryCell: cell, queryCellClass: cellClass }: Choosing<typeof identityChoices>,
): Promise<Asked> {
  return ask(atlas, query, { antigen, cell, cellClass }, names);
}

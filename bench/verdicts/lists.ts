// What do lists of genes that were drawn at random, from tenths of expression, look like to `enrich` and `explain`? Their false
// alarms with the table that they were drawn from, and as bare lists; and whether lists of textbook genes keep their regulator.
import { atlasPotentials, type AtlasPotentials } from '../../src/analyses/inputs/atlas-potentials.ts';
import { boundWindows, windowBreadth } from '../../src/analyses/inputs/genes/bound-genes.ts';
import {
  comparedGenes,
  listedAmong,
  type ComparedGenes,
} from '../../src/analyses/inputs/genes/compared-genes.ts';
import type { FoundGenes } from '../../src/analyses/inputs/genes/gene-models.ts';
import type { NamedTable } from '../../src/analyses/inputs/genes/matched-table.ts';
import type { Atlas } from '../../src/atlas/open-atlas.ts';
import { orthogonalize, type OrthogonalBasis } from '../../src/expression/model/least-squares.ts';
import type { KnownNames } from '../../src/genome/antigen-aliases.ts';
import { geneWindows } from '../../src/genome/tss-windows.ts';
import { equalBins, matchedEnrichment, type Breadth } from '../../src/partners/enrichment/matched-genes.ts';
import { benjaminiHochberg } from '../../src/statistics/combine/multiple-testing.ts';
import { createRandom, type Random } from '../../src/statistics/random.ts';
import { groupTranscripts } from '../../src/targets/binding/gene-list.ts';
import {
  differenceLog10P,
  explaining,
  pooledExplanation,
  type Explanation,
} from '../../src/targets/change/explain-change.ts';
import { covariateDesign, geneCovariates, rankScores } from '../../src/targets/change/gene-covariates.ts';
import { table as markdown } from '../partners/tables.ts';
import { KNOWN_LISTS } from './known-lists.ts';

export interface ListsInput {
  readonly atlas: Atlas;
  readonly names: KnownNames;
  /** Models whose transcripts the tables name. */
  readonly genes: FoundGenes;
}

/** Genes to compare within, with what the atlas says of them: asked once, for many lists. */
export interface PreparedLists {
  readonly compared: ComparedGenes;
  readonly antigenKeys: readonly string[];
  readonly bound: readonly Uint8Array[];
  readonly breadth: Breadth;
  readonly basis: OrthogonalBasis;
  /** Potentials of the compared genes, and the factor of each experiment. */
  readonly potentials: readonly Float32Array[];
  readonly factors: readonly string[];
}

/** p and q of one list, one element per row of the answer's table. */
export interface Answered {
  readonly names: readonly string[];
  readonly log10P: Float64Array;
  readonly log10Q: Float64Array;
  /** What the rows are sorted by, the largest first. */
  readonly merit: Float64Array;
}

const WINDOW = 5000;
const LIST = 100;
const LOG10_05 = Math.log10(0.05);

/**
 * What `enrich` and `explain` prepare, once for many lists.
 * @param table undefined: for bare lists
 * @param experiments that `enrich` asks; all of the atlas by default
 */
export async function prepareLists(
  { atlas, names, genes: { models, assembly = '' } }: ListsInput,
  world: AtlasPotentials,
  table: NamedTable | undefined,
  experiments: readonly number[] = [...atlas.experiments.experiment.keys()],
): Promise<PreparedLists> {
  const compared = comparedGenes(models, assembly, table);
  const windows = geneWindows(compared.symbols, models, WINDOW);
  const bound: Uint8Array[] = [];
  for await (const each of boundWindows(atlas, windows, experiments)) bound.push(each);
  const breadth = await windowBreadth(atlas, windows, names);
  const { gene, expression } = compared;
  const potentials = world.potential.map((all) => Float32Array.from(gene, (each) => all[each]));
  const open = new Float64Array(gene.length);
  for (const each of potentials)
    rankScores(each).forEach((score, i) => {
      open[i] += score;
    });
  const design = covariateDesign(geneCovariates(world.genes), gene, {
    expression,
    open,
    breadth: breadth.all,
  });
  return {
    ...{ compared, bound, breadth, potentials, factors: world.antigenKey },
    antigenKeys: experiments.map((row) => names.key(atlas.experiments.antigen[row])),
    basis: orthogonalize(design),
  };
}

export async function enrichList(
  { compared, antigenKeys, bound, breadth }: PreparedLists,
  listed: Uint8Array,
): Promise<Answered> {
  const each = async function* (): AsyncGenerator<{ antigenKey: string; bound: Uint8Array }> {
    for (const [i, own] of bound.entries())
      yield await Promise.resolve({ antigenKey: antigenKeys[i], bound: own });
  };
  const { expression } = compared;
  const { log10P, log10Q } = await matchedEnrichment({ listed, expression, breadth }, each());
  return { names: antigenKeys, log10P, log10Q, merit: log10P.map((p) => -p) };
}

export function explainList({ basis, potentials, factors }: PreparedLists, listed: Uint8Array): Answered {
  const { explain, degreesOfFreedom } = explaining(basis, listed);
  const found = new Map<string, Explanation[]>();
  potentials.forEach((potential, i) => {
    found.set(factors[i], [...(found.get(factors[i]) ?? []), explain(potential)]);
  });
  const pooled = Array.from(found.values(), pooledExplanation);
  const log10P = Float64Array.from(pooled, (each) =>
    each === undefined ? NaN : differenceLog10P(each.estimate, each.standardError, degreesOfFreedom),
  );
  const merit = Float64Array.from(pooled, (each) =>
    each === undefined ? -Infinity : each.estimate - 2 * each.standardError,
  );
  return { names: [...found.keys()], log10P, log10Q: benjaminiHochberg(log10P), merit };
}

/** Symbols of so many random genes of one tenth of expression. */
export function drawList({ symbols, expression }: ComparedGenes, decile: number, random: Random): string[] {
  if (expression === undefined) throw new Error('the table has no mean expression');
  const bins = equalBins(expression, 10);
  const pool = symbols.filter((_, gene) => bins[gene] === decile);
  for (let i = 0; i < LIST; i++) {
    const other = i + random.integer(pool.length - i);
    [pool[i], pool[other]] = [pool[other], pool[i]];
  }
  return pool.slice(0, LIST);
}

/** Share of the answer's rows with p below .05. */
export function alarms({ log10P }: Answered): number {
  return log10P.filter((p) => p <= LOG10_05).length / log10P.length;
}

/** Whether any row has q below .05. */
export function anyFound({ log10Q }: Answered): boolean {
  return log10Q.some((q) => q < LOG10_05);
}

/** Place of a factor among all others, by its best row, 1 is the first. */
export function placeOf({ names, merit }: Answered, factor: string): number {
  const best = new Map<string, number>();
  names.forEach((name, i) => {
    best.set(name, Math.max(best.get(name) ?? -Infinity, merit[i]));
  });
  const own = best.get(factor) ?? -Infinity;
  return 1 + [...best.values()].filter((value) => value > own).length;
}

/**
 * The court's table of lists, as Markdown.
 * @param tables differential tables with mean expression
 * @param lists so many per tenth of expression
 */
export async function listsText(
  input: ListsInput,
  tables: readonly NamedTable[],
  lists: number,
  say: (line: string) => void = () => undefined,
): Promise<string> {
  const world = atlasPotentials(input.atlas, groupTranscripts(input.genes.models), { method: 'lisa' });
  const bare = await prepareLists(input, world, undefined);
  const rows: string[][] = [];
  for (const each of tables) {
    const prepared = await prepareLists(input, world, each);
    const random = createRandom(20);
    const tests = ['enrich, table', 'explain, table', 'enrich, bare', 'explain, bare'] as const;
    const share = tests.map(() => new Float64Array(10));
    const found = tests.map(() => 0);
    for (let decile = 0; decile < 10; decile++)
      for (let i = 0; i < lists; i++) {
        const symbols = drawList(prepared.compared, decile, random);
        const [own, others] = [prepared, bare].map(({ compared }) => listedAmong(compared, symbols));
        const answers = [
          await enrichList(prepared, own),
          explainList(prepared, own),
          await enrichList(bare, others),
          explainList(bare, others),
        ];
        answers.forEach((answer, test) => {
          share[test][decile] += alarms(answer) / lists;
          found[test] += Number(anyFound(answer));
        });
      }
    tests.forEach((test, i) => {
      const mean = share[i].reduce((sum, value) => sum + value, 0) / 10;
      rows.push([
        each.name,
        test,
        `${Math.min(...share[i]).toFixed(3)}-${Math.max(...share[i]).toFixed(3)}`,
        mean.toFixed(3),
        `${found[i]} of ${10 * lists}`,
      ]);
      say(rows[rows.length - 1].join(' | '));
    });
  }
  const known = await Promise.all(
    KNOWN_LISTS.map(async ({ name, factor, genes }) => {
      const listed = listedAmong(bare.compared, genes);
      const key = input.names.key(factor);
      const places = [placeOf(await enrichList(bare, listed), key), placeOf(explainList(bare, listed), key)];
      return [name, factor, ...places.map(String)];
    }),
  );
  return [
    markdown(['table', 'test', 'p < .05, over tenths of expression', 'mean', 'lists with any q < .05'], rows),
    markdown(['textbook list, bare', 'its factor', 'place in enrich', 'in explain'], known),
  ].join('\n\n');
}

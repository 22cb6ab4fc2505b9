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
import type { KnownNames } from '../../src/genome/antigens/antigen-aliases.ts';
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

/** What the lists of one table look like to one test. */
export interface ListRow {
  readonly table: string;
  readonly test: ListTest;
  /** Share of p below .05, of each tenth of expression. */
  readonly alarms: readonly number[];
  /** Lists with any q below .05, of so many. */
  readonly found: number;
  readonly lists: number;
}

const TESTS = ['enrich, table', 'explain, table', 'enrich, bare', 'explain, bare'] as const;
export type ListTest = (typeof TESTS)[number];

/** Where the factor of a textbook list stands, 1 is the first. */
export interface KnownPlace {
  readonly name: string;
  readonly factor: string;
  readonly within: number;
  readonly enrich: number;
  readonly explain: number;
}

export interface ListsVerdict {
  readonly rows: readonly ListRow[];
  readonly known: readonly KnownPlace[];
}

/**
 * Random lists of every tenth of expression of every table, with their table and, those of the first, bare; and textbook lists, bare.
 * @param tables differential tables with mean expression
 * @param lists so many per tenth of expression
 */
export async function judgeLists(
  input: ListsInput,
  tables: readonly NamedTable[],
  lists: number,
  say: (line: string) => void,
): Promise<ListsVerdict> {
  const world = atlasPotentials(input.atlas, groupTranscripts(input.genes.models), { method: 'lisa' });
  const bare = await prepareLists(input, world, undefined);
  const rows: ListRow[] = [];
  for (const [number, table] of tables.entries()) {
    const tests = number === 0 ? TESTS : TESTS.slice(0, 2);
    const prepared = await prepareLists(input, world, table);
    const random = createRandom(20);
    const share = tests.map(() => new Array<number>(10).fill(0));
    const found = tests.map(() => 0);
    for (let decile = 0; decile < 10; decile++)
      for (let i = 0; i < lists; i++) {
        const symbols = drawList(prepared.compared, decile, random);
        const [own, others] = [prepared, bare].map(({ compared }) => listedAmong(compared, symbols));
        const answers = [
          await enrichList(prepared, own),
          explainList(prepared, own),
          ...(number === 0 ? [await enrichList(bare, others), explainList(bare, others)] : []),
        ];
        answers.forEach((answer, test) => {
          share[test][decile] += alarms(answer) / lists;
          found[test] += Number(anyFound(answer));
        });
      }
    tests.forEach((test, i) =>
      rows.push({ table: table.name, test, alarms: share[i], found: found[i], lists: 10 * lists }),
    );
    say(`lists of ${table.name}`);
  }
  const known: KnownPlace[] = [];
  for (const { name, factor, within, genes } of KNOWN_LISTS) {
    const listed = listedAmong(bare.compared, genes);
    const key = input.names.key(factor);
    const enrich = placeOf(await enrichList(bare, listed), key);
    known.push({ name, factor, within, enrich, explain: placeOf(explainList(bare, listed), key) });
  }
  return { rows, known };
}

// Targets: the androgen receptor with its response, and everything that has nothing to do with the table that it is given.
import { createRandom } from '../../src/statistics/random.ts';
import { strongestPeaks } from '../../src/genome/peak-strength.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import type { TargetsInput } from '../../src/analyses/targets.ts';
import { builtInGenes } from '../../src/formats/genes/genes-reader.ts';
import { readGeneIdentifiers } from '../../src/formats/genes/gene-identifiers-reader.ts';
import { isBound } from '../../src/targets/target-verdict.ts';
import { dataFile } from '../partners/truth.ts';
import { AllDecoys, dealtInPart, SomeDecoys, type Calibrated } from './calibration.ts';
import { TRUE_TABLE, type Contrast } from './contrasts.ts';
import { androgenPeaks, factorExperiments, type Court } from './open.ts';
import { countWords, FIRST, judgeTargets, type JudgedTargets, type Kind, type Words } from './judge.ts';
import { mergedPeaks, mostBoundSites, movedPeaks, randomPeaks } from './peak-sets.ts';

/** Genes that the androgen receptor is known to drive. */
export const KNOWN = ['KLK2', 'KLK3', 'TMPRSS2', 'FKBP5', 'NKX3-1'];
const FEWER = [3000, 1000, 300];
const HUB_SITES = 10_000;
/** Beside the pairs of the list every so many factors of the atlas are asked about the response to DHT, and about other tables. */
const RESPONSE = 12;
const OTHERS = 72;
/** Share of the genes that are given another one's change, and how often each is done. */
const DEALT = [0.25, 0.5, 0.75];
const DEALS = 2;
/** Every so many unrelated factors one is mixed with the true one. */
const MIXED = 3;
/** Peaks are moved by so much, in bp. */
const MOVES = [3e6, 7e6, 11e6, 15e6, 19e6];

/** A function test that was made of peaks and a direction of change, and whether it says that the factor acts. */
export interface Fired {
  readonly table: string;
  readonly factor: string;
  readonly cell: string;
  readonly fires: boolean;
}

export interface TargetsVerdict {
  readonly kinds: readonly Kind[];
  /** Function tests of the pairs of the list, and of every factor of the atlas. */
  readonly listed: readonly Fired[];
  readonly everyFactor: readonly Fired[];
  /** Supported rows among the first 30 of each pair of the list. */
  readonly pairs: readonly { readonly table: string; readonly factor: string; readonly words: Words }[];
  /** Words of the known genes in the true pair, and whether they stand in the first 30 without p-values. */
  readonly known: readonly { readonly gene: string; readonly word: string; readonly withoutP: boolean }[];
  /** Rows that are more than suggested in the true pair without p-values. */
  readonly supportedWithoutP: number;
  /** False shares beside decoys. */
  readonly calibrated: readonly Calibrated[];
}

/** Collects what questions of one kind earn. */
class Cases {
  readonly #cases: Words[] = [];
  #refused = 0;
  #warned = 0;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  add(judged: JudgedTargets | undefined): Words | undefined {
    if (judged === undefined) {
      this.#refused++;
      return undefined;
    }
    if (judged.answer.notices.some(({ key }) => key === 'genes.other-build-suspected')) this.#warned++;
    const words = countWords(judged.words);
    this.#cases.push(words);
    return words;
  }

  kind(remark?: string): Kind {
    return { name: this.#name, cases: this.#cases, refused: this.#refused, remark };
  }

  get warned(): number {
    return this.#warned;
  }
}

export async function judgeAllTargets(
  court: Court,
  contrasts: readonly Contrast[],
  say: (line: string) => void,
): Promise<TargetsVerdict> {
  const androgen = await androgenPeaks();
  const response = contrasts.filter(({ name }) => name === TRUE_TABLE);
  const others = contrasts.filter(({ name }) => name !== TRUE_TABLE);
  const random = createRandom(1);
  const ask = (peaks: PeakColumns, { table }: Contrast, antigen?: string): JudgedTargets | undefined =>
    judgeTargets(questionOf(court, peaks, table, antigen));
  const kindOf = (name: string, sets: readonly PeakColumns[], tables: readonly Contrast[]): Kind => {
    const cases = new Cases(name);
    for (const peaks of sets) for (const contrast of tables) cases.add(ask(peaks, contrast));
    say(name);
    return cases.kind();
  };

  const truth = response.map((contrast) => ask(androgen, contrast)).find((each) => each !== undefined);
  const bare = response
    .map(({ table }) => judgeTargets(questionOf(court, androgen, withoutP(table))))
    .find((each) => each !== undefined);
  const bareKind = new Cases('true pair without p-values');
  bareKind.add(bare);
  const thinned = FEWER.flatMap((count) => [
    kindOf(`true pair, the strongest ${count} peaks`, [strongestPeaks(androgen, count)], response),
    kindOf(
      `true pair, ${count} peaks at random, three times`,
      [0, 1, 2].map(() => randomPeaks(androgen, count, random)),
      response,
    ),
  ]);
  const gata = await peaksOf(court, { factor: 'GATA1', cell: 'K-562' });
  const merged = kindOf(
    'true pair, with as many peaks of GATA1 (K-562)',
    [mergedPeaks([androgen, gata])],
    response,
  );

  const { listed, everyFactor, pairs, kinds, calibrated } = await everyPair(court, contrasts, ask, say);
  const several = [];
  for (const names of [
    ['GATA1', 'TAL1', 'NFE2'],
    ['USF1', 'ZNF263', 'SP2'],
  ])
    several.push(
      mergedPeaks(await Promise.all(names.map((factor) => peaksOf(court, { factor, cell: 'K-562' })))),
    );
  const blood = court.sites.read('Blood');
  return {
    kinds: [
      kindOf('**true pair**: androgen receptor, DHT in LNCaP', [androgen], response),
      bareKind.kind(),
      ...thinned,
      merged,
      ...kinds,
      kindOf('androgen receptor, other tables', [androgen], others),
      kindOf(
        'its peaks moved along the chromosomes',
        MOVES.map((by) => movedPeaks(androgen, court.atlas.genome, by)),
        response,
      ),
      kindOf('three unrelated factors merged', several, contrasts),
      kindOf(
        `hub: the ${HUB_SITES} sites that most factors bind`,
        [mostBoundSites(blood, HUB_SITES, court.atlas.genome)],
        contrasts,
      ),
      await wrongBuilds(court, androgen, response, say),
    ],
    listed,
    everyFactor,
    pairs,
    known: KNOWN.map((gene) => ({
      gene,
      word: truth?.words[truth.genes.indexOf(gene)] ?? 'not measured',
      withoutP: bare?.genes.slice(0, FIRST).includes(gene) === true,
    })),
    supportedWithoutP: bare?.words.filter((word) => word === 'supported').length ?? 0,
    calibrated: [...calibrated, ...(await someDecoys(court, androgen, response, say))],
  };
}

/** The true pair with decoys among its genes. */
async function someDecoys(
  court: Court,
  androgen: PeakColumns,
  response: readonly Contrast[],
  say: (line: string) => void,
): Promise<Calibrated[]> {
  const random = createRandom(4);
  const calibrated: Calibrated[] = [];
  const judge = (peaks: PeakColumns, table: Contrast['table']): JudgedTargets => {
    const judged = judgeTargets(questionOf(court, peaks, table, 'AR'));
    if (judged === undefined) throw new Error('the true pair was refused');
    return judged;
  };
  for (const share of DEALT) {
    const decoys = new SomeDecoys(`true pair, ${100 * share} % of genes with the change of others`);
    for (const { table } of response)
      for (let deal = 0; deal < Math.ceil(DEALS / court.every); deal++) {
        const dealt = dealtInPart(court, table, share, random);
        decoys.add(judge(androgen, dealt.table), (gene) => dealt.decoys.has(gene));
      }
    calibrated.push(decoys.result());
    say(`${share} of the changes dealt out`);
  }
  const mixed = new SomeDecoys('true peaks with as many of an unrelated factor: genes that those alone bind');
  const unrelated = court.unrelated.filter(({ table }) => table === TRUE_TABLE);
  for (const pair of unrelated.filter((_, i) => i % (MIXED * court.every) === 0)) {
    const peaks = strongestPeaks(await peaksOf(court, pair), androgen.count);
    for (const { table } of response) {
      const alone = judge(androgen, table).answer.scores.nearestDistance;
      mixed.add(judge(mergedPeaks([androgen, peaks]), table), (gene) => !isBound(alone[gene]));
    }
  }
  say('mixed peaks');
  return [...calibrated, mixed.result()];
}

/** A question about targets as the command line and a study put it. @param antigen of a factor that the atlas has */
export function questionOf(
  { genes, world }: Court,
  peaks: PeakColumns,
  expression: TargetsInput['expression'],
  antigen?: string,
): TargetsInput {
  return { name: antigen ?? 'peaks', antigen, peaks, notices: [], genes, world, expression };
}

async function peaksOf(
  court: Court,
  wanted: { readonly factor: string; readonly cell: string },
): Promise<PeakColumns> {
  const [experiment] = factorExperiments(court, wanted);
  if (experiment === undefined) throw new Error(`the atlas has no ${wanted.factor} in ${wanted.cell}`);
  return court.queryOf(experiment);
}

/** Every factor of the atlas with every table: the pairs of the list, and all, some of which may be related. */
async function everyPair(
  court: Court,
  contrasts: readonly Contrast[],
  ask: (peaks: PeakColumns, contrast: Contrast, antigen: string) => JudgedTargets | undefined,
  say: (line: string) => void,
) {
  const { antigen, cell } = court.atlas.experiments;
  const all = new Cases(
    `the list, every ${RESPONSE}th factor of the atlas with the response to DHT, every ${OTHERS}nd with other tables`,
  );
  const onList = new Cases('unrelated factors (the list)');
  const listed: Fired[] = [];
  const everyFactor: Fired[] = [];
  const pairs: { table: string; factor: string; words: Words }[] = [];
  const ungated = new AllDecoys('unrelated factors (the list), whatever their function test says', false);
  const gated = new AllDecoys('unrelated factors whose function test lets genes be supported', true);
  for (const experiment of factorExperiments(court)) {
    const isListed = (table: string): boolean =>
      court.unrelated.some(
        (pair, i) =>
          i % court.every === 0 &&
          pair.table === table &&
          pair.factor === antigen[experiment] &&
          pair.cell === cell[experiment],
      );
    // Fewer questions are asked of what is not on the list alone.
    const asked = contrasts.filter(
      ({ name }) =>
        experiment % (court.every * (name === TRUE_TABLE ? RESPONSE : OTHERS)) === 0 || isListed(name),
    );
    if (asked.length === 0) continue;
    const peaks = await court.queryOf(experiment);
    for (const contrast of asked) {
      const judged = ask(peaks, contrast, antigen[experiment]);
      const words = all.add(judged);
      const fired = (judged?.answer.tests ?? []).map(({ flat }) => ({
        table: contrast.name,
        factor: antigen[experiment],
        cell: cell[experiment],
        fires: !flat,
      }));
      everyFactor.push(...fired);
      if (!isListed(contrast.name)) continue;
      onList.add(judged);
      listed.push(...fired);
      if (judged !== undefined) {
        ungated.add(judged);
        gated.add(judged);
      }
      if (words !== undefined) pairs.push({ table: contrast.name, factor: antigen[experiment], words });
    }
    say(`${antigen[experiment]} in ${cell[experiment]}`);
  }
  const calibrated = [ungated.result(), gated.result()];
  return { listed, everyFactor, pairs, kinds: [onList.kind(), all.kind()], calibrated };
}

/** Peaks of one build with the genes of another. */
async function wrongBuilds(
  court: Court,
  androgen: PeakColumns,
  response: readonly Contrast[],
  say: (line: string) => void,
): Promise<Kind> {
  const models = builtInGenes('hg38');
  if (models === undefined) throw new Error('hg38 has no built-in genes');
  const identifiers = await readGeneIdentifiers(dataFile('genes', 'human_gene_ids.tsv.gz'));
  const cases = new Cases('wrong build: hg19 peaks as hg38');
  const sets = [androgen];
  for (const [i, experiment] of factorExperiments(court).entries())
    if (i % 20 === 0) sets.push(await court.queryOf(experiment));
  for (const peaks of sets)
    for (const { table } of response)
      cases.add(
        judgeTargets({
          ...questionOf(court, peaks, { ...table, identifiers }),
          genes: { models, assembly: 'hg38' },
          world: undefined,
        }),
      );
  say('wrong builds');
  return cases.kind(`${cases.warned} warned of another build`);
}

/** A table of fold changes alone. */
function withoutP(named: Contrast['table']): Contrast['table'] {
  const missing = new Float64Array(named.table.ids.length).fill(NaN);
  return { ...named, table: { ...named.table, log10P: missing, adjustedP: missing } };
}

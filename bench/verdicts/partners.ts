// Partners: the factors of two blood lines, and queries that work with nobody.
import { ask } from '../../src/analyses/inputs/asked.ts';
import { openAtlasSites, type AtlasSites } from '../../src/analyses/inputs/class-sites.ts';
import { placeQuery } from '../../src/analyses/inputs/query.ts';
import { partners } from '../../src/analyses/partners.ts';
import type { CellClassSites } from '../../src/atlas/sites/cell-class-sites.ts';
import { InputError } from '../../src/errors.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { strongestPeaks } from '../../src/genome/peak-strength.ts';
import { MatchedQueries } from '../../src/partners/score/matched-null.ts';
import type { PartnerRow } from '../../src/partners/score/partner-rows.ts';
import type { Ranking } from '../../src/partners/score/rank-query.ts';
import { queryPeaks } from '../../src/partners/score/rank-query.ts';
import { boundSites } from '../../src/partners/sites/bound-sites.ts';
import { countOccupancy } from '../../src/partners/sites/occupancy.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { LINES } from '../partners/queries.ts';
import { nothingPlanted } from '../partners/simulated.ts';
import { dataFile, extendedPairs, type Truth } from '../partners/truth.ts';
import { countWords, type Kind, type Words } from './judge.ts';
import { factorExperiments, type Court } from './open.ts';
import { mergedPeaks, mostBoundSites, movedPeaks, randomPeaks, sitesAsPeaks } from './peak-sets.ts';
import { wordOfPartner } from './partner-words.ts';

const HUB_SITES = 10_000;
/** Peaks of a random piece of open chromatin. */
const OPEN = [1000, 3000, 10_000];
const MOVE = 2_345_678;
/** Every so many experiments one is taken, where not all need to be asked. */
const SOME = 3;
const FEW = 10;
/** Simulated queries of a world in which nothing works with anything. */
const SIMULATED = 60;

interface Known {
  readonly antigen?: string;
  readonly cell?: string;
}

/** One experiment of the atlas as a query, with its rows. */
export interface AskedFactor {
  readonly antigen: string;
  readonly cell: string;
  readonly rows: readonly (PartnerRow & { readonly supportedNow: boolean; readonly known: boolean })[];
}

export interface PartnersVerdict {
  readonly kinds: readonly Kind[];
  readonly factors: readonly AskedFactor[];
  /** Of matched random queries: how many tests, and how many with a p up to .05 and .001. */
  readonly typeOne: { readonly tests: number; readonly at05: number; readonly at001: number };
  /** Queries of the simulated world without partners that have a supported one, of how many. */
  readonly planted: { readonly asked: number; readonly falselySupported: number };
}

export async function judgeAllPartners(court: Court, say: (line: string) => void): Promise<PartnersVerdict> {
  const bench = new PartnerBench(court);
  const { experiments } = court.atlas;
  const truth = extendedPairs();
  const all = factorExperiments(court).filter((_, i) => i % court.every === 0);
  const some = all.filter((_, i) => i % SOME === 0);
  const few = all.filter((_, i) => i % FEW === 0);
  const itself = (experiment: number): Known => ({
    antigen: experiments.antigen[experiment],
    cell: experiments.cell[experiment],
  });

  const factors: AskedFactor[] = [];
  const truths = new Questions('**true pairs**: factors of GM12878 and K-562 in their own line');
  for (const experiment of all) {
    const { antigen = '', cell = '' } = itself(experiment);
    const rows = truths.add(await bench.ranking(await court.queryOf(experiment), { antigen, cell }));
    factors.push({ antigen, cell, rows: rows.map((row) => judged(row, antigen, truth)) });
    if (factors.length % 20 === 0) say(`${factors.length} factors`);
  }
  const fewer = [];
  for (const count of [1000, 300]) {
    const thinned = new Questions(`the same, their strongest ${count} peaks`);
    for (const experiment of some)
      thinned.add(
        await bench.ranking(strongestPeaks(await court.queryOf(experiment), count), itself(experiment)),
      );
    fewer.push(thinned.kind());
    say(`strongest ${count}`);
  }

  const matched = new Questions('random queries matched for occupancy, promoters and signal');
  const typeOne = { tests: 0, at05: 0, at001: 0 };
  for (const [i, experiment] of some.entries()) {
    const drawn = bench.matchedQuery(await court.queryOf(experiment), itself(experiment), i);
    if (drawn === undefined) continue;
    // Its factor is named: the factor's own sites did not count as bound when it was drawn, so that many of them came back.
    for (const { log10P } of matched.add(await bench.ranking(drawn, itself(experiment)))) {
      if (Number.isNaN(log10P)) continue;
      typeOne.tests++;
      if (log10P <= Math.log10(0.05)) typeOne.at05++;
      if (log10P <= -3) typeOne.at001++;
    }
  }
  say('matched random queries');

  const wrongCell = new Questions('wrong cell: factors of one line said to be of the other');
  for (const experiment of some) {
    const { antigen, cell } = itself(experiment);
    wrongCell.add(
      await bench.ranking(await court.queryOf(experiment), {
        antigen,
        cell: LINES.find((line) => line !== cell),
      }),
    );
  }
  say('wrong cell');

  const moved = new Questions('factors, their peaks moved along the chromosomes');
  for (const experiment of some)
    moved.add(
      await bench.ranking(movedPeaks(await court.queryOf(experiment), court.atlas.genome, MOVE), {
        antigen: '?',
        cell: itself(experiment).cell,
      }),
    );
  const open = new Questions(`open chromatin: ${OPEN.join(', ')} DNase peaks at random`);
  const marks = new Questions('histone marks and DNase asked as if they were factors');
  const random = createRandom(2);
  for (let experiment = 0; experiment < experiments.count; experiment++) {
    if (experiments.antigenClass[experiment] === 'TFs and others') continue;
    const peaks = await court.queryOf(experiment);
    const known = { antigen: '?', cell: experiments.cell[experiment] };
    marks.add(await bench.ranking(peaks, known));
    if (experiments.antigen[experiment] !== 'DNase-seq') continue;
    for (const count of OPEN)
      for (let time = 0; time < 3; time++)
        open.add(await bench.ranking(randomPeaks(peaks, count, random), known));
  }
  const hub = new Questions(`hub: the ${HUB_SITES} sites that most factors bind`);
  const hot = mostBoundSites(bench.blood, HUB_SITES, court.atlas.genome);
  for (const cell of [...LINES, undefined]) hub.add(await bench.ranking(hot, { antigen: '?', cell }));
  say('moved, open chromatin, marks, hub');

  const build = new Questions('wrong build: hg38 peaks of TP63');
  const { peaks: tp63 } = await readPeakFile(dataFile('chip-atlas', 'TP63.keratinocytes.hg38.bed.gz'));
  build.add(await bench.ranking(tp63, { antigen: 'TP63' }));
  const swapped = new Questions('merged: two factors of other programmes as one');
  for (const [i, experiment] of few.entries()) {
    const other = few[(i + Math.ceil(few.length / 2)) % few.length];
    swapped.add(
      await bench.ranking(mergedPeaks([await court.queryOf(experiment), await court.queryOf(other)]), {
        antigen: '?',
        cell: itself(experiment).cell,
      }),
    );
  }
  const asked = Math.ceil(SIMULATED / court.every);
  const { falselySupported } = nothingPlanted(2, asked);
  say('nothing planted');
  return {
    kinds: [
      truths.kind(),
      ...fewer,
      matched.kind(),
      moved.kind(),
      open.kind(),
      marks.kind(),
      hub.kind(),
      swapped.kind(),
      wrongCell.kind(),
      build.kind(),
    ],
    factors,
    typeOne,
    planted: { asked, falselySupported },
  };
}

function judged(row: PartnerRow, antigen: string, truth: Truth): AskedFactor['rows'][number] {
  return {
    ...row,
    supportedNow: wordOfPartner(row) === 'supported',
    known: truth.get(antigen)?.has(row.antigen) === true,
  };
}

/** Collects what questions of one kind earn. */
class Questions {
  readonly #cases: Words[] = [];
  #refused = 0;
  #expected = 0;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  /** Counts the words of the rows, and gives the rows back; none where the question was refused. */
  add(ranking: Ranking | undefined): readonly PartnerRow[] {
    if (ranking === undefined) {
      this.#refused++;
      return [];
    }
    const rows = ranking.rows.filter(({ tier }) => tier !== 'own antigen');
    this.#cases.push(countWords(rows.map(wordOfPartner)));
    for (const { scores } of ranking.classes) this.#expected += scores.expectedByChance;
    return rows;
  }

  kind(): Kind {
    const all = this.#cases.reduce((sum, each) => sum + each.all, 0);
    const remark = `${all} supported rows; ${this.#expected.toFixed(2)} expected by chance`;
    return { name: this.#name, cases: this.#cases, refused: this.#refused, remark };
  }
}

/** The atlas, asked as the command line asks it. */
class PartnerBench {
  readonly blood: CellClassSites;
  readonly #court: Court;
  readonly #sites: AtlasSites;

  constructor(court: Court) {
    this.#court = court;
    this.#sites = openAtlasSites(court.atlas);
    [this.blood] = this.#sites.sources.map((source) => source.read('Blood'));
  }

  /** The partners of a query; undefined where the question is refused. */
  async ranking(peaks: PeakColumns, known: Known): Promise<Ranking | undefined> {
    const { atlas, names, genes } = this.#court;
    try {
      const query = placeQuery({ path: 'query', peaks, notices: [] }, atlas.genome);
      const asked = await ask(atlas, query, known, names);
      return (await partners({ asked, sites: this.#sites, genes: () => genes.models })).ranking;
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  }

  /** A random query with as many sites of each kind as the given one has there; undefined where it has none. */
  matchedQuery(peaks: PeakColumns, { antigen, cell }: Known, seed: number): PeakColumns | undefined {
    const { atlas, names } = this.#court;
    const { blood } = this;
    const { model } = blood;
    const bound = boundSites(queryPeaks(atlas, peaks), blood);
    if (model === undefined || bound.site.length === 0) return undefined;
    const own = [...blood.binders.keys()].filter(
      (j) => antigen !== undefined && names.key(blood.binders[j].antigen) === names.key(antigen),
    );
    const group = model.groups.findIndex((each) => each.cell === cell);
    const drawn = new MatchedQueries(
      blood,
      bound,
      countOccupancy(blood, own),
      Math.max(0, group),
      createRandom(1000 + seed),
    ).draw();
    return sitesAsPeaks(blood, Array.from(drawn.site), (_, place) => drawn.score[place], atlas.genome);
  }
}

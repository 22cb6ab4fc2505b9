// The contract of every analysis: on the same inputs each face that it has (the library, the command line with
// --json, a route of the server, a step of a study) gives the same rows and says the same.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  agreement,
  annotate,
  KnownNames,
  ask,
  bibliography,
  blot,
  browse,
  cite,
  exportAtlas,
  inEnglish,
  page,
  parseRegion,
  readFoldChanges,
  targetGenesOf,
  buildAtlas,
  buildSites,
  builtInGenes,
  changedGenes,
  combination,
  countSamples,
  peaksDifferential,
  dose,
  explain,
  compare,
  compareCells,
  colocalize,
  diff,
  enrich,
  expression,
  findGenes,
  growth,
  formatTable,
  knownAssembly,
  lociTogether,
  locus,
  makeSites,
  measureSignals,
  motifEnrich,
  motifDiscovery,
  motifLoci,
  motifScan,
  motifSpacing,
  partnerMotifs,
  needSequence,
  readLibrary,
  scanKernel,
  movedRanks,
  needGenes,
  openAnnotate,
  openAtlas,
  openAtlasSites,
  openBlot,
  openGrowth,
  openMotifEnrich,
  openMotifDiscovery,
  openMotifLoci,
  openMotifScan,
  openMotifSpacing,
  openPeakReplicates,
  openReplicate,
  openChipQpcr,
  chipQpcr,
  qpcr,
  readReadings,
  openSearched,
  openReads,
  openSitesToMake,
  overlap,
  peaksCall,
  partnerComplexes,
  partnerParts,
  partners,
  peaksConsensus,
  peaksSignal,
  peaksQuality,
  openQuality,
  platePlan,
  profile,
  partnerStatistics,
  readCited,
  readComplexes,
  readDifferentialTable,
  readDividedQuery,
  readEnrichInput,
  readExpressionInput,
  readPlace,
  readQuery,
  readTargetsInput,
  replicate,
  readRankedNames,
  readTreatmentTables,
  search,
  siteSets,
  sites,
  targets,
  treatments,
  type Asked,
  type Atlas,
  type Notice,
  type Table,
  worldOf,
} from '../src/index.ts';
import { combinationTemplate } from '../src/assays/combination/template.ts';
import { doseTemplate } from '../src/assays/dose/template.ts';
import { chipQpcrTemplate } from '../src/assays/chip-qpcr/template.ts';
import { qpcrTemplate } from '../src/assays/qpcr/template.ts';
import { expressedFactors } from '../src/analyses/inputs/genes/expressed-factors.ts';
import { readNamedTable } from '../src/analyses/inputs/genes/matched-table.ts';
import { growthTemplate } from '../src/assays/growth/template.ts';
import { about } from '../src/messages/message.ts';
import { catalogue } from '../src/cli/catalogue.ts';
import { tablesOf } from '../src/cli/table-columns.ts';
import type { Tables } from '../src/questions/question.ts';
import { partnerMotifColumns } from '../src/motifs/partners/partner-motif-columns.ts';
import { writtenName } from '../src/tables/table.ts';
import { createRandom } from '../src/statistics/random.ts';
import { openResources } from '../src/study/plan/resources.ts';
import { runPlan } from '../src/study/plan/run-plan.ts';
import { readStudy } from '../src/study/file/read-study.ts';
import type {
  AgreementResult,
  ChangedGenesResult,
  ContrastResult,
  ExpressionResult,
  MotifsResult,
  PartnersResult,
  PeaksResult,
  PlacesResult,
  TargetsResult,
} from '../src/study/results.ts';
import { assayStep, type AssayResult } from '../src/study/steps/assay-step.ts';
import { studyTables } from '../src/study/study-columns.ts';
import { planStudy } from '../src/study/run-study.ts';
import { questions } from '../src/questions/catalogue.ts';
import { ReadsInPlace } from '../src/server/reads-in-place.ts';
import { Uploads } from '../src/server/uploads.ts';
import type { Answered } from '../src/server/routes/questions.ts';
import { chipmate } from './support/chipmate.ts';
import { differentialWorld } from './support/differential-world.ts';
import { madeUpGenome } from './support/made-up-genome.ts';
import { plantedPartners } from './support/planted-partners.ts';
import { bodyOf, routesOf, type Routes } from './support/route.ts';

/** What a face answers: rows by column name, and notices without their place in a study. */
interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly notices: readonly Notice[];
}

interface Contract {
  /** What makes something for later questions has no table. */
  readonly library: () => Promise<{ table?: Table; notices: readonly Notice[] }>;
  /** Arguments of the verb, where there is one, without --json. */
  readonly verb?: readonly string[];
  /** Of a verb that writes text instead of rows: its lines as rows. What it says is then compared in English. */
  readonly lines?: (stdout: string) => Table;
  /** Fewest rows and notices, where the analysis has few to give; else 4 and 2. */
  readonly least?: { readonly rows?: number; readonly notices?: number };
  /** Steps of the study whose notices together are the analysis', and the rows of the last of them. */
  readonly study?: {
    readonly steps: readonly string[];
    readonly rows: (result: unknown) => Record<string, readonly unknown[]>;
    /** The rows of the analysis that the step shows; all by default. */
    readonly shown?: (rows: Answer['rows']) => Answer['rows'];
    /** What the step says beside the analysis. */
    readonly beside?: readonly Notice['key'][];
    /** What the analysis says and another step of the study does, too, or the step's choice leaves out. */
    readonly elsewhere?: readonly Notice['key'][];
  };
}

const folder = plantedPartners(5);
const at = (name: string): string => join(folder, name);
let atlas: Atlas;
let routes: Routes;
let results: ReadonlyMap<string, unknown>;

const VALUES = { matrix: 'values.tsv', design: 'samples.tsv', contrast: 'drug-none' };

const ONE = { antigen: 'IKZF1', cell: 'ONE' };
const IDENTITY = ['--query-antigen', ONE.antigen, '--query-cell', ONE.cell];
/** A cell type that the atlas does not have, put into a class as a study puts it: there is something to caution against. */
const ELSEWHERE = { antigen: 'IKZF1', cell: 'LNCaP', cellClass: 'Blood' };
const PARTNERS = ['partners', 'a.bed', '--atlas', 'atlas'];
const genes = (): ReturnType<typeof builtInGenes> => builtInGenes('hg38');
const askOne = async (path: string): Promise<Asked> => ask(atlas, await readQuery(path, atlas.genome), ONE);
const BACKGROUNDS = ['reachable', 'sites', 'genes', 'b.bed', 'within:b.bed'];
const REGION = 'chr1:1-1,000,000';

/** Files of an export, in the order in which they are written. */
const EXPORTED = [
  'metadata/experimentList.tab',
  'hg38/allPeaks_light/allPeaks_light.hg38.05.bed.gz',
  'hg38/network/network.hg38.05.1000.tsv',
];
const textOf = (path: string): string => {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};
const asLines = (text: string): Table => ({
  columns: [{ name: 'line', values: text.trimEnd().split('\n') }],
});
/** What the study's partners steps say of what a query is. */
const IDENTIFYING: readonly Notice['key'][] = ['identity.no-such-cell', 'identity.no-such-antigen'];
/** What is said of scores, which the comparisons of a study do without. */
const SCORING: readonly Notice['key'][] = [
  'partners.calibrated',
  'partners.none-supported',
  'partners.supported-by-chance',
  'partners.stands-out',
  'partners.stands-out-few',
  'partners.power',
  'partners.few-sites',
  'partners.query-is-hub',
];

function differences(result: unknown): Record<string, readonly unknown[]> {
  const { rows } = result as ContrastResult;
  return {
    antigen: rows.antigen,
    log2_odds_ratio_a: rows.a,
    log2_odds_ratio_b: rows.b,
    difference: rows.difference,
    ci_low: rows.ciLow,
    ci_high: rows.ciHigh,
    minus_log10_q: rows.minusLog10Q,
    robust_z: rows.robustZ,
  };
}

/** As a study orders them. */
function byDifference(rows: Answer['rows']): Answer['rows'] {
  return [...rows].sort((x, y) => Number(y['difference']) - Number(x['difference']));
}

/** The partner candidates of the study's first query. */
function candidates(): { antigen: string; cell: string; supported: boolean }[] {
  const { rows } = results.get('partners A') as PartnersResult;
  return rows.antigen.map((antigen, row) => ({
    antigen,
    cell: rows.cell[row],
    supported: rows.supported[row],
  }));
}

/** A step of a table of the bench: it says beside the analysis what names were taken for. */
function ofBench(step: string): NonNullable<Contract['study']> {
  return {
    steps: [step],
    rows: (result) => {
      const columns = assayStep.tables?.(result as AssayResult)[0].table.columns ?? [];
      return Object.fromEntries(columns.map(({ name, values }) => [name, Array.from(values)]));
    },
    beside: ['edges.taken-as', 'edges.unknown-perturbation', 'edges.unknown-measured'],
  };
}

const CONTRACTS: Readonly<Record<string, Contract>> = {
  overlap: {
    library: async () => overlap({ atlas, query: await readQuery('a.bed', atlas.genome) }, { reverse: true }),
    verb: ['overlap', 'a.bed', '--atlas', 'atlas', '--reverse'],
  },
  partners: {
    library: async () =>
      partners(
        {
          asked: await ask(atlas, await readQuery('a.bed', atlas.genome), ELSEWHERE),
          sites: openAtlasSites(atlas),
          genes,
          expression: expressedFactors(
            await readNamedTable('changed.tsv', undefined),
            (await needGenes({ assembly: 'hg38' })).models,
            new KnownNames(),
          ),
        },
        { seed: 3 },
      ),
    verb: [
      ...PARTNERS,
      '--seed',
      '3',
      '--query-antigen',
      'IKZF1',
      '--query-cell',
      'LNCaP',
      '--query-cell-class',
      'Blood',
      '--expression',
      'changed.tsv',
    ],
    study: {
      steps: ['peaks A', 'partners A'],
      rows: (result) => {
        const { rows } = result as PartnersResult;
        return {
          antigen: rows.antigen,
          cobinding_score: rows.score,
          log2_odds_ratio: rows.log2OddsRatio,
          minus_log10_q: rows.minusLog10Q,
          shared_sites: rows.sharedSites,
          query_sites: rows.querySites,
          cell: rows.cell,
          expressed: rows.expressed,
          average_expression: rows.averageExpression,
          log2_fold_change: rows.log2FoldChange,
          adj_p: rows.adjustedP,
        };
      },
      // The study shows every antigen once, where it was assayed nearest to the query's cell type.
      shown: (rows) =>
        rows.filter((row, i) => rows.findIndex((other) => other['antigen'] === row['antigen']) === i),
      beside: ['note.passes', 'expressed.from'],
    },
  },
  'partner-statistics': {
    library: async () =>
      partnerStatistics({ asked: await askOne('a.bed') }, { statistic: 'lola', level: 'experiment' }),
    verb: [...PARTNERS, '--statistic', 'lola', '--level', 'experiment', ...IDENTITY],
  },
  'partner-parts': {
    library: async () => {
      const query = await readDividedQuery('a.bed', atlas.genome, {}, 'module-both.bed');
      const asked = await ask(atlas, query, ONE);
      const input = { asked, first: query.first, sites: openAtlasSites(atlas), genes };
      return partnerParts(input, { conditionOn: ['ONE'] });
    },
    verb: [...PARTNERS, '--against', 'module-both.bed', '--condition-on', 'ONE', ...IDENTITY],
  },
  'partner-complexes': {
    library: async () => {
      const complexes = { name: 'complexes.tsv', groups: await readComplexes('complexes.tsv') };
      const asked = await askOne('a.bed');
      return partnerComplexes({ asked, sites: openAtlasSites(atlas), genes, complexes }, { draws: 5 });
    },
    verb: [...PARTNERS, '--complexes', 'complexes.tsv', '--draws', '5', ...IDENTITY],
  },
  compare: {
    library: async () => {
      const b = await ask(atlas, await readQuery('b.bed', atlas.genome), { ...ONE, cell: 'TWO' });
      return compare({ a: await askOne('a.bed'), b, sites: openAtlasSites(atlas), genes }, { draws: 5 });
    },
    verb: [
      ...['compare', 'a.bed', 'b.bed', '--atlas', 'atlas', '--query-antigen', ONE.antigen],
      ...['--a-cell', 'ONE', '--b-cell', 'TWO', '--draws', '5'],
    ],
    study: {
      steps: ['peaks one', 'peaks two', 'compare one with two'],
      rows: differences,
      shown: byDifference,
      elsewhere: [...IDENTIFYING, ...SCORING, 'atlas.simulated'],
    },
  },
  'site-sets': {
    library: async () =>
      siteSets({ sets: [await readQuery('a.bed', atlas.genome), await readQuery('b.bed', atlas.genome)] }),
    verb: ['sets', 'a.bed', 'b.bed', '--genome', 'hg38'],
    least: { rows: 3, notices: 1 },
  },
  call: {
    library: async () => peaksCall(await openReads(['reads.bed'], ['input.bed']), { genomeSize: '3e7' }),
    verb: ['peaks', 'call', 'reads.bed', '--control', 'input.bed', '--genome-size', '3e7'],
    least: { rows: 50 },
  },
  qc: {
    library: async () =>
      peaksQuality(await openQuality({ chips: ['reads.bed'], controls: ['input.bed'], genome: 'hg38' }), {
        saturation: 'peaks',
        genomeSize: '3e7',
      }),
    verb: [
      ...['peaks', 'qc', 'reads.bed', '--control', 'input.bed', '--genome', 'hg38'],
      ...['--saturation', 'peaks', '--genome-size', '3e7'],
    ],
    least: { rows: 15, notices: 3 },
  },
  'compare-cells': {
    library: async () =>
      compareCells(
        { asked: await askOne('a.bed'), sites: openAtlasSites(atlas), genes },
        { a: ['ONE'], b: ['TWO'], draws: 5 },
      ),
    verb: [
      ...['compare-cells', 'a.bed', '--atlas', 'atlas', '--a', 'ONE', '--b', 'TWO', '--draws', '5'],
      ...IDENTITY,
    ],
    study: {
      steps: ['peaks one', 'compare cells ONE with TWO, one'],
      rows: differences,
      shown: byDifference,
      elsewhere: [...IDENTIFYING, ...SCORING, 'atlas.simulated'],
    },
  },
  consensus: {
    library: async () =>
      peaksConsensus(
        await openPeakReplicates({ replicates: ['rep1.narrowPeak', 'rep2.narrowPeak', 'rep2.narrowPeak'] }),
      ),
    verb: ['peaks', 'consensus', 'rep1.narrowPeak', 'rep2.narrowPeak', 'rep2.narrowPeak'],
  },
  agreement: {
    library: async () => {
      const [source] = openAtlasSites(atlas).sources;
      return agreement({ atlas, sites: source.read('Blood'), candidates: candidates() });
    },
    least: { rows: 1, notices: 1 },
    study: {
      steps: ['agreement A'],
      rows: (result) => {
        const { discordant } = result as AgreementResult;
        return {
          antigen: discordant.map(({ antigen }) => antigen),
          experiment: discordant.map(({ experiment }) => experiment),
          resembles: discordant.map(({ resembles }) => resembles),
          resembles_in: discordant.map(({ resemblesIn }) => resemblesIn),
        };
      },
    },
  },
  'changed-genes': {
    library: async () =>
      changedGenes({
        asked: await ask(atlas, await readQuery('a.bed', atlas.genome), ELSEWHERE),
        sites: openAtlasSites(atlas),
        cellClass: 'Blood',
        genes: await needGenes({ assembly: 'hg38' }),
        expression: { name: 'changed.tsv', table: await readDifferentialTable('changed.tsv') },
        candidates: candidates(),
      }),
    study: {
      steps: ['peaks A', 'sites of changed genes A, table'],
      rows: (result) => {
        const { rows } = result as ChangedGenesResult;
        return {
          antigen: rows.antigen,
          log2_odds_ratio: rows.log2OddsRatio,
          ci_low: rows.ciLow,
          ci_high: rows.ciHigh,
          minus_log10_q: rows.minusLog10Q,
        };
      },
      elsewhere: [...IDENTIFYING, 'atlas.simulated'],
    },
  },
  'partner-motifs': {
    library: async () => {
      const genome = await needSequence({ file: 'genome.fa.gz', assembly: 'hg38' });
      const answer = partnerMotifs(
        {
          asked: await ask(atlas, await readQuery('a.bed', atlas.genome), ELSEWHERE),
          sites: openAtlasSites(atlas),
          cellClass: 'Blood',
          ...{ genome, kernel: scanKernel, candidates: candidates() },
          library: await readLibrary({ elements: true }),
        },
        { seed: 3 },
      );
      genome.sequences.close();
      return answer;
    },
    study: {
      steps: ['peaks A', 'motifs A'],
      rows: (result) => {
        const { rows } = result as MotifsResult;
        return Object.fromEntries(
          Object.entries(rows).map(([key, values]) => [
            writtenName(key, partnerMotifColumns[key as keyof typeof partnerMotifColumns]),
            values,
          ]),
        );
      },
      elsewhere: [...IDENTIFYING, 'atlas.simulated'],
    },
  },
  targets: {
    library: async () => {
      const files = { peaks: 'a.bed', expression: 'changed.tsv', genes: { atlas: 'atlas' } };
      const input = await readTargetsInput(files);
      return targets(
        { ...input, world: worldOf(atlas, input.genes, {}, { antigen: ['IKZF1'] }), antigen: ['IKZF1'] },
        { factorIs: 'lowered' },
      );
    },
    verb: [
      ...['targets', 'a.bed', '--expression', 'changed.tsv', '--atlas', 'atlas', '--query-antigen', 'IKZF1'],
      ...['--factor-is', 'lowered'],
    ],
    study: {
      steps: ['peaks A', 'targets A, table'],
      elsewhere: IDENTIFYING,
      rows: (result) => {
        const { rows } = result as TargetsResult;
        return {
          gene: rows.gene,
          target_score: rows.targetScore,
          peaks: rows.peaks,
          nearest_peak_distance: rows.nearestPeakDistance,
          log2_fold_change: rows.log2FoldChange,
          adj_p: rows.adjP,
          verdict: rows.verdict,
          reason: rows.reason,
          false_share: rows.falseShare,
          binding_tail: rows.bindingTail,
          rank_product: rows.rankProduct,
          strongest_peak: rows.strongestPeak,
        };
      },
    },
  },
  explain: {
    library: async () =>
      explain(
        {
          atlas,
          genes: await needGenes({ atlas: 'atlas' }),
          changed: { name: 'changed.tsv', table: await readDifferentialTable('changed.tsv') },
        },
        { direction: 'down' },
      ),
    verb: ['explain', 'changed.tsv', '--atlas', 'atlas', '--direction', 'down'],
    least: { notices: 1 },
  },
  profile: {
    library: () => Promise.resolve(profile({ atlas, filter: { cell: ['ONE'] } })),
    verb: ['atlas', 'profile', 'atlas', '--cell', 'ONE'],
    least: { notices: 1 },
  },
  scan: {
    library: async () => {
      const { input, close } = await openMotifScan('sites.fa', { motif: ['AP1=TGASTCA'] });
      const answer = motifScan(input, { bases: 'uniform' });
      close();
      return answer;
    },
    verb: ['motifs', 'scan', 'sites.fa', '--motif', 'AP1=TGASTCA', '--bases', 'uniform'],
    least: { rows: 2, notices: 1 },
  },
  'motif-enrichment': {
    library: async () => {
      const { input, close } = await openMotifEnrich({ query: 'sites.fa' }, { motif: ['AP1=TGASTCA'] });
      const answer = motifEnrich(input, { eachMotif: true });
      close();
      return answer;
    },
    verb: ['motifs', 'enrich', 'sites.fa', '--motif', 'AP1=TGASTCA', '--each-motif'],
    least: { rows: 1, notices: 3 },
  },
  discover: {
    library: async () => {
      const { input, close } = await openMotifDiscovery(
        { query: 'planted.fa', background: 'shuffled' },
        { elements: true },
      );
      const answer = motifDiscovery(input, { most: 1 });
      close();
      return answer;
    },
    verb: ['motifs', 'discover', 'planted.fa', '--elements', '--most', '1'],
    least: { rows: 1 },
  },
  spacing: {
    library: async () => {
      const files = { motif: ['IRF=GAAA', 'EBOX=CACGTG'] };
      const { input, close } = await openMotifSpacing({ query: 'sites.fa' }, 'AP1=TGASTCA', files);
      const answer = motifSpacing(input, { margin: 20 });
      close();
      return answer;
    },
    verb: [
      ...['motifs', 'spacing', 'sites.fa', '--primary', 'AP1=TGASTCA'],
      ...['--motif', 'IRF=GAAA', '--motif', 'EBOX=CACGTG', '--margin', '20'],
    ],
    least: { rows: 2 },
  },
  replicate: {
    library: async () => replicate(await openReplicate({ file: 'effects.tsv' }), { discovery: 'MM.1S' }),
    verb: ['assay', 'replicate', 'effects.tsv', '--discovery', 'MM.1S'],
    study: ofBench('replication effects.tsv'),
  },
  'plate-plan': {
    // Its map is a file of its own, which the option of another verb writes.
    library: () => {
      const { notices } = platePlan('growth', { planGroup: ['siCtrl', 'siFOS'], planExperiments: 2 });
      return Promise.resolve({ notices });
    },
    least: { rows: 0 },
  },
  blot: {
    library: async () => blot(await openBlot({ file: 'bands.tsv' }), { control: ['siNC'] }),
    verb: ['assay', 'blot', 'bands.tsv', '--control', 'siNC'],
    study: ofBench('blot bands.tsv'),
    least: { rows: 1 },
  },
  growth: {
    library: async () => growth(await openGrowth({ file: 'counts.tsv' }), { measure: 'area' }),
    verb: ['assay', 'growth', 'counts.tsv', '--measure', 'area'],
    study: ofBench('growth counts.tsv'),
  },
  qpcr: {
    library: async () =>
      qpcr(
        { readings: await readReadings({ file: 'qpcr.tsv' }, 'qpcr') },
        { reference: ['ACTB'], efficiency: ['IRF4=1.93'] },
      ),
    verb: ['assay', 'qpcr', 'qpcr.tsv', '--reference', 'ACTB', '--efficiency', 'IRF4=1.93'],
    study: ofBench('qpcr qpcr.tsv'),
  },
  'chip-qpcr': {
    library: async () =>
      chipQpcr(await openChipQpcr({ file: 'chip-qpcr.tsv' }), { negativeRegion: ['BCL2 promoter'] }),
    verb: ['assay', 'chip-qpcr', 'chip-qpcr.tsv', '--negative-region', 'BCL2 promoter'],
    study: ofBench('chip-qpcr chip-qpcr.tsv'),
  },
  loci: {
    library: async () => {
      const { input, close } = await openMotifLoci({ places: [], fasta: 'sites.fa', motif: ['AP1=TGASTCA'] });
      const answer = await motifLoci(input, { bases: 'uniform' });
      await close();
      return answer;
    },
    verb: ['motifs', 'loci', '--fasta', 'sites.fa', '--motif', 'AP1=TGASTCA', '--bases', 'uniform'],
    least: { rows: 1 },
  },
  dose: {
    library: async () =>
      dose({ readings: await readReadings({ file: 'doses.tsv' }, 'dose') }, { show: 'experiments' }),
    verb: ['assay', 'dose', 'doses.tsv', '--show', 'experiments'],
    study: ofBench('dose doses.tsv'),
  },
  combination: {
    library: async () =>
      combination({ readings: await readReadings({ file: 'bars.tsv' }, 'combination') }, { seed: 3 }),
    verb: ['assay', 'combination', 'bars.tsv', '--seed', '3'],
    study: ofBench('combination bars.tsv'),
    least: { rows: 3 },
  },
  annotate: {
    library: async () => {
      const { input, close } = await openAnnotate({ peaks: 'a.bed', genes: {}, genome: 'hg38' });
      const answer = annotate(input, { copies: 1 });
      close();
      return answer;
    },
    verb: ['annotate', 'a.bed', '--genome', 'hg38', '--copies', '1'],
  },
  treatments: {
    library: async () =>
      treatments({ gene: 'Blimp-1', tables: await readTreatmentTables(['drugs']) }, { direction: 'raise' }),
    verb: ['treatments', 'Blimp-1', 'drugs', '--direction', 'raise'],
  },
  sites: {
    library: async () =>
      sites({
        atlas,
        query: await readQuery('a.bed', atlas.genome),
        partner: 'FOS',
        genes: (await findGenes({ atlas: 'atlas' })).models,
      }),
    verb: ['sites', 'a.bed', '--atlas', 'atlas', '--partner', 'FOS'],
  },
  'loci-together': {
    library: async () => {
      const places = await Promise.all(
        [REGION, 'chr1:1-2,000,000'].map((each) => readPlace(each, atlas.genome, {})),
      );
      return lociTogether({ atlas, places }, { sets: 50 });
    },
    verb: ['locus', REGION, 'chr1:1-2,000,000', '--atlas', 'atlas', '--sets', '50'],
  },
  locus: {
    library: async () => locus({ atlas, place: await readPlace(REGION, atlas.genome, {}) }, { loci: 50 }),
    verb: ['locus', REGION, '--atlas', 'atlas', '--loci', '50'],
    least: { notices: 1 },
  },
  page: {
    library: async () => {
      const { models } = await needGenes({ atlas: 'atlas' });
      return page({ atlas, models, changes: await readFoldChanges('dated.tsv', models, undefined) });
    },
    verb: ['page', 'dated.tsv', '--atlas', 'atlas'],
  },
  'target-genes-of': {
    library: async () => {
      const { models } = await needGenes({ atlas: 'atlas' });
      return targetGenesOf({ atlas, antigen: 'c-Fos', models }, { distance: 5000 });
    },
    verb: ['targets', '--of', 'c-Fos', '--atlas', 'atlas', '--distance', '5000'],
    least: { notices: 1 },
  },
  'export-atlas': {
    library: async () => {
      const { models } = await needGenes({ atlas: 'atlas' });
      const files = await exportAtlas({ atlas, models, filter: { cell: ['ONE'] } }, { network: 1000 });
      const texts: string[] = [];
      for (const { pieces } of files) for await (const piece of pieces()) texts.push(piece);
      return {
        table: asLines(texts.join('')),
        notices: files.flatMap(({ path, notices }) => about({ file: join('exported', path) }, notices)),
      };
    },
    verb: ['atlas', 'export', 'atlas', '-o', 'exported', '--cell', 'ONE', '--network', '1000'],
    lines: () => asLines(EXPORTED.map((path) => textOf(at(join('exported', path)))).join('')),
  },
  browse: {
    library: async () => {
      const input = {
        atlas,
        region: parseRegion('chr1:1-10,000,000', atlas.genome),
        filter: { antigen: ['FOS'] },
      };
      const { pieces, notices } = browse(input);
      let text = '';
      for await (const piece of pieces) text += piece;
      return { table: asLines(text), notices: notices() };
    },
    verb: ['browse', '--atlas', 'atlas', '--region', 'chr1:1-10,000,000', '--antigen', 'FOS'],
    lines: asLines,
    least: { notices: 1 },
  },
  enrich: {
    library: async () => {
      const files = { a: 'a.bed', background: BACKGROUNDS, genes: { atlas: 'atlas' } };
      const opened = await readEnrichInput(files, atlas.genome);
      return enrich({ atlas, ...opened }, { background: BACKGROUNDS, permutations: 2 });
    },
    verb: [
      ...['enrich', 'a.bed', '--atlas', 'atlas', '--permutations', '2'],
      ...BACKGROUNDS.flatMap((name) => ['--background', name]),
    ],
  },
  cite: {
    library: async () => {
      const { citations, notices } = cite(await readCited('atlas'));
      return { table: asLines(bibliography(citations, 'bibtex')), notices };
    },
    verb: ['cite', 'atlas', '--format', 'bibtex'],
    lines: asLines,
    least: { notices: 1 },
  },
  colocalize: {
    library: async () =>
      colocalize({ atlas, antigen: 'FOS', query: await readQuery('a.bed', atlas.genome) }, { rule: 'any' }),
    verb: ['colocalize', 'FOS', '--atlas', 'atlas', '--peaks', 'a.bed', '--rule', 'any'],
  },
  differential: {
    library: async () =>
      peaksDifferential(
        await countSamples({ sheet: 'reads/samples.tsv', peaks: ['reads/peaks.bed'], spikeIn: 'dm6_' }),
        { contrast: 'treated-control', minCount: 5 },
      ),
    verb: [
      ...['peaks', 'differential', 'reads/samples.tsv', '--peaks', 'reads/peaks.bed', '--spike-in', 'dm6_'],
      ...['--contrast', 'treated-control', '--min-count', '5'],
    ],
    least: { rows: 100, notices: 6 },
  },
  signal: {
    library: async () =>
      peaksSignal(
        await measureSignals(
          {
            signals: ['reads/control1.bed', 'reads/treated1.bed'],
            sites: ['reads/peaks.bed'],
            against: 'a.bed',
          },
          { flank: 500, bin: 100 },
        ),
        { show: 'groups' },
      ),
    verb: [
      ...['peaks', 'signal', 'reads/control1.bed', 'reads/treated1.bed', '--sites', 'reads/peaks.bed'],
      ...['--against', 'a.bed', '--flank', '500', '--bin', '100', '--show', 'groups'],
    ],
  },
  search: {
    library: () => {
      const input = { searched: openSearched('atlas'), filter: { cell: ['ONE'], words: ['other'] }, top: 9 };
      return Promise.resolve(search(input, { genome: 'hg38' }));
    },
    verb: ['atlas', 'search', 'atlas', 'other', '--cell', 'ONE', '--genome', 'hg38', '--top', '9'],
    least: { rows: 9, notices: 1 },
  },
  diff: {
    library: async () => {
      const after = await openAtlas('later');
      const compared = await diff({ before: atlas, after }, { all: true });
      await after.close();
      return compared;
    },
    verb: ['atlas', 'diff', 'atlas', 'later', '--all'],
    least: { notices: 1 },
  },
  'moved-ranks': {
    library: async () => {
      const [before, after] = [
        await readRankedNames('old-ranks.tsv', 'factor'),
        await readRankedNames('new-ranks.tsv', 'factor'),
      ];
      return movedRanks({ key: 'factor', before, after }, { all: true });
    },
    verb: ['atlas', 'diff', '--results', 'old-ranks.tsv', 'new-ranks.tsv', '--key', 'factor', '--all'],
    least: { notices: 1 },
  },
  'make-sites': {
    library: () => {
      const input = openSitesToMake('atlas');
      const made = makeSites(input);
      input.close();
      return Promise.resolve(made);
    },
    verb: ['atlas', 'sites', 'atlas'],
    least: { rows: 0, notices: 1 },
  },
  expression: {
    library: async () => {
      const input = await readExpressionInput({ files: [VALUES.matrix], design: VALUES.design });
      return expression(input, { contrast: VALUES.contrast });
    },
    verb: ['expression', VALUES.matrix, '--design', VALUES.design, '--contrast', VALUES.contrast],
    study: {
      steps: ['expression values'],
      rows: (result) => {
        const { rows } = result as ExpressionResult;
        return {
          gene: rows.gene,
          log2_fold_change: rows.log2FoldChange,
          ci_low: rows.ciLow,
          ci_high: rows.ciHigh,
          minus_log10_p: rows.minusLog10P,
          adj_p: rows.adjP,
        };
      },
    },
  },
};

beforeAll(async () => {
  process.chdir(folder);
  const assembly = knownAssembly('hg38');
  const models = builtInGenes('hg38');
  if (assembly === undefined || models === undefined) throw new Error('hg38 is built in');
  // An experiment that is labelled OTHER1 and has the sites of FOS.
  const wrong = 'simulated-wrong\tTFs and others\tOTHER1\tBlood\tONE\twrong.bed\n';
  // Every experiment is marked as what it is, so that every answer from the atlas has to say so.
  const sheet = `${readFileSync('sheet.tsv', 'utf8')}${wrong}`.trimEnd().split('\n');
  writeFileSync(
    'sheet.tsv',
    sheet.map((line, row) => `${line}\t${row === 0 ? 'source' : 'simulated'}\n`).join(''),
  );
  writeFileSync('wrong.bed', readFileSync('simulated-1.bed', 'utf8').replaceAll('\t100\n', '\t101\n'));
  await buildAtlas('sheet.tsv', 'atlas', { assembly });
  buildSites('atlas');
  writeFileSync(
    'later.tsv',
    readFileSync('sheet.tsv', 'utf8')
      .split('\n')
      .filter((line) => !line.includes('OTHER3\t'))
      .join('\n'),
  );
  await buildAtlas('later.tsv', 'later', { assembly });
  const bases = createRandom(8);
  const flank = (): string => Array.from({ length: 30 }, () => 'ACGT'[bases.integer(4)]).join('');
  const planted = Array.from({ length: 60 }, (_, i) => `>w${i}\n${flank()}GGTCACGTGACC${flank()}\n`);
  writeFileSync('planted.fa', planted.join(''));
  const places = readFileSync('a.bed', 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const drawn = createRandom(17);
  const tags = (
    count: number,
    middle: (tag: number) => readonly [chromosome: string, place: number],
  ): string =>
    Array.from({ length: count }, (_, tag) => {
      const [chromosome, place] = middle(tag);
      const start = Math.max(0, Math.round(place) + (tag % 2 === 0 ? -90 : 54));
      return `${chromosome}\t${start}\t${start + 36}\t.\t.\t${tag % 2 === 0 ? '+' : '-'}\n`;
    }).join('');
  const anywhere = (): readonly [string, number] => ['chr1', drawn.uniform() * 3e7];
  const bound = (tag: number): readonly [string, number] => [
    'chr1',
    50_000 + 100_000 * (tag % 250) + 60 * drawn.uniform(),
  ];
  writeFileSync('reads.bed', tags(10_000, bound) + tags(10_000, anywhere));
  writeFileSync('input.bed', tags(20_000, anywhere));
  const genome = madeUpGenome(
    assembly,
    places.map(([chromosome, start]) => ({
      chromosome,
      start: Number(start) - 150,
      end: Number(start) + 350,
    })),
  );
  writeFileSync('genome.fa.gz', genome.packed);
  writeFileSync('genome.fa.gz.fai', genome.index);
  mkdirSync('reads');
  differentialWorld('reads', { left: 0.4 });
  writeFileSync('counts.tsv', formatTable(growthTemplate()));
  // One band of which is saturated, and one not above its background.
  writeFileSync(
    'bands.tsv',
    [
      'experiment\tgel\tlane\tperturbation\ttarget\tintensity\tbackground\tceiling',
      ...[1, 2, 3, 4].flatMap((n) => [
        `e${n}\tg${n}\t1\tsiNC\tIRF4\t${n === 1 ? 990 : 800}\t50\t1000`,
        `e${n}\tg${n}\t1\tsiNC\tACTB\t500\t50\t1000`,
        `e${n}\tg${n}\t2\tsiFOS\tIRF4\t${n === 4 ? 40 : 300 + 20 * n}\t50\t1000`,
        `e${n}\tg${n}\t2\tsiFOS\tACTB\t500\t50\t1000`,
      ]),
    ].join('\n'),
  );
  writeFileSync('sites.fa', '>one\nGGTGAGTCACC\n>two\nNNTTGACTCAAAN\n');
  writeFileSync(
    'effects.tsv',
    'unit\tkind\testimate\tse\tn\nMM.1S\tline\t-1\t0.2\t3\nH929\tline\t-2\t0.1\t3\nOPM2\tline\t2\t0.1\t3\nTaro Yamada\tpatient\t-1\tNA\t1\n',
  );
  writeFileSync('qpcr.tsv', formatTable(qpcrTemplate()));
  writeFileSync('chip-qpcr.tsv', formatTable(chipQpcrTemplate()));
  const ranks = createRandom(21);
  for (const name of ['rep1.narrowPeak', 'rep2.narrowPeak'])
    writeFileSync(
      name,
      Array.from({ length: 100 }, (_, i) => {
        const signal = (i % 2 === 0 ? 30 + i + 9 * ranks.normal() : 10 + ranks.normal()).toFixed(4);
        return `chr1\t${1000 * i}\t${1000 * i + 200}\t.\t0\t.\t${signal}\t-1\t-1\t100\n`;
      }).join(''),
    );
  writeFileSync('old-ranks.tsv', 'factor\tscore\nFOS\t3\nJUN\t2\nFOS\t1\nCTCF\t0\n');
  writeFileSync('new-ranks.tsv', 'factor\tscore\nJUN\t3\nFOS\t2\nCTCF\t1\nMYC\t0\n');
  // Something to say of the peaks: a sequence that the genome does not have, and a summit outside its peak.
  writeFileSync(
    'a.bed',
    `${readFileSync('a.bed', 'utf8')}chrQ\t10\t200\t.\t0\t.\t1\t-1\t-1\t50\nchr1\t99000\t99200\t.\t0\t.\t1\t-1\t-1\t500\n`,
  );
  writeFileSync(
    'complexes.tsv',
    'complex\tmember\nplanted\tc-Fos\nplanted\tEZH2\nothers\tOTHER1\nothers\tOTHER2\nfew\tOTHER3\nfew\tRING1\n',
  );
  const random = createRandom(11);
  const symbols = [...new Set(models.symbol)].slice(0, 3000);
  const change = symbols.map((_, i) => (i % 10 === 0 ? -1.5 : 0) + random.normal() / 4);
  writeFileSync(
    'changed.tsv',
    'gene\tlog2_fold_change\tminus_log10_p\tadj_p\taverage_expression\n' +
      symbols
        .map(
          (symbol, i) =>
            `${symbol}\t${change[i].toFixed(4)}\t${i % 10 === 0 ? 6 : 0.2}\t${i % 10 === 0 ? 0.001 : 0.7}\t${/^OR\d/.test(symbol) ? 4 : 8}\n`,
        )
        .join('') +
      // Two of the atlas' factors, one of them no higher than the receptors of smell.
      'FOS\t0.1\t0.2\t0.7\t9\nEZH2\t0.1\t0.2\t0.7\t4\n',
  );
  writeFileSync(
    'dated.tsv',
    `${readFileSync('changed.tsv', 'utf8')}1-Mar\t-1\t6\t0.001\t8\nNOGENE\t-1\t6\t0.001\t8\n`,
  );
  mkdirSync('drugs');
  ['ABL1', 'PRDM1', 'PRDM1', 'PRDM1', 'PRDM1', 'PRDM1'].forEach((gene, drug) => {
    const rows = [gene, 'FOS', 'JUN'].map((name, i) => `${name}\t${drug - i - 0.5}\t4\t0.01\n`);
    writeFileSync(
      join('drugs', `drug${drug}.tsv`),
      `gene\tlog2_fold_change\tminus_log10_p\tadj_p\n${rows.join('')}`,
    );
  });
  const samples = ['n1', 'n2', 'n3', 'd1', 'd2', 'd3'];
  writeFileSync(
    'samples.tsv',
    `sample\tgroup\n${samples.map((name, i) => `${name}\t${i < 3 ? 'none' : 'drug'}\n`).join('')}`,
  );
  writeFileSync(
    'values.tsv',
    ['gene', ...samples].join('\t') +
      '\n' +
      symbols
        .slice(0, 400)
        .map((symbol, i) =>
          [
            symbol,
            ...samples.map((_, j) =>
              (6 + (i % 7) + random.normal() / 5 + (j > 2 ? change[i] : 0)).toFixed(4),
            ),
          ].join('\t'),
        )
        .join('\n') +
      '\n',
  );
  writeFileSync('doses.tsv', formatTable(doseTemplate()));
  writeFileSync('bars.tsv', formatTable(combinationTemplate()));
  writeFileSync(
    'study.yaml',
    `study: the contract
factor: IKZF1
genome: hg38
seed: 3
atlas: atlas
chip_seq:
  - { name: A, cell: LNCaP, peaks: a.bed }
  - { name: one, cell: ONE, peaks: a.bed }
  - { name: two, cell: TWO, peaks: b.bed }
motifs: { sequence: genome.fa.gz }
compare: [{ a: one, b: two }]
cell_contrast: [{ chip_seq: one, a: [ONE], b: [TWO] }]
expression:
  - name: table
    table: changed.tsv
    arm: { perturbs: Ikaros, how: degraded, agent: lenalidomide, cell: LNCaP }
  - { name: values, matrix: ${VALUES.matrix}, design: ${VALUES.design}, contrast: ${VALUES.contrast} }
assays:
  - { type: qpcr, file: qpcr.tsv, reference: ACTB, efficiency: IRF4=1.93 }
  - { type: chip-qpcr, file: chip-qpcr.tsv, negative_region: BCL2 promoter }
  - { type: blot, file: bands.tsv, control: siNC }
  - { type: growth, file: counts.tsv, measure: area }
  - { type: dose, file: doses.tsv, show: experiments }
  - { type: combination, file: bars.tsv }
  - { type: replicate, file: effects.tsv, discovery: MM.1S }
`,
  );
  atlas = await openAtlas('atlas');
  const uploads = new Uploads();
  routes = routesOf(['atlas'], uploads, undefined, new ReadsInPlace([folder], undefined, uploads));
  const file = readStudy('study.yaml');
  const resources = openResources(file, 1);
  const { steps } = await planStudy(file, resources);
  mkdirSync('cache');
  const outcomes = await runPlan(steps, { file, resources, cache: 'cache', version: '0', threads: 1 });
  expect(outcomes.filter(({ state }) => state === 'failed').map(({ reason }) => reason)).toEqual([]);
  results = new Map(outcomes.map(({ step, result }) => [step.name, result]));
  return async () => {
    await atlas.close();
    await routes.close();
    await resources.close();
  };
});

test('every analysis has a contract', () => {
  const analyses = fileURLToPath(new URL('../src/analyses/', import.meta.url));
  const names = readdirSync(analyses, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?!inputs).*(?<!\.test)\.ts$/.test(name),
  );
  expect(Object.keys(CONTRACTS).sort()).toEqual(names.map((name) => basename(name, '.ts')).sort());
});

/** Rows as the command line writes them: six significant digits. */
function written(table: Table): Answer['rows'] {
  return JSON.parse(formatTable(table, { json: true })) as Answer['rows'];
}

function rowsOfColumns(columns: Record<string, readonly unknown[]>): Table {
  return {
    columns: Object.entries(columns).map(([name, values]) => ({
      name,
      values: values.map((value) => (value === null || value === '' ? null : (value as string | number))),
    })),
  };
}

/** What was said on standard error: keys and values where it is JSON, else the words. */
function saidOn(stderr: string, json: boolean): unknown[] {
  const lines = stderr.split('\n').filter((line) => line !== '');
  if (!json) return lines.map((line) => line.replace(/^chipmate: (?:caution: )?/, ''));
  return lines.map((line) => {
    const { text, ...notice } = JSON.parse(line) as Notice & { text: string };
    expect(text).not.toBe('');
    return notice;
  });
}

/** What takes an atlas for its genes or its sources, changes it, or copies it as it is. */
const SAYS_NOTHING_OF_EXPERIMENTS: readonly string[] = [
  ...['annotate', 'make-sites', 'moved-ranks', 'cite', 'export-atlas'],
];

describe.each(Object.entries(CONTRACTS))('%s', (name, { library, verb, lines, least, study }) => {
  const json = lines === undefined;
  const call = [...(verb ?? []), ...(json ? ['--json'] : [])];
  const withVerb = verb === undefined ? test.skip : test;
  let asked: Answer;
  let columns: Table['columns'];
  beforeAll(async () => {
    const { table, notices } = await library();
    columns = table?.columns ?? [];
    asked = { rows: table === undefined ? [] : written(table), notices };
  });

  const withTable = json ? test : test.skip;
  withTable('every column is declared, among the columns of the verb or of a study', async () => {
    const name = `${call[0]} ${call[1]}` in catalogue ? `${call[0]} ${call[1]}` : call[0];
    const tables: Tables | undefined =
      verb === undefined ? studyTables : tablesOf((await catalogue[name].load()).command());
    const declared = Object.values(tables ?? {}).flatMap((columns) => Object.values(columns));
    for (const { name: column, of } of columns) {
      expect(of, column).toBeDefined();
      // Of a column that stands for several, the verb shows what these are one by one.
      if (of?.each === undefined) expect(declared, column).toContainEqual(of);
    }
  });

  test('something is answered and something is said', () => {
    expect(asked.rows.length).toBeGreaterThanOrEqual(least?.rows ?? 4);
    expect(asked.notices.length).toBeGreaterThanOrEqual(least?.notices ?? 2);
  });

  const isFromAtlas = call.includes('atlas') && !SAYS_NOTHING_OF_EXPERIMENTS.includes(name);
  withVerb('an answer from a simulated atlas says so, once', () => {
    const said = asked.notices.filter(({ key }) => key === 'atlas.simulated').length;
    expect(said).toBe(isFromAtlas ? 1 : 0);
  });

  withVerb('the command line gives the rows and the notices of the library', () => {
    const { status, stdout, stderr } = chipmate(call, { cwd: folder });
    expect(status, stderr).toBe(0);
    const rows: unknown = json ? JSON.parse(stdout || '[]') : written(lines(stdout));
    expect(rows).toEqual(asked.rows);
    expect(saidOn(stderr, json)).toEqual(json ? asked.notices : asked.notices.map(inEnglish));
  });

  withVerb('-q hides notes and never cautions', () => {
    // One place hides them for all: a run is worth its time where there is more to keep than that an atlas is simulated.
    if (!asked.notices.some(({ severity, key }) => severity === 'caution' && key !== 'atlas.simulated'))
      return;
    const { stderr } = chipmate([...call, '-q', ...(json ? [] : ['-o', at(`quiet-${name}`)])], {
      cwd: folder,
    });
    const cautions = asked.notices.filter(({ severity }) => severity === 'caution');
    expect(saidOn(stderr, json)).toEqual(json ? cautions : cautions.map(inEnglish));
  });

  const question =
    [2, 1].map((n) => (verb ?? []).slice(0, n).join(' ')).find((each) => each in questions) ?? '';
  const args = (verb ?? []).slice(question.split(' ').length);
  const withRoute = Object.hasOwn(questions, question) ? test : test.skip;
  withRoute('the route gives the rows and the notices of the library', async () => {
    const body = JSON.stringify(await bodyOf(routes, question, args));
    const response = await routes.ask(`api/questions/${encodeURIComponent(question)}`, {
      method: 'POST',
      body,
    });
    const answered = (await response.json()) as Answered;
    expect(response.status, JSON.stringify(answered)).toBe(200);
    expect(written(answered)).toEqual(asked.rows);
    expect(answered.notices).toEqual(asked.notices);
  });

  if (study === undefined) return;
  test('the study gives the rows and the notices of the library', () => {
    const { steps, rows, shown = (all) => all, beside = [], elsewhere = [] } = study;
    const found = steps.map((name) => results.get(name) as { notices: readonly Notice[] } & PeaksResult);
    const table = rowsOfColumns(rows(found.at(-1)));
    const names = table.columns.map(({ name }) => name);
    const expected = shown(asked.rows).map((row) =>
      Object.fromEntries(names.map((name) => [name, row[name]])),
    );
    expect(written(table)).toEqual(expected);
    const said = found.flatMap(({ notices }) => notices);
    const expectedToSay = asked.notices.filter(({ key }) => !elsewhere.includes(key));
    expect(said.filter(({ key }) => !beside.includes(key))).toEqual(expectedToSay);
  });
});

test('a study says of the places of its peaks what the verb says', async () => {
  const sources = { peaks: 'a.bed', genes: { atlas: 'atlas' }, genome: 'hg38', sequence: 'genome.fa.gz' };
  const { input, close } = await openAnnotate(sources);
  const answer = annotate(input, { seed: 3 });
  close();
  const { rows, notices } = results.get('places A') as PlacesResult;
  // The made-up genome has bases at its sites alone: there is no place for random ones.
  expect(rows.randomSites.every((value) => value === null)).toBe(true);
  const { placeClass, peaks, share } = rows;
  expect(written(rowsOfColumns({ place_class: placeClass, peaks, share }))).toEqual(written(answer.classes));
  // What is to be said of the peaks themselves the step of the peaks says.
  expect(notices).toEqual(answer.notices.filter(({ key }) => notices.some((said) => said.key === key)));
  expect(notices.map(({ key }) => key)).toContain('annotate.random');
});

test('of these analyses some have cautions, which -q did not hide', async () => {
  const said = await Promise.all(
    Object.values(CONTRACTS).map(async ({ library }) => (await library()).notices),
  );
  const cautioned = said.filter((notices) => notices.some(({ severity }) => severity === 'caution'));
  expect(cautioned.length).toBeGreaterThanOrEqual(2);
});

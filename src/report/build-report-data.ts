import { cloudsOf } from '../expression/figures/change-figures.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { PaperKey } from '../analyses/inputs/papers.ts';
import { drugOnFactor } from '../study/cells-of-experiments.ts';
import { isNoMoreThanChance } from '../study/evidence/doubts.ts';
import { cautionsOf } from '../study/evidence/cautions.ts';
import { partnerEvidence, targetEvidence } from '../study/evidence/collect-evidence.ts';
import { benchOf } from '../study/evidence/edges.ts';
import { edgeMatrix } from '../study/evidence/edge-matrix.ts';
import { ownAntigensOf } from '../study/own-antigens.ts';
import { FDR, type CandidateEvidence } from '../study/evidence/verdicts.ts';
import { inEvidenceOrder } from '../study/evidence/evidence-order.ts';
import { message, type Message } from '../messages/message.ts';
import type { MessageKey } from '../messages/english/index.ts';
import { ampliconOf, nextSteps } from '../study/next-steps.ts';
import { partnerCards } from '../study/partner-cards.ts';
import { inputsOf } from '../study/plan/provenance.ts';
import { parametersOf } from '../study/plan/step.ts';
import type { LocusPicture, TargetsResult } from '../study/results.ts';
import { namedAsMeasured } from '../study/resolve-names.ts';
import type { StudyRun } from '../study/run-study.ts';
import { resultsOf as studyResults, type StudyResults } from '../study/study-results.ts';
import { atlasesOf } from '../study/steps/partners-step.ts';
import type { Study } from '../study/file/study-schema.ts';
import { benchSections } from './bench-sections.ts';
import { browserLinks } from './browser-links.ts';
import type { ModelPicture, ParameterLine, ReportData, StepLine } from './report-data.ts';
import { outcomeOf } from './outcome.ts';
import { pathOf } from './study-path.ts';
import { studyPicture } from './study-picture.ts';
import { summarize } from './summarize.ts';

const MODEL_PARTNERS = 6;
const MODEL_TARGETS = 8;
/** Partners whose peaks are drawn at each locus. */
const PARTNERS_DRAWN = 6;
/** Rows of a long table that go into the page; the whole table lies beside it as TSV. */
const GENES_SHOWN = 4_000;

/** Cautions that the Summary's own sentence on an experiment without p-values says, too. */
const SAID_OF_EXPERIMENTS: ReadonlySet<MessageKey> = new Set([
  'expression.descriptive',
  'expression.without-p',
  'expression.lists',
  'targets.no-p',
  'targets.flat-up',
  'targets.flat-down',
]);

/** Everything the page shows, from a finished run. */
export function buildReportData(run: StudyRun): ReportData {
  const results = studyResults(run);
  const study = namedAsMeasured(run.file.study, results);
  const bench = benchOf(study, results);
  const { edges } = bench;
  const partners = partnerEvidence(study, results, bench);
  const targets = targetEvidence(study, results, bench);
  const figure = studyPicture(study, edges, targets);
  const { provenance } = run;
  const own = ownGenes(study.factor);
  const wanted = new Set([...study.genes_of_interest, ...own]);
  return {
    format: 'chipmate report 1',
    simulated: provenance.simulated,
    title: study.study,
    factor: study.factor[0],
    ownGenes: own,
    genome: study.genome,
    date: provenance.date,
    summary: [
      ...summarize(study, run.outcomes, results, partners, targets),
      ...cautionsOf(run).filter(({ key }) => !SAID_OF_EXPERIMENTS.has(key)),
    ],
    chipSeq: results.peaks.map(({ peaks, ...section }) => ({ ...section, peaks: peaks.start.length })),
    places: results.places,
    partners: results.partners,
    agreement: results.agreement,
    motifs: results.motifs,
    contrasts: results.contrasts,
    expression: results.expression.map(({ filtered: _filtered, filteredByCounts: _by, ...result }) => ({
      ...result,
      rows: firstRows(result.rows, wanted),
      total: result.rows.gene.length,
      clouds: cloudsOf(result.rows),
    })),
    targets: results.targets.map((result) => ({
      ...result,
      rows: shownRows(firstRows(result.rows, new Set())),
      total: result.rows.gene.length,
    })),
    loci: results.loci.map((locus) => ({
      ...locus,
      ...drawnTracks(locus, partners),
      amplicon: ampliconAt(locus, results.targets[0]),
    })),
    notRanked: results.behindPartners.map(({ query, notRanked }) => ({ query, ...notRanked })),
    browser: browserLinks(run.assembly, results, partners, genesShown(results, wanted, targets)),
    bench: benchSections(study, results),
    evidence: {
      partners,
      targets,
      edges,
      matrix: edgeMatrix(edges, ownAntigensOf(study, undefined), partners, targets),
    },
    cards: partnerCards(study, results, partners, targets),
    model: modelOf(study, results, partners, targets),
    figure,
    outcome: outcomeOf(study.factor[0], edges, { partners, targets }, figure),
    next: nextSteps(study, results, partners, targets, edges),
    path: pathOf(run, { partners, targets }),
    steps: stepLines(run),
    methods: methodsOf(run),
    ofFile: run.file.notices,
    papers: papersOf(run, partners.length + targets.length > 0),
    provenance: {
      program: provenance.program,
      version: provenance.version,
      seed: provenance.seed,
      inputs: inputsOf(provenance),
      parameters: parameterLines(run),
      atlas: atlasesOf(results.partners),
    },
  };
}

/** The genes of the study's factors, as the factors are called and by their symbols. */
function ownGenes(factors: readonly string[]): string[] {
  const names = new KnownNames();
  return [...new Set(factors.flatMap((factor) => [factor, names.symbol(factor) ?? factor]))];
}

/** The first rows of a table by gene, and those of genes that are wanted in any case. */
function firstRows<Rows extends { readonly gene: readonly string[] }>(
  rows: Rows,
  wanted: ReadonlySet<string>,
): Rows {
  const kept = rows.gene.flatMap((gene, row) => (row < GENES_SHOWN || wanted.has(gene) ? [row] : []));
  const cut = Object.entries(rows as unknown as Record<string, readonly unknown[]>).map(([name, column]) => [
    name,
    kept.map((row) => column[row]),
  ]);
  return Object.fromEntries(cut) as Rows;
}

/** The rows that the page shows: it has places of its own. */
function shownRows({ place: _place, ...rows }: TargetsResult['rows']): ReportData['targets'][number]['rows'] {
  return rows;
}

/** Genes that the page's tables name. */
function genesShown(
  { expression, targets }: StudyResults,
  wanted: ReadonlySet<string>,
  evidence: readonly CandidateEvidence[],
): ReadonlySet<string> {
  return new Set([
    ...wanted,
    ...evidence.map(({ name }) => name),
    ...[...expression, ...targets].flatMap(({ rows }) => rows.gene.slice(0, GENES_SHOWN)),
  ]);
}

/** Own peaks, and those of the first partners in the page's order. */
function drawnTracks(
  { tracks }: LocusPicture,
  evidence: readonly CandidateEvidence[],
): Pick<ReportData['loci'][number], 'tracks' | 'partners'> {
  const partners = inEvidenceOrder(
    tracks.filter(({ own }) => !own),
    ({ antigen }) => antigen,
    evidence,
  );
  const own = tracks.filter((track) => track.own);
  return { tracks: [...own, ...partners.slice(0, PARTNERS_DRAWN)], partners: partners.length };
}

/** The amplicon of the gene's strongest peak, where it lies in the picture. */
function ampliconAt(locus: LocusPicture, targets: TargetsResult | undefined): [number, number] | null {
  const place = targets === undefined ? '' : ampliconOf(locus.gene, targets);
  const [, chromosome, first, last] = /^(.+):(\d+)-(\d+)$/.exec(place) ?? [];
  const [start, end] = [Number(first) - 1, Number(last)];
  return chromosome === locus.chromosome && start < locus.end && end > locus.start ? [start, end] : null;
}

function modelOf(
  study: Study,
  results: StudyResults,
  partners: readonly CandidateEvidence[],
  targets: readonly CandidateEvidence[],
): ModelPicture {
  const shown = (candidates: readonly CandidateEvidence[]): CandidateEvidence[] =>
    candidates.filter(
      ({ verdict }) => verdict === 'supported' || verdict === 'suggested' || verdict === 'contradicted',
    );
  const wanted = new Set(study.genes_of_interest);
  // Of a gene that is bound and changes as chance would have it, the change is no part of the model.
  const drawn = shown(targets).filter((target) => wanted.has(target.name) || !isNoMoreThanChance(target));
  const ordered = drawn.sort((a, b) => Number(wanted.has(b.name)) - Number(wanted.has(a.name)));
  return {
    drug: study.expression.flatMap((entry) => drugOnFactor(study, entry) ?? [])[0] ?? null,
    factor: study.factor[0],
    partners: shown(partners)
      .slice(0, MODEL_PARTNERS)
      .map(({ name, verdict }) => ({ name, verdict })),
    targets: ordered.slice(0, MODEL_TARGETS).map(({ name, verdict }) => ({
      name,
      verdict,
      effect: effectOn(name, results.targets[0]),
    })),
  };
}

function effectOn(
  gene: string,
  result: TargetsResult | undefined,
): ModelPicture['targets'][number]['effect'] {
  const direction = result?.rows.effectOfFactor[result.rows.gene.indexOf(gene)];
  return direction === 'activated' || direction === 'repressed' ? direction : 'unknown';
}

function stepLines({ outcomes, skipped }: StudyRun): StepLine[] {
  const ran = outcomes.map(({ step, state, reason, refusal }) => {
    const { name, title } = step;
    return { name, title, state, reason, refusal };
  });
  return [...ran, ...skipped];
}

function parameterLines({ outcomes }: StudyRun): ParameterLine[] {
  return outcomes.flatMap(({ step }) =>
    parametersOf(step).map(([name, value]) => ({
      step: step.name,
      title: step.title,
      name,
      value: value === null ? '–' : String(value),
    })),
  );
}

/** Papers of the steps that finished, and of the order of candidates where there are any. */
function papersOf({ file, kinds, provenance, resultsOf }: StudyRun, ordered: boolean): PaperKey[] {
  const facts = { study: file.study, version: provenance.version };
  const ofSteps = kinds.flatMap((kind) => {
    const results = resultsOf(kind);
    return results.length === 0 ? [] : (kind.papers?.(results, facts) ?? []);
  });
  return [...new Set([...ofSteps, ...(ordered ? (['kolde2012'] as const) : [])])];
}

/** Sentences for a paper: what the kinds of steps say of their results. */
function methodsOf({ file, kinds, provenance, resultsOf }: StudyRun): Message[] {
  const facts = { study: file.study, version: provenance.version };
  return [
    ...(provenance.simulated ? [message('method.simulated')] : []),
    ...kinds.flatMap((kind) => {
      const results = resultsOf(kind);
      return results.length === 0 ? [] : (kind.methods?.(results, facts) ?? []);
    }),
    message('method.evidence', { fdr: FDR }),
  ];
}

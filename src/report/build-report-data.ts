import { markFigure } from '../expression/figures/svg-figure.ts';
import { FDR, partnerEvidence, targetEvidence } from '../study/collect-evidence.ts';
import type { CandidateEvidence } from '../study/evidence.ts';
import { message, type Message } from '../study/messages/message.ts';
import { nextSteps } from '../study/next-steps.ts';
import { inputsOf, type Provenance } from '../study/plan/provenance.ts';
import type { AtlasSummary, TargetsResult } from '../study/results.ts';
import type { StudyRun } from '../study/run-study.ts';
import { resultsOf, type StudyResults } from '../study/study-results.ts';
import type { Study } from '../study/study-schema.ts';
import type { ModelPicture, ReportData } from './report-data.ts';
import { summarize } from './summarize.ts';

const MODEL_PARTNERS = 6;
const MODEL_TARGETS = 8;
/** Rows of a long table that go into the page; the whole table lies beside it as TSV. */
const GENES_SHOWN = 4_000;

/** Everything the page shows, from a finished run. */
export function buildReportData(run: StudyRun): ReportData {
  const { study } = run.file;
  const results = resultsOf(run);
  const partners = partnerEvidence(study, results);
  const targets = targetEvidence(study, results);
  const { provenance } = run;
  return {
    format: 'chipmate report 1',
    simulated: provenance.simulated,
    title: study.study,
    factor: study.factor,
    genome: study.genome,
    summary: summarize(run, results, partners, targets),
    chipSeq: results.peaks.map(({ name, cell, replicates, peaks }) => ({
      name,
      cell,
      replicates,
      peaks: peaks.start.length,
    })),
    partners: results.partners,
    contrasts: results.contrasts,
    expression: results.expression.map((result) => ({
      ...result,
      rows: firstRows(result.rows, GENES_SHOWN),
      figures: result.figures.map(({ name, svg }) => ({
        name,
        svg: provenance.simulated ? markFigure(svg, 'simulated') : svg,
      })),
    })),
    targets: results.targets.map((result) => ({ ...result, rows: firstRows(result.rows, GENES_SHOWN) })),
    loci: results.loci,
    evidence: { partners, targets },
    model: modelOf(study, results, partners, targets),
    next: nextSteps(study, results, partners, targets),
    steps: provenance.steps.map(({ name, state, reason }) => ({ name, state, reason })),
    methods: methodsOf(study, results, provenance),
    provenance: {
      program: provenance.program,
      version: provenance.version,
      seed: provenance.seed,
      inputs: inputsOf(provenance),
      parameters: provenance.steps.flatMap(({ name, parameters }) =>
        Object.entries(parameters).map(([parameter, value]) => ({
          step: name,
          name: parameter,
          value: String(value),
        })),
      ),
      atlas: atlasesOf(run),
    },
  };
}

function firstRows<Rows extends object>(rows: Rows, count: number): Rows {
  const cut = Object.entries(rows as Record<string, readonly unknown[]>).map(([name, column]) => [
    name,
    column.slice(0, count),
  ]);
  return Object.fromEntries(cut) as Rows;
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
  const ordered = [...shown(targets)].sort((a, b) => Number(wanted.has(b.name)) - Number(wanted.has(a.name)));
  return {
    drug: results.expression[0]?.name ?? null,
    factor: study.factor,
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
  const direction = result?.rows.direction[result.rows.gene.indexOf(gene)];
  return direction === 'activated' || direction === 'repressed' ? direction : 'unknown';
}

function methodsOf(study: Study, results: StudyResults, provenance: Provenance): Message[] {
  return [
    ...(provenance.simulated ? [message('method.simulated')] : []),
    ...(results.peaks.length > 0 ? [message('method.peaks', { factor: study.factor })] : []),
    ...(results.partners.length > 0 ? [message('method.partners', { version: provenance.version })] : []),
    ...(results.contrasts.length > 0 ? [message('method.contrast')] : []),
    ...(results.expression.length > 0 ? [message('method.expression')] : []),
    ...(results.targets.length > 0 ? [message('method.targets')] : []),
    ...(results.responsive.length > 0 ? [message('method.responsive')] : []),
    message('method.evidence', { fdr: FDR }),
  ];
}

function atlasesOf(run: StudyRun): ReportData['provenance']['atlas'] {
  const found = new Map<string, AtlasSummary>();
  for (const { step, state, result } of run.outcomes)
    if (step.kind === 'partners' && state === 'done')
      for (const atlas of (result as { atlas: readonly AtlasSummary[] }).atlas)
        found.set(atlas.folder, atlas);
  return [...found.values()];
}

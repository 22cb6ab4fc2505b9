// What the tables of a study are made of: selections of the verbs' columns with some of a study's own.
import { qualityColumns } from '../calling/quality/quality-columns.ts';
import { placeClassColumns } from '../genome/annotation/annotation-columns.ts';
import { geneColumns } from '../expression/gene-columns.ts';
import { discordantColumns } from '../partners/discordant-columns.ts';
import { differenceColumns, comparisonColumns } from '../partners/compare/difference-columns.ts';
import { expressedColumns } from '../partners/score/expressed-columns.ts';
import { partnerColumns } from '../partners/score/ranking-columns.ts';
import { cell, ciHigh, ciLow, rank, reason, verdict } from '../tables/shared-columns.ts';
import { pick, type Columns } from '../tables/table.ts';
import { partnerMotifColumns } from '../motifs/partners/partner-motif-columns.ts';
import { changedGenesColumns } from '../targets/change/changed-genes-columns.ts';
import { targetColumns } from '../targets/target-columns.ts';
import { fileName, TABLE } from './table-names.ts';

const interval = ['log2OddsRatio', 'ciLow', 'ciHigh', 'minusLog10Q'] as const;

/** One row per factor of the atlas. */
export const studyPartnersColumns = {
  ...pick(partnerColumns, 'rank', 'antigen', 'cobindingScore', 'percentile', ...interval),
  ...pick(
    partnerColumns,
    'block',
    'experiments',
    'strongestExperiment',
    'cell',
    'sharedSites',
    'querySites',
    'leftOut',
  ),
  passes: partnerColumns.supported,
  ...pick(partnerColumns, 'verdict', 'reason'),
  fisherRank: { label: 'column.fisher', help: 'help.fisher' },
  ...expressedColumns,
} as const satisfies Columns;

/** One row per factor that is compared between two sides, A and B. */
export const studyContrastColumns = {
  ...pick(differenceColumns, 'antigen', 'log2OddsRatioA', 'log2OddsRatioB', 'difference', 'ciLow', 'ciHigh'),
  ...pick(differenceColumns, 'minusLog10Q', 'robustZ'),
  ...pick(comparisonColumns, 'cellsA', 'cellsB'),
  comparable: { label: 'column.comparable', help: 'help.comparable' },
  expressedA: { label: 'column.expressed-a', help: 'help.expressed' },
  expressedB: { label: 'column.expressed-b', help: 'help.expressed' },
} as const satisfies Columns;

/** One row per gene of an expression experiment. */
export const studyExpressionColumns = {
  ...pick(
    geneColumns,
    'gene',
    'log2FoldChange',
    'ciLow',
    'ciHigh',
    'minusLog10P',
    'adjP',
    'averageExpression',
  ),
} as const satisfies Columns;

/** One row per gene with binding near it. */
export const studyTargetsColumns = {
  ...pick(targetColumns, 'rank', 'gene', 'targetScore', 'peaks', 'nearestPeakDistance', 'strongestPeak'),
  ...pick(targetColumns, 'log2FoldChange', 'adjP', 'effectOfFactor', 'verdict', 'reason', 'falseShare'),
  ...pick(targetColumns, 'bindingTail', 'betterExplainedBy', 'rankProduct'),
  sharesSiteWith: targetColumns.sharedEnhancerWith,
} as const satisfies Columns;

/** One row per partner candidate, which has one cell type in the table of partners. */
export const studyChangedGenesColumns = pick(changedGenesColumns, 'antigen', ...interval);

/** One row per partner candidate whose motifs were looked for. */
export const studyMotifsColumns = partnerMotifColumns;

const candidate = { label: 'column.candidate', help: 'help.candidate' } as const;
const effect = {
  effect: { label: 'column.effect-size', help: 'help.effect-size' },
  ciLow,
  ciHigh,
  unit: { label: 'column.unit', help: 'help.unit' },
  source: { label: 'column.source', help: 'help.source' },
} as const satisfies Columns;

/** One row per candidate and piece of evidence. */
export const evidenceColumns = {
  rank,
  candidate,
  name: candidate,
  verdict,
  reason,
  evidence: { label: 'column.evidence', help: 'help.evidence' },
  evidenceVerdict: { label: 'column.evidence-verdict', help: 'help.evidence-verdict' },
  evidenceReason: { label: 'column.evidence-reason', help: 'help.reason' },
  ...effect,
  note: { label: 'column.note', help: 'help.note-of-evidence' },
} as const satisfies Columns;

/** One row per edge and result; one for each pair of which nobody has a result. */
export const edgeColumns = {
  from: { label: 'column.from', help: 'help.from' },
  to: { label: 'column.to', help: 'help.to' },
  verdict: { ...verdict, help: 'help.edge-verdict' },
  reason,
  evidence: evidenceColumns.evidence,
  method: { label: 'column.method-of-edge', help: 'help.method-of-edge' },
  evidenceVerdict: evidenceColumns.evidenceVerdict,
  evidenceReason: evidenceColumns.evidenceReason,
  measured: { label: 'column.measured-on-edge', help: 'help.measured-on-edge' },
  perturbs: { label: 'column.perturbs', help: 'help.perturbs' },
  how: { label: 'column.how', help: 'help.how' },
  agent: { label: 'column.agent', help: 'help.agent' },
  drug: { label: 'column.drug-beside', help: 'help.drug-beside' },
  dose: { label: 'column.dose', help: 'help.dose' },
  time: { label: 'column.time', help: 'help.time' },
  cell,
  sample: { label: 'column.sample', help: 'help.sample-of-study' },
  ...pick(effect, 'effect', 'ciLow', 'ciHigh', 'unit'),
  n: { label: 'column.n-of-edge', help: 'help.n-of-edge' },
  donors: { label: 'column.donors-of-edge', help: 'help.donors-of-edge' },
  source: effect.source,
} as const satisfies Columns;

/** One row per fact on the card of a partner candidate. */
export const partnerFactColumns = {
  candidate,
  ofInterest: { label: 'column.of-interest', help: 'help.of-interest' },
  verdict,
  reason,
  fact: { label: 'column.fact', help: 'help.fact' },
  speaks: { label: 'column.speaks', help: 'help.speaks' },
  said: { label: 'column.said', help: 'help.said' },
  source: effect.source,
} as const satisfies Columns;

/** Ends every table of simulated data. */
export const noticeColumns = {
  notice: { label: 'column.notice', help: 'help.notice' },
} as const satisfies Columns;

/** The tables of a study by the names of their files. @internal docs/columns.md is written from them. */
export const studyTables = {
  [fileName(TABLE.quality('ENTRY'))]: qualityColumns,
  [fileName(TABLE.places('ENTRY'))]: placeClassColumns,
  [fileName(TABLE.partners('ENTRY'))]: studyPartnersColumns,
  [fileName(TABLE.discordant('ENTRY'))]: discordantColumns,
  [fileName(TABLE.contrast({ kind: 'queries', a: 'A', b: 'B' }))]: studyContrastColumns,
  [fileName(TABLE.contrast({ kind: 'cells', a: 'A', b: 'B' }))]: studyContrastColumns,
  [fileName(TABLE.expression('EXPERIMENT'))]: studyExpressionColumns,
  [fileName(TABLE.targets({ query: 'ENTRY', expression: 'EXPERIMENT' }))]: studyTargetsColumns,
  [fileName(TABLE.changedGenes('ENTRY', 'EXPERIMENT'))]: studyChangedGenesColumns,
  [fileName(TABLE.motifs('ENTRY'))]: studyMotifsColumns,
  [fileName(TABLE.evidence('partners'))]: evidenceColumns,
  [fileName(TABLE.evidence('targets'))]: evidenceColumns,
  [fileName(TABLE.evidence('edges'))]: edgeColumns,
  [fileName(TABLE.facts())]: partnerFactColumns,
} as const satisfies Readonly<Record<string, Columns>>;

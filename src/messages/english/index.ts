import { assays } from './assays.ts';
import { blot } from './blot.ts';
import { choices } from './faces/choices.ts';
import { benchPage } from './bench/page.ts';
import { chipQpcr } from './bench/chip-qpcr.ts';
import { columns } from './columns.ts';
import { combination } from './combination.ts';
import { dose } from './dose.ts';
import { drafting } from './faces/drafting.ts';
import { fileKinds } from './faces/file-kinds.ts';
import { edges } from './edges.ts';
import { experiments } from './experiments.ts';
import { expression } from './expression.ts';
import { figures } from './figures.ts';
import { growth } from './growth.ts';
import { motifDiscovery } from './motif-discovery.ts';
import { motifSpacing } from './motif-spacing.ts';
import { loci } from './loci.ts';
import { alignment } from './reads/alignment.ts';
import { calling } from './reads/calling.ts';
import { differential } from './reads/differential.ts';
import { consensus } from './reads/consensus.ts';
import { profiles } from './reads/profiles.ts';
import { quality } from './reads/quality.ts';
import { motifs } from './motifs.ts';
import { partnerMotifs } from './partner-motifs.ts';
import { partners } from './partners.ts';
import { platePlan } from './plate-plan.ts';
import { query } from './query.ts';
import { readings } from './readings.ts';
import { labels } from './faces/labels.ts';
import { refusalParts } from './faces/refusal-parts.ts';
import { refusals } from './refusals/index.ts';
import { things } from './refusals/things.ts';
import { regions } from './regions.ts';
import { replicate } from './replicate.ts';
import { qpcr } from './bench/qpcr.ts';
import { report } from './report.ts';
import { steps } from './steps.ts';
import { targets } from './targets.ts';
import { firstAtlas } from './faces/first-atlas.ts';
import { ownAtlas } from './faces/own-atlas.ts';
import { tables } from './faces/tables.ts';
import { kept } from './faces/kept.ts';
import { twoFiles } from './faces/two-files.ts';
import { studies } from './faces/studies.ts';
import { sample } from './faces/sample.ts';
import { share } from './faces/share.ts';
import { webApp } from './faces/web-app.ts';
import { evidencePage } from './faces/evidence.ts';

/**
 * Every text in English. `{name}` is filled in, `{peaks|peak|peaks}` as a number with its noun; placeholders that start
 * with "gene" are set in italics by the report.
 */
export const english = {
  ...query,
  ...alignment,
  ...calling,
  ...differential,
  ...consensus,
  ...profiles,
  ...quality,
  ...choices,
  ...webApp,
  ...evidencePage,
  ...firstAtlas,
  ...ownAtlas,
  ...sample,
  ...drafting,
  ...fileKinds,
  ...share,
  ...labels,
  ...refusals,
  ...refusalParts,
  ...things,
  ...tables,
  ...studies,
  ...twoFiles,
  ...kept,
  ...partners,
  ...experiments,
  ...expression,
  ...figures,
  ...targets,
  ...regions,
  ...motifs,
  ...motifDiscovery,
  ...motifSpacing,
  ...loci,
  ...partnerMotifs,
  ...assays,
  ...readings,
  ...replicate,
  ...platePlan,
  ...dose,
  ...combination,
  ...blot,
  ...growth,
  ...edges,
  ...qpcr,
  ...benchPage,
  ...chipQpcr,
  ...report,
  ...columns,
  ...steps,
} as const;

/** Name of a text. */
export type MessageKey = keyof typeof english;

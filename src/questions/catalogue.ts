import type { Question } from './question.ts';

/** Every question that a page may ask, by its verb; its file is loaded only when it is asked. */
export const questions: Readonly<Record<string, () => Promise<Question>>> = {
  partners: async () => widened((await import('./partners.ts')).partnersQuestion),
  sites: async () => widened((await import('./sites.ts')).sitesQuestion),
  overlap: async () => widened((await import('./overlap.ts')).overlapQuestion),
  compare: async () => widened((await import('./compare.ts')).compareQuestion),
  sets: async () => widened((await import('./site-sets.ts')).siteSetsQuestion),
  'compare-cells': async () => widened((await import('./compare-cells.ts')).compareCellsQuestion),
  enrich: async () => widened((await import('./enrich.ts')).enrichQuestion),
  page: async () => widened((await import('./page.ts')).pageQuestion),
  explain: async () => widened((await import('./explain.ts')).explainQuestion),
  locus: async () => widened((await import('./locus.ts')).locusQuestion),
  colocalize: async () => widened((await import('./colocalize.ts')).colocalizeQuestion),
  targets: async () => widened((await import('./targets.ts')).targetsQuestion),
  annotate: async () => widened((await import('./annotate.ts')).annotateQuestion),
  expression: async () => widened((await import('./expression.ts')).expressionQuestion),
  'atlas search': async () => widened((await import('./search.ts')).searchQuestion),
  'motifs scan': async () => widened((await import('./motifs/scan.ts')).motifScanQuestion),
  'motifs enrich': async () => widened((await import('./motifs/enrich.ts')).motifEnrichQuestion),
  'motifs spacing': async () => widened((await import('./motifs/spacing.ts')).motifSpacingQuestion),
  'motifs discover': async () => widened((await import('./motifs/discover.ts')).motifDiscoverQuestion),
  'motifs loci': async () => widened((await import('./motifs/loci.ts')).motifLociQuestion),
  'assay growth': async () => widened((await import('./assays/growth.ts')).growthQuestion),
  'assay blot': async () => widened((await import('./assays/blot.ts')).blotQuestion),
  'assay dose': async () => widened((await import('./assays/dose.ts')).doseQuestion),
  'assay combination': async () => widened((await import('./assays/combination.ts')).combinationQuestion),
  'assay qpcr': async () => widened((await import('./assays/qpcr.ts')).qpcrQuestion),
  'assay chip-qpcr': async () => widened((await import('./assays/chip-qpcr.ts')).chipQpcrQuestion),
  'assay replicate': async () => widened((await import('./assays/replicate.ts')).replicateQuestion),
  'peaks call': async () => widened((await import('./peaks/call.ts')).peaksCallQuestion),
  'peaks qc': async () => widened((await import('./peaks/qc.ts')).peaksQualityQuestion),
  'peaks consensus': async () => widened((await import('./peaks/consensus.ts')).peaksConsensusQuestion),
  'peaks differential': async () =>
    widened((await import('./peaks/differential.ts')).peaksDifferentialQuestion),
  'peaks signal': async () => widened((await import('./peaks/signal.ts')).peaksSignalQuestion),
  treatments: async () => widened((await import('./treatments.ts')).treatmentsQuestion),
};

/** A question whose choices are checked when it is asked, no longer by the compiler. */
export function widened<Asked>(question: Asked): Question {
  return question as unknown as Question;
}

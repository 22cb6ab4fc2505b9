import type { Question } from './question.ts';

/** Every question that a page may ask, by its verb; its file is loaded only when it is asked. */
export const questions: Readonly<Record<string, () => Promise<Question>>> = {
  partners: async () => widened((await import('./partners.ts')).partnersQuestion),
  sites: async () => widened((await import('./sites.ts')).sitesQuestion),
  overlap: async () => widened((await import('./overlap.ts')).overlapQuestion),
  'compare-cells': async () => widened((await import('./compare-cells.ts')).compareCellsQuestion),
  enrich: async () => widened((await import('./enrich.ts')).enrichQuestion),
  page: async () => widened((await import('./page.ts')).pageQuestion),
  explain: async () => widened((await import('./explain.ts')).explainQuestion),
  locus: async () => widened((await import('./locus.ts')).locusQuestion),
  colocalize: async () => widened((await import('./colocalize.ts')).colocalizeQuestion),
  treatments: async () => widened((await import('./treatments.ts')).treatmentsQuestion),
};

/** A question whose choices are checked when it is asked, no longer by the compiler. */
function widened<Asked>(question: Asked): Question {
  return question as unknown as Question;
}

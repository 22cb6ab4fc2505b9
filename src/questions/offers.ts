// Which questions each kind of file can be asked, and which need none.
import type { Recognised } from '../analyses/inputs/recognise.ts';
import type { MessageKey } from '../messages/english/index.ts';

/** A question in a reader's words. */
export interface Offer {
  readonly question: string;
  readonly title: MessageKey;
  /** The choice that takes the file; none where no file is needed. */
  readonly as?: string;
  /** What is chosen beside the file. */
  readonly beside?: Readonly<Record<string, unknown>>;
  /** Where an atlas that fits goes: a choice that takes it, or the choice that takes its genome's name. */
  readonly atlas?: 'asked' | 'its genome';
}

/** By kind of file; the first is what most people want. */
export const OFFERS: Readonly<Record<Recognised['kind'], readonly Offer[]>> = {
  peaks: [
    { question: 'partners', as: 'query', title: 'ask.partners', atlas: 'asked' },
    { question: 'targets', as: 'query', title: 'ask.targets', atlas: 'asked' },
    { question: 'enrich', as: 'a', title: 'ask.enrich-regions', atlas: 'asked' },
    { question: 'compare-cells', as: 'query', title: 'ask.compare-cells', atlas: 'asked' },
    { question: 'overlap', as: 'query', title: 'ask.overlap', atlas: 'asked' },
    { question: 'annotate', as: 'peaks', title: 'ask.annotate', atlas: 'its genome' },
    {
      ...{ question: 'motifs enrich', as: 'query', title: 'ask.motifs-enrich', atlas: 'asked' },
      beside: { elements: true },
    },
  ],
  'list of genes': [{ question: 'enrich', as: 'a', title: 'ask.enrich-genes', atlas: 'asked' }],
  'differential table': [
    { question: 'explain', as: 'table', title: 'ask.explain', atlas: 'asked' },
    { question: 'page', as: 'table', title: 'ask.page', atlas: 'asked' },
    { question: 'treatments', as: 'tables', title: 'ask.treatments' },
  ],
  sequences: [
    { question: 'motifs scan', as: 'sequences', title: 'ask.motifs-scan', beside: { elements: true } },
    { question: 'motifs loci', as: 'fasta', title: 'ask.motifs-of-sequences', beside: { elements: true } },
  ],
  // It was brought for one question, by its form.
  other: [],
};

export const WITHOUT_FILE: readonly Offer[] = [
  { question: 'locus', title: 'ask.locus', atlas: 'asked' },
  { question: 'colocalize', title: 'ask.colocalize', atlas: 'asked' },
  { question: 'atlas search', title: 'ask.atlas-search', atlas: 'asked' },
  { question: 'expression', title: 'ask.expression' },
  { question: 'motifs loci', title: 'ask.motifs-loci' },
];

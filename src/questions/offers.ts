// Which questions each kind of file can be asked, and which need none.
import type { Recognised } from '../analyses/inputs/told/recognise.ts';
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

const ASSAYS: readonly Pick<Offer, 'question' | 'title'>[] = [
  { question: 'assay qpcr', title: 'question.assay-qpcr' },
  { question: 'assay chip-qpcr', title: 'question.assay-chip-qpcr' },
  { question: 'assay blot', title: 'question.assay-blot' },
  { question: 'assay growth', title: 'question.assay-growth' },
  { question: 'assay dose', title: 'question.assay-dose' },
  { question: 'assay combination', title: 'question.assay-combination' },
  { question: 'assay replicate', title: 'question.assay-replicate' },
];

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
    { question: 'peaks consensus', as: 'replicates', title: 'ask.peaks-consensus' },
  ],
  reads: [
    { question: 'peaks call', as: 'chip', title: 'ask.peaks-call' },
    { question: 'peaks qc', as: 'chips', title: 'ask.peaks-qc' },
    { question: 'peaks signal', as: 'signals', title: 'ask.peaks-signal' },
  ],
  'signal track': [{ question: 'peaks signal', as: 'signals', title: 'ask.peaks-signal' }],
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
  // Of several that a table of the bench may be of, the page asks first what its columns speak of.
  readings: ASSAYS.map((assay) => ({ ...assay, as: 'table' })),
  'map of wells': ASSAYS.map((assay) => ({ ...assay, as: 'map' })),
  amplicons: [{ question: 'assay chip-qpcr', as: 'amplicons', title: 'question.assay-chip-qpcr' }],
  'expression matrix': [{ question: 'expression', as: 'files', title: 'ask.expression' }],
  arrays: [{ question: 'expression', as: 'files', title: 'ask.expression' }],
  'array description': [{ question: 'expression', as: 'cdf', title: 'ask.expression' }],
  'probe annotation': [{ question: 'expression', as: 'platform', title: 'ask.expression' }],
  'gene identifiers': [{ question: 'expression', as: 'geneIds', title: 'ask.expression' }],
  'sheet of samples': [
    { question: 'expression', as: 'design', title: 'ask.expression' },
    { question: 'peaks differential', as: 'sheet', title: 'ask.peaks-differential' },
  ],
  'gene models': [{ question: 'annotate', as: 'genes', title: 'ask.annotate' }],
  motifs: [{ question: 'motifs enrich', as: 'motifs', title: 'ask.motifs-enrich', atlas: 'asked' }],
  interactions: [{ question: 'colocalize', as: 'interactions', title: 'ask.colocalize', atlas: 'asked' }],
  // A study takes the first, an atlas is built of the second.
  'changed genes': [],
  'sheet of experiments': [],
  // It was brought for one question, by its form.
  other: [],
  // It has a page of its own.
  bundle: [],
};

export const WITHOUT_FILE: readonly Offer[] = [
  { question: 'locus', title: 'ask.locus', atlas: 'asked' },
  { question: 'colocalize', title: 'ask.colocalize', atlas: 'asked' },
  { question: 'atlas search', title: 'ask.atlas-search', atlas: 'asked' },
  { question: 'expression', title: 'ask.expression' },
  { question: 'motifs loci', title: 'ask.motifs-loci' },
];

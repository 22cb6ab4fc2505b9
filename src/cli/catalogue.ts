import type { Command } from 'commander';

/** One verb of the command line; its file is loaded only when the verb is called. */
export interface CatalogueEntry {
  readonly summary: string;
  readonly load: () => Promise<{ command(): Command }>;
}

/** Every verb, in the order of the analysis; two words are a verb and its subverb, loaded on their own. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  'atlas build': {
    summary: 'index the experiments of a sheet',
    load: () => import('./verbs/atlas-build.ts'),
  },
  'atlas fetch': {
    summary: "download ChIP-Atlas' public data and make an atlas of them",
    load: () => import('./verbs/atlas-fetch.ts'),
  },
  'atlas add': {
    summary: 'add experiments to an atlas without rewriting it',
    load: () => import('./verbs/atlas-add.ts'),
  },
  'atlas sites': {
    summary: 'make the sites that partners are ranked over, or bring them up to date',
    load: () => import('./verbs/atlas-sites.ts'),
  },
  'atlas info': {
    summary: 'what an atlas holds and how it was made',
    load: () => import('./verbs/atlas-info.ts'),
  },
  'atlas verify': {
    summary: 'check every byte of an atlas',
    load: () => import('./verbs/atlas-verify.ts'),
  },
  'atlas search': {
    summary: 'find experiments by antigen, cell type, class or words',
    load: () => import('./verbs/atlas-search.ts'),
  },
  targets: {
    summary: 'target genes of the peaks, and which of them change',
    load: () => import('./verbs/targets.ts'),
  },
  expression: {
    summary: 'which genes change between two groups of samples',
    load: () => import('./verbs/expression.ts'),
  },
  overlap: {
    summary: 'how many of your peaks each experiment of an atlas overlaps',
    load: () => import('./verbs/overlap.ts'),
  },
  sites: {
    summary: 'the single sites that your peaks share with a partner',
    load: () => import('./verbs/sites.ts'),
  },
  partners: {
    summary: 'which factors share the sites of your peaks, ranked',
    load: () => import('./verbs/partners.ts'),
  },
  study: {
    summary: 'everything a study asks for, from one file, with a report',
    load: () => import('./verbs/study.ts'),
  },
};

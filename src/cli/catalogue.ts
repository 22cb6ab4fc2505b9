import type { Command } from 'commander';

/** One verb of the command line; its file is loaded only when the verb is called. */
export interface CatalogueEntry {
  readonly summary: string;
  readonly load: () => Promise<{ command(): Command }>;
}

/** Every verb, in the order of the analysis. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  study: {
    summary: 'everything a study asks for, from one file, with a report',
    load: () => import('./verbs/study.ts'),
  },
};

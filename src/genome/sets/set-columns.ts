// The sites of several files: which of the files have them.
import { chrom, end, peaks, start } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const part = { label: 'column.set-part', help: 'help.set-part', main: 1, kinds: true } as const;

/** One row for each part: sites of some files and of no others. */
export const partColumns = {
  part,
  sites: { label: 'column.set-sites', help: 'help.set-sites', main: 1 },
  share: { label: 'column.share', help: 'help.set-share', unit: '%', main: 1 },
  peaks: { ...peaks, help: 'help.set-peaks', main: 1 },
  bases: { label: 'column.set-bases', help: 'help.set-bases', unit: 'bp', main: 1 },
} as const satisfies Columns;

/** One row for each site. */
export const partSiteColumns = {
  chrom,
  start: { ...start, help: 'help.set-start' },
  end: { ...end, help: 'help.set-end' },
  part,
  peaks: { ...peaks, help: 'help.set-peaks', main: 1 },
} as const satisfies Columns;

import type { Columns } from '../../../tables/table.ts';

/** How reads were aligned: a row for each program, in the order in which they worked. */
export const alignmentColumns = {
  step: { label: 'column.alignment-step', help: 'help.alignment-step', main: 1 },
  program: { label: 'column.program', help: 'help.program', main: 1 },
  version: { label: 'column.program-version', help: 'help.program-version', main: 1 },
  readsIn: { label: 'column.reads-in', help: 'help.reads-in', main: 1 },
  readsOut: { label: 'column.reads-out', help: 'help.reads-out', main: 1 },
  share: { label: 'column.share', help: 'help.share-of-reads', main: 1 },
  command: { label: 'column.program-command', help: 'help.program-command' },
} as const satisfies Columns;

// Signals around sites, bin by bin, and what they come to in the middle and at the edges of the windows.
import { ciHigh, ciLow } from '../../tables/shared-columns.ts';
import type { Columns } from '../../tables/table.ts';

const signal = { label: 'column.profile-signal', help: 'help.profile-signal', main: 1, kinds: true } as const;
const sites = { label: 'column.profile-sites', help: 'help.profile-sites', main: 1, kinds: true } as const;

export const profileColumns = {
  signal,
  sites,
  from: { label: 'column.profile-from', help: 'help.profile-from', unit: 'bp', main: 1 },
  to: { label: 'column.profile-to', help: 'help.profile-to', unit: 'bp', main: 2 },
  mean: { label: 'column.profile-mean', help: 'help.profile-mean', main: 1 },
  standardError: { label: 'column.standard-error', help: 'help.profile-standard-error', main: 2 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  measured: { label: 'column.profile-measured', help: 'help.profile-measured', main: 1 },
} as const satisfies Columns;

export const profileGroupColumns = {
  signal,
  sites,
  measured: { label: 'column.profile-measured', help: 'help.profile-measured-at-all', main: 1 },
  middle: { label: 'column.profile-middle', help: 'help.profile-middle', main: 1 },
  ciLow: { ...ciLow, main: 1 },
  ciHigh: { ...ciHigh, main: 1 },
  edges: { label: 'column.profile-edges', help: 'help.profile-edges', main: 1 },
  ratio: { label: 'column.profile-ratio', help: 'help.profile-ratio', main: 1 },
} as const satisfies Columns;

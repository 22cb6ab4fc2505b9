export { InputError } from './errors.ts';
export type { PeakColumns } from './genome/peak-columns.ts';
export { formatTable, type Table, type TableColumn } from './formats/table.ts';

import type { Notice } from '../messages/message.ts';
import type { Table } from './table.ts';

/** What a question is answered with: a table, and what the user must know of it. */
export interface Answer {
  readonly table: Table;
  readonly notices: readonly Notice[];
}

import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../../src/messages/english/index.ts';
import type { Message } from '../../../src/messages/message.ts';

export type Cell = string | number | boolean | null;

export interface TableColumn {
  /** Name in the exported table. */
  readonly name: string;
  readonly label: MessageKey;
  readonly labelValues?: Message['values'];
  /** Cells show a 95% interval behind the number. */
  readonly withInterval?: boolean;
  /** What the column means: opened by a button in the header, and listed below the table on paper. */
  readonly help?: MessageKey;
  readonly value: (row: number) => Cell;
  readonly show?: (row: number) => ComponentChildren;
  readonly numeric?: boolean;
  /** Its values are of few kinds: a reader may pick one. */
  readonly kinds?: boolean;
  /** A reader may pick its values, and it is not drawn. */
  readonly unseen?: boolean;
}

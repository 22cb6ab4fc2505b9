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
  /** The word for one of its values, where that is not the value itself. */
  readonly wordOf?: (value: string) => MessageKey | undefined;
  /** A reader may pick its values, and it is not drawn. */
  readonly unseen?: boolean;
}

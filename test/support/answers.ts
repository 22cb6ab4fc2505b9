// What an analysis answers, as the command line would write it.
import { expect } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { formatTable } from '../../src/formats/text/table-writer.ts';
import { inEnglish, type Notice } from '../../src/messages/message.ts';
import type { Table } from '../../src/tables/table.ts';
import { rowsOf } from './chipmate.ts';

export interface Shown {
  /** The cells as they are written, by column name. */
  readonly rows: Record<string, string>[];
  /** The table's text. */
  readonly text: string;
  /** The notices in English, one a line. */
  readonly said: string;
  /** Those among them that are cautions. */
  readonly cautions: string;
}

export function shown({ table, notices }: { table: Table; notices: readonly Notice[] }): Shown {
  const text = formatTable(table);
  const inWords = (list: readonly Notice[]): string => list.map(inEnglish).join('\n');
  const cautions = notices.filter(({ severity }) => severity === 'caution');
  return { rows: rowsOf(text), text, said: inWords(notices), cautions: inWords(cautions) };
}

/** The text with which something is refused; fails where nothing is, or where a bug is thrown instead. */
export async function refusal(ask: () => unknown): Promise<string> {
  try {
    await ask();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  throw new Error('nothing was refused');
}

import type { Command } from 'commander';
import { formatResult } from '../formats/text/result-json.ts';
import { rowCount, type Table } from '../formats/text/table-writer.ts';
import { tableText, writeTableFile } from '../formats/workbooks/table-file.ts';
import { inEnglish, type Notice } from '../messages/message.ts';
import { visible, visibleLines } from '../messages/plain-text.ts';
import type { Answer } from '../tables/answer.ts';
import { readWhole } from './numbers.ts';
import type { Tables } from '../questions/question.ts';
import { addColumns, chooseColumns } from './table-columns.ts';
import { terminalTable } from '../formats/text/terminal-table.ts';

/** Gathers an option that may be given several times. */
export function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

export interface OutputOptions {
  readonly output: string;
  readonly json?: boolean;
  readonly spreadsheet?: boolean;
  readonly top?: number;
  /** Names of the columns to write, in this order; all by default. */
  readonly columns?: readonly string[];
  /** False leaves the header line out. */
  readonly header?: boolean;
  /** The table is a file of peaks, whose format has no header: none is written unless the name says that it is a table. */
  readonly headless?: boolean;
}

/** `-o`, `--json`, `--spreadsheet`, `--top` and `--columns`: where a table goes and what it looks like. */
export function addOutputOptions(command: Command, tables: Tables): Command {
  command
    .option('-o, --output <file>', 'file to write; .gz compresses, .xlsx is a workbook', '-')
    .option('--json', 'rows as one JSON array')
    .option(
      '--spreadsheet',
      'write texts so that a spreadsheet reads none as a date (SEPT2) or a formula, and links to click on',
    );
  // A question that reads no more rows than are asked for declares it.
  if (!command.options.some(({ long }) => long === '--top'))
    command.option('--top <n>', 'only the first n rows', readWhole('--top', 1));
  return addColumns(command, tables);
}

/** Rows that a terminal shows without `--top`. */
const TERMINAL_ROWS = 30;
/** Width of a terminal that does not tell its own. */
const TERMINAL_WIDTH = 100;

/** Standard output, as far as tables need it. */
export type Output = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & { write(text: string): unknown };

/** Writes a table where and how the options say: whole, or to a terminal as much as a person can read. */
export function writeTable(table: Table, options: OutputOptions, out: Output = process.stdout): void {
  const { output, json = false, spreadsheet = false, top } = options;
  const asked = options.columns === undefined ? undefined : chooseColumns(table, options.columns);
  if (output === '-' && out.isTTY && !json && !spreadsheet && options.header !== false) {
    const room = { width: out.columns || TERMINAL_WIDTH, rows: top ?? TERMINAL_ROWS };
    out.write(terminalTable(table, room, asked));
    return;
  }
  const chosen = asked ?? table;
  const shown = top === undefined ? chosen : firstRows(chosen, top);
  const isTable = /\.(?:tsv|xlsx)(?:\.gz)?$/i.test(output);
  const header = options.header ?? (options.headless === true && !isTable ? false : undefined);
  const format = { json, spreadsheet, header };
  if (output !== '-') return writeTableFile(output, shown, format);
  const text = tableText(shown, format);
  out.write(out.isTTY ? visibleLines(text) : text);
}

function firstRows(table: Table, top: number): Table {
  const rows = Math.min(top, rowCount(table));
  return {
    columns: table.columns.map((column) => ({
      ...column,
      values: Array.from({ length: rows }, (_, row) => column.values[row]),
    })),
  };
}

/** `--threads`; undefined leaves the choice to the work. */
export function addThreadsOption(command: Command): Command {
  return command.option(
    '--threads <n>',
    'threads (default: as many as processors)',
    readWhole('--threads', 1),
  );
}

/** `--quiet`: neither notes nor progress on stderr; cautions and errors stay. */
export function addQuietOption(command: Command): Command {
  return command.option('-q, --quiet', 'say nothing on stderr but cautions and errors');
}

/** `-o` and the other options of a table, `--threads` where the work uses them, and `--quiet`. */
export function addAnswerOptions(
  command: Command,
  tables: Tables,
  { threads = false }: { readonly threads?: boolean } = {},
): Command {
  const withOutput = addOutputOptions(command, tables);
  return addQuietOption(threads ? addThreadsOption(withOutput) : withOutput);
}

/** Where an answer goes, and what is said of it. */
export type AnswerOptions = OutputOptions & TellOptions;

/** Says what is to be said of a table and writes it. */
export function writeAnswer({ table, notices }: Answer, options: AnswerOptions): void {
  tell(notices, options);
  writeTable(table, options);
}

/** How much is said on stderr, and whether to a person or to a program. */
export interface TellOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** Says one sentence on stderr unless `--quiet`; a line of JSON where the rows are JSON, too. */
export function say({ quiet, json }: TellOptions): (sentence: string) => void {
  return (sentence) => {
    if (quiet === true) return;
    const line =
      json === true ? JSON.stringify({ severity: 'note', text: sentence }) : `chipmate: ${sentence}`;
    process.stderr.write(`${visible(line)}\n`);
  };
}

/** Says notices on stderr: cautions always, notes unless `--quiet`; with `--json` each as a line of JSON with its English text. */
export function tell(notices: readonly Notice[], { quiet, json }: TellOptions): void {
  for (const notice of notices) {
    if (notice.severity === 'note' && quiet === true) continue;
    const text = inEnglish(notice);
    const line = notice.severity === 'caution' ? `caution: ${text}` : text;
    process.stderr.write(
      `${visible(json === true ? formatResult({ ...notice, text }) : `chipmate: ${line}`)}\n`,
    );
  }
}

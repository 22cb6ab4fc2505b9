// The columns of a verb's tables: shown by --help, chosen by --columns.
import { Option, type Command } from 'commander';
import { InputError } from '../errors.ts';
import { nearestNames } from '../genome/names.ts';
import { english } from '../messages/english/index.ts';
import type { Tables } from '../questions/question.ts';
import { writtenName, type Column, type Table } from '../tables/table.ts';

const tablesOfCommand = new WeakMap<Command, Tables>();

/** The declared tables of a verb. @internal docs/columns.md is written from them. */
export function tablesOf(command: Command): Tables | undefined {
  return tablesOfCommand.get(command);
}

/** `--columns`, and the columns at the end of the verb's help. */
export function addColumns(command: Command, tables: Tables): Command {
  tablesOfCommand.set(command, tables);
  const known = Object.values(tables).flatMap((columns) => Object.entries(columns));
  // Names that depend on the input are known only when the table is there.
  const open = known.some(([, { each }]) => each !== undefined);
  const names = [...new Set(known.map(([key, column]) => writtenName(key, column)))];
  const parse = (text: string): string[] => {
    const asked = [...new Set(text.split(',').map((name) => name.trim()))];
    if (!open) refuseUnknown(asked, names);
    return asked;
  };
  return command
    .addOption(new Option('--columns <names>', 'only these columns, separated by commas').argParser(parse))
    .addHelpText('after', () => columnsHelp(command, tables));
}

/** The columns of these names, in this order. @throws InputError for a name that the table does not have */
export function chooseColumns({ columns }: Table, asked: readonly string[]): Table {
  const byName = new Map(columns.map((column) => [column.name, column]));
  refuseUnknown(asked, [...byName.keys()]);
  return { columns: asked.flatMap((name) => byName.get(name) ?? []) };
}

/** Most names that are listed where no one is near. */
const LISTED = 40;

function refuseUnknown(asked: readonly string[], names: readonly string[]): void {
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  // On a terminal minus_log10_q is headed q.
  const headed = names.filter((name) => name.replace(/^(?:minus_)?log10_/, '') === unknown);
  const near = headed.length > 0 ? headed : nearestNames(unknown, names);
  throw new InputError(`the table has no column '${unknown}'`, {
    expected: near.length > 0 ? `perhaps ${near.join(', ')}` : listed(names),
    fix: '--columns takes names of columns, separated by commas; --help lists them',
  });
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, LISTED).join(', ')}${names.length > LISTED ? ', ...' : ''}`;
}

/** What a column means, in English. */
export function helpOf({ label, help }: Column): string {
  return english[help ?? label];
}

/** The unit of a column's numbers; '' without any. */
export function unitOf({ unit, scale }: Column): string {
  if (scale === 'minus log10') return '-log10';
  return unit ?? (scale === 'log10' ? 'log10' : '');
}

/** Name, unit and meaning of every column; one that another table has explained already is named only. */
function columnsHelp(command: Command, tables: Tables): string {
  const helper = command.createHelp();
  helper.prepareContext({ helpWidth: process.stdout.isTTY ? process.stdout.columns : 80 });
  const explained = new Set<string>();
  const all = Object.entries(tables).map(([when, columns]) => {
    const named = Object.entries(columns).map(([key, column]) => {
      const unit = unitOf(column);
      const name = writtenName(key, column);
      return { name, term: unit === '' ? name : `${name} (${unit})`, meaning: helpOf(column) };
    });
    const isNew = ({ name, meaning }: (typeof named)[number]) => !explained.has(`${name}\t${meaning}`);
    const fresh = named.filter(isNew);
    const known = named.filter((column) => !isNew(column)).map(({ name }) => name);
    for (const { name, meaning } of named) explained.add(`${name}\t${meaning}`);
    const width = Math.max(0, ...fresh.map(({ term }) => term.length));
    const lines = fresh.map(({ term, meaning }) => helper.formatItem(term, width, meaning, helper));
    if (known.length > 0) lines.push(helper.formatItem('as above:', 9, known.join(' '), helper));
    return `${['Columns', when].join(' ').trimEnd()}:\n${lines.join('\n')}`;
  });
  return all.join('\n\n');
}

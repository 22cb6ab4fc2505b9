// docs/columns.md against the declarations of the columns themselves.
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/cli/catalogue.ts';
import { helpOf, tablesOf, unitOf } from '../../src/cli/table-columns.ts';
import { english } from '../../src/messages/english/index.ts';
import { japanese } from '../../src/messages/japanese/index.ts';
import type { Tables } from '../../src/questions/question.ts';
import { studyTables } from '../../src/study/study-columns.ts';
import { writtenName, type Columns } from '../../src/tables/table.ts';

const HEAD = `# Columns of every table

In files, pipes and \`--json\` tables have these columns under these names, with \`NA\` (in JSON null) where a value is
missing. A name in angle brackets stands for the columns of the input that it names. On a terminal the main columns (*) are
shown, those of probabilities as \`p\` and \`q\` instead of their logarithms; \`--columns\` chooses others. \`chipmate VERB --help\`
ends with the same list. This page is written from the declarations by \`npx vitest run test/cli/columns-page.test.ts -u\`.
`;

function leaves(verb: string, command: Command): [verb: string, tables: Tables][] {
  const tables = tablesOf(command);
  return [
    ...(tables === undefined ? [] : [[verb, tables] satisfies [string, Tables]]),
    ...command.commands.flatMap((each) => leaves(`${verb} ${each.name()}`, each)),
  ];
}

async function tablesOfVerbs(): Promise<[verb: string, tables: Tables][]> {
  const all = await Promise.all(
    Object.entries(catalogue).map(async ([name, { load }]) => leaves(name, (await load()).command())),
  );
  return all.flat();
}

const STUDY = `
# Tables of a study

\`chipmate study run\` writes these files to the folder \`tables\`. Words in capitals stand for names in the study; simulated
data have \`simulated.\` before the name and one more column, \`notice\`.
`;

/** @param main whether main columns are marked, which files do not have */
function section(title: string, columns: Columns, main: boolean): string {
  const rows = Object.entries(columns).map(([key, column]) => {
    const name = `\`${writtenName(key, column)}\`${main && column.main !== undefined ? ' *' : ''}`;
    const cells = [name, unitOf(column), english[column.label], helpOf(column)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  });
  return `\n## ${title}\n\n| column | unit | heading | meaning |\n|---|---|---|---|\n${rows.join('')}`;
}

/** Tables with the same columns are told of together. */
function studySections(): string[] {
  const files = Object.entries(studyTables);
  return [...new Set<Columns>(files.map(([, columns]) => columns))].map((columns) => {
    const names = files.filter(([, each]) => each === columns).map(([name]) => `\`${name}.tsv\``);
    return section(names.join(', '), columns, false);
  });
}

async function columnsPage(): Promise<string> {
  const verbs = (await tablesOfVerbs()).flatMap(([verb, tables]) =>
    Object.entries(tables).map(([when, columns]) =>
      section([`\`${verb}\``, when].join(' ').trimEnd(), columns, true),
    ),
  );
  return [HEAD, ...verbs, STUDY, ...studySections()].join('');
}

test('docs/columns.md tells name, unit and meaning of every column', async () => {
  const page = fileURLToPath(new URL('../../docs/columns.md', import.meta.url));
  await expect(await columnsPage()).toMatchFileSnapshot(page);
});

test('every column has a heading and an explanation or a unit, in both languages', async () => {
  const verbs = await tablesOfVerbs();
  expect(verbs.length).toBeGreaterThan(15);
  for (const [verb, tables] of [...verbs, ['study', studyTables] as const])
    for (const columns of Object.values<Columns>(tables)) {
      expect(Object.keys(columns), verb).not.toEqual([]);
      const names = Object.entries(columns).map(([key, column]) => writtenName(key, column));
      expect(new Set(names).size, verb).toBe(names.length);
      for (const { label, help, unit } of Object.values(columns))
        for (const texts of [english, japanese]) {
          expect(texts[label], verb).toMatch(/\S/);
          expect(help === undefined ? unit : texts[help], `${verb} ${label}`).toMatch(/\S/);
        }
    }
});

test('every verb that writes tables ends its help with their columns', async () => {
  for (const [name, { load }] of Object.entries(catalogue)) {
    const command = (await load()).command();
    const tables = tablesOf(command);
    if (tables === undefined) continue;
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    const columns = help.slice(help.indexOf('\nColumns'));
    for (const [key, column] of Object.values(tables).flatMap((each) => Object.entries(each)))
      expect(columns, name).toContain(` ${writtenName(key, column)}`);
  }
});

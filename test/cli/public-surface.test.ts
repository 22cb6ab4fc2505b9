// What users' scripts rely on, one line each, against test/public-surface.txt; docs/stability.md says what may change how.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ATLAS_FILES } from '../../src/atlas/manifest.ts';
import { catalogue } from '../../src/cli/catalogue.ts';
import { tablesOf } from '../../src/cli/table-columns.ts';
import { buildAtlas, buildSites, knownAssembly } from '../../src/index.ts';
import { VERDICTS } from '../../src/tables/verdicts.ts';
import { studySchema } from '../../src/study/file/study-schema.ts';
import { studyTables } from '../../src/study/study-columns.ts';
import { writtenName, type Columns } from '../../src/tables/table.ts';
import { folderWith } from '../support/chipmate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const list = join(root, 'test', 'public-surface.txt');

function columnsOf(table: string, columns: Columns): string[] {
  return Object.entries(columns).map(([key, column]) => `column ${table} ${writtenName(key, column)}`);
}

function ofCommand(verb: string, command: Command): string[] {
  if (command.commands.length > 0)
    return command.commands.flatMap((each) => ofCommand(`${verb} ${each.name()}`, each));
  const named = command.registeredArguments.map(({ variadic }) => (variadic ? 'ARGUMENT...' : 'ARGUMENT'));
  // Former names are read with a note and leave the list at once.
  const options = command.options.filter(({ description }) => !description.startsWith('former name of'));
  return [
    [`verb ${verb}`, ...named].join(' '),
    ...options.flatMap(({ flags, argChoices = [] }) => [
      `option ${verb} ${flags}`,
      ...argChoices.map((value) => `option ${verb} ${flags.replace(/<.*>/, value)}`),
    ]),
    ...Object.entries(tablesOf(command) ?? {}).flatMap(([when, columns]) =>
      columnsOf([verb, when].join(' ').trimEnd(), columns),
    ),
  ];
}

async function ofVerbs(): Promise<string[]> {
  const verbs = Object.entries(catalogue).map(async ([verb, { load }]) =>
    ofCommand(verb, (await load()).command()),
  );
  return (await Promise.all(verbs)).flat();
}

/** Every key of the study file by its place, and the words that it allows. */
function studyKeys(schema: z.ZodType, place = ''): string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return studyKeys(schema.unwrap() as z.ZodType, place);
  if (schema instanceof z.ZodArray) return studyKeys(schema.element as z.ZodType, place);
  if (schema instanceof z.ZodEnum) return schema.options.map((word) => `study-key ${place}: ${word}`);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, inner]) => {
    const here = place === '' ? key : `${place}.${key}`;
    return [`study-key ${here}`, ...studyKeys(inner, here)];
  });
}

/** What `import` finds, types among it. */
function ofLibrary(): string[] {
  const text = readFileSync(join(root, 'src', 'index.ts'), 'utf8');
  return [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type = '', names]) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => `export ${type}${name}`),
  );
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => /(?<!\.test)\.c?ts$/.test(name)).sort();
  return sources.map((name) => readFileSync(join(root, 'src', folder, name), 'utf8'));
}

function matches(texts: readonly string[], pattern: RegExp): string[] {
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found]) => found));
}

/** The files of an atlas with their format, read from one that was just made. */
async function ofAtlas(): Promise<string[]> {
  const bed = (first: number): string =>
    Array.from({ length: 60 }, (_, i) => `chr1\t${first + 50_000 * i}\t${first + 50_000 * i + 200}\n`).join(
      '',
    );
  const rows = ['a', 'b', 'c'].map((name) => `${name}\t${name}\tBlood\tONE\t${name}.bed\n`);
  const folder = folderWith({
    ...{ 'a.bed': bed(1000), 'b.bed': bed(1100), 'c.bed': bed(30_000) },
    'sheet.tsv': `experiment\tantigen\tcell_class\tcell\tfile\n${rows.join('')}`,
  });
  const atlas = join(folder, 'atlas');
  const assembly = knownAssembly('hg38');
  if (assembly === undefined) throw new Error('hg38 is built in');
  await buildAtlas(join(folder, 'sheet.tsv'), atlas, { assembly });
  buildSites(atlas);
  const read = (name: string): Buffer => readFileSync(join(atlas, name));
  const manifest = JSON.parse(read('atlas.json').toString()) as Record<string, unknown>;
  const header = read('experiments.tsv').toString().split('\n', 1)[0].split('\t');
  const word = (name: string, place: number): string =>
    `${name} format ${read(name).readUInt32LE(4 * place)}`;
  return [
    ...Object.values(ATLAS_FILES),
    `atlas.json format ${String(manifest['version'])}`,
    ...Object.keys(manifest).map((key) => `atlas.json ${key}`),
    ...header.map((column) => `experiments.tsv ${column}`),
    ...[word('peaks.bin', 2), word('scores.bin', 2), word('signals.bin', 1), word('sites.bin', 1)],
  ].map((line) => `atlas-file ${line}`);
}

async function publicSurface(): Promise<string[]> {
  const lines = [
    ...(await ofVerbs()),
    ...(await ofAtlas()),
    ...Object.entries(studyTables).flatMap(([table, columns]) => columnsOf(`study ${table}`, columns)),
    ...studyKeys(studySchema),
    ...VERDICTS.map((word) => `verdict ${word}`),
    ...ofLibrary(),
    ...matches(sourcesIn('cli'), /(?:\breturn |exitCode = |process\.exit\()(\d+)\)*;/g).map(
      (code) => `exit-code ${code}`,
    ),
    ...matches(sourcesIn('.'), /'(chipmate [a-z ]+ \d+)'/g).map((name) => `format ${name}`),
  ];
  return [...new Set(lines)].sort();
}

test('the public surface is the one that test/public-surface.txt lists', async () => {
  const today = await publicSurface();
  const stored = existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n') : [];
  const gone = stored.filter((line) => !today.includes(line));
  const come = today.filter((line) => !stored.includes(line));
  try {
    await expect(`${today.join('\n')}\n`).toMatchFileSnapshot(list);
  } catch {
    throw new Error(
      [
        ...(gone.length > 0
          ? ['Scripts may rely on what is gone: docs/stability.md asks for a deprecation first.']
          : []),
        ...gone.map((line) => `- ${line}`),
        ...come.map((line) => `+ ${line}`),
        'npx vitest run test/cli/public-surface.test.ts --update writes the list again.',
      ].join('\n'),
    );
  }
});

import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readManifest, isAtlasFolder } from '../../atlas/manifest.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { readResultFolder, refuseChanged } from '../../formats/folders/read-result-folder.ts';
import { PAPERS } from './papers.ts';
import { readText } from '../../formats/text/byte-source.ts';
import { shownIn, type CiteInput, type Shown } from '../cite.ts';

/** Page of a study's folder. */
const REPORT = 'report.html';

/**
 * What a result rests on: a study's folder, its report, or an atlas.
 * @throws InputError where the path is none of these
 */
export async function readCited(path: string): Promise<CiteInput> {
  if (!existsSync(path)) throw notAResult(path, 'nothing there');
  if (!statSync(path).isDirectory()) {
    const folder = dirname(path);
    refuseChanged(folder, readResultFolder(folder), basename(path));
    return shownIn(await dataOf(path));
  }
  if (isAtlasFolder(path)) return ofAtlas(path);
  const report = join(path, REPORT);
  const list = readResultFolder(path);
  if (!existsSync(report)) throw notAResult(path, `a folder without atlas.json or ${REPORT}`);
  refuseChanged(path, list, REPORT);
  return shownIn(await dataOf(report));
}

async function ofAtlas(path: string): Promise<CiteInput> {
  const atlas = await openAtlas(path);
  try {
    const { experiment, antigen, cell } = atlas.experiments;
    const shards = atlas.shards.map(({ shard }) => shard.manifest);
    const sources = shards.flatMap((each) =>
      each.sources.map(({ source, release }) => `${source} ${release}`.trim()),
    );
    const named = Array.from(experiment, (accession, i) => ({
      accession,
      what: `${antigen[i]}, ${cell[i]}`,
    }));
    return {
      version: readManifest(path).chipmate,
      simulated: sources.some((name) => /simulated/i.test(name)),
      sources: [...new Set(sources)].filter(Boolean),
      experiments: named,
      papers: [],
    };
  } finally {
    await atlas.close();
  }
}

/** The data that a report's page draws. */
async function dataOf(report: string): Promise<Shown> {
  const page = await readText(report);
  const text = /<script type="application\/json" id="report-data">([^<]*)</.exec(page)?.[1] ?? '';
  try {
    const data: unknown = JSON.parse(text);
    if (isShown(data)) return data;
  } catch {
    // Text that is no JSON is told as a page without data.
  }
  throw notAResult(report, 'a file without a report’s data');
}

function isShown(data: unknown): data is Shown {
  if (!isObject(data) || !isObject(data['provenance'])) return false;
  const { simulated, papers, provenance, partners, agreement } = data;
  return (
    typeof simulated === 'boolean' &&
    (papers === undefined ||
      isListOf(papers, (key) => typeof key === 'string' && Object.hasOwn(PAPERS, key))) &&
    typeof provenance['version'] === 'string' &&
    isListOf(provenance['atlas'], (each) => hasTexts(each, ['sources'])) &&
    isListOf(partners, (each) => isObject(each) && hasColumns(each['rows'])) &&
    isListOf(agreement, (each) => isObject(each) && isListOf(each['discordant'], isDiscordant))
  );
}

function isDiscordant(value: unknown): boolean {
  return hasTexts(value, ['antigen', 'cell', 'experiment']);
}

/** Columns of texts, equally long. */
function hasColumns(rows: unknown): boolean {
  if (!isObject(rows)) return false;
  const columns = ['antigen', 'cell', 'strongestExperiment'].map((name) => rows[name]);
  const isText = (cell: unknown): boolean => typeof cell === 'string';
  return (
    columns.every((column) => isListOf(column, isText)) &&
    new Set(columns.map((column) => (column as readonly string[]).length)).size === 1
  );
}

function hasTexts(value: unknown, names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => typeof value[name] === 'string');
}

function isListOf(value: unknown, isOne: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function notAResult(path: string, found: string): InputError {
  return new InputError('this is no result that tells what it rests on', {
    file: path,
    expected: `the folder of a study, its ${REPORT}, or the folder of an atlas`,
    found,
  });
}

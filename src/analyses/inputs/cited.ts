import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest, isAtlasFolder } from '../../atlas/manifest.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { readBytes } from '../../formats/text/byte-source.ts';
import { shownIn, type CiteInput, type Shown } from '../cite.ts';

/** Page of a study's folder. */
const REPORT = 'report.html';

/**
 * What a result rests on: a study's folder, its report, or an atlas.
 * @throws InputError where the path is none of these
 */
export async function readCited(path: string): Promise<CiteInput> {
  if (!existsSync(path)) throw notAResult(path, 'nothing there');
  if (!statSync(path).isDirectory()) return shownIn(await dataOf(path));
  if (isAtlasFolder(path)) return ofAtlas(path);
  const report = join(path, REPORT);
  if (!existsSync(report)) throw notAResult(path, `a folder without atlas.json or ${REPORT}`);
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
  const page = (await readBytes(report)).toString();
  const text = /<script type="application\/json" id="report-data">([^<]*)</.exec(page)?.[1] ?? '';
  try {
    const data = JSON.parse(text) as Partial<Shown>;
    if (data.provenance && data.partners && data.agreement) return data as Shown;
  } catch {
    // Text that is no JSON is told as a page without data.
  }
  throw notAResult(report, 'a file without a report’s data');
}

function notAResult(path: string, found: string): InputError {
  return new InputError('this is no result that tells what it rests on', {
    file: path,
    expected: `the folder of a study, its ${REPORT}, or the folder of an atlas`,
    found,
  });
}

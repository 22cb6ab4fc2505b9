import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathInside } from '../formats/folders/inside.ts';
import { readResultFolder, refuseChanged } from '../formats/folders/read-result-folder.ts';
import { STUDY_FILES } from './write-study.ts';
import { refused } from '../messages/refused.ts';

/** A file of a study's results. */
export interface ResultFile {
  /** Path below the results, with `/`. */
  readonly path: string;
  readonly bytes: number;
}

/** The files that chipmate wrote into a folder of results, as far as it noted them. */
export function resultFiles(folder: string): ResultFile[] {
  const files = readResultFolder(folder)?.files ?? new Map<string, { bytes: number }>();
  return [...files].map(([path, { bytes }]) => ({ path, bytes }));
}

/** The bytes of a result as chipmate wrote it. @throws InputError where it is not, or was changed since */
export function readResult(folder: string, path: string): Uint8Array<ArrayBuffer> {
  const list = readResultFolder(folder);
  if (list?.files.has(path) !== true) throw refused('study.no-result', {}, { file: path });
  refuseChanged(folder, list, path);
  return new Uint8Array(readFileSync(pathInside(folder, path, folder)));
}

/** A report as a page that another server shows. */
export interface ReportPage {
  readonly html: Uint8Array<ArrayBuffer>;
  /** What a content security policy calls its own scripts, such as `sha256-...`: no other one has to run. */
  readonly scripts: readonly string[];
}

/** @throws InputError where the report is not there, or is not as chipmate wrote it */
export function reportPage(folder: string): ReportPage {
  const html = readResult(folder, STUDY_FILES.report);
  return { html, scripts: scriptsOf(Buffer.from(html).toString('utf8')) };
}

/** Digests of the scripts of a page: an element of data is none. */
export function scriptsOf(html: string): string[] {
  const digests: string[] = [];
  for (let at = html.indexOf('<script'); at >= 0; at = html.indexOf('<script', at)) {
    const start = html.indexOf('>', at) + 1;
    const end = html.indexOf('</script', start);
    if (start === 0 || end < 0) break;
    if (!html.slice(at, start).includes('application/json'))
      digests.push(`sha256-${createHash('sha256').update(html.slice(start, end)).digest('base64')}`);
    at = end;
  }
  return digests;
}

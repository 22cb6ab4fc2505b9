// A study as one file for a colleague: report, tables, tracks and provenance, without raw data, names of donors and places of files.
import { parseReport } from './report-in-page.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import { bundleOf } from '../../formats/bundles/bundle-writer.ts';
import type { StudyFile } from '../../study/file/read-study.ts';
import { readResult, resultFiles } from '../report-page.ts';
import { renderReport } from '../write-report.ts';
import { STUDY_FILES } from '../write-study.ts';
import type { ReportData } from '../report-data.ts';
import { privateWords, type PrivateWords } from './private-words.ts';

/** A bundle with what is to be said of it. */
export interface SharedStudy {
  readonly bundle: Buffer;
  readonly notices: readonly Notice[];
}

/** What stays: copies of figures whose letters cannot be looked through, packed tracks, and lists of digests that are no longer true. */
const STAYS = /^exports\/hub\/|\.(?:png|pdf|bb)$|^ro-crate-metadata\.json$/;

/**
 * Makes the bundle of a study that was run. The same results give the same bytes.
 * @param file its study file: it names donors, and the tables that do
 * @param results folder of its results
 * @throws InputError where there are none, or where a file is not as chipmate wrote it
 */
export async function shareStudy(file: StudyFile, results: string): Promise<SharedStudy> {
  const paths = resultFiles(results).map(({ path }) => path);
  if (!paths.includes(STUDY_FILES.report)) throw refused('study.no-result', {}, { file: STUDY_FILES.report });
  const words = await privateWords(file, [results]);
  const data = withoutWords(reportOf(results), words) as ReportData;
  const files = new Map<string, Uint8Array>();
  const add = (path: string, content: string): void => {
    let free = path;
    for (let count = 2; files.has(free); count++) free = path.replace(/(\.\w+)?$/, `_${count}$1`);
    files.set(free, Buffer.from(content));
  };
  add(STUDY_FILES.report, renderReport(data));
  for (const path of paths.filter((each) => each !== STUDY_FILES.report && !STAYS.test(each))) {
    const text = Buffer.from(readResult(results, path)).toString('utf8');
    add(words.without(path), contentWithout(path, text, words));
  }
  const { title, factor, genome, simulated, provenance } = data;
  const about = { title, factor, genome, version: provenance.version, simulated };
  return {
    bundle: bundleOf(about, files),
    notices: [
      note('share.renamed', { donors: words.donors.size }),
      ...words.unread.map((name) => caution('share.unread', { file: name })),
      note('share.look'),
    ],
  };
}

/** The report's data out of its page. */
function reportOf(results: string): unknown {
  return parseReport(
    Buffer.from(readResult(results, STUDY_FILES.report)).toString('utf8'),
    STUDY_FILES.report,
  );
}

function contentWithout(path: string, text: string, words: PrivateWords): string {
  if (/\.json$/.test(path)) return `${JSON.stringify(withoutWords(JSON.parse(text), words), null, 2)}\n`;
  if (/\.(?:svg|xml)$/.test(path)) return words.without(text, true);
  return /\.(?:tsv|bed)$/.test(path) ? tableWithout(text, words) : words.without(text);
}

/** Columns and keys whose values are names of samples, however short. */
const OF_SAMPLES = /^(?:sample|unit|donor|line|patient)$/;

/** A table: numbers are no names, whatever digits a donor's number has, but where samples are named. */
function tableWithout(text: string, words: PrivateWords): string {
  const [head = '', ...lines] = text.split('\n');
  const names = head.split('\t').map((name) => OF_SAMPLES.test(name));
  const cellOf = (cell: string, column: number): string => {
    const donor = names[column] ? words.donors.get(cell) : undefined;
    return donor ?? (isNumber(cell) ? cell : words.without(cell));
  };
  return [words.without(head), ...lines.map((line) => line.split('\t').map(cellOf).join('\t'))].join('\n');
}

function isNumber(cell: string): boolean {
  return cell !== '' && Number.isFinite(Number(cell));
}

/** A value with all its texts, and the names of its parts, without what must not leave. */
function withoutWords(value: unknown, words: PrivateWords, key = ''): unknown {
  if (typeof value === 'string')
    return (OF_SAMPLES.test(key) ? words.donors.get(value) : undefined) ?? words.without(value);
  if (Array.isArray(value)) return value.map((each) => withoutWords(each, words, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [words.without(name), withoutWords(each, words, name)]),
  );
}

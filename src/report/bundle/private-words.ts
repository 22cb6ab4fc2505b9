// What must not leave with a study that is shared: names of donors, and where files lie.
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import { escapeXml } from '../../figures/svg.ts';
import { textOf } from '../../formats/workbooks/grid.ts';
import { readGrids } from '../../formats/workbooks/grids-reader.ts';
import { namedFiles } from '../../study/file/named-files.ts';
import type { StudyFile } from '../../study/file/read-study.ts';
import { fileName } from '../../study/table-names.ts';

/** Headings of columns that name individuals. */
const OWNER =
  /donor|patient|individual|subject|animal|\bmouse\b|\bmice\b|family|ドナー|患者|症例|被験者|個体/i;
/** Bytes of the largest table that is looked through: sheets and tables of the bench are smaller. */
const LARGEST = 64 << 20;
/** A place on somebody's machine, wherever it was written down. */
const PLACE =
  /(?:\/(?:home|Users|root|mnt|media|Volumes|tmp|var|scratch|srv|opt|nfs|work)|\b[A-Za-z]:[\\/])[^\s"'<>|,;:]*[\\/]([^\s"'<>|,;:\\/]+)/g;

/** What takes the place of what must not leave. */
export interface PrivateWords {
  /** Donors with what they are called in a bundle. */
  readonly donors: ReadonlyMap<string, string>;
  /** The same text without names of donors and folders. @param isXml whether signs of XML are written as such in it */
  readonly without: (text: string, isXml?: boolean) => string;
  /** Tables of the study that could not be looked through for donors. */
  readonly unread: readonly string[];
}

/**
 * Collects names of donors from a study file and from every table that it names, and the folders of all files.
 * @param folders further folders that nobody has to know
 */
export async function privateWords(file: StudyFile, folders: readonly string[]): Promise<PrivateWords> {
  const { study } = file;
  const known = new Set(
    [
      ...study.factor,
      ...study.chip_seq.flatMap(({ cell, name }) => [cell, name]),
      ...study.samples
        .filter(({ kind }) => kind === 'line')
        .flatMap(({ name, cell }) => [name, cell ?? name]),
      ...[...study.expression, ...study.assays].flatMap(({ arm }) => [arm?.cell ?? '']),
      ...(study.partners_of_interest ?? []),
      ...(study.genes_of_interest ?? []),
    ].map((each) => each.toLowerCase()),
  );
  const names = new Set<string>();
  const add = (name: string | undefined): void => {
    const plain = name?.normalize('NFC').trim() ?? '';
    if (plain !== '' && !known.has(plain.toLowerCase())) names.add(plain);
  };
  for (const { kind, name, pair } of study.samples)
    if (kind !== 'line') for (const each of [name, pair?.before, pair?.after]) add(each);
  for (const { arm } of [...study.expression, ...study.assays]) for (const each of [arm?.donor]) add(each);
  const unread: string[] = [];
  for (const { path, kind } of namedFiles(study)) {
    if (kind !== 'file' || !/\.(?:tsv|csv|txt|tab|xlsx?)(?:\.gz)?$/i.test(path)) continue;
    try {
      const place = file.locate(path);
      if (statSync(place).size > LARGEST) continue;
      for (const { rows } of await readGrids(place)) ownersIn(rows).forEach(add);
    } catch (error) {
      if (!(error instanceof InputError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
      unread.push(basename(path));
    }
  }
  const donors = new Map([...names].map((name, index) => [name, `donor-${index + 1}`]));
  const paths = namedFiles(study).flatMap(({ path }) => [path, file.locate(path)]);
  return {
    donors,
    unread,
    without: replacer(donors, paths, [dirname(resolve(file.path)), ...folders, homedir()]),
  };
}

/** Headings of columns that name lines and individuals alike, where another column tells which a row is. */
const UNIT = /^(?:unit|sample|line|name)$/i;
const KIND = /^kind$/i;

/** Names of individuals in a table: below every heading that says so, or of rows that another column says are none of a line. */
function ownersIn(rows: readonly (readonly Parameters<typeof textOf>[0][])[]): string[] {
  const [heads = [], ...body] = rows;
  const kind = heads.findIndex((head) => KIND.test(textOf(head).trim()));
  return heads.flatMap((head, column) => {
    const heading = textOf(head).trim();
    if (!OWNER.test(heading) && !(kind >= 0 && UNIT.test(heading))) return [];
    const own = OWNER.test(heading) ? body : body.filter((row) => textOf(row[kind]).trim() !== 'line');
    return [...new Set(own.map((row) => textOf(row[column])))];
  });
}

function replacer(
  donors: ReadonlyMap<string, string>,
  paths: readonly string[],
  folders: readonly string[],
): PrivateWords['without'] {
  const named = new Map<string, string>();
  for (const path of paths.filter((each) => /[\\/]/.test(each))) {
    const base =
      path
        .split(/[\\/]+/)
        .filter(Boolean)
        .at(-1) ?? '';
    named.set(path, base);
    // What an entry without a name is called after: its file, as the name of a file, with its suffix or without.
    const stem = (name: string): string => name.replace(/(?:\.\w{1,5}){1,2}$/, '');
    for (const [from, to] of [
      [path, base],
      [stem(path), stem(base)],
    ])
      named.set(fileName(from), fileName(to));
    for (let folder = dirname(path); folder.length > 1; folder = dirname(folder)) {
      if (/[\\/]./.test(folder)) named.set(`${fileName(folder)}_`, '');
      if (dirname(folder) === folder) break;
    }
  }
  for (const folder of folders)
    if (folder.length > 1) for (const end of ['/', '\\']) named.set(`${folder}${end}`, '');
  const words = new Map<string, string>();
  for (const [name, instead] of donors)
    if (isTold(name))
      for (const form of new Set([name, fileName(name), name.normalize('NFD')])) words.set(form, instead);
  const apply = (table: ReadonlyMap<string, string>, isWord: boolean): ((text: string) => string) => {
    const all = [...table.keys()].sort((a, b) => b.length - a.length).map(escaped);
    if (all.length === 0) return (text) => text;
    const edge = (behind: boolean): string => (isWord ? `(?${behind ? '<!' : '!'}[\\p{L}\\p{N}])` : '');
    // Scripts that are written without blanks have no ends of words.
    const pattern = new RegExp(
      all.map((each) => (isLatin(each) ? `${edge(true)}${each}${edge(false)}` : each)).join('|'),
      'gu',
    );
    return (text) => text.replace(pattern, (found) => table.get(found) ?? '');
  };
  const inXml = (table: ReadonlyMap<string, string>) =>
    new Map([...table].map(([from, to]) => [escapeXml(from), to]));
  const plain = [apply(named, false), apply(words, true)];
  const xml = [apply(inXml(named), false), apply(inXml(words), true)];
  return (text, isXml = false) =>
    (isXml ? xml : plain).reduce((left, each) => each(left), text).replace(PLACE, (_, name: string) => name);
}

/** Whether a name can be told from any other letters and numbers of a text: one letter or a few digits cannot. */
function isTold(name: string): boolean {
  return /^\d+$/.test(name) ? name.length >= 5 : [...name].length >= 2;
}

function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\p{N}]/u.test(text);
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

// Tables and tracks of a shared study, as its text files have them.
import type { AnswerBody } from '../../../src/server/answer-body.ts';
import type { OpenedBundle } from '../../../src/server/routes/share.ts';
import type { Locus } from '../evidence/genome-browser.tsx';
import { json, type server } from '../server.ts';

/** Files that are drawn. */
export const TRACK = /^exports\/tracks\/.*\.bed$/;
/** Most features of a track that are drawn at once, as of the server's own. */
const MOST = 5000;

type Cell = string | number | null;

/** A table as columns of equal length. */
export interface TextTable {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly values: readonly Cell[] }[];
}

/** A tab-separated text: numbers are numbers, NA is missing. */
export function tableIn(text: string): TextTable {
  const [head = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const rows = lines.map((line) => line.split('\t'));
  return {
    rows: rows.length,
    columns: head.split('\t').map((name, column) => ({
      name,
      values: rows.map((row): Cell => {
        const cell = row[column] ?? 'NA';
        if (cell === 'NA') return null;
        return cell !== '' && Number.isFinite(Number(cell)) ? Number(cell) : cell;
      }),
    })),
  };
}

interface Feature {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly strength: number;
}

/** Features of a BED text by chromosome. */
function featuresIn(text: string): ReadonlyMap<string, readonly Feature[]> {
  const found = new Map<string, Feature[]>();
  for (const line of text.split('\n')) {
    const [chrom, start, end, name = '', score = '0'] = line.split('\t');
    if (end === undefined) continue;
    const those = found.get(chrom) ?? [];
    found.set(chrom, those);
    those.push({ start: Number(start), end: Number(end), name, strength: Number(score) });
  }
  return found;
}

/** What the genome browser asks for, answered from the files of a shared study. */
export function trackReader(
  { files, chromosomes }: OpenedBundle,
  textAt: (at: number) => Promise<string>,
  file: number,
): { readonly read: typeof server.window; readonly first: () => Promise<Locus> } {
  const kept = new Map<string, Promise<ReadonlyMap<string, readonly Feature[]>>>();
  const trackOf = (path: string): Promise<ReadonlyMap<string, readonly Feature[]>> => {
    const known =
      kept.get(path) ??
      textAt(files.findIndex((each) => each.path === path)).then((text) => featuresIn(text));
    kept.set(path, known);
    return known;
  };
  const tracks = files.map(({ path }) => path).filter((path) => TRACK.test(path));
  const read: typeof server.window = async (what, asked) => {
    if (what === 'chromosomes') return columnsOf(await lengths(), ['chrom', 'length']);
    if (what === 'place') {
      const [, chrom, from, to] = /^(\S+):([\d,]+)-([\d,]+)$/.exec(String(asked['place'])) ?? [];
      const number = (text: string | undefined): number => Number(text?.replaceAll(',', ''));
      if (chrom !== undefined)
        return columnsOf([[chrom, number(from) - 1, number(to)]], ['chrom', 'start', 'end']);
      const gene = await json<AnswerBody>(
        `api/bundles/${file}/place?name=${encodeURIComponent(String(asked['place']))}`,
      );
      return gene;
    }
    const { chrom, start, end, path } = asked;
    if (typeof path !== 'string')
      return json<AnswerBody>(
        `api/bundles/${file}/genes?chrom=${encodeURIComponent(String(chrom))}&start=${Number(start)}&end=${Number(end)}`,
      );
    const within = ((await trackOf(path)).get(String(chrom)) ?? []).filter(
      (each) => each.start < Number(end) && each.end > Number(start),
    );
    const drawn = within.sort((a, b) => b.strength - a.strength).slice(0, MOST);
    return columnsOf(
      drawn.sort((a, b) => a.start - b.start).map((each) => [each.start, each.end, each.name, each.strength]),
      ['start', 'end', 'name', 'strength'],
    );
  };
  /** Of a genome that chipmate does not know, as far as the tracks reach. */
  const lengths = async (): Promise<readonly (readonly Cell[])[]> => {
    if (chromosomes.length > 0) return chromosomes;
    const ends = new Map<string, number>();
    for (const path of tracks)
      for (const [chrom, features] of await trackOf(path))
        for (const { end } of features) ends.set(chrom, Math.max(ends.get(chrom) ?? 0, end));
    return [...ends];
  };
  const first = async (): Promise<Locus> => {
    const [[chrom, features] = ['chr1', []]] = tracks.length === 0 ? [] : await trackOf(tracks[0]);
    const [feature = { start: 0, end: 100_000 }] = features;
    return { chrom, start: feature.start, end: feature.end };
  };
  return { read, first };
}

function columnsOf(rows: readonly (readonly Cell[])[], names: readonly string[]): AnswerBody {
  return {
    columns: names.map((name, column) => ({ name, values: rows.map((row) => row[column]) })),
    notices: [],
  };
}

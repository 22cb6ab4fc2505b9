import { basename } from 'node:path';
import { chartOf } from '../figures/panel.ts';
import { box, COLOURS, words, type Figure } from '../figures/svg.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { chromosomeKey } from '../genome/chromosome-names.ts';
import { jointSites, type JointSites } from '../genome/sets/joint-sites.ts';
import { partColumns, partSiteColumns } from '../genome/sets/set-columns.ts';
import { note } from '../messages/message.ts';
import { refused } from '../messages/refused.ts';
import type { Answer } from '../tables/answer.ts';
import { tableOf } from '../tables/table.ts';
import { choose, type Choices, type Choosing } from './inputs/choices.ts';
import type { Query } from './inputs/query.ts';

/** What may be chosen when sets of sites are put side by side. */
export const siteSetsChoices = {
  show: { type: 'one of', values: ['parts', 'sites'], default: 'parts', help: 'site-sets.choice.show' },
} as const satisfies Choices;

/** Two or three sets of peaks. */
export interface SiteSetsInput {
  readonly sets: readonly Query[];
}

/** Sites of some of the files and of no others. */
export interface SitePart {
  /** Names of the files, joined by ` & `. */
  readonly name: string;
  readonly sites: PeakColumns;
}

/** The parts, those of most files first; of the sites where these are asked for. */
export interface SiteSets extends Answer {
  readonly parts: readonly SitePart[];
  readonly figures: readonly Figure[];
}

/** Fewest and most sets. */
const [FEWEST, MOST] = [2, 3];
const ROW = 30;

/**
 * Which sites do two or three sets of peaks have in common, and which does each have alone? Peaks of any set that overlap or
 * touch are one site, as `bedtools merge` joins them.
 * @throws InputError for another number of sets, and for one that shares no chromosome with the first
 */
export function siteSets({ sets }: SiteSetsInput, asking: Choosing<typeof siteSetsChoices> = {}): SiteSets {
  const { show } = choose(siteSetsChoices, asking);
  if (sets.length < FEWEST || sets.length > MOST)
    throw refused('sets.number', {}, { expected: `${FEWEST} or ${MOST} files`, found: String(sets.length) });
  refuseOtherNames(sets);
  const sites = jointSites(sets.map(({ peaks }) => peaks));
  const names = namesOf(sets);
  const parts = partsOf(sites, sets.length);
  const nameOf = (code: number): string => names.filter((_, set) => (code >> set) & 1).join(' & ');
  const counts = parts.map(({ code, rows }) => ({ name: nameOf(code), sites: rows.length }));
  const sum = (rows: readonly number[], value: (row: number) => number): number =>
    rows.reduce((total, row) => total + value(row), 0);
  const table =
    show === 'parts'
      ? tableOf(partColumns, {
          part: parts.map(({ code }) => nameOf(code)),
          sites: parts.map(({ rows }) => rows.length),
          share: parts.map(({ rows }) => (sites.count === 0 ? null : (100 * rows.length) / sites.count)),
          peaks: parts.map(({ rows }) => sum(rows, (row) => sites.peaks[row])),
          bases: parts.map(({ rows }) => sum(rows, (row) => sites.end[row] - sites.start[row])),
        })
      : tableOf(partSiteColumns, {
          chrom: Array.from(sites.chromosome, (code) => sites.chromosomeNames[code]),
          start: sites.start,
          end: sites.end,
          part: Array.from(sites.sets, nameOf),
          peaks: sites.peaks,
        });
  return {
    table,
    parts: parts.map(({ code, rows }) => ({ name: nameOf(code), sites: peaksOf(sites, rows) })),
    figures: [partsFigure(names, counts)],
    notices: [
      ...sets.flatMap(({ notices }) => notices),
      note('site-sets.joined', {
        peaks: sets.reduce((total, { peaks }) => total + peaks.count, 0),
        sites: sites.count,
      }),
    ],
  };
}

/** @throws InputError for a set that shares no chromosome with the first: every site would be of one set alone */
function refuseOtherNames([first, ...others]: readonly Query[]): void {
  const keys = new Set(first.peaks.chromosomeNames.map(chromosomeKey));
  for (const { name, peaks } of others)
    if (!peaks.chromosomeNames.some((each) => keys.has(chromosomeKey(each))))
      throw refused(
        'sets.no-chromosome',
        { other: first.name },
        {
          file: name,
          expected: first.peaks.chromosomeNames.slice(0, 3).join(', '),
          found: peaks.chromosomeNames.slice(0, 3).join(', '),
        },
      );
}

/** What files are called: without their folders, numbered where two would be called the same. */
function namesOf(sets: readonly Query[]): readonly string[] {
  const short = sets.map(({ name }) => basename(name));
  return short.map((name, set) =>
    short.indexOf(name) === short.lastIndexOf(name) ? name : `${name} (${set + 1})`,
  );
}

/** The sites of each part, those of most files first; a part without sites is one, too. */
function partsOf({ sets }: JointSites, files: number): readonly { code: number; rows: readonly number[] }[] {
  const codes = Array.from({ length: (1 << files) - 1 }, (_, i) => i + 1);
  const members = (code: number): number => code.toString(2).replaceAll('0', '').length;
  codes.sort((a, b) => members(b) - members(a) || a - b);
  const rows = new Map(codes.map((code): [number, number[]] => [code, []]));
  sets.forEach((code, row) => rows.get(code)?.push(row));
  return codes.map((code) => ({ code, rows: rows.get(code) ?? [] }));
}

function peaksOf(sites: JointSites, rows: readonly number[]): PeakColumns {
  const { chromosomeNames, chromosome, start, end } = sites;
  return {
    count: rows.length,
    chromosomeNames,
    chromosome: Uint16Array.from(rows, (row) => chromosome[row]),
    start: Int32Array.from(rows, (row) => start[row]),
    end: Int32Array.from(rows, (row) => end[row]),
    summit: Int32Array.from(rows, (row) => Math.floor((start[row] + end[row]) / 2)),
    signal: new Float64Array(rows.length).fill(NaN),
    score: new Float64Array(rows.length).fill(NaN),
  };
}

/** A bar for each part, as an UpSet plot has them. */
function partsFigure(
  names: readonly string[],
  parts: readonly { readonly name: string; readonly sites: number }[],
): Figure {
  const most = Math.max(1, ...parts.map(({ sites }) => sites));
  return {
    name: `sites ${names.join(' ')}`,
    draw: (look) => {
      const options = {
        title: look.text('site-sets.figure', { names: names.join(', ') }),
        description: parts.map(({ name, sites }) => `${name}: ${sites}`).join('; '),
        x: { label: look.text('column.set-sites'), range: [0, 1.15 * most] as const },
        y: { rows: parts.map(({ name }) => name) },
        height: ROW * parts.length,
      };
      return chartOf(look, options, ({ x, y }) =>
        parts.flatMap(({ sites }, row) => [
          box(x(0), y(row) - ROW / 4, [x(sites) - x(0), ROW / 2], COLOURS.accent),
          words(sites.toLocaleString('en-US'), x(sites) + 5, y(row) + 4, { 'font-size': 11 }),
        ]),
      );
    },
  };
}

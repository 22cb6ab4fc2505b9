// The main tables of the benchmark, as Markdown.
import type { Atlas } from '../../src/atlas/open-atlas.ts';
import { FEWEST_PEAKS, type LineQuery } from './queries.ts';
import { averagePrecisions, firstTrueAndDecoys, meanOf, pairedDifference, type Rankings } from './metrics.ts';
import type { BenchmarkAtlas } from './open.ts';
import { components, labOf, sameFamily, type Truth } from './truth.ts';

/** All rankings of one cell line, by statistic. */
export interface LineResults {
  readonly cell: string;
  readonly rankings: ReadonlyMap<string, Rankings>;
  /** The same queries against the other line's experiments. */
  readonly elsewhere: ReadonlyMap<string, Rankings>;
  /** Processor seconds of one ranking, sites already read. */
  readonly secondsPerQuery: number;
  readonly queries: readonly LineQuery[];
}

export const OURS = 'partner score (chipmate)';
/** What rows are sorted by. */
export const ORDER = 'order of the rows (chipmate)';

export function mainTables(
  lines: readonly LineResults[],
  { atlas }: BenchmarkAtlas,
  { curated: truth, extended, biogrid }: Readonly<Record<'curated' | 'extended' | 'biogrid', Truth>>,
  seed: number,
): string[] {
  const deep = lines.map(({ cell }) => antigensWith(atlas, cell, FEWEST_PEAKS));
  const large = (line: number) => (query: string, candidate: string) =>
    deep[line].has(query) && deep[line].has(candidate);
  const statistics = [...lines[0].rankings.keys()];
  const precisions = (name: string, line: number, pairs: Truth, counts = large(line)) =>
    new Map(
      [...averagePrecisions(lines[line].rankings.get(name) ?? new Map(), pairs, counts)].filter(
        ([query]) => counts(query, [...deep[line]][0]) || counts !== large(line),
      ),
    );
  const inLarge = (name: string, line: number, pairs: Truth) =>
    new Map([...precisions(name, line, pairs)].filter(([query]) => deep[line].has(query)));
  const main = [
    `## Curated complexes, sets of at least ${FEWEST_PEAKS} peaks`,
    table(
      [
        'statistic',
        ...lines.map(({ cell }) => `${cell} (extended list; BioGRID)`),
        'first true',
        'HOT decoys',
        'ours minus it (95 %)',
      ],
      statistics.map((name) => {
        const both = lines.map((_, line) => inLarge(name, line, truth));
        const ours = lines.map((_, line) => inLarge(OURS, line, truth));
        const { difference, low, high } = pairedDifference(
          lines.map((_, line) => ({ ours: ours[line], theirs: both[line] })),
          truth,
          seed,
        );
        const tops = lines.map(({ rankings }) => firstTrueAndDecoys(rankings.get(name) ?? new Map(), truth));
        return [
          name,
          ...both.map(
            (aps, line) =>
              `${three(meanOf(aps.values()))} (${three(meanOf(inLarge(name, line, extended).values()))}; ${three(meanOf(inLarge(name, line, biogrid).values()))})`,
          ),
          tops.map(({ first }) => first).join(' / '),
          tops.map(({ decoys }) => decoys).join(' / '),
          name === OURS ? '' : `${three(difference)} (${three(low)} to ${three(high)})`,
        ];
      }),
    ),
    `Queries: ${lines
      .map(({ cell }, line) => {
        const queries = [...inLarge(OURS, line, truth).keys()];
        return `${cell} ${queries.length} in ${new Set(components(queries, truth).values()).size} components`;
      })
      .join(
        ', ',
      )}. Processor time per ranking without random queries: ${lines.map(({ secondsPerQuery }) => `${secondsPerQuery.toFixed(2)} s`).join(', ')}. "first true": median rank of the first true partner; "HOT decoys": median number of them in the top 10 (lines separated by /); "ours minus it": difference of the means over both lines' queries, with the 95 % interval of 4,000 resamples of the components.`,
  ].join('\n\n');
  const bothLists = (of: (pairs: Truth) => ReadonlyMap<string, number>): string =>
    `${three(meanOf(of(truth).values()))} (${three(meanOf(of(extended).values()))})`;
  const strict = [
    '## Harder questions',
    table(
      [
        'statistic',
        ...[
          'partners from other laboratories',
          'no pairs of one family',
          'small sets included',
          "other line's experiments alone",
        ].flatMap((name) => lines.map(({ cell }) => `${name}, ${cell}`)),
      ],
      statistics
        .filter((name) => lines[0].elsewhere.has(name) || name === OURS || name.includes('CLR'))
        .map((name) => [
          name,
          ...lines.map((_, line) => {
            const labs = labsOf(atlas, lines[line].cell);
            return bothLists((pairs) =>
              precisions(
                name,
                line,
                pairs,
                (query, other) => large(line)(query, other) && disjoint(labs.get(query), labs.get(other)),
              ),
            );
          }),
          ...lines.map((_, line) =>
            bothLists((pairs) =>
              precisions(
                name,
                line,
                pairs,
                (query, other) => large(line)(query, other) && !sameFamily(query, other),
              ),
            ),
          ),
          ...lines.map((_, line) => bothLists((pairs) => precisions(name, line, pairs, () => true))),
          ...lines.map(({ elsewhere }, line) => {
            const there = elsewhere.get(name);
            if (there === undefined) return '';
            const counts = (query: string, other: string) =>
              deep[line].has(query) && deep[1 - line].has(other);
            return bothLists((pairs) => averagePrecisions(there, pairs, counts));
          }),
        ]),
    ),
    "In brackets the extended list. For the other line's experiments alone, chipmate's sites and model are made from that line alone.",
  ].join('\n\n');
  return [main, strict];
}

function antigensWith(atlas: Atlas, cell: string, fewest: number): Set<string> {
  const { experiments } = atlas;
  const set = new Set<string>();
  for (let i = 0; i < experiments.count; i++)
    if (experiments.cell[i] === cell && experiments.peaks[i] >= fewest) set.add(experiments.antigen[i]);
  return set;
}

function labsOf(atlas: Atlas, cell: string): Map<string, Set<string>> {
  const { experiments } = atlas;
  const labs = new Map<string, Set<string>>();
  for (let i = 0; i < experiments.count; i++) {
    if (experiments.cell[i] !== cell) continue;
    const set = labs.get(experiments.antigen[i]) ?? new Set();
    labs.set(experiments.antigen[i], set.add(labOf(experiments.experiment[i])));
  }
  return labs;
}

function disjoint(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return [...(a ?? [])].every((lab) => b?.has(lab) !== true);
}

export function three(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3);
}

/** A Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

// Filled-in examples of what `assay blot` reads, with made-up numbers.
import { createRandom, type Random } from '../../statistics/random.ts';
import type { Table } from '../../tables/table.ts';

export const READINGS = ['bands', 'co-IP', 'eye', 'fluorescence', 'positive'] as const;
export type BlotReading = (typeof READINGS)[number];

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

const LYSATES = ['lysate 1', 'lysate 2', 'lysate 3'];

/** A table as each kind of reading wants it. */
export function blotTemplate(reading: BlotReading): Table {
  const random = createRandom(5);
  const rows = ROWS[reading](random);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns: names.map((name) => ({ name, values: rows.map((row) => row[name] ?? null) })) };
}

/** A band with the noise of blots. */
function band(random: Random, level: number): number {
  return Math.round(level * Math.exp(0.08 * random.normal()));
}

const ROWS: Readonly<Record<BlotReading, (random: Random) => Row[]>> = {
  bands: (random) =>
    LYSATES.flatMap((experiment, i) =>
      ['siCtrl', 'siFOS', 'siPRDM1'].flatMap((perturbation, lane) => {
        const loading = 30_000 * (1 + 0.2 * random.normal());
        const common = { experiment, gel: `gel ${i + 1}`, lane: lane + 1, cell: 'MM.1S', perturbation };
        const of = (target: string, level: number): Row => {
          const background = band(random, 900);
          return {
            ...common,
            target,
            intensity: background + band(random, level),
            background,
            ceiling: 65_535,
          };
        };
        return [
          of('IRF4', loading * (lane === 1 ? 0.35 : 0.8)),
          of('BCL2', loading * (lane === 2 ? 0.3 : 0.6)),
          of('ACTB', loading),
        ];
      }),
    ),
  'co-IP': (random) =>
    LYSATES.flatMap((experiment) =>
      (['IKZF1', 'FOS'] as const).flatMap((bait) =>
        ['IKZF1', 'FOS'].flatMap((target) => {
          const background = band(random, 900);
          const of = (fraction: string, antibody: string, level: number): Row => ({
            ...{
              experiment,
              gel: `${experiment} ${bait}-IP, ${target} blot`,
              cell: 'MM.1S',
              fraction,
              antibody,
              target,
            },
            ...{ intensity: background + band(random, level), background, ceiling: 65_535 },
          });
          return [
            of('input', bait, 12_000),
            of('IP', bait, target === bait ? 40_000 : 6_000),
            of('IgG', 'IgG', 700),
          ];
        }),
      ),
    ),
  eye: () =>
    LYSATES.flatMap((experiment) =>
      (
        [
          ['input', 'IKZF1', 'yes'],
          ['IP', 'IKZF1', experiment === 'lysate 3' ? 'weak' : 'yes'],
          ['IgG', 'IgG', 'no'],
        ] as const
      ).map(([fraction, antibody, seen], lane) => ({
        ...{
          experiment,
          gel: experiment,
          lane: lane + 1,
          cell: 'MM.1S',
          fraction,
          antibody,
          target: 'FOS',
          value: seen,
        },
      })),
    ),
  fluorescence: (random) =>
    stained(
      random,
      (share) => band(random, 400 + 4_000 * share),
      () => band(random, 380),
    ),
  positive: (random) =>
    stained(random, (share) => Math.round(10 * (5 + 85 * share + 2 * random.normal())) / 10),
};

/** Three experiments, knock-down beside control, two surface proteins. */
function stained(random: Random, valueOf: (share: number) => number, isotype?: () => number): Row[] {
  return LYSATES.flatMap((_, i) =>
    ['siCtrl', 'siFOS'].flatMap((perturbation) => {
      const common = { experiment: `day ${i + 1}`, cell: 'MM.1S', perturbation };
      const share = (part: number): number => part * Math.exp(0.06 * random.normal());
      const own: Row[] = [
        {
          ...common,
          target: 'SLAMF7',
          role: 'stain',
          value: valueOf(share(perturbation === 'siFOS' ? 0.4 : 0.9)),
        },
        { ...common, target: 'CD147', role: 'stain', value: valueOf(share(0.7)) },
      ];
      return isotype === undefined
        ? own
        : [...own, { ...common, target: 'isotype', role: 'isotype', value: isotype() }];
    }),
  );
}

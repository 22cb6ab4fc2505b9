import { power } from '../../statistics/power.ts';
import type { Random } from '../../statistics/random.ts';
import type { Table } from '../../tables/table.ts';
import { wellName } from '../../formats/plates/wells.ts';
import { BENCH_FILES, BOUND_PROMOTERS, DRIVEN, NEGATIVE_REGION } from './bench-plan.ts';
import { QUERY, WORLD_NOTICE } from './world-plan.ts';

/** Texts by their paths, and a table that becomes a workbook. */
export interface BenchFiles {
  readonly texts: ReadonlyMap<string, string>;
  readonly effects: Table;
}

/**
 * Standard deviations of qPCR, in cycles: of a gene between days, of a gene between two cultures of a day, of what was loaded, of
 * wells. Between experiments ΔCq varies by a quarter of a cycle, and so does ΔΔCq.
 */
const NOISE = { day: 0.2, culture: 0.15, loaded: 0.3, well: 0.08 } as const;
const WELLS = 3;
const CQ: Readonly<Record<string, number>> = {
  ...{ FOS: 24.6, FOSB: 26.8, IKZF3: 23.2, PRDM1: 23.9, IRF4: 22.1, SLAMF7: 23.4, BCL2: 24.2 },
  ...{ ACTB: 16.9, GAPDH: 17.3 },
};
const REFERENCES = ['ACTB', 'GAPDH'];
const HEADER = `# ${WORLD_NOTICE}: nothing here was measured`;

type Cell = string | number;
type Row = readonly Cell[];

const names = (what: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${what} ${i + 1}`);

/** Lines of fields. */
export function lines(rows: readonly Row[], separator: string): string {
  return `${rows.map((row) => row.join(separator)).join('\n')}\n`;
}

/** A tidy table or a map, with the notice above it. */
export function tidy(head: Row, rows: readonly Row[], separator = '\t'): string {
  return lines([[HEADER], head, ...rows], separator);
}

/** What a culture holds: the part that is left of each gene, 1 where nothing happened. */
export interface Culture {
  readonly experiment: string;
  readonly perturbation: string;
  readonly left: Readonly<Record<string, number>>;
  readonly genes: readonly string[];
}

export interface CqWell extends Culture {
  readonly gene: string;
  readonly cq: number;
}

/** Cq of every gene of every culture in three wells. */
export function cqWells(cultures: readonly Culture[], random: Random): CqWell[] {
  const days = new Map<string, number>();
  const ofDay = (key: string): number => {
    const shift = days.get(key) ?? NOISE.day * random.normal();
    days.set(key, shift);
    return shift;
  };
  return cultures.flatMap((culture) => {
    const loaded = NOISE.loaded * random.normal();
    return culture.genes.flatMap((gene) => {
      const day = ofDay(`${culture.experiment} ${gene}`);
      const own = day + loaded + NOISE.culture * random.normal() - Math.log2(culture.left[gene] ?? 1);
      return Array.from({ length: WELLS }, () => ({
        ...culture,
        gene,
        cq: CQ[gene] + own + NOISE.well * random.normal(),
      }));
    });
  });
}

const between = (low: number, high: number, random: Random): number => low + (high - low) * random.uniform();
/** What a knock-down leaves of its own gene. */
export const knockedDown = (random: Random): number => between(0.2, 0.35, random);
/** What is left of a target. */
export const fallen = (random: Random): number => between(0.4, 0.6, random);

/** Cultures of a control and of knock-downs; of a gene that is knocked down beside, as laboratories pipette, the own arm and the control. */
export function knockDownCultures(
  perturbed: readonly string[],
  targets: readonly string[],
  experiments: number,
  leftOf: (from: string, to: string) => number,
): Culture[] {
  const left = new Map(
    perturbed.map((from) => [
      from,
      Object.fromEntries([from, ...targets].map((to) => [to, leftOf(from, to)])),
    ]),
  );
  return names('day', experiments).flatMap((experiment) => [
    { experiment, perturbation: 'siCtrl', left: {}, genes: [...perturbed, ...targets, ...REFERENCES] },
    ...perturbed.map((from) => ({
      experiment,
      perturbation: `si${from}`,
      left: left.get(from) ?? {},
      genes: [from, ...targets, ...REFERENCES],
    })),
  ]);
}

/** The plates of the bench. Where nothing is planted a knock-down lowers its own gene, lenalidomide kills, and nothing else happens. */
export function drawBench(planted: boolean, random: Random): BenchFiles {
  const leftOf =
    (stream: Random) =>
    (from: string, to: string): number => {
      if (from === to) return knockedDown(stream);
      const isDriven = planted && DRIVEN.some((edge) => edge.from === from && edge.to === to);
      return isDriven ? fallen(stream) : 1;
    };
  const ofFos = random.split('knock-down FOS');
  const fos = knockDownCultures(['FOS'], ['IRF4', 'SLAMF7', 'BCL2'], 4, leftOf(ofFos));
  const ofOthers = random.split('knock-down IKZF3 PRDM1');
  const others = knockDownCultures(['IKZF3', 'PRDM1'], ['BCL2'], 4, leftOf(ofOthers));
  return {
    texts: new Map([
      ...cfxExport(cqWells(fos, ofFos)),
      ...quantStudioExport(cqWells(others, ofOthers)),
      ...countsByWell(planted, random.split('growth')),
      ...bandsOfFiji(planted, random.split('co-IP')),
      [BENCH_FILES.chip, promoters(planted, random.split('ChIP-qPCR'))],
      ...luminescence(planted, random.split('combination')),
    ]),
    effects: effectsOverLines(planted, random.split('lines and patients')),
  };
}

/** A well of a plate of 384, by its number. */
function wellOf384(index: number): string {
  return wellName(Math.floor(index / 24), index % 24);
}

/** Bio-Rad CFX, Quantification Cq Results, and a table of what lies where. */
function cfxExport(wells: readonly CqWell[]): [string, string][] {
  const about = [
    ['File Name', `${WORLD_NOTICE}.pcrd`],
    ['Created By User', 'the generator of the simulated world'],
    ['Notes', `${WORLD_NOTICE}: nothing here was measured`],
    ['Sample Vol', 10],
    [],
  ];
  const head = ['', 'Well', 'Fluor', 'Target', 'Content', 'Sample', 'Cq', 'Starting Quantity (SQ)'];
  const place = (at: number): string => `${wellOf384(at).charAt(0)}${String((at % 24) + 1).padStart(2, '0')}`;
  const rows = wells.map(({ gene, cq }, at) => [
    '',
    place(at),
    'SYBR',
    gene,
    'Unkn',
    '',
    cq.toFixed(2),
    'N/A',
  ]);
  const genes = [...new Set(wells.map(({ gene }) => gene))];
  const blanks = genes.map((gene, i) => [
    ...['', place(wells.length + i), 'SYBR', gene, 'NTC', '', 'N/A', 'N/A'],
  ]);
  const map = wells.map(({ experiment, perturbation }, at) => [
    ...[place(at), experiment, QUERY.myeloma, perturbation],
  ]);
  return [
    [BENCH_FILES.fos, lines([...about, head, ...rows, ...blanks], ',')],
    [BENCH_FILES.fosMap, tidy(['well', 'experiment', 'cell', 'perturbation'], map)],
  ];
}

/** QuantStudio, a text with sections, and a table of what the samples are. */
function quantStudioExport(wells: readonly CqWell[]): [string, string][] {
  const nameOf = ({ experiment, perturbation }: CqWell): string => `${perturbation} ${experiment}`;
  const head = ['Well', 'Well Position', 'Omit', 'Sample Name', 'Target Name', 'Task', 'Reporter', 'CT'];
  const rows = wells.map((well, at) => [
    ...[at + 1, wellOf384(at), 'false', nameOf(well), well.gene, 'UNKNOWN', 'SYBR', well.cq.toFixed(3)],
  ]);
  const about = [['* Block Type = 384-Well Block'], [`* Experiment Name = ${WORLD_NOTICE}`], []];
  const footer = [[], ['Analysis Type', 'Singleplex'], ['Endogenous Control', REFERENCES.join(' ')]];
  const samples = new Map(wells.map((well) => [nameOf(well), well]));
  const map = [...samples].map(([name, { experiment, perturbation }]) => [
    ...[name, experiment, QUERY.myeloma, perturbation],
  ]);
  return [
    [BENCH_FILES.others, lines([...about, ['[Results]'], head, ...rows, ...footer], '\t')],
    [BENCH_FILES.othersMap, tidy(['sample', 'experiment', 'cell', 'perturbation'], map)],
  ];
}

/** Doublings in a day, of the control and without FOS. */
const DOUBLINGS = { control: 1, withoutFos: 0.7 } as const;

/** Counted cells, a column for each well and a row for each time; a plate is an experiment. */
function countsByWell(planted: boolean, random: Random): [string, string][] {
  const wells = ['A1', 'A2', 'A3', 'B1', 'B2', 'B3'];
  const arms = ['siCtrl', 'siFOS'];
  const plates = names('plate', 4);
  const rows = plates.flatMap((plate) => {
    const seeded = 50_000 * Math.exp(0.15 * random.normal());
    const day = 0.1 * random.normal();
    const rates = [DOUBLINGS.control, planted ? DOUBLINGS.withoutFos : DOUBLINGS.control].map(
      (rate) => rate + day + 0.06 * random.normal(),
    );
    return [0, 24, 48, 72].map((hours) => [
      ...[plate, hours],
      ...wells.map((_, at) => {
        const doublings = (rates[Math.floor(at / WELLS)] * hours) / 24;
        return Math.round((seeded * power(2, doublings) * Math.exp(0.1 * random.normal())) / 100) * 100;
      }),
    ]);
  });
  const map = plates.flatMap((plate, day) =>
    wells.map((well, at) => [
      ...[plate, well, `day ${day + 1}`, QUERY.myeloma, arms[Math.floor(at / WELLS)], 'count'],
    ]),
  );
  return [
    [BENCH_FILES.growth, tidy(['plate', 'time (h)', ...wells], rows)],
    [BENCH_FILES.growthMap, tidy(['plate', 'well', 'experiment', 'cell', 'perturbation', 'target'], map)],
  ];
}

/** Intensities of a co-IP in both directions: of the bait and, with and without the interaction, of the prey in the precipitate. */
const BANDS = { input: 12_000, bait: 40_000, prey: 6_500, nothing: 700 } as const;

/** Fiji's table of results, a row for each lane, and a table of what the lanes are. */
function bandsOfFiji(planted: boolean, random: Random): [string, string][] {
  const lanes = names('lysate', 4).flatMap((experiment) =>
    ([QUERY.antigen, 'FOS'] as const).flatMap((bait) => {
      const caught = Math.exp(0.2 * random.normal());
      return [QUERY.antigen, 'FOS'].flatMap((target) => {
        const exposure = Math.exp(0.3 * random.normal());
        const inPrecipitate = target === bait ? BANDS.bait : planted ? BANDS.prey * caught : BANDS.nothing;
        return (
          [
            ['input', '', BANDS.input],
            ['IP', bait, inPrecipitate],
            ['IgG', 'IgG', BANDS.nothing],
          ] as const
        ).map(([fraction, antibody, level]) => ({
          intensity: Math.round(level * exposure * Math.exp(0.1 * random.normal())),
          map: [
            experiment,
            QUERY.myeloma,
            `${experiment}, ${bait}-IP, ${target} blot`,
            fraction,
            antibody === '' ? bait : antibody,
            target,
          ],
        }));
      });
    }),
  );
  const head = [' ', 'Label', 'Area', 'Mean', 'IntDen', 'RawIntDen'];
  const area = 1200;
  const rows = lanes.map(({ intensity }, i) => [
    ...[i + 1, `${WORLD_NOTICE}.tif`, area, (intensity / area).toFixed(3), intensity, intensity],
  ]);
  const columns = ['lane', 'experiment', 'cell', 'gel', 'fraction', 'antibody', 'target'];
  const map = lanes.map((lane, i) => [i + 1, ...lane.map]);
  return [
    [BENCH_FILES.coIp, lines([head, ...rows], ',')],
    [BENCH_FILES.coIpMap, tidy(columns, map)],
  ];
}

/** log2 percent of input: bound, without FOS, and of IgG or where nothing is bound. */
const PERCENT = { bound: 0.5, withoutFos: -1.1, background: -4.5 } as const;
const INPUT_FRACTION = 0.01;

/** Ikaros at two promoters, with and without FOS, as people write it. */
function promoters(planted: boolean, random: Random): string {
  const head = ['experiment', 'cell', 'perturbation', 'fraction', 'antibody', 'target'];
  const regions = [...BOUND_PROMOTERS.map((gene) => `${gene} promoter`), NEGATIVE_REGION];
  const rows = names('chromatin', 4).flatMap((experiment) =>
    ['siCtrl', 'siFOS'].flatMap((perturbation) =>
      regions.flatMap((region) => {
        const input = 25 + 0.3 * random.normal();
        const percent =
          !planted || region === NEGATIVE_REGION
            ? PERCENT.background
            : perturbation === 'siCtrl'
              ? PERCENT.bound
              : PERCENT.withoutFos;
        const cqOf = (log2Percent: number): number =>
          input + Math.log2(100 * INPUT_FRACTION) - log2Percent + 0.25 * random.normal();
        return (
          [
            ['input', '', input],
            ['IP', QUERY.antigen, cqOf(percent)],
            ['IgG', 'IgG', cqOf(PERCENT.background)],
          ] as const
        ).flatMap(([fraction, antibody, cq]) =>
          Array.from({ length: WELLS }, () => [
            ...[experiment, QUERY.myeloma, perturbation, fraction, antibody, region],
            ...[fraction === 'input' ? INPUT_FRACTION : '', (cq + NOISE.well * random.normal()).toFixed(2)],
          ]),
        );
      }),
    ),
  );
  return tidy([...head, 'input_fraction', 'cq'], rows, ',');
}

/** Doses and the part of the cells that each leaves alive, and what both kill beyond Bliss. Where nothing is planted the inhibitor is inert. */
const BARS = {
  drug: { dose: 1, left: 0.7 },
  inhibitor: { dose: 20, left: 0.8 },
  beyondBliss: 0.22,
} as const;

/** A plate reader's plates of 96, one for each experiment, and a table of what lies where. */
function luminescence(planted: boolean, random: Random): [string, string][] {
  const bars = [
    [0, 0],
    [BARS.drug.dose, 0],
    [0, BARS.inhibitor.dose],
    [BARS.drug.dose, BARS.inhibitor.dose],
  ] as const;
  const wells = Array.from({ length: 16 }, (_, i) => ({ row: 1 + Math.floor(i / 4), column: 1 + (i % 4) }));
  const plates = names('plate', 3);
  const text = plates.flatMap((plate) => {
    const signal = 20_000 * Math.exp(0.15 * random.normal());
    // A drug is weaker on some days: what it kills moves by a tenth of itself.
    const [one, other] = [BARS.drug.left, planted ? BARS.inhibitor.left : 1].map(
      (left) => 1 - (1 - left) * (1 + 0.1 * random.normal()),
    );
    const both = one * other - (planted ? BARS.beyondBliss * (1 + 0.1 * random.normal()) : 0);
    const left = [1, one, other, both].map((part) => part * (1 + 0.02 * random.normal()));
    const values = new Map(
      wells.map(({ row, column }) => [
        wellName(row, column),
        Math.round(signal * left[row - 1] * (1 + 0.04 * random.normal())),
      ]),
    );
    const grid = Array.from('ABCDEFGH', (letter, row) => [
      letter,
      ...Array.from({ length: 12 }, (_, column) => values.get(wellName(row, column)) ?? ''),
    ]);
    return [[plate, ...Array.from({ length: 12 }, (_, column) => column + 1)], ...grid, []];
  });
  const head = ['plate', 'well', 'experiment', 'cell', 'drug', 'dose', 'second_drug', 'second_dose'];
  const map = plates.flatMap((plate, day) =>
    wells.map(({ row, column }) => [
      ...[plate, wellName(row, column), `day ${day + 1}`, QUERY.myeloma],
      ...['lenalidomide', bars[row - 1][0], 'T-5224', bars[row - 1][1], 'µM', 'µM'],
    ]),
  );
  return [
    [BENCH_FILES.combination, lines([[HEADER], [], ...text], ',')],
    [BENCH_FILES.combinationMap, tidy([...head, 'dose_unit', 'second_dose_unit'], map)],
  ];
}

/** Lines and patients; the patients' cells were enough for one experiment. */
export const LINES = [QUERY.myeloma, 'KMS-12-BM', 'NCI-H929', 'OPM-2', 'RPMI-8226'] as const;
export const PATIENTS = ['P01', 'P02'] as const;

/** log2 fold changes of IRF4 without FOS, one row for each line or patient. */
function effectsOverLines(planted: boolean, random: Random): Table {
  const head = ['unit', 'kind', 'perturbation', 'target', 'log2_fold_change', 'sd', 'n', 'notice'];
  const rows = [...LINES, ...PATIENTS].map((unit, at) => {
    const n = at < LINES.length ? 3 : 1;
    const truly = (planted ? -0.9 : 0) + 0.25 * random.normal();
    const found = Array.from({ length: n }, () => truly + 0.26 * random.normal());
    const mean = found.reduce((sum, value) => sum + value, 0) / n;
    const sd = Math.sqrt(found.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1));
    const numbers = [Number(mean.toFixed(3)), n === 1 ? null : Number(sd.toFixed(3)), n];
    return [unit, n === 1 ? 'patient' : 'line', 'siFOS', 'IRF4', ...numbers, WORLD_NOTICE];
  });
  return { columns: head.map((name, column) => ({ name, values: rows.map((row) => row[column]) })) };
}

// A small ChIP-Atlas in the real layout with made-up experiments, peaks and genes on real hg38 chromosomes.
import { gzipSync } from 'node:zlib';
import { createRandom } from '../../src/statistics/random.ts';

export interface MadeUpExperiment {
  readonly experiment: string;
  readonly antigenClass: string;
  readonly antigen: string;
  readonly cellClass: string;
  readonly cell: string;
  readonly attributes: readonly string[];
  /** Share of its peaks that lie on the sites of IKZF1. */
  readonly shared: number;
  readonly peaks: number;
}

export interface MadeUpPeak {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

const tf = 'TFs and others';

export const experiments: readonly MadeUpExperiment[] = [
  ['SRX9000001', tf, 'IKZF1', 'Blood', 'MM.1S', ['treatment=none', 'source_name=MM1S'], 1, 900],
  ['SRX9000002', tf, 'IKZF1', 'Blood', 'MM.1S', ['treatment=lenalidomide 10 uM for 24 h'], 0.9, 300],
  ['SRX9000003', tf, 'IKZF3', 'Blood', 'MM.1S', ['source_name=MM1S'], 0.8, 700],
  ['SRX9000004', tf, 'IKZF1', 'Blood', 'OPM-2', ['cell line=OPM-2'], 0.8, 600],
  ['SRX9000005', tf, 'PRDM1', 'Blood', 'U-266', [], 0.6, 500],
  ['SRX9000006', tf, 'FOS', 'Blood', 'K-562', ['genotype=wild type'], 0.6, 800],
  ['SRX9000007', tf, 'FOS', 'Blood', 'K-562', ['genotype=FOS KO'], 0.1, 60],
  ['SRX9000008', tf, 'CTCF', 'Blood', 'MM.1S', [], 0.05, 1200],
  ['SRX9000009', tf, 'CTCF', 'Blood', 'K-562', [], 0.05, 1100],
  ['SRX9000010', tf, 'GFP', 'Blood', 'K-562', [], 0.3, 100],
  ['SRX9000011', 'Histone', 'H3K27ac', 'Blood', 'MM.1S', [], 0.7, 1500],
  ['SRX9000012', tf, 'FOS', 'Breast', 'MCF-7', [], 0.3, 700],
  ['SRX9000013', tf, 'REST', 'Neural', 'SH-SY5Y', [], 0.02, 500],
  ['SRX9000014', tf, 'SPI1', 'Blood', 'HL-60', ['disease state=acute leukemia'], 0.2, 0],
].map(([experiment, antigenClass, antigen, cellClass, cell, attributes, shared, peaks]) => ({
  experiment: experiment as string,
  antigenClass: antigenClass as string,
  antigen: antigen as string,
  cellClass: cellClass as string,
  cell: cell as string,
  attributes: attributes as string[],
  shared: shared as number,
  peaks: peaks as number,
}));

const CHROMOSOMES: readonly [string, number][] = [
  ['chr1', 248_956_422],
  ['chr2', 242_193_529],
  ['chr6', 170_805_979],
  ['chr18', 80_373_285],
  ['chr22', 50_818_468],
];

const THRESHOLD_SCORE: Readonly<Record<string, number>> = { '05': 50, '10': 100, '20': 200 };

/** Genes whose TSSs the made-up factors like; positions are those of hg38 to the nearest 100 bp. */
export const genes: readonly [symbol: string, chromosome: string, tss: number, accession: string][] = [
  ['IRF4', 'chr6', 391_700, 'NM_002460'],
  ['SLAMF7', 'chr1', 160_739_100, 'NM_021181'],
  ['BCL2', 'chr18', 63_319_800, 'NM_000633'],
  ['BCL2', 'chr18', 63_320_100, 'NM_000657'],
  ['PRDM1', 'chr6', 106_086_300, 'NM_001198'],
  ['CD48', 'chr1', 160_681_600, 'NM_001778'],
  ['RIBC2', 'chr22', 45_413_700, 'NR_026951'],
  ...Array.from({ length: 60 }, (_, i): [string, string, number, string] => [
    `MADEUP${i + 1}`,
    CHROMOSOMES[i % 5][0],
    1_000_000 + 700_000 * i,
    `NM_99${String(i).padStart(4, '0')}`,
  ]),
];

/** Peaks of one experiment at Q < 1E-05, sorted. */
export function peaksOf(experiment: MadeUpExperiment): MadeUpPeak[] {
  const sites = siteList();
  const number = Number(experiment.experiment.slice(-3));
  const random = createRandom(1000 + number);
  const peaks: MadeUpPeak[] = [];
  for (let i = 0; i < experiment.peaks; i++) {
    const site = sites[random.integer(sites.length)];
    const [chromosome, size] = CHROMOSOMES[random.integer(CHROMOSOMES.length)];
    const onSite = random.uniform() < experiment.shared;
    const middle = onSite ? site[1] + random.integer(61) - 30 : 20_000 + random.integer(size - 40_000);
    const width = 150 + random.integer(300);
    const start = middle - (width >> 1);
    const score = 51 + Math.floor(120 * random.exponential());
    peaks.push({ chromosome: onSite ? site[0] : chromosome, start, end: start + width, score });
  }
  return peaks.sort((a, b) =>
    a.chromosome < b.chromosome ? -1 : a.chromosome > b.chromosome ? 1 : a.start - b.start,
  );
}

/** The peaks of every experiment by its name. */
export function peaksOfAll(): ReadonlyMap<string, readonly MadeUpPeak[]> {
  return new Map(experiments.map((each) => [each.experiment, peaksOf(each)]));
}

/** Whether two places share a base. */
export function overlapping(a: Omit<MadeUpPeak, 'score'>, b: Omit<MadeUpPeak, 'score'>): boolean {
  return a.chromosome === b.chromosome && a.start < b.end && a.end > b.start;
}

function siteList(): [string, number][] {
  const random = createRandom(7);
  const sites: [string, number][] = genes.map(([, chromosome, tss]) => [chromosome, tss + 200]);
  while (sites.length < 1500) {
    const [chromosome, size] = CHROMOSOMES[random.integer(CHROMOSOMES.length)];
    sites.push([chromosome, 100_000 + random.integer(size - 200_000)]);
  }
  return sites;
}

/** Every file of the made-up server, by its path below the base address. */
export function madeUpChipAtlas(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const put = (path: string, lines: readonly string[]): void => {
    files.set(path, Buffer.from(lines.length === 0 ? '' : `${lines.join('\n')}\n`));
  };
  put(
    'metadata/experimentList.tab',
    experiments.map((each, i) =>
      [
        each.experiment,
        'hg38',
        each.antigenClass,
        each.antigen,
        each.cellClass,
        each.cell,
        'Tissue=made up',
        `${20_000_000 + 1111 * i},${90 - i}.5,1${i % 10}.1,${each.peaks}`,
        `GSM900000${i}: made-up ${each.antigen} in ${each.cell}`,
        ...each.attributes,
      ].join('\t'),
    ),
  );
  for (const [code, least] of Object.entries(THRESHOLD_SCORE)) {
    const light: string[] = [];
    for (const each of experiments) {
      const peaks = peaksOf(each).filter(({ score }) => score > least);
      if (peaks.length === 0) continue;
      put(
        `hg38/eachData/bed${code}/${each.experiment}.${code}.bed`,
        peaks.map(({ chromosome, start, end, score }, i) =>
          [
            chromosome,
            start,
            end,
            `${each.experiment}.${code}_peak_${i + 1}`,
            score,
            '.',
            (score / 20).toFixed(5),
            (score / 9).toFixed(5),
            (score / 10).toFixed(5),
            (end - start) >> 1,
          ].join('\t'),
        ),
      );
      light.push(
        ...peaks.map(({ chromosome, start, end, score }) =>
          [chromosome, start, end, each.experiment, Math.min(score, 1000)].join('\t'),
        ),
      );
    }
    light.sort((a, b) => {
      const [x, y] = [a.split('\t'), b.split('\t')];
      return x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : Number(x[1]) - Number(y[1]);
    });
    files.set(`hg38/allPeaks_light/allPeaks_light.hg38.${code}.bed.gz`, gzipSync(`${light.join('\n')}\n`));
  }
  put(
    'others/lib/TSS/TSS.hg38.bed',
    genes.map(([symbol, chromosome, tss, accession]) => [chromosome, tss, tss, symbol, accession].join('\t')),
  );
  put(
    'others/lib/genome_size/hg38.chrom.sizes',
    CHROMOSOMES.map((each) => each.join('\t')),
  );
  return files;
}

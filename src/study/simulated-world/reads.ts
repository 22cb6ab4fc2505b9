// Reads of a chip with and without the drug, on one chromosome and on a second genome's that was added to every sample.
import type { Assembly } from '../../genome/assembly.ts';
import type { Random } from '../../statistics/random.ts';
import type { SimulatedPeaks } from './binding.ts';
import { QUERY, WORLD_NOTICE } from './world-plan.ts';

/** A place that the factor was planted at. */
export interface PlantedSite {
  /** Where its fragments lie around, 0-based bp. */
  readonly middle: number;
  /** Part of its binding that the drug leaves. */
  readonly left: number;
}

export interface SimulatedReads {
  readonly sites: readonly PlantedSite[];
  /** Texts of the files, by their names. */
  readonly files: ReadonlyMap<string, string>;
}

export const READS_CHROMOSOME = 'chr22';
/** Beginning of the names of the second genome's chromosomes. */
export const SPIKE_IN = 'dm6_';
/** Samples without the drug, and with it. */
export const GROUPS = ['DMSO', 'lenalidomide'] as const;
export const REPLICATES = 3;

/** Names of the files. */
export const READS_FILES = {
  sheet: 'samples.simulated.tsv',
  chip: (group: string, replicate: number) => `${QUERY.antigen}_${group}_${replicate}.simulated.bed.gz`,
  input: 'input.simulated.bed.gz',
} as const;

/** Bases that reads can be placed on; the short arm is not known. */
export const PLACES = { start: 10_700_000, end: 50_700_000 };
const SPIKED_PLACES = { start: 0, end: 2_000_000 };
/** The drug degrades the factor: sites keep this part of it, all but each sixth, which keeps all. */
const LEFT = 0.25;
const KEPT_EACH = 6;
/** Sites nearer to each other would be one peak, bp. */
const APART = 2_000;
/** Reads of a sample, and what it is made of where nothing was lost: reads at a site on average, elsewhere, and of the second genome. */
const DEPTH = 16_000;
const AT_SITE = 70;
const ELSEWHERE = 4_500;
const SPIKED = 1_500;
const READ = 36;
export const FRAGMENT = { mean: 200, deviation: 20, jitter: 40 };

/** @param peaks of the query's factor; where nothing is planted there is neither a site nor a loss */
export function drawReads(
  peaks: SimulatedPeaks,
  assembly: Assembly,
  planted: boolean,
  random: Random,
): SimulatedReads {
  const found = planted ? sitesOf(peaks, assembly) : [];
  const mean = found.reduce((sum, { signal }) => sum + signal, 0) / found.length;
  const sites = found.map(({ middle, signal }, at) => ({
    ...{ middle, left: at % KEPT_EACH === KEPT_EACH - 1 ? 1 : LEFT },
    reads: AT_SITE * Math.min(3, Math.max(0.4, signal / mean)),
  }));
  const files = new Map<string, string>();
  const rows = ['sample\treads\tgroup\tnotice'];
  for (const group of GROUPS)
    for (let replicate = 1; replicate <= REPLICATES; replicate++) {
      const file = READS_FILES.chip(group, replicate);
      const bound = sites.map(({ middle, left, reads }) => ({
        middle,
        reads: reads * (group === GROUPS[0] ? 1 : left),
      }));
      files.set(file, sampleText(bound, random.split(`${group} ${replicate}`)));
      rows.push([`${group}_${replicate}`, file, group, WORLD_NOTICE].join('\t'));
    }
  files.set(READS_FILES.input, sampleText([], random.split('input')));
  files.set(READS_FILES.sheet, `${rows.join('\n')}\n`);
  return { sites: sites.map(({ middle, left }) => ({ middle, left })), files };
}

function sitesOf(
  { count, chromosome, summit, signal }: SimulatedPeaks,
  assembly: Assembly,
): { middle: number; signal: number }[] {
  const number = assembly.find(READS_CHROMOSOME);
  const sites: { middle: number; signal: number }[] = [];
  for (let peak = 0; peak < count; peak++) {
    const middle = summit[peak];
    if (chromosome[peak] !== number || middle < PLACES.start + APART || middle > PLACES.end - APART) continue;
    if (middle - (sites.at(-1)?.middle ?? -APART) >= APART) sites.push({ middle, signal: signal[peak] });
  }
  return sites;
}

/** One sample, sequenced to the depth of all: where sites were lost, more of its reads are of everything else. */
function sampleText(sites: readonly { middle: number; reads: number }[], random: Random): string {
  const lines: string[] = [];
  const whole = sites.reduce((sum, { reads }) => sum + reads, ELSEWHERE + SPIKED);
  const scale = DEPTH / whole;
  const place = (chromosome: string, middle: number): void => {
    const length = Math.max(READ, Math.round(FRAGMENT.mean + FRAGMENT.deviation * random.normal()));
    const start = Math.round(middle - length / 2);
    const isForward = random.integer(2) === 0;
    const first = isForward ? start : start + length - READ;
    if (first >= 0)
      lines.push([chromosome, first, first + READ, WORLD_NOTICE, 0, isForward ? '+' : '-'].join('\t'));
  };
  for (const { middle, reads } of sites) {
    const count = random.poisson(reads * scale * Math.exp(0.1 * random.normal()));
    for (let read = 0; read < count; read++)
      place(READS_CHROMOSOME, middle + FRAGMENT.jitter * random.normal());
  }
  const anywhere = (chromosome: string, { start, end }: typeof PLACES, count: number): void => {
    for (let read = 0; read < count; read++) place(chromosome, start + random.integer(end - start));
  };
  anywhere(READS_CHROMOSOME, PLACES, random.poisson(ELSEWHERE * scale));
  anywhere(`${SPIKE_IN}chr2L`, SPIKED_PLACES, random.poisson(SPIKED * scale));
  return `${lines.join('\n')}\n`;
}

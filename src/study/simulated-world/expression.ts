import type { GeneModels } from '../../genome/genes.ts';
import type { Random } from '../../statistics/random.ts';
import { isSilentElsewhere } from '../../expression/expressed-here.ts';
import type { Landscape } from './landscape.ts';
import { NAMED_TARGETS, QUERY, RISING_GENES } from './world-plan.ts';

/** Simulated arrays: log2 intensities of probes, with the design of the samples. */
export interface SimulatedArrays {
  readonly samples: readonly { name: string; treatment: string; cell: string; replicate: number }[];
  /** Probes with their place, chr:first-last, 1-based; empty for probes of no gene. */
  readonly probes: readonly { name: string; symbol: string; place: string }[];
  /** log2 intensity, probes x samples, row by row. */
  readonly values: Float64Array;
  /** Planted log2 fold change (lenalidomide - control) in the myeloma line, by gene symbol, where not 0. */
  readonly planted: ReadonlyMap<string, number>;
}

const BYSTANDERS = 3_600;
const INDIRECT = 120;
const EMPTY_PROBES = 150;
const PROBE_LENGTH = 60;
/** Level of a probe that nothing binds. */
const SILENCE = 4.2;
/** Level below which a probe is one of the poor ones. */
const FAINT = 6;

const SAMPLES: SimulatedArrays['samples'] = [
  ...[1, 2, 3, 4].map((replicate) => sample('control', 'MM.1S', replicate)),
  ...[1, 2, 3, 4].map((replicate) => sample('lenalidomide', 'MM.1S', replicate)),
  sample('control', 'KMS-12-BM', 1),
  sample('lenalidomide', 'KMS-12-BM', 1),
];

function sample(treatment: string, cell: string, replicate: number): SimulatedArrays['samples'][number] {
  return { name: `SIM_${cell.replace(/\W/g, '')}_${treatment}_${replicate}`, treatment, cell, replicate };
}

/**
 * Arrays of lenalidomide against control: four pairs in the myeloma line and a single pair in a second line.
 * The planted targets fall, interferon genes rise, some genes change without a site, and the mRNA of the factor
 * itself stays as it was: the drug acts on its protein.
 */
export function drawArrays(
  genes: GeneModels,
  landscape: Landscape,
  planted: boolean,
  random: Random,
): SimulatedArrays {
  const symbols = Array.from(landscape.geneRows, (row) => genes.symbol[row]);
  const change = new Map<string, number>();
  const named = new Set<string>(NAMED_TARGETS);
  for (const gene of landscape.targets) {
    const fall = named.has(symbols[gene]) ? 1.2 + 0.6 * random.uniform() : 0.7 + 0.9 * random.uniform();
    change.set(symbols[gene], -fall);
  }
  const present = new Set(symbols);
  for (const symbol of RISING_GENES) if (present.has(symbol)) change.set(symbol, 1 + 1.5 * random.uniform());
  const onArray = new Set([...change.keys(), QUERY.antigen, 'IKZF3', 'FOS', 'PRDM1', 'ACTB', 'GAPDH']);
  const order = random.shuffle(Int32Array.from(symbols.keys()));
  for (const gene of order.subarray(0, BYSTANDERS)) {
    const symbol = symbols[gene];
    if (onArray.has(symbol)) continue;
    onArray.add(symbol);
    if (change.size < 156 + RISING_GENES.length + INDIRECT) {
      const size = 0.6 + 0.8 * random.uniform();
      change.set(symbol, random.uniform() < 0.5 ? size : -size);
    }
  }
  const probes = [...onArray]
    .filter((symbol) => present.has(symbol))
    .sort()
    .flatMap((symbol) => probesOf(symbol, isSilentElsewhere(symbol), random));
  for (let probe = 0; probe < EMPTY_PROBES; probe++)
    probes.push({ symbol: '', sensitivity: 0, level: SILENCE });
  const rowOf = new Map(Array.from(landscape.geneRows, (row) => [genes.symbol[row], row]));
  const columns = SAMPLES.length;
  const values = new Float64Array(probes.length * columns);
  probes.forEach((probe, row) => {
    const deviation = 0.1 + 0.1 * random.uniform();
    const effect = planted ? (change.get(probe.symbol) ?? 0) * probe.sensitivity : 0;
    const otherLine = 0.5 * random.normal();
    SAMPLES.forEach(({ treatment, cell }, column) => {
      const treated = treatment === 'lenalidomide' ? effect * (cell === 'MM.1S' ? 1 : 0.7) : 0;
      const line = cell === 'MM.1S' ? 0 : otherLine;
      values[row * columns + column] = probe.level + line + treated + deviation * random.normal();
    });
  });
  return {
    samples: SAMPLES,
    probes: probes.map(({ symbol, level }, row) => ({
      name: `SIM${String(row + 1).padStart(5, '0')}_at`,
      symbol,
      // Poor probes are the faint ones: they lie further from the 3' end than the others.
      place: placeOf(genes, rowOf.get(symbol), level < FAINT ? 900 : 120),
    })),
    values,
    planted: planted ? change : new Map(),
  };
}

/** A probe of 60 bases, so far from the 3' end of the gene, or as far as the gene is long. */
function placeOf(genes: GeneModels, row: number | undefined, distance: number): string {
  if (row === undefined) return '';
  const { chromosomeNames, chromosome, start, end, strand } = genes;
  const within = Math.min(distance, end[row] - start[row] - PROBE_LENGTH);
  const first = strand[row] > 0 ? end[row] - within - PROBE_LENGTH : start[row] + within;
  return `${chromosomeNames[chromosome[row]]}:${first + 1}-${first + PROBE_LENGTH}`;
}

/** @param silent whether the gene is one that these cells do not express, such as a receptor of smell */
function probesOf(
  symbol: string,
  silent: boolean,
  random: Random,
): { symbol: string; sensitivity: number; level: number }[] {
  const level = 6.5 + 5 * random.uniform();
  const good = { symbol, sensitivity: 0.85 + 0.3 * random.uniform(), level };
  const poor = { symbol, sensitivity: 0.3 + 0.3 * random.uniform(), level: 5 + random.uniform() };
  // As many numbers are drawn for a silent gene: the other genes do not depend on it.
  if (silent) good.level = poor.level = SILENCE;
  return random.uniform() < 0.3 ? [good, poor] : [good];
}

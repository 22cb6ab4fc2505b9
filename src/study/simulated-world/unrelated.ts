import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { Random } from '../../statistics/random.ts';
import { mean } from '../../statistics/descriptive.ts';
import { peaksAt, type SimulatedPeaks } from './binding.ts';
import type { SimulatedArrays } from './expression.ts';
import type { Landscape } from './landscape.ts';

/** Chance of a peak at a gene of the lowest and of the highest level. */
const [FEWEST, MOST] = [0.1, 0.9];
/** Peaks that lie anywhere. */
const STRAYS = 300;

/**
 * Peaks of a factor that has nothing to do with the drug: it sits at the promoters of the genes that the arrays measure, the surer the
 * more these are expressed, whether they change or not. Expressed genes are also those whose changes are seen, so that most of the
 * changed genes are bound.
 */
export function drawUnrelated(
  genes: GeneModels,
  assembly: Assembly,
  { landscape, arrays }: { readonly landscape: Landscape; readonly arrays: SimulatedArrays },
  random: Random,
): SimulatedPeaks {
  const samples = arrays.samples.length;
  const controls = arrays.samples.flatMap(({ treatment }, column) =>
    treatment === 'control' ? [column] : [],
  );
  const levelOf = new Map<string, number>();
  arrays.probes.forEach(({ symbol }, row) => {
    const level = mean(controls.map((column) => arrays.values[row * samples + column]));
    levelOf.set(symbol, Math.max(level, levelOf.get(symbol) ?? -Infinity));
  });
  const measured = Array.from(landscape.geneRows).filter((row) => levelOf.has(genes.symbol[row]));
  const levels = measured.map((row) => levelOf.get(genes.symbol[row]) ?? 0).sort((a, b) => a - b);
  const [lowest, highest] = [levels[0], levels[levels.length - 1]];
  const sites = measured.flatMap((row) => {
    const height = ((levelOf.get(genes.symbol[row]) ?? lowest) - lowest) / (highest - lowest);
    // As many numbers are drawn for a gene without a peak.
    const [chance, offset, strength] = [random.uniform(), 120 * random.normal(), random.normal()];
    if (chance >= FEWEST + (MOST - FEWEST) * height) return [];
    const chromosome = assembly.find(genes.chromosomeNames[genes.chromosome[row]]);
    return [
      {
        chromosome,
        summit: genes.tss[row] + Math.round(offset),
        signal: 4 * Math.exp(height + 0.3 * strength),
      },
    ];
  });
  const columns = {
    chromosome: Uint16Array.from(sites, ({ chromosome }) => chromosome),
    summit: Int32Array.from(sites, ({ summit }) => summit),
    signal: Float64Array.from(sites, ({ signal }) => signal),
  };
  return peaksAt(assembly, columns, STRAYS, random);
}

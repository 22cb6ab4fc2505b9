import { BuildCheck } from '../atlas/build/build-check.ts';
import { counted } from '../counted.ts';
import { InputError } from '../errors.ts';
import { knownAssembly, type Assembly } from '../genome/assembly.ts';
import { chromosomeCodes } from '../genome/chromosome-names.ts';
import type { GeneModels } from '../genome/genes.ts';
import type { TssIndex } from '../genome/nearest-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { gatheringAtTss } from '../targets/gathering-at-tss.ts';

/** Genes that a chromosome's end may be behind before the models count as those of another build. */
const FEW_GENES = 3;
/** Chromosomes that are named in a message. */
const NAMED = 5;

/**
 * Whether peaks and gene models belong together: chromosomes without genes are said, another build is refused where
 * the ends of chromosomes show it, and warned of where peaks do not gather at TSSs.
 * @param assemblyName what the user or the atlas calls the build; undefined where nobody says
 * @throws InputError where no peak has a chromosome with genes, or coordinates lie beyond the ends of the assembly's chromosomes
 */
export function checkPeaksAndGenes(
  path: string,
  peaks: PeakColumns,
  index: TssIndex,
  assemblyName: string | undefined,
  tell: (sentence: string) => void,
): void {
  const { genes: models } = index;
  refuseUnknownChromosomes(path, peaks, models, tell);
  const assembly = assemblyName === undefined ? undefined : knownAssembly(assemblyName);
  if (assembly !== undefined) {
    refuseForeignGenes(models, assembly);
    const beyond = beyondEnds(peaks.chromosomeNames, peaks.chromosome, peaks.end, assembly);
    new BuildCheck(assembly, undefined).refuseOtherBuild(path, peaks, beyond);
  }
  const { ratio, share, suspicious } = gatheringAtTss(index, peaks);
  if (suspicious)
    tell(
      `WARNING: only ${(100 * share).toFixed(1)} % of the summits lie within 1 kb of a TSS of ${models.source}, ${ratio.toFixed(1)} times as many as after moving the peaks: peaks and genes look like different genome builds`,
    );
}

function refuseUnknownChromosomes(
  path: string,
  { chromosomeNames, chromosome, count }: PeakColumns,
  models: GeneModels,
  tell: (sentence: string) => void,
): void {
  const codes = chromosomeCodes(chromosomeNames, models.chromosomeNames);
  const lost = new Uint32Array(chromosomeNames.length);
  for (const code of chromosome) if (codes[code] < 0) lost[code]++;
  const without = [...lost.keys()].filter((code) => lost[code] > 0).sort((a, b) => lost[b] - lost[a]);
  const peaks = lost.reduce((sum, n) => sum + n, 0);
  if (peaks === 0) return;
  const named = without.slice(0, NAMED).map((code) => `${chromosomeNames[code]} ${lost[code]}`);
  const listed = named.join(', ') + (without.length > NAMED ? ', ...' : '');
  if (peaks === count)
    throw new InputError('no peak lies on a chromosome that has genes', {
      file: path,
      expected: `names such as ${models.chromosomeNames.slice(0, 3).join(', ')}, as in ${models.source}`,
      found: listed,
      fix: 'give peaks and gene models of the same genome: --genes FILE',
    });
  tell(
    `${counted(peaks, 'peak')} on ${counted(without.length, 'sequence')} without genes in ${models.source}: ${listed}`,
  );
}

function refuseForeignGenes(models: GeneModels, assembly: Assembly): void {
  const beyond = beyondEnds(models.chromosomeNames, models.chromosome, models.end, assembly);
  if (beyond <= FEW_GENES) return;
  throw new InputError(`the gene models are not those of ${assembly.name}`, {
    file: models.source,
    found: `${beyond} of ${models.count} transcripts end beyond a chromosome of ${assembly.name}`,
    fix: 'give gene models of that build, or name theirs: --genome NAME',
  });
}

function beyondEnds(
  names: readonly string[],
  chromosome: Uint16Array,
  end: Int32Array,
  assembly: Assembly,
): number {
  const sizes = names.map((name) => assembly.sizes[assembly.find(name)] ?? Infinity);
  return end.reduce((count, position, row) => count + Number(position > sizes[chromosome[row]]), 0);
}

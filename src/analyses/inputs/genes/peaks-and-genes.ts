import { BuildCheck } from '../../../atlas/making/build-check.ts';
import { InputError } from '../../../errors.ts';
import { knownAssembly } from '../../../genome/assembly.ts';
import { chromosomeCodes } from '../../../genome/chromosome-names.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import type { TssIndex } from '../../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import { beyondEnds, refuseForeignGenes } from './gene-models.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import { gatheringAtTss } from '../../../targets/binding/gathering-at-tss.ts';

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
): Notice[] {
  const { genes: models } = index;
  const without = chromosomesWithoutGenes(path, peaks, models);
  const assembly = assemblyName === undefined ? undefined : knownAssembly(assemblyName);
  if (assembly !== undefined) {
    refuseForeignGenes(models, assembly);
    const beyond = beyondEnds(peaks.chromosomeNames, peaks.chromosome, peaks.end, assembly);
    new BuildCheck(assembly, undefined).refuseOtherBuild(path, peaks, beyond);
  }
  const { ratio, share, suspicious } = gatheringAtTss(index, peaks);
  if (!suspicious) return without;
  const gathering = { percent: (100 * share).toFixed(1), ratio: ratio.toFixed(1), source: models.source };
  return [...without, caution('genes.other-build-suspected', gathering)];
}

/** @throws InputError where no chromosome of the peaks has a gene */
function chromosomesWithoutGenes(
  path: string,
  { chromosomeNames, chromosome, count }: PeakColumns,
  models: GeneModels,
): Notice[] {
  const codes = chromosomeCodes(chromosomeNames, models.chromosomeNames);
  const lost = new Uint32Array(chromosomeNames.length);
  for (const code of chromosome) if (codes[code] < 0) lost[code]++;
  const without = [...lost.keys()].filter((code) => lost[code] > 0).sort((a, b) => lost[b] - lost[a]);
  const peaks = lost.reduce((sum, n) => sum + n, 0);
  if (peaks === 0) return [];
  const named = without.slice(0, NAMED).map((code) => `${chromosomeNames[code]} ${lost[code]}`);
  const names = named.join(', ') + (without.length > NAMED ? ', ...' : '');
  if (peaks === count)
    throw new InputError('no peak lies on a chromosome that has genes', {
      file: path,
      expected: `names such as ${models.chromosomeNames.slice(0, 3).join(', ')}, as in ${models.source}`,
      found: names,
      fix: 'give peaks and gene models of the same genome: --genes FILE',
    });
  return [
    note('genes.chromosomes-without', { peaks, sequences: without.length, source: models.source, names }),
  ];
}

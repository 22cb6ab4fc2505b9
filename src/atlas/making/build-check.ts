import { InputError } from '../../errors.ts';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import { guessBuild, type BuildCandidate } from '../../genome/build-check.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { takePeaks } from '../../genome/place.ts';

/** Builds of one species that files are mixed up between; the first family that holds a build is asked. */
const FAMILIES = [
  ['hg38', 'hg19'],
  ['hg18', 'hg19', 'hg38'],
  ['mm10', 'mm39', 'mm9'],
  ['dm6', 'dm3'],
  ['ce11', 'ce10'],
] as const;
/** Peaks over a chromosome's end that a caller may produce. */
const FEW = 3;
/** Summits that are compared with TSSs: enough for a share, few enough to cost nothing. */
const SAMPLE = 2000;

/** Refuses peak files that look like another build of the species. */
export class BuildCheck {
  readonly #candidates: readonly BuildCandidate[];
  readonly #hasTss: boolean;

  /** @param genes gene models of the assembly, where there are any */
  constructor(assembly: Assembly, genes: GeneModels | undefined) {
    const family = FAMILIES.find((builds) => (builds as readonly string[]).includes(assembly.name)) ?? [];
    const others = family
      .filter((name) => name !== assembly.name)
      .flatMap((name) => candidate(name, genes !== undefined));
    // A share at TSSs speaks only where that of another build is known, too.
    this.#hasTss = genes !== undefined && others.some(({ tss }) => tss !== undefined);
    const own = { assembly, tss: this.#hasTss && genes !== undefined ? indexTss(genes) : undefined };
    this.#candidates = [own, ...others];
  }

  /**
   * @param peaks as in their file
   * @param beyondEnd peaks that end beyond their chromosome
   * @throws InputError where coordinates or TSSs speak for another build
   */
  refuseOtherBuild(path: string, peaks: PeakColumns, beyondEnd: number): void {
    if (this.#candidates.length < 2 || (beyondEnd <= FEW && !this.#hasTss)) return;
    const looked = beyondEnd > FEW ? peaks : sampleOf(peaks);
    const guess = guessBuild(looked, this.#candidates);
    if (!guess.contradictsExpected) return;
    throw new InputError(guess.message.split(': ')[0].replace(/^These/, 'these'), {
      key: guess.looksLike === undefined ? 'query.not-this-build' : 'query.other-build',
      values: { genome: this.#candidates[0].assembly.name, other: guess.looksLike ?? '' },
      file: path,
      found: guess.message.replace(/^[^:]*: /, '').split('. ')[0],
      fix: 'convert them with liftOver, or leave them out',
    });
  }
}

function candidate(name: string, withTss: boolean): BuildCandidate[] {
  const assembly = knownAssembly(name);
  if (assembly === undefined) return [];
  const genes = withTss ? builtInGenes(name) : undefined;
  return [{ assembly, tss: genes && indexTss(genes) }];
}

function sampleOf(peaks: PeakColumns): PeakColumns {
  if (peaks.count <= SAMPLE) return peaks;
  return takePeaks(
    peaks,
    Uint32Array.from({ length: SAMPLE }, (_, i) => Math.floor((i * peaks.count) / SAMPLE)),
  );
}

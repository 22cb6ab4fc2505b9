import { poolReads } from '../../../calling/replicates/split-reads.ts';
import { readReads } from '../../../formats/reads/reads-file.ts';
import type { ReadChoices } from '../../../formats/reads/read-choices.ts';
import { chromosomeKey } from '../../../genome/chromosome-names.ts';
import { KNOWN_ASSEMBLIES, knownAssembly } from '../../../genome/assembly.ts';
import type { AlignedReads } from '../../../genome/reads/aligned-reads.ts';
import { readsOn } from '../../../genome/reads/read-numbers.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import { refused } from '../../../messages/refused.ts';

/** The reads of one sample, its replicates taken together. */
export interface OpenedReads {
  /** What messages call them. */
  readonly name: string;
  readonly reads: AlignedReads;
  /** Assembly by the lengths of its chromosomes, where the files tell these. */
  readonly assembly?: string;
  readonly notices: readonly Notice[];
}

/** A chip and its control, on one set of chromosome names. */
export interface ChipAndControl {
  readonly chip: OpenedReads;
  readonly control?: OpenedReads;
  /** Threads that may work on them; as many as processors where it is left out. */
  readonly threads?: number;
}

/** Names of chromosomes that a notice lists. */
const NAMED = 5;

/**
 * Reads the files of a chip and of its control.
 * @throws InputError for a file that cannot be read, and for files that do not go together: of two layouts, of two assemblies, or
 * without a chromosome in common
 */
export async function openReads(
  chips: readonly string[],
  controls: readonly string[],
  choices: ReadChoices = {},
): Promise<ChipAndControl> {
  const chip = await openSample(chips, choices);
  if (controls.length === 0) return { chip };
  const control = await openSample(controls, { ...choices, layout: chip.reads.layout });
  return { chip, control: besideChip(chip, control) };
}

/** The reads of one sample, its replicates taken together. @throws InputError as `openReads` does */
export async function openSample(paths: readonly string[], choices: ReadChoices): Promise<OpenedReads> {
  const [path, ...others] = paths;
  const first = await readReads(path, choices);
  const runs = [first];
  for (const other of others) {
    const next = await readReads(other, { ...choices, layout: choices.layout ?? first.reads.layout });
    refuseOtherGenome(first.path, first.reads, other, next.reads);
    runs.push({ ...next, reads: onNamesOf(first.reads, next.reads) });
  }
  const notices = runs.map(({ path: file, reads }) => ({
    ...note('reads.kept', { reads: reads.counts.kept, records: reads.counts.records, layout: reads.layout }),
    about: { file },
  }));
  const reads = poolReads(runs.map((run) => run.reads));
  return { name: path, reads, assembly: assemblyOf(reads), notices };
}

/** The same reads with another run's names of chromosomes. */
function onNamesOf({ chromosomes }: AlignedReads, reads: AlignedReads): AlignedReads {
  const names = new Map(chromosomes.map(({ name }) => [chromosomeKey(name), name]));
  const renamed = <Chromosome extends { readonly name: string }>(chromosome: Chromosome): Chromosome => ({
    ...chromosome,
    name: names.get(chromosomeKey(chromosome.name)) ?? chromosome.name,
  });
  return reads.layout === 'single'
    ? { ...reads, chromosomes: reads.chromosomes.map(renamed) }
    : { ...reads, chromosomes: reads.chromosomes.map(renamed) };
}

/** The control on the chip's chromosomes, with what it lacks. @throws InputError for one of another genome */
export function besideChip(chip: OpenedReads, control: OpenedReads): OpenedReads {
  refuseOtherGenome(chip.name, chip.reads, control.name, control.reads);
  const reads = onNamesOf(chip.reads, control.reads);
  const held = new Set(
    reads.chromosomes.filter((chromosome) => readsOn(chromosome) > 0).map(({ name }) => name),
  );
  const missing = chip.reads.chromosomes.filter(
    (chromosome) => readsOn(chromosome) > 0 && !held.has(chromosome.name),
  );
  const notices: Notice[] = [...control.notices];
  if (missing.length > 0) {
    const listed = missing.slice(0, NAMED).map(({ name }) => name);
    notices.push(
      caution('reads.not-in-control', {
        chromosomes: missing.length,
        reads: missing.reduce((sum, chromosome) => sum + readsOn(chromosome), 0),
        names: listed.join(', ') + (missing.length > NAMED ? ', ...' : ''),
      }),
    );
  }
  return { ...control, reads, notices };
}

/** @throws InputError where two files share no chromosome, or give one of them another length */
export function refuseOtherGenome(
  file: string,
  first: AlignedReads,
  other: string,
  second: AlignedReads,
): void {
  const lengths = new Map(
    first.chromosomes.map(({ name, length }) => [chromosomeKey(name), { name, length }]),
  );
  let shared = false;
  for (const { name, length } of second.chromosomes) {
    const own = lengths.get(chromosomeKey(name));
    if (own === undefined) continue;
    shared = true;
    if (own.length === undefined || length === undefined || own.length === length) continue;
    throw refused(
      'reads.other-genome',
      { other: file },
      { file: other, expected: `${own.name} ${own.length}`, found: `${name} ${length}` },
    );
  }
  if (shared) return;
  const some = (reads: AlignedReads): string =>
    reads.chromosomes
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ');
  throw refused(
    'reads.no-chromosome',
    { other: file },
    { file: other, expected: some(first), found: some(second) },
  );
}

/** The assembly whose chromosomes have these lengths. */
export function assemblyOf({
  chromosomes,
}: {
  readonly chromosomes: readonly { readonly name: string; readonly length: number | undefined }[];
}): string | undefined {
  const told = chromosomes.filter(({ length }) => length !== undefined);
  return KNOWN_ASSEMBLIES.find((name) => {
    const assembly = knownAssembly(name)!;
    const known = told.map(({ name: each, length }) => ({ at: assembly.find(each), length }));
    const on = known.filter(({ at }) => at >= 0);
    return on.length > 0 && on.every(({ at, length }) => assembly.sizes[at] === length);
  });
}

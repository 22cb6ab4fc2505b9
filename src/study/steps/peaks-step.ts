import { InputError } from '../../errors.ts';
import { readPeakFile, type PeakFile } from '../../formats/peak-file.ts';
import type { Assembly } from '../../genome/assembly.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { placeOnAssembly, takePeaks, type PlacedPeaks } from '../../genome/place.ts';
import { message } from '../messages/message.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import { supportedPeaks } from '../replicate-support.ts';
import { orNull, type PeaksResult } from '../results.ts';

export function peaksStepName(entry: { readonly name: string }): string {
  return `peaks ${entry.name}`;
}

/** Reads the replicates of each ChIP-seq and keeps the peaks of the first that another one supports. */
export const peaksSteps: StepKind = (file) =>
  file.study.chip_seq.map((entry) => {
    const files = entry.peaks;
    if (files === undefined)
      return { name: peaksStepName(entry), state: 'not yet evaluated', reason: message('reason.no-peaks') };
    return {
      name: peaksStepName(entry),
      kind: 'peaks',
      version: 1,
      needs: [],
      inputs: files,
      parameters: { genome: file.study.genome, minimal_overlap_bp: 1 },
      run: (context: StepContext) => readReplicates(context, entry.name, entry.cell, files),
    };
  });

async function readReplicates(
  context: StepContext,
  name: string,
  cell: string,
  files: readonly string[],
): Promise<PeaksResult> {
  const { assembly } = context.resources;
  const notes: string[] = [];
  const replicates: { file: string; columns: PeakColumns }[] = [];
  for (const file of files) {
    const { read, placed } = await readPlacedPeaks(context.file.locate(file), assembly);
    notes.push(...read.notes.map((note) => `${file}: ${note}`));
    for (const { name: lost, peaks } of placed.dropped)
      notes.push(`${file}: ${peaks} peaks lie on ${lost}, which ${assembly.name} does not have`);
    replicates.push({ file, columns: placed.peaks });
  }
  const [first, ...others] = replicates.map(({ columns }) => columns);
  const kept = others.length === 0 ? first : takePeaks(first, supportedPeaks(first, others));
  return {
    name,
    cell,
    replicates: replicates.map(({ file, columns }) => ({ file, peaks: columns.count })),
    notes,
    peaks: {
      chromosome: Array.from(kept.chromosome, (code) => assembly.chromosomeNames[code]),
      start: Array.from(kept.start),
      end: Array.from(kept.end),
      summit: Array.from(kept.summit),
      signal: Array.from(kept.signal, orNull),
    },
  };
}

/**
 * Reads a peak file and places it on the study's genome.
 * @throws InputError for a faulty file, and for one without any chromosome of the genome
 */
export async function readPlacedPeaks(
  path: string,
  assembly: Assembly,
): Promise<{ read: PeakFile; placed: PlacedPeaks }> {
  const read = await readPeakFile(path, { stdin: false });
  const placed = placeOnAssembly(read.peaks, assembly);
  if (placed.peaks.count === 0) {
    throw new InputError(`no peak lies on a chromosome of ${assembly.name}`, {
      file: path,
      fix: 'is this another genome?',
    });
  }
  return { read, placed };
}

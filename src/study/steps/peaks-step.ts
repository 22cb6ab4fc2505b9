import { InputError } from '../../errors.ts';
import { readPeakFile, type PeakFile } from '../../formats/peak-file.ts';
import type { Assembly } from '../../genome/assembly.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { indexTss, nearestTss } from '../../genome/nearest-tss.ts';
import { placeOnAssembly, takePeaks, type PlacedPeaks } from '../../genome/place.ts';
import { message, type Message } from '../../messages/message.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import { supportedPeaks } from '../replicate-support.ts';
import { orNull, type PeaksResult } from '../results.ts';
import type { Study } from '../study-schema.ts';

/** Borders of the ranges of distance from a TSS, in bp. */
const PROMOTER = 1_000;
const NEAR = 10_000;
const DISTAL = 100_000;

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
      version: 2,
      needs: [],
      inputs: [...files, ...(file.study.genes === undefined ? [] : [file.study.genes])],
      parameters: {
        genome: file.study.genome,
        minimal_overlap_bp: 1,
        antigen: entry.antigen ?? file.study.factor,
        cell: entry.cell,
        condition: entry.condition ?? null,
      },
      run: (context: StepContext) => readReplicates(context, entry, files),
    };
  });

async function readReplicates(
  context: StepContext,
  { name, cell, antigen, condition }: Study['chip_seq'][number],
  files: readonly string[],
): Promise<PeaksResult> {
  const { assembly } = context.resources;
  const notes: Message[] = [];
  const replicates: { file: string; columns: PeakColumns }[] = [];
  for (const file of files) {
    const { read, placed } = await readPlacedPeaks(context.file.locate(file), assembly);
    notes.push(...read.notes.map((note) => message('note.message', { words: `${file}: ${note}` })));
    for (const { name: lost, peaks } of placed.dropped)
      notes.push(message('note.dropped', { file, peaks, chromosome: lost, genome: assembly.name }));
    replicates.push({ file, columns: placed.peaks });
  }
  const [first, ...others] = replicates.map(({ columns }) => columns);
  const kept = others.length === 0 ? first : takePeaks(first, supportedPeaks(first, others));
  return {
    name,
    antigen: antigen ?? context.file.study.factor,
    cell,
    condition: condition ?? null,
    replicates: replicates.map(({ file, columns }) => ({ file, peaks: columns.count })),
    notes,
    distances: await distancesOf(kept, context),
    peaks: {
      chromosome: Array.from(kept.chromosome, (code) => assembly.chromosomeNames[code]),
      start: Array.from(kept.start),
      end: Array.from(kept.end),
      summit: Array.from(kept.summit),
      signal: Array.from(kept.signal, orNull),
    },
  };
}

/** How far the peaks lie from the genes. */
async function distancesOf(
  peaks: PeakColumns,
  { resources }: StepContext,
): Promise<PeaksResult['distances']> {
  const genes = await resources.genes();
  if (genes === undefined) return null;
  const { gene, distance } = nearestTss(indexTss(genes), peaks);
  const counts = { promoter: 0, near: 0, distal: 0, far: 0 };
  for (let peak = 0; peak < peaks.count; peak++) {
    const away = gene[peak] < 0 ? Infinity : Math.abs(distance[peak]);
    counts[away <= PROMOTER ? 'promoter' : away <= NEAR ? 'near' : away <= DISTAL ? 'distal' : 'far']++;
  }
  return counts;
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

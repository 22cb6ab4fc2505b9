import { placeQuery, type Query } from '../../analyses/inputs/query.ts';
import { InputError } from '../../errors.ts';
import { readPeakFile } from '../../formats/peaks/peak-reader.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { indexTss, nearestTss } from '../../genome/nearest-tss.ts';
import { takePeaks } from '../../genome/place.ts';
import { message } from '../../messages/message.ts';
import { ownAntigens } from '../own-antigens.ts';
import { geneInputs } from '../plan/resources.ts';
import { defineStep, type Step, type StepContext } from '../plan/step.ts';
import { supportedPeaks } from '../replicate-support.ts';
import { orNull, peakColumnsOf, type PeaksResult } from '../results.ts';
import type { Study } from '../file/study-schema.ts';

/** Borders of the ranges of distance from a TSS, in bp. */
const PROMOTER = 1_000;
const NEAR = 10_000;
const DISTAL = 100_000;

type ChipSeq = Study['chip_seq'][number];

/** Reads the replicates of each ChIP-seq and keeps the peaks of the first that another one supports. */
export const peaksStep = defineStep<PeaksResult>({
  name: 'peaks',
  version: 3,
  stage: 'sites',
  plan: ({ file }) =>
    file.study.chip_seq.map((entry, index) => {
      const title = message('step.peaks', { name: entry.name });
      const files = entry.peaks;
      if (files === undefined)
        return { title, state: 'not yet evaluated', reason: message('reason.no-peaks') };
      return {
        title,
        of: entry,
        needs: [],
        check: 'by running',
        place: ['chip_seq', index],
        inputs: [...files, ...geneInputs(file.study)],
        parameters: {
          genome: file.study.genome,
          minimal_overlap_bp: 1,
          antigen: ownAntigens(file.study, entry).join(', '),
          cell: entry.cell,
          condition: entry.condition ?? null,
        },
        run: (context) => readReplicates(context, entry, files),
      };
    }),
  methods: (_, { study }) => [
    message('method.peaks', { factor: study.factor.join(', '), genome: study.genome }),
  ],
});

async function readReplicates(
  context: StepContext,
  entry: ChipSeq,
  files: readonly string[],
): Promise<PeaksResult> {
  const { name, cell, condition } = entry;
  const { assembly } = context.resources;
  const replicates: Query[] = [];
  for (const file of files) {
    const read = await readPeakFile(context.file.locate(file), { stdin: false });
    replicates.push(placeQuery(read, assembly, file));
  }
  const [first, ...others] = replicates.map(({ peaks }) => peaks);
  const kept = others.length === 0 ? first : takePeaks(first, supportedPeaks(first, others));
  if (kept.count === 0)
    throw new InputError(`no peak of ${files[0]} overlaps one of another replicate`, {
      file: files[0],
      expected: 'replicates of one experiment, which share peaks',
      found: `${first.count} peaks, none of them in ${files.slice(1).join(', ')}`,
      fix: 'are these the files of one experiment? Give others, or the best one alone',
    });
  return {
    name,
    antigen: ownAntigens(context.file.study, entry)[0],
    cell,
    condition: condition ?? null,
    replicates: replicates.map(({ name: file, peaks }) => ({ file, peaks: peaks.count })),
    notices: replicates.flatMap(({ notices }) => notices),
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

/** The peaks of a finished peaks step as the query of the steps after it; what was to be said of them is said. */
export function queryOf({ result, resources }: StepContext, step: Step<PeaksResult>): Query {
  const { peaks, replicates } = result(step);
  const columns = peakColumnsOf(peaks, resources.assembly.chromosomeNames);
  return { name: replicates[0].file, whole: columns, peaks: columns, notices: [] };
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

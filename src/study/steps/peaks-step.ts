import { placeQuery, type Query } from '../../analyses/inputs/query.ts';
import { openReads, type ChipAndControl } from '../../analyses/inputs/reads/open-reads.ts';
import { shortNames } from '../../analyses/inputs/reads/short-names.ts';
import { peaksCall } from '../../analyses/peaks/call.ts';
import { peaksQuality } from '../../analyses/peaks/qc.ts';
import { calledColumns } from '../../calling/called-columns.ts';
import { regionsOfPeaks } from '../../calling/counting/regions.ts';
import { qualityColumns } from '../../calling/quality/quality-columns.ts';
import { InputError } from '../../errors.ts';
import { readPeakFile } from '../../formats/peaks/peak-reader.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { indexTss, nearestTss } from '../../genome/nearest-tss.ts';
import { takePeaks } from '../../genome/place.ts';
import { message, type Notice } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { ownAntigens } from '../own-antigens.ts';
import { geneInputs } from '../plan/resources.ts';
import { defineStep, type Step, type StepContext } from '../plan/step.ts';
import { supportedPeaks } from '../replicate-support.ts';
import { TABLE } from '../table-names.ts';
import { orNull, peakColumnsOf, valuesOf, type PeaksResult } from '../results.ts';
import type { Study } from '../file/study-schema.ts';

/** Borders of the ranges of distance from a TSS, in bp. */
const PROMOTER = 1_000;
const NEAR = 10_000;
const DISTAL = 100_000;

type ChipSeq = Study['chip_seq'][number];

/** Reads the replicates of each ChIP-seq and keeps the peaks of the first that another one supports. */
export const peaksStep = defineStep<PeaksResult>({
  name: 'peaks',
  version: 5,
  stage: 'sites',
  plan: ({ file }) =>
    file.study.chip_seq.map((entry, index) => {
      const title = message('step.peaks', { name: entry.name });
      const { peaks, reads, control = [] } = entry;
      const files = peaks ?? [];
      // Reads are called where there are no peaks: a minute rather than a second, so not to be tried before.
      const called = peaks === undefined ? { reads: reads ?? [], control } : undefined;
      return {
        title,
        of: entry,
        needs: [],
        check: called === undefined ? 'by running' : 'when it runs',
        place: ['chip_seq', index],
        inputs: [...files, ...(called?.reads ?? []), ...(called?.control ?? []), ...geneInputs(file.study)],
        parameters: {
          ...(called !== undefined && { reads: called.reads.join(' '), control: called.control.join(' ') }),
          genome: file.study.genome,
          minimal_overlap_bp: 1,
          antigen: ownAntigens(file.study, entry).join(', '),
          cell: entry.cell,
          condition: entry.condition ?? null,
        },
        run: (context) =>
          called === undefined
            ? readReplicates(context, entry, files)
            : callReads(context, entry, called.reads, called.control),
      };
    }),
  tables: ({ name, quality }) =>
    quality === undefined ? [] : [{ name: TABLE.quality(name), table: tableOf(qualityColumns, quality) }],
  methods: (_, { study }) => [
    ...(study.chip_seq.some(({ peaks }) => peaks !== undefined)
      ? [message('method.peaks', { factor: study.factor.join(', '), genome: study.genome })]
      : []),
    ...(study.chip_seq.some(({ peaks }) => peaks === undefined)
      ? [message('method.called', { factor: study.factor.join(', '), genome: study.genome })]
      : []),
  ],
});

async function readReplicates(
  context: StepContext,
  entry: ChipSeq,
  files: readonly string[],
): Promise<PeaksResult> {
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
  return resultOf(context, entry, kept, {
    replicates: replicates.map(({ name: file, peaks }) => ({ file, peaks: peaks.count })),
    notices: replicates.flatMap(({ notices }) => notices),
  });
}

/** The peaks of reads, as `peaks call` calls them with what it takes where nothing is chosen. */
async function callReads(
  context: StepContext,
  entry: ChipSeq,
  reads: readonly string[],
  control: readonly string[],
): Promise<PeaksResult> {
  const { assembly } = context.resources;
  const located = (files: readonly string[]): string[] => files.map((file) => context.file.locate(file));
  const opened = await openReads(located(reads), located(control));
  const { table, notices } = await peaksCall(
    { ...opened, threads: context.threads },
    { genomeSize: opened.chip.assembly === undefined ? assembly.name : undefined },
  );
  if (table.columns[0].values.length === 0) throw refused('peaks.none-called', {}, { file: reads[0] });
  const quality = await qualityOf(context, opened, calledPeaks(table));
  // As the study names them: a report has no folders of one machine.
  const named = new Map([...reads, ...control].map((file) => [context.file.locate(file), file]));
  const said = [...notices, ...quality.notices].map((notice) =>
    notice.about?.file === undefined
      ? notice
      : { ...notice, about: { ...notice.about, file: named.get(notice.about.file) ?? reads[0] } },
  );
  const query = placeQuery({ path: reads[0], peaks: calledPeaks(table), notices: said }, assembly, reads[0]);
  return resultOf(context, entry, query.peaks, {
    replicates: [{ file: reads[0], peaks: query.peaks.count }],
    notices: query.notices,
    quality: quality.rows,
  });
}

/** The quality of the reads, as `peaks qc` measures it, in the peaks that were called of them. */
async function qualityOf(
  { resources: { assembly, genes } }: StepContext,
  { chip, control }: ChipAndControl,
  called: PeakColumns,
): Promise<{ rows: NonNullable<PeaksResult['quality']>; notices: readonly Notice[] }> {
  // What was read is told with the peaks.
  const [opened, beside] = [chip, control].map((each) => each && { ...each, notices: [] });
  const models = await genes();
  const { table, notices } = await peaksQuality({
    samples: [{ label: shortNames([chip.name])[0], opened: opened!, peaks: regionsOfPeaks([called]) }],
    ...(beside !== undefined && { control: beside }),
    ...(models !== undefined && { genes: models }),
    ...{ assembly: assembly.name, notices: [] },
  });
  const texts = (name: keyof typeof qualityColumns): (string | null)[] =>
    Array.from(valuesOf(table, name), (value) => (typeof value === 'string' ? value : null));
  const words = (name: keyof typeof qualityColumns): string[] => texts(name).map((text) => text ?? '');
  return {
    rows: {
      ...{ sample: words('sample'), measure: words('measure'), source: words('source') },
      ...{ threshold: texts('threshold'), verdict: texts('verdict'), reason: texts('reason') },
      value: Array.from(valuesOf(table, 'value'), (value) => orNull(Number(value))),
    },
    notices,
  };
}

/** Rows of called peaks as columns of peaks. */
function calledPeaks(table: Table): PeakColumns {
  const column = (key: keyof typeof calledColumns): ArrayLike<unknown> =>
    table.columns.find(({ of }) => of === calledColumns[key])!.values;
  const numbers = (key: keyof typeof calledColumns): number[] => Array.from(column(key), Number);
  const names = Array.from(column('chrom'), String);
  const chromosomeNames = [...new Set(names)];
  const code = new Map(chromosomeNames.map((name, at) => [name, at]));
  const [start, offset] = [numbers('start'), numbers('summitOffset')];
  return {
    ...{ count: names.length, chromosomeNames },
    chromosome: Uint16Array.from(names, (name) => code.get(name)!),
    start: Int32Array.from(start),
    end: Int32Array.from(numbers('end')),
    summit: Int32Array.from(start, (from, row) => from + offset[row]),
    signal: Float64Array.from(numbers('signal')),
    score: Float64Array.from(numbers('score')),
  };
}

async function resultOf(
  context: StepContext,
  entry: ChipSeq,
  kept: PeakColumns,
  found: Pick<PeaksResult, 'replicates' | 'notices' | 'quality'>,
): Promise<PeaksResult> {
  const { assembly } = context.resources;
  return {
    name: entry.name,
    antigen: ownAntigens(context.file.study, entry)[0],
    cell: entry.cell,
    condition: entry.condition ?? null,
    ...found,
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

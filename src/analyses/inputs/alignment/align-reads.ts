// From reads as a sequencer writes them to reads on a genome, by the user's own programs.
import { readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { flushFile, renamePatiently, throughLinks } from '../../../formats/folders/durable.ts';
import { countFastq } from '../../../formats/reads/fastq-records.ts';
import { fileHead, rawHead } from '../../../formats/text/file-head.ts';
import { readingFault, writeFault } from '../../../formats/text/system-fault.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import { refused } from '../../../messages/refused.ts';
import type { Answer } from '../../../tables/answer.ts';
import { tableOf, type Table } from '../../../tables/table.ts';
import { choose, type Choices, type Choosing } from '../choices.ts';
import { alignmentColumns } from './alignment-columns.ts';
import { alignmentIndex, type Aligner, type FoundIndex } from './alignment-index.ts';
import { needPrograms, programAtHand, type FoundProgram } from './programs.ts';
import { runChain, type Command, type Told } from './running.ts';
import { inWorkFolder } from './work-folder.ts';

/** What may be chosen when reads are aligned. */
export const alignReadsChoices = {
  aligner: { type: 'one of', values: ['bowtie2', 'bwa'], unit: 'name', help: 'peaks-align.choice.aligner' },
} as const satisfies Choices;

/** What is aligned, to what, and where the reads go. */
export interface ReadsToAlign {
  /** One file of single ends, or two of pairs. */
  readonly reads: readonly string[];
  readonly genome?: string | undefined;
  readonly genomes?: string | undefined;
  /** An index of the user's own. */
  readonly index?: string | undefined;
  readonly bam: string;
  readonly threads?: number | undefined;
}

/** The programs in the order in which they worked. */
export interface AlignedAnswer extends Answer {
  readonly counts: AlignmentCounts;
}

/** Reads, of pairs both. */
export interface AlignmentCounts {
  /** As the sequencer wrote them. */
  readonly read: number;
  readonly trimmed: number;
  readonly aligned: number;
  readonly inPairs: number;
  readonly duplicates: number;
}

/** Below it a genome of another species, adapters or a contamination are likely. **Source:** Bailey et al. 2013, PLoS Comput Biol 9:e1003326. */
const WORRYING_SHARE = 0.5;
/** Fragments of pairs up to which two reads belong together, bp: bowtie2 has 500. */
const LONGEST_FRAGMENT = 1000;
/** Bases between two synchronisations of bwa's threads: without it their number would change the answer. */
const BWA_BATCH = '100000000';
const HEAD = 4096;

/**
 * Trims reads where fastp is at hand, aligns them, marks duplicates and sorts, all of it in one stream, into an indexed BAM file.
 * @param say is told what takes its time before it does
 * @throws InputError for files that are no reads, programs that are missing or fail, and where there is no index and none can be made
 */
export async function alignReads(
  { reads, bam, threads = availableParallelism(), ...sources }: ReadsToAlign,
  asking: Choosing<typeof alignReadsChoices> = {},
  say: (notice: Notice) => void = () => undefined,
): Promise<AlignedAnswer> {
  const { aligner: asked } = choose(alignReadsChoices, asking);
  refuseOtherFiles(reads, bam);
  const inputs = reads.map((file, at) => ({
    file,
    name: `reads_${at + 1}.fastq${isPacked(file) ? '.gz' : ''}`,
  }));
  const aligner =
    asked ??
    (programAtHand('bowtie2') === undefined && programAtHand('bwa') !== undefined ? 'bwa' : 'bowtie2');
  const programs: Map<string, FoundProgram> = needPrograms(
    aligner,
    'samtools',
    ...(aligner === 'bowtie2' ? (['bowtie2-build'] as const) : []),
  );
  const fastp = programAtHand('fastp');
  const notices: Notice[] = fastp === undefined ? [caution('peaks-align.untrimmed')] : [];
  const index = await alignmentIndex(aligner, sources, threads, say);
  notices.push(...index.notices);
  const target = throughLinks(bam);
  const steps = stepsOf(aligner, {
    names: inputs.map(({ name }) => name),
    trims: fastp !== undefined,
    threads,
  });
  say(
    note('peaks-align.started', { programs: [...new Set(steps.map(({ program }) => program))].join(', ') }),
  );
  return inWorkFolder(target, async (place) => {
    linkInputs(place, inputs, index);
    const counting = countInputs(inputs);
    const told = await runChain(steps, place, counting);
    const read = await counting;
    await runChain([{ program: 'samtools', args: ['index', ALIGNED] }], place);
    const [{ output }] = await runChain(
      [{ program: 'samtools', args: ['flagstat', '-O', 'json', ALIGNED] }],
      place,
    );
    const counts = countsOf(output, read);
    const taken =
      fastp === undefined ? counts.trimmed : readsBefore(readFileSync(join(place, 'fastp.json'), 'utf8'));
    if (taken !== read)
      throw refused('peaks-align.lost', { program: steps[0].program, reads: read, taken: taken ?? '?' });
    putInPlace(place, target);
    notices.push(
      ...warningsOf(steps, told),
      ...countsSaid(counts, { paired: reads.length === 2, trims: fastp !== undefined }),
    );
    if (fastp !== undefined) programs.set('fastp', fastp);
    return { table: recordOf({ index, steps, inputs, counts, programs, bam }), counts, notices };
  });
}

/** @throws InputError for what is no file of reads, and for one file twice */
function refuseOtherFiles(reads: readonly string[], bam: string): void {
  if (reads.length === 0 || reads.length > 2)
    throw refused('peaks-align.how-many', {}, { found: reads.join(', ') });
  if (!/\.bam$/i.test(bam)) throw refused('peaks-align.no-bam', {}, { file: bam });
  if (reads.length === 2 && throughLinks(reads[0]) === throughLinks(reads[1]))
    throw refused('peaks-align.same-file', {}, { file: reads[1] });
  for (const file of reads) {
    try {
      if (!statSync(file).isFile()) throw refused('peaks-align.no-file', {}, { file });
    } catch (error) {
      throw readingFault(error, file) ?? error;
    }
    const head = fileHead(file, HEAD);
    if (head === undefined || head[0] !== 0x40)
      throw refused(
        'peaks-align.no-fastq',
        {},
        { file, expected: '@', found: head?.subarray(0, 12).toString('latin1') },
      );
  }
}

/** A program of the chain, and what it does there. */
interface Step extends Command {
  readonly step: 'trim' | 'align' | 'pair' | 'sort' | 'duplicates';
}

/** A file of reads under the name by which programs know it. */
interface Input {
  readonly file: string;
  readonly name: string;
}

/** Programs tell by a file's name whether it is compressed: they are given one that says so. */
function isPacked(file: string): boolean {
  return rawHead(file, 2)?.equals(Buffer.from([0x1f, 0x8b])) === true;
}

/** Programs see only names that are made here, in a folder of their own: no name of the user's is read as an option, a list or a command. */
function linkInputs(place: string, inputs: readonly Input[], { prefix, suffixes }: FoundIndex): void {
  const links = [
    ...inputs.map(({ file, name }) => [file, name]),
    ...suffixes.map((suffix) => [prefix + suffix, GENOME + suffix]),
  ];
  for (const [file, name] of links) {
    try {
      symlinkSync(resolve(file), join(place, name));
    } catch (error) {
      throw writeFault(error, join(place, name));
    }
  }
}

/** Fewer threads for what waits for the aligner anyway. */
const BESIDE = 4;

function stepsOf(
  aligner: Aligner,
  {
    names,
    trims,
    threads,
  }: { readonly names: readonly string[]; readonly trims: boolean; readonly threads: number },
): Step[] {
  const paired = names.length === 2;
  const [first, second] = names;
  const beside = String(Math.min(threads, BESIDE));
  const steps: Step[] = [];
  // One thread keeps the order of the reads, and is faster than some aligners together.
  if (trims)
    steps.push({
      ...{ step: 'trim', program: 'fastp' },
      args: [
        ...['-i', first, ...(paired ? ['-I', second, '--detect_adapter_for_pe'] : []), '--stdout'],
        ...['--thread', '1', '--json', 'fastp.json', '--html', 'fastp.html'],
      ],
    });
  steps.push({ step: 'align', program: aligner, args: alignerArguments(aligner, { names, trims, threads }) });
  if (paired) steps.push({ step: 'pair', program: 'samtools', args: ['fixmate', '-m', '-u', '-', '-'] });
  steps.push(
    { step: 'sort', program: 'samtools', args: ['sort', '-@', beside, '-u', '-T', 'sorting', '-'] },
    { step: 'duplicates', program: 'samtools', args: ['markdup', '-@', beside, '-', ALIGNED] },
  );
  return steps;
}

/** What files are called in the folder where programs work. */
const ALIGNED = 'aligned.bam';
const GENOME = 'genome';

function alignerArguments(
  aligner: Aligner,
  {
    names,
    trims,
    threads,
  }: { readonly names: readonly string[]; readonly trims: boolean; readonly threads: number },
): string[] {
  const paired = names.length === 2;
  const [first, second] = names;
  if (aligner === 'bwa') {
    const reads = trims ? [...(paired ? ['-p'] : []), GENOME, '-'] : [GENOME, ...names];
    return ['mem', '-t', String(threads), '-K', BWA_BATCH, ...reads];
  }
  const single = ['-U', trims ? '-' : first];
  const pairs = [
    '-X',
    String(LONGEST_FRAGMENT),
    ...(trims ? ['--interleaved', '-'] : ['-1', first, '-2', second]),
  ];
  return ['-p', String(threads), '--reorder', '-x', GENOME, ...(paired ? pairs : single)];
}

/** What samtools counted in the file. */
function countsOf(flagstat: string, read: number): AlignmentCounts {
  const passed = numbersIn(flagstat, 'QC-passed reads');
  return {
    ...{ read, trimmed: passed('primary'), aligned: passed('primary mapped') },
    ...{ inPairs: passed('properly paired'), duplicates: passed('primary duplicates') },
  };
}

/**
 * The reads of all files, counted apart from the programs: one that was given half a file may be content with it.
 * @throws InputError for a file that is not whole, and where mates are missing
 */
async function countInputs(inputs: readonly Input[]): Promise<number> {
  const counts = await Promise.all(inputs.map(({ file }) => countFastq(file)));
  const [first, second = first] = counts;
  if (first !== second) throw refused('peaks-align.unequal', { first, second }, { file: inputs[1].file });
  return counts.reduce((sum, count) => sum + count, 0);
}

function numbersIn(json: string, part: string): (name: string) => number {
  const told = partOf(JSON.parse(json), part);
  return (name) => Number(partOf(told, name) ?? 0);
}

/** fastp repeats its own command line in its report, which need be no JSON: only the first part is looked at. */
function readsBefore(report: string): number | undefined {
  const told = /"before_filtering"\s*:\s*\{\s*"total_reads"\s*:\s*(\d+)/.exec(report)?.[1];
  return told === undefined ? undefined : Number(told);
}

function partOf(told: unknown, name: string): unknown {
  return typeof told === 'object' && told !== null ? (told as Record<string, unknown>)[name] : undefined;
}

/** The file of reads, and then its index, whose old one would fit neither. */
function putInPlace(place: string, target: string): void {
  try {
    for (const end of ['', '.bai']) flushFile(join(place, ALIGNED + end));
    rmSync(`${target}.bai`, { force: true });
    for (const end of ['', '.bai']) renamePatiently(join(place, ALIGNED + end), target + end);
  } catch (error) {
    throw writeFault(error, target);
  }
}

function warningsOf(steps: readonly Step[], told: readonly Told[]): Notice[] {
  return told.flatMap(({ warnings }, at) =>
    warnings.map((line) => caution('peaks-align.warned', { program: steps[at].program, line })),
  );
}

const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(1);

function countsSaid(
  { read, trimmed, aligned, inPairs, duplicates }: AlignmentCounts,
  { paired, trims }: { readonly paired: boolean; readonly trims: boolean },
): Notice[] {
  const said: Notice[] = [];
  if (trims)
    said.push(note('peaks-align.trimmed', { reads: read, kept: trimmed, share: percent(trimmed, read) }));
  said.push(note('peaks-align.aligned', { reads: trimmed, aligned, share: percent(aligned, trimmed) }));
  if (paired) said.push(note('peaks-align.in-pairs', { reads: inPairs, share: percent(inPairs, trimmed) }));
  said.push(note('peaks-align.duplicates', { reads: duplicates, share: percent(duplicates, aligned) }));
  if (trimmed === 0) said.push(caution('peaks-align.no-reads'));
  else if (aligned / trimmed < WORRYING_SHARE)
    said.push(caution('peaks-align.few-aligned', { share: percent(aligned, trimmed) }));
  return said;
}

interface Done {
  readonly index: FoundIndex;
  readonly steps: readonly Step[];
  readonly inputs: readonly Input[];
  readonly counts: AlignmentCounts;
  readonly programs: ReadonlyMap<string, FoundProgram>;
  readonly bam: string;
}

/** How it was done, with the names that the user knows. */
function recordOf({ index, steps, inputs, counts, programs, bam }: Done): Table {
  const known = new Map([
    ...inputs.map(({ file, name }) => [name, file] as const),
    ...[[GENOME, index.prefix] as const, [ALIGNED, bam] as const],
  ]);
  const all = [...(index.built === undefined ? [] : [{ step: 'index', ...index.built }]), ...steps];
  const { read, trimmed, aligned, duplicates } = counts;
  const through: Readonly<Record<string, readonly [number | undefined, number]>> = {
    trim: [read, trimmed],
    align: [trimmed, aligned],
    duplicates: [aligned, aligned - duplicates],
  };
  const numbers = all.map(({ step }) => through[step] ?? [undefined, undefined]);
  return tableOf(alignmentColumns, {
    step: all.map(({ step }) => step),
    program: all.map(({ program }) => program),
    version: all.map(({ program }) => programs.get(program)?.version),
    readsIn: numbers.map(([before]) => before),
    readsOut: numbers.map(([, after]) => after),
    share: numbers.map(([before, after]) =>
      before === undefined || after === undefined || before === 0 ? undefined : after / before,
    ),
    command: all.map(({ program, args }) =>
      [program, ...args.map((arg) => quoted(known.get(arg) ?? arg))].join(' '),
    ),
  });
}

/** As a shell would take it for one word. */
function quoted(word: string): string {
  return /^[\w.,:/=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

import type { ColdQuery } from './cold-query.ts';
import type { Counts } from './contenders.ts';
import type { MeasuredBuild } from './measured-build.ts';
import type { AtlasFacts } from './simulated-atlas.ts';
import type { StartUp } from './start-up.ts';
import type { StreamSizes } from './stream-sizes.ts';

export interface Contender {
  readonly name: string;
  readonly milliseconds: readonly number[];
  readonly counts: Counts;
}

export interface QueryFacts {
  readonly queryIntervals: number;
  /** Sum of the counts over experiments. */
  readonly unique: number;
  readonly rounds: number;
}

/** A table of medians and of the ratio to the first contender, as Markdown. */
export function queryReport(facts: QueryFacts, contenders: readonly Contender[]): string {
  const reference = median(contenders[0].milliseconds);
  const rows = contenders.map(({ name, milliseconds }) => {
    const times = ratio(reference / median(milliseconds));
    return `| ${name.replaceAll('|', '\\|')} | ${spread(milliseconds)} | ${milliseconds.length} | ${times} |`;
  });
  return `${whole(facts.queryIntervals)} query intervals; page cache warm; contenders alternate in ${facts.rounds} rounds. The counts of all
contenders are equal for every experiment (sum ${whole(facts.unique)}).

| contender | ms: median (min-max) | runs | times as fast |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

export function coldReport(cold: readonly ColdQuery[]): string {
  const rows = cold.map(
    ({ milliseconds, fileBytes, reads }) =>
      `| ${format(milliseconds)} | ${megabytes(fileBytes)} | ${megabytes(reads.bytesTouched)} | ${megabytes(reads.bytesRead)} | ${(reads.bytesRead / reads.bytesTouched).toFixed(3)} | ${whole(reads.reads)} | ${reads.mostInFlight} |`,
  );
  return `The peaks file dropped from the page cache, the first query of a new process, its threads' reads counted by the reader:

| ms, counting alone | file, MB | touched blocks, MB | read, MB | read / touched | reads | most under way at once |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

export function startUpReport(startUps: readonly StartUp[]): string {
  const bare = median(startUps[0].milliseconds);
  const rows = startUps.map(
    ({ command, milliseconds }) =>
      `| ${command} | ${spread(milliseconds)} | ${(median(milliseconds) - bare).toFixed(1)} |`,
  );
  return `Processor time of a whole process, ${startUps[0].milliseconds.length} runs each, in turn:

| command | ms: median (min-max) | above \`node -e 0\` |
| --- | --- | --- |
${rows.join('\n')}
`;
}

export function buildReport(builds: readonly MeasuredBuild[]): string {
  const rows = builds.map(({ peaks, threads, seconds, processorSeconds, megabytes: memory }) => {
    const millions = peaks / 1e6;
    const cells = [
      whole(peaks),
      threads,
      seconds.toFixed(1),
      (seconds / millions).toFixed(3),
      (processorSeconds / millions).toFixed(3),
      memory.toFixed(0),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `Building the atlas from one plain BED file per experiment:

| peaks | threads | seconds | seconds per million | processor seconds per million | peak memory, MB |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

export function sizeReport(facts: AtlasFacts, sizes: StreamSizes): string {
  const each = (bytes: number): string => (bytes / facts.peaks).toFixed(2);
  const positions = sizes.start + sizes.width + sizes.experiment;
  return `Bytes per peak: ${each(facts.positionBytes)} for positions (start ${each(sizes.start)}, width ${each(sizes.width)}, experiment ${each(sizes.experiment)},
directory and block headers ${each(facts.positionBytes - positions)}); ${each(facts.scoreBytes)} for signal ${each(sizes.signal)}, score ${each(sizes.score)}, summit ${each(sizes.summit)} and headers.
`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function spread(milliseconds: readonly number[]): string {
  return `${format(median(milliseconds))} (${format(Math.min(...milliseconds))}-${format(Math.max(...milliseconds))})`;
}

function whole(value: number): string {
  return value.toLocaleString('en');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function format(milliseconds: number): string {
  return milliseconds < 100 ? milliseconds.toFixed(1) : whole(Math.round(milliseconds));
}

function ratio(value: number): string {
  return value >= 10 ? whole(Math.round(value)) : value.toPrecision(2);
}

import type { Counts } from './contenders.ts';

export interface Contender {
  readonly name: string;
  readonly milliseconds: readonly number[];
  readonly counts: Counts;
}

export interface Facts {
  readonly experiments: number;
  readonly peaks: number;
  readonly positionBytes: number;
  readonly scoreBytes: number;
  readonly queryIntervals: number;
  /** Sum of the counts over experiments. */
  readonly unique: number;
  readonly rounds: number;
  readonly machine: string;
  readonly buildSeconds: number | undefined;
}

/** A table of medians and of the ratio to the first contender, as Markdown. */
export function markdownReport(facts: Facts, contenders: readonly Contender[]): string {
  const reference = median(contenders[0].milliseconds);
  const rows = contenders.map(({ name, milliseconds }) => {
    const middle = median(milliseconds);
    const spread = `${format(Math.min(...milliseconds))}-${format(Math.max(...milliseconds))}`;
    return `| ${name.replaceAll('|', '\\|')} | ${format(middle)} (${spread}) | ${milliseconds.length} | ${ratio(reference / middle)} |`;
  });
  const build =
    facts.buildSeconds === undefined
      ? ''
      : `\nBuilding the atlas from BED text took ${facts.buildSeconds.toFixed(1)} s: ${((facts.buildSeconds / facts.peaks) * 1e6).toFixed(3)} s per million peaks.\n`;
  return `## ${facts.experiments.toLocaleString('en')} simulated experiments, ${facts.peaks.toLocaleString('en')} peaks, ${facts.queryIntervals.toLocaleString('en')} query intervals

${facts.machine}. Page cache warm; contenders alternate in ${facts.rounds} rounds. The counts of all
contenders are equal for every experiment (sum ${facts.unique.toLocaleString('en')}).

| contender | ms: median (min-max) | runs | times as fast |
| --- | --- | --- | --- |
${rows.join('\n')}

Atlas: ${(facts.positionBytes / facts.peaks).toFixed(2)} bytes per peak for positions and experiments with their directory,
${(facts.scoreBytes / facts.peaks).toFixed(2)} for summits, signals and scores.
${build}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function format(milliseconds: number): string {
  return milliseconds < 100 ? milliseconds.toFixed(1) : Math.round(milliseconds).toLocaleString('en');
}

function ratio(value: number): string {
  return value >= 10 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);
}

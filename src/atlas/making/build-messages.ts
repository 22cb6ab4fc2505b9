import { counted } from '../../counted.ts';
import { inEnglish, type Message, type Value } from '../../messages/message.ts';
import type { ReadResult } from './build-tasks.ts';

/** Gathers what happened to the experiments of a build, so that each thing is said once with its counts. */
export class BuildMessages {
  readonly #genome: string;
  readonly #dropped = new Map<string, { peaks: number; experiments: number }>();
  /** Notices of the reader, the same of several experiments with the sums of their numbers. */
  readonly #notices = new Map<string, Message & { readonly experiments: number }>();
  #differing = 0;
  #firstDifference = '';
  #beyondEnd = 0;
  #clipped = 0;
  #withoutPeaks = 0;
  #blacklisted = 0;

  constructor(genome: string) {
    this.#genome = genome;
  }

  /** Peaks that were left out because of the blacklist. */
  get blacklisted(): number {
    return this.#blacklisted;
  }

  /** @param stated peaks that the sheet says the experiment has; NaN where it says nothing */
  add(result: ReadResult, stated: number): void {
    let read = result.peaks + result.blacklisted + result.beyondEnd;
    for (const { name, peaks } of result.dropped) {
      const entry = this.#dropped.get(name) ?? { peaks: 0, experiments: 0 };
      entry.peaks += peaks;
      entry.experiments++;
      this.#dropped.set(name, entry);
      read += peaks;
    }
    for (const notice of result.notices) {
      const text = JSON.stringify([notice.key, ...Object.values(notice.values).filter(isText)]);
      const { values, experiments } = this.#notices.get(text) ?? { values: {}, experiments: 0 };
      this.#notices.set(text, {
        key: notice.key,
        values: added(values, notice.values),
        experiments: experiments + 1,
      });
    }
    if (!Number.isNaN(stated) && stated !== read) {
      this.#differing++;
      if (this.#firstDifference === '')
        this.#firstDifference = `${result.path} has ${read}, the sheet says ${stated}`;
    }
    if (result.peaks === 0) this.#withoutPeaks++;
    this.#beyondEnd += result.beyondEnd;
    this.#clipped += result.clipped;
    this.#blacklisted += result.blacklisted;
  }

  /** Chromosomes that the genome does not have, most peaks first. */
  dropped(): { chromosome: string; peaks: number }[] {
    return [...this.#dropped]
      .map(([chromosome, { peaks }]) => ({ chromosome, peaks }))
      .sort((a, b) => b.peaks - a.peaks || (a.chromosome < b.chromosome ? -1 : 1));
  }

  sentences(): string[] {
    const sentences: string[] = [];
    const dropped = this.dropped();
    if (dropped.length > 0) {
      const total = dropped.reduce((sum, { peaks }) => sum + peaks, 0);
      const named = dropped.slice(0, 5).map(({ chromosome, peaks }) => `${chromosome} ${peaks}`);
      const rest = dropped.length > 5 ? `, and ${dropped.length - 5} more` : '';
      sentences.push(
        `left out ${counted(total, 'peak')} on ${counted(dropped.length, 'sequence')} that ${this.#genome} does not have: ${named.join(', ')}${rest}`,
      );
    }
    if (this.#beyondEnd > 0)
      sentences.push(
        `left out ${counted(this.#beyondEnd, 'peak that begins', 'peaks that begin')} beyond the end of the chromosome`,
      );
    if (this.#clipped > 0)
      sentences.push(
        `cut ${counted(this.#clipped, 'peak that ends', 'peaks that end')} beyond the end of the chromosome`,
      );
    if (this.#blacklisted > 0)
      sentences.push(
        `left out ${counted(this.#blacklisted, 'peak that overlaps', 'peaks that overlap')} the blacklist`,
      );
    if (this.#withoutPeaks > 0)
      sentences.push(`${counted(this.#withoutPeaks, 'experiment has', 'experiments have')} no peak`);
    if (this.#differing > 0)
      sentences.push(
        `the number of peaks differs from the sheet in ${counted(this.#differing, 'experiment')}; the first: ${this.#firstDifference}`,
      );
    for (const { experiments, ...said } of this.#notices.values())
      sentences.push(`${inEnglish(said)} (${counted(experiments, 'experiment')})`);
    return sentences;
  }
}

function isText(value: Value): boolean {
  return typeof value === 'string';
}

/** The values of two notices as one: numbers add up. */
function added(before: Message['values'], values: Message['values']): Message['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(before[name] ?? 0) + value : value,
    ]),
  );
}

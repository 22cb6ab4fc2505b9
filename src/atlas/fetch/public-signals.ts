import { isPublicAccession } from '../../formats/chip-atlas/accessions.ts';
import { CHIP_ATLAS_BASE, CHIP_ATLAS_GENOMES, serverPath } from '../../formats/chip-atlas/layout.ts';
import { bigWigOf, type SignalFile } from '../../formats/signal/big-wig-reader.ts';
import { BroughtBytes } from '../../formats/signal/brought-bytes.ts';
import { chromosomeKey } from '../../genome/chromosome-names.ts';
import { refused } from '../../messages/refused.ts';
import { openRange } from './byte-range.ts';

/** A place on the genome, 0-based half-open. */
interface Window {
  readonly chrom: string;
  readonly start: number;
  readonly end: number;
}

interface Opened {
  readonly bytes: BroughtBytes;
  readonly signal: SignalFile;
}

/** Files that stay open. */
const KEPT = 8;
/** Parts of a window at most: more than a screen has columns. */
const MOST_BINS = 4000;

/**
 * Signal (bigWig) of ChIP-Atlas' experiments, of which only the parts that a view needs are brought from its server. That server
 * learns which experiment is looked at, and by the bytes that are asked for about where.
 */
export class PublicSignals {
  /** The server that is asked. */
  readonly host: string;
  readonly #base: string;
  readonly #opened = new Map<string, Promise<Opened>>();

  constructor(base = CHIP_ATLAS_BASE) {
    this.#base = base;
    this.host = new URL(base).host;
  }

  /** Whether that server has signal of experiments on a genome. */
  has(genome: string): boolean {
    return CHIP_ATLAS_GENOMES.includes(genome);
  }

  /**
   * Mean signal, reads per million, for each of so many equal parts of a window; NaN where there is none. The end of the window is
   * cut at the end of the chromosome.
   * @throws InputError for what is no public experiment, another genome, and a server or a file that fails
   */
  async means(
    genome: string,
    experiment: string,
    { chrom, start, end }: Window,
    bins: number,
    signal?: AbortSignal,
  ): Promise<{ readonly end: number; readonly values: Float64Array }> {
    if (!this.has(genome) || !isPublicAccession(experiment))
      throw refused('public-signal.none', { name: experiment }, { found: `${genome}, ${experiment}` });
    const opened = await this.#open(genome, experiment, signal);
    const chromosome = opened.signal.chromosomes.findIndex(
      ({ name }) => chromosomeKey(name) === chromosomeKey(chrom),
    );
    const length = opened.signal.chromosomes[chromosome]?.length ?? 0;
    const last = Math.min(end, length);
    if (!(start < last)) return { end, values: new Float64Array(0) };
    const parts = Math.max(1, Math.min(bins, MOST_BINS, last - start));
    const values = await opened.bytes.worked(() =>
      opened.signal.means({ chromosome, start, end: last }, parts),
    );
    return { end: last, values };
  }

  #open(genome: string, experiment: string, signal: AbortSignal | undefined): Promise<Opened> {
    const key = `${genome}/${experiment}`;
    const known = this.#opened.get(key);
    const opened = known ?? this.#openNew(genome, experiment, signal);
    this.#opened.delete(key);
    this.#opened.set(key, opened);
    // What could not be opened is asked for anew the next time.
    if (known === undefined) opened.catch(() => this.#opened.delete(key));
    const [oldest = ''] = this.#opened.keys();
    if (this.#opened.size > KEPT) this.#opened.delete(oldest);
    return opened;
  }

  async #openNew(genome: string, experiment: string, signal: AbortSignal | undefined): Promise<Opened> {
    const address = new URL(serverPath.experimentSignal(genome, experiment), this.#base).href;
    let first: { readonly total: number; readonly state: string } | undefined;
    const bytes = await BroughtBytes.of(address, async (from, to) => {
      const part = await openRange(address, { from, to, ...(first === undefined && signal && { signal }) });
      // Parts of two files would be drawn as one.
      if (first !== undefined && (part.total !== first.total || part.state !== first.state)) {
        this.#opened.delete(`${genome}/${experiment}`);
        throw refused('public-signal.changed', { host: this.host }, { file: address });
      }
      first ??= part;
      return part;
    });
    return { bytes, signal: await bytes.worked(() => bigWigOf(bytes, address)) };
  }
}

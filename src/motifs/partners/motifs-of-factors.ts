import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { binomialLog10P } from '../../statistics/distributions/binomial.ts';
import { bestSites } from '../enrichment/best-sites.ts';
import { factorsOfMotif } from '../factors-of-motif.ts';
import type { ScanKernel } from '../scan-memory.ts';
import type { ScannedMotif } from '../scanned-motif.ts';
import type { Background } from '../score-matrix.ts';
import { motifsAt } from '../select-motifs.ts';
import { readyMotifs, type ReadyMotif } from '../spacing/spacings-in-windows.ts';
import type { MotifWindows } from '../windows/motif-windows.ts';

const LEVEL = Math.log10(0.05);
/** How many times as many windows as by chance have a site of the query's own motif, at least. */
const LEAST_EXCESS = 1.2;

interface LookedForMotifs {
  readonly library: MotifLibrary;
  /** Makes what looks for motifs, all of which have a site. */
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
  readonly names: KnownNames;
}

interface InWindows {
  readonly windows: MotifWindows;
  readonly background: Background;
  /** The largest P of a site, on one strand. */
  readonly p: number;
  /** bp of every window. */
  readonly width: number;
}

/** The motifs of the library by their factors, and where they are in the windows. */
export class MotifsOfFactors {
  readonly #factors: readonly (readonly string[])[];
  readonly #ready = new Map<number, ReadyMotif>();
  readonly #short = new Map<number, Int32Array>();
  readonly #windows: MotifWindows;
  /** Motifs of these factors that no sequence can have at this P. */
  readonly weak: readonly string[];
  readonly #p: number;
  readonly #width: number;

  constructor(
    { library, kernel, names }: LookedForMotifs,
    keys: ReadonlySet<string>,
    { windows, background, p, width }: InWindows,
  ) {
    this.#width = width;
    this.#windows = windows;
    this.#p = p;
    this.#factors = library.name.map((name) =>
      factorsOfMotif(name, names).map((factor) => names.key(factor)),
    );
    const wanted = [...this.#factors.keys()].filter((i) => this.#factors[i].some((key) => keys.has(key)));
    readyMotifs(motifsAt(library, wanted), p, background).forEach((ready, i) => {
      if (ready.motif.most >= 0) this.#ready.set(wanted[i], ready);
    });
    this.weak = wanted.filter((row) => !this.#ready.has(row)).map((row) => library.id[row]);
    const rows = [...this.#ready.keys()];
    let at = 0;
    for (const { short } of bestSites(
      kernel,
      rows.map((row) => this.ready(row).motif),
      windows,
    ))
      this.#short.set(rows[at++], short);
  }

  /** Whether the library has a motif of a factor, one without possible sites among them. */
  has(key: string): boolean {
    return this.#factors.some((own) => own.includes(key));
  }

  /** The motifs of a factor that can have sites. */
  of(key: string): number[] {
    return [...this.#ready.keys()].filter((motif) => this.#factors[motif].includes(key));
  }

  ready(motif: number): ReadyMotif {
    return this.#ready.get(motif)!;
  }

  /** Of each window by how much the best site falls short; negative without a site. */
  shortOf(motif: number): Int32Array {
    return this.#short.get(motif)!;
  }

  /** Of the motifs of some factors the one whose sites are least by chance; undefined where all may be. */
  mostCertain(keys: readonly string[]): number | undefined {
    let [best, least] = [-1, LEVEL];
    const candidates = new Set(keys.flatMap((key) => this.of(key)));
    for (const motif of candidates) {
      const found = this.shortOf(motif).reduce((sum, short) => sum + (short >= 0 ? 1 : 0), 0);
      const { width, p } = this.ready(motif).motif;
      const each = p.at(-1) ?? this.#p;
      const rate = -Math.expm1(-2 * each * (this.#width - width + 1));
      if (found < LEAST_EXCESS * rate * this.#windows.count) continue;
      const one = binomialLog10P(found, this.#windows.count, Math.min(1, rate), 'upper');
      const log10P = one + Math.log10(candidates.size);
      if (log10P < least) [best, least] = [motif, log10P];
    }
    return best < 0 ? undefined : best;
  }
}

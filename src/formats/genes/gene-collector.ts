import type { GeneModels } from '../../genome/genes.ts';

/** A transcript or gene, 0-based half-open; '' where a name is not known. */
export interface CollectedGene {
  readonly symbol: string;
  readonly geneId: string;
  readonly transcript: string;
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly forward: boolean;
}

/** Collects transcripts or genes (0-based half-open) into columns. */
export class GeneCollector {
  readonly #symbol: string[] = [];
  readonly #geneId: string[] = [];
  readonly #transcript: string[] = [];
  readonly #codes = new Map<string, number>();
  readonly #chromosome: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #strand: number[] = [];

  get count(): number {
    return this.#symbol.length;
  }

  add({ symbol, geneId, transcript, chromosome, start, end, forward }: CollectedGene): void {
    let code = this.#codes.get(chromosome);
    if (code === undefined) {
      code = this.#codes.size;
      this.#codes.set(chromosome, code);
    }
    this.#symbol.push(symbol);
    this.#geneId.push(geneId);
    this.#transcript.push(transcript);
    this.#chromosome.push(code);
    this.#start.push(start);
    this.#end.push(end);
    this.#strand.push(forward ? 1 : -1);
  }

  finish(source: string): GeneModels {
    const start = new Int32Array(this.#start);
    const end = new Int32Array(this.#end);
    const strand = new Int8Array(this.#strand);
    return {
      source,
      count: this.count,
      symbol: this.#symbol,
      geneId: this.#geneId,
      transcript: this.#transcript,
      chromosomeNames: [...this.#codes.keys()],
      chromosome: new Uint16Array(this.#chromosome),
      start,
      end,
      tss: start.map((position, row) => (strand[row] > 0 ? position : end[row] - 1)),
      strand,
    };
  }
}

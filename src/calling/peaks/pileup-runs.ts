// The pileup along a chromosome as runs, for a browser.
import { scanChromosome, type ChromosomeToScan } from './scan-chromosome.ts';

/** Stretches of one value along a chromosome, ascending, without gaps from its first base; neighbours differ; n each. */
export interface PileupRuns {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly value: Float32Array;
}

/** Pileup of the reads, and what was expected, scaled as in calling. */
export function pileupRuns(chromosome: ChromosomeToScan): { pileup: PileupRuns; expected: PileupRuns } {
  const pileup = new Runs();
  const expected = new Runs();
  scanChromosome(chromosome, (start, end, reads, background) => {
    pileup.add(start, end, reads);
    expected.add(start, end, background);
  });
  return { pileup: pileup.columns(), expected: expected.columns() };
}

class Runs {
  private start = new Int32Array(4096);
  private value = new Float32Array(4096);
  private count = 0;
  private end = 0;

  add(start: number, end: number, value: number): void {
    this.end = end;
    if (this.count > 0 && this.value[this.count - 1] === value) return;
    if (this.count === this.start.length) {
      const [starts, values] = [this.start, this.value];
      this.start = new Int32Array(2 * this.count);
      this.start.set(starts);
      this.value = new Float32Array(2 * this.count);
      this.value.set(values);
    }
    this.start[this.count] = start;
    this.value[this.count++] = value;
  }

  columns(): PileupRuns {
    const start = this.start.slice(0, this.count);
    const end = start.map((_, run) => (run + 1 < this.count ? start[run + 1] : this.end));
    return { start, end, value: this.value.slice(0, this.count) };
  }
}

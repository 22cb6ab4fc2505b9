// A list of experiments in ChIP-Atlas' layout with made-up contents, as long as the real one.
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom, type Random } from '../src/statistics/random.ts';

const CLASSES = ['TFs and others', 'Histone', 'ATAC-Seq', 'Input control', 'DNase-seq', 'RNA polymerase'];
const CELL_CLASSES = ['Blood', 'Neural', 'Breast', 'Liver', 'Pluripotent stem cell', 'Kidney', 'Lung'];
const GENOMES = ['hg38', 'hg19', 'mm10', 'mm9', 'dm6', 'ce11'];
const KEYS = ['source_name', 'cell line', 'cell type', 'chip antibody', 'treatment', 'genotype', 'strain'];
const MORE_KEYS = ['tissue', 'age', 'Sex', 'developmental stage', 'passages', 'protocol', 'library', 'time'];

/**
 * Writes the list. Rows of one study share most of their attributes, as those of the real list do; a word's
 * frequency falls with its rank.
 * @param bytesPerRow mean length of a row; the rest of a row is one long description per study
 */
export function writeSimulatedList(path: string, rows: number, bytesPerRow: number, seed: number): void {
  const random = createRandom(seed);
  const words = Array.from({ length: 60_000 }, () => madeUpWord(random));
  const word = (): string => words[Math.floor(words.length * random.uniform() ** 4)];
  const text = (count: number): string => Array.from({ length: count }, word).join(' ');
  const antigens = Array.from({ length: 2500 }, (_, i) => (i === 0 ? 'IKZF1' : `FACTOR${i}`));
  const cells = Array.from({ length: 1800 }, (_, i) => (i === 0 ? 'MM.1S' : `CELL-${i}`));
  const file = openSync(path, 'w');
  let pending: string[] = [];
  let length = 0;
  for (let row = 0; row < rows;) {
    const genome = pick(GENOMES, random);
    const antigenClass = pick(CLASSES, random);
    const cell = pickOften(cells, random);
    const cellClass = CELL_CLASSES[cells.indexOf(cell) % CELL_CLASSES.length];
    const shared = [...KEYS, ...MORE_KEYS].map((key) => `${key}=${text(1 + random.integer(4))}`);
    const own = 276;
    const filler = bytesPerRow - own - shared.join('\t').length;
    if (filler > 0) shared.push(`description=${text(Math.round(filler / 8))}`);
    const size = Math.min(rows - row, 1 + Math.floor(24 * random.uniform() ** 2));
    for (let i = 0; i < size; i++, row++) {
      const antigen =
        antigenClass === 'Histone' ? `H3K${4 + random.integer(30)}me3` : pickOften(antigens, random);
      pending.push(
        [
          `SRX${1_000_000 + row}`,
          genome,
          antigenClass,
          antigen,
          cellClass,
          cell,
          `Primary Tissue=${cellClass}|Tissue Diagnosis=${text(2)}`,
          `${10_000_000 + random.integer(9e7)},${(100 * random.uniform()).toFixed(1)},${(50 * random.uniform()).toFixed(1)},${random.integer(90_000)}`,
          `GSM${2_000_000 + row}: ${antigen} ${cell} replicate ${i + 1} ${text(3)}; ChIP-Seq`,
          ...shared,
          `antibody lot=${text(1)} ${random.integer(10_000)}`,
          `sample id=${text(4)} ${row}`,
        ].join('\t'),
      );
    }
    if (pending.length > 5000 || row >= rows) {
      length += writeSync(file, `${pending.join('\n')}\n`);
      pending = [];
    }
  }
  closeSync(file);
  process.stderr.write(`${path}: ${rows} simulated experiments, ${length} bytes\n`);
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[random.integer(values.length)];
}

/** The first values often, the last ones seldom. */
function pickOften<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(values.length * random.uniform() ** 3)];
}

function madeUpWord(random: Random): string {
  const letters = Array.from({ length: 2 + random.integer(9) }, () => 97 + random.integer(26));
  return String.fromCharCode(...letters);
}

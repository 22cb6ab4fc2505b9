// How often is a motif told in sequence without one, and is CTCF's found whatever the lot? Figures of docs/motifs.md.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMotifs } from '../../src/formats/motifs/motif-reader.ts';
import { openSequence } from '../../src/formats/sequence/sequence-reader.ts';
import { discoverMotifs } from '../../src/motifs/discovery/discover-motifs.ts';
import { centred, compareMatrices } from '../../src/motifs/matrix-similarity.ts';
import { backgroundOf, baseProbabilities } from '../../src/motifs/score-matrix.ts';
import { motifWindows, type MotifWindows } from '../../src/motifs/windows/motif-windows.ts';
import { shuffledWindows } from '../../src/motifs/windows/shuffle-bases.ts';
import { wasmScanKernel } from '../../src/motifs/wasm-scan-kernel.ts';
import { createRandom, type Random } from '../../src/statistics/random.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

const TRIALS = Number(process.env['CHIPMATE_TRIALS'] ?? 200);
const SEEDS = 20;
const CODE = readFileSync(new URL('../../src/motifs/scan-kernel.wasm', import.meta.url));

function discover(foreground: MotifWindows, background: MotifWindows, most: number, random: Random) {
  return discoverMotifs(
    foreground,
    background,
    most,
    { background: backgroundOf([foreground.codes]), kernel: (motifs) => wasmScanKernel(CODE, motifs) },
    random,
  );
}

describeWith(realDataPresent, 'the real data', 'sequences around CTCF peaks', () => {
  test(
    'in shuffled ones a motif is told in one of twenty, in themselves CTCF',
    { timeout: 3.6e6 },
    async () => {
      const file = await openSequence(realData('sequences', 'Gm12878.CTCF.top500.w200.fa.gz'));
      const offset = new Float64Array(file.names.length + 1);
      for (const i of file.names.keys()) offset[i + 1] = offset[i] + file.sizes[i];
      const codes = new Uint8Array(offset[file.names.length]);
      for (const i of file.names.keys()) codes.set(file.bases(i, 0, file.sizes[i]), offset[i]);
      const { windows } = motifWindows({ codes, offset });
      let told = 0;
      for (let trial = 0; trial < TRIALS; trial++) {
        const random = createRandom(14).split(trial);
        const own = shuffledWindows(windows, 1, random.split('own'));
        const other = shuffledWindows(windows, 1, random.split('other'));
        told += Number(discover(own, other, 1, random).motifs.length > 0);
      }
      const library = await readMotifs([
        realData('motifs', 'JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz'),
      ]);
      const matrices = library.id.map((_, i) =>
        centred(
          baseProbabilities({ kind: library.kind[i], values: library.matrix[i], sites: library.sites[i] }),
        ),
      );
      let first = 0;
      for (let seed = 1; seed <= SEEDS; seed++) {
        const random = createRandom(seed);
        const [best] = discover(
          windows,
          shuffledWindows(windows, 2, random.split('other')),
          1,
          random,
        ).motifs;
        const own = centred(best.probabilities);
        const alike = matrices.map((matrix) => compareMatrices(own, matrix).correlation);
        first += Number(library.name[alike.indexOf(Math.max(...alike))] === 'CTCF');
      }
      const rate = told / TRIALS;
      if (process.env['CHIPMATE_PRINT_AGREEMENT'] !== undefined) console.log(JSON.stringify({ rate, first }));
      expect(rate).toBeLessThanOrEqual(0.09);
      expect(first).toBe(SEEDS);
    },
  );
});

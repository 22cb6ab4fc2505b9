import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { countOverlaps } from '../../src/atlas/overlap.ts';
import { openPeaksFile } from '../../src/atlas/peaks-file/open-peaks-file.ts';
import { OverlapEngine } from '../../src/atlas/peaks-file/overlap-engine.ts';
import { assemblyFromSizes } from '../../src/genome/assembly.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { asColumns, trickyIntervals, writePeaks } from '../support/crowded-peaks.ts';
import type { TestInterval } from '../support/crowded-peaks.ts';
import { describeWith, programPresent } from '../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-bedtools-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const assembly = assemblyFromSizes('toy', ['chrA', 'chrB', 'chrC'], [60_000, 5_000, 2_000_000]);

function writeBed(name: string, intervals: readonly TestInterval[]): string {
  const path = join(folder, name);
  const lines = intervals.map(
    ({ chromosome, start, end }, i) => `${assembly.chromosomeNames[chromosome]}\t${start}\t${end}\t${i}\n`,
  );
  writeFileSync(path, lines.join(''));
  return path;
}

/** Number of intervals of `a` that overlap one of `b`, by the live tool. */
function bedtoolsHits(a: string, b: string): number {
  const run = spawnSync('bedtools', ['intersect', '-u', '-a', a, '-b', b], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').length - 1;
}

describeWith(programPresent('bedtools'), 'bedtools', 'overlap counts and bedtools intersect -u', () => {
  for (const engine of ['wasm', 'javascript'] as const) {
    it(`agree on tricky intervals, both ways (${engine})`, async () => {
      for (let seed = 0; seed < 6; seed++) {
        const random = createRandom(100 + seed);
        const experiments = 5;
        const widest = [300, 20_000][seed % 2];
        // bedtools refuses features without width at position 0: the generator makes none.
        const peaks = trickyIntervals(random, assembly, 1500, experiments, widest);
        const query = trickyIntervals(random, assembly, 400, 1, widest);
        const path = join(folder, 'peaks.bin');
        writePeaks(path, assembly, experiments, peaks);
        const queryBed = writeBed('query.bed', query);
        const file = openPeaksFile(path);
        const counter = new OverlapEngine(file, { engine, threads: 1 });
        const counts = await countOverlaps(counter, file.genome, asColumns(query, assembly), {
          reverse: true,
        });
        for (let experiment = 0; experiment < experiments; experiment++) {
          const bed = writeBed(
            'experiment.bed',
            peaks.filter((peak) => peak.experiment === experiment),
          );
          expect(counts.queryHits[experiment], `seed ${seed}`).toBe(bedtoolsHits(queryBed, bed));
          expect(counts.peaksHit?.[experiment], `seed ${seed}`).toBe(bedtoolsHits(bed, queryBed));
        }
        await counter.close();
        file.close();
      }
    });
  }
});

// The matrix of a signal at sites beside that of deepTools.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { measureSignals, type MeasuredSignals } from '../../src/analyses/inputs/reads/measure-signals.ts';
import { peaksSignal } from '../../src/analyses/peaks/signal.ts';
import { writeSignalMatrix } from '../../src/formats/signal/signal-matrix-writer.ts';
import { describeWith, programPresent } from '../support/reference.ts';
import { signalWorld } from '../support/signal-world.ts';

let folder: string;
beforeAll(async () => {
  folder = await signalWorld();
});
const at = (name: string): string => join(folder, name);

/** Rows of a matrix, without what stands before the bins. */
function rowsOf(path: string): { places: string[]; values: number[] } {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n').slice(1);
  const fields = lines.map((line) => line.split('\t'));
  return {
    places: fields.map((row) => [...row.slice(0, 3), row[5]].join(' ')),
    values: fields.flatMap((row) => row.slice(6).map(Number)),
  };
}

describeWith(programPresent('computeMatrix'), 'computeMatrix', 'the matrix beside that of deepTools', () => {
  async function compared(
    measured: Promise<MeasuredSignals>,
    regions: readonly string[],
    point: 'center' | 'TSS',
  ): Promise<void> {
    const { matrix } = peaksSignal(await measured);
    const [own, theirs] = [at(`${point}-own.gz`), at(`${point}-theirs.gz`)];
    await writeSignalMatrix(own, matrix);
    const args = [
      ...['reference-point', '-S', at('signal.bw'), '-R', ...regions, '--referencePoint', point],
      ...[
        '-b',
        '1000',
        '-a',
        '1000',
        '-bs',
        '50',
        '--missingDataAsZero',
        '--sortRegions',
        'keep',
        '-o',
        theirs,
      ],
    ];
    const { status, stderr } = spawnSync('computeMatrix', args, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const [mine, other] = [rowsOf(own), rowsOf(theirs)];
    expect(mine.places).toEqual(other.places);
    expect(mine.values).toHaveLength(other.values.length);
    // Theirs are 0 beyond the ends of chromosomes, ours not measured; ours have six digits, theirs six decimals.
    const worst = mine.values.reduce((most, value, cell) => {
      if (Number.isNaN(value)) return most;
      return Math.max(most, Math.abs(value - other.values[cell]) / (1 + Math.abs(value)));
    }, 0);
    expect(worst).toBeLessThan(1e-5);
    expect(mine.values.filter(Number.isNaN).length).toBeLessThan(0.05 * mine.values.length);
  }

  test('around the middle of sites in two groups', async () => {
    const sites = [at('sites.bed'), at('others.bed')];
    const settings = { flank: 1000, bin: 50, around: 'centre' as const };
    await compared(measureSignals({ signals: [at('signal.bw')], sites }, settings), sites, 'center');
  });

  test('along genes from their transcription start sites', async () => {
    const genes = at('genes.bed');
    const files = { signals: [at('signal.bw')], tss: ['all'], genes };
    await compared(measureSignals(files, { flank: 1000, bin: 50 }), [genes], 'TSS');
  });
});

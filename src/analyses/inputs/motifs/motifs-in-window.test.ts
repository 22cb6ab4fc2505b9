// Sites of a window are those of a scan of the whole sequence that have a base in it.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { twoBit } from '../../../../test/support/sequence-files.ts';
import { MOTIF_LIBRARIES } from '../../../atlas/fetch/motif-sources.ts';
import { createRandom } from '../../../statistics/random.ts';
import { motifScan } from '../../motifs/scan.ts';
import { openMotifScan } from '../motif-scan.ts';
import { motifsInWindow } from './motifs-in-window.ts';

const AP1 = `>MA0001.1 FOS
A [ 20 0 0 20 0 0 0 20 ]
C [ 0 0 0 0 10 0 20 0 ]
G [ 0 0 20 0 10 0 0 0 ]
T [ 0 20 0 0 0 20 0 0 ]
>MA0002.1 OTHER
A [ 20 20 20 20 20 20 20 ]
C [ 0 0 0 0 0 0 0 ]
G [ 0 0 0 0 0 0 0 ]
T [ 0 0 0 0 0 0 0 ]
`;

test('a window has the sites of the factor that a scan of everything finds there, those across its ends, too', async () => {
  const genomes = mkdtempSync(join(tmpdir(), 'chipmate-motif-window-'));
  const random = createRandom(5);
  const words = Array.from({ length: 3000 }, () =>
    random.integer(3) === 0
      ? 'ATGACTCA'
      : Array.from({ length: 8 }, () => 'ACGT'[random.integer(4)]).join(''),
  );
  const letters = words.join('');
  const path = join(genomes, 'toy1', 'toy1.2bit');
  mkdirSync(join(genomes, 'toy1'));
  mkdirSync(join(genomes, 'motifs'));
  writeFileSync(path, twoBit([{ name: 'chr1', letters }]));
  writeFileSync(join(genomes, 'motifs', MOTIF_LIBRARIES.jaspar.file), AP1);
  const { input, close } = await openMotifScan(path, { motifs: ['jaspar'], genomes });
  const { table } = motifScan(input, { only: ['FOS'], bases: 'uniform' });
  close();
  const valuesOf = (of: typeof table, name: string): unknown[] =>
    Array.from(of.columns.find((column) => column.name === name)?.values ?? []);
  const all = valuesOf(table, 'start').map((start, row) => [
    Number(start),
    Number(valuesOf(table, 'end')[row]),
    valuesOf(table, 'strand')[row],
  ]);
  const sources = { antigen: 'FOS', assembly: 'toy1', genomes, library: 'jaspar' };
  let found = 0;
  let cut = 0;
  for (let i = 0; i < 30; i++) {
    const start = random.integer(letters.length - 400);
    const window = { chromosome: 'chr1', start, end: start + 1 + random.integer(400) };
    const there = all.filter(([from, to]) => Number(from) < window.end && Number(to) > start);
    const shown = await motifsInWindow(sources, window);
    const places = valuesOf(shown.table, 'start').map((from, row) => [
      from,
      valuesOf(shown.table, 'end')[row],
      valuesOf(shown.table, 'strand')[row],
    ]);
    expect(places).toEqual(there);
    found += there.length;
    cut += there.filter(([from, to]) => Number(from) < start || Number(to) > window.end).length;
  }
  expect(found).toBeGreaterThan(100);
  expect(cut).toBeGreaterThan(3);
  const whole = { chromosome: 'chr1', start: 0, end: 2_000_000 };
  await expect(motifsInWindow(sources, whole)).rejects.toThrow('window');
  const near = { chromosome: 'chr1', start: 0, end: 100 };
  await expect(motifsInWindow({ ...sources, assembly: 'toy2' }, near)).rejects.toThrow('no sequence of toy2');
  await expect(motifsInWindow({ ...sources, antigen: 'NOSUCH' }, near)).rejects.toThrow();
});

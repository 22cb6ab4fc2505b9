// What the demo asks of its simulated reads: where they pile up, and where the drug changes that.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countSamples } from '../analyses/inputs/reads/count-samples.ts';
import { openReads } from '../analyses/inputs/reads/open-reads.ts';
import { peaksCall } from '../analyses/peaks/call.ts';
import { peaksDifferential, type ChangedPeaksAnswer } from '../analyses/peaks/differential.ts';
import { calledColumns } from '../calling/called-columns.ts';
import { changedPeakColumns } from '../calling/differential/changed-peak-columns.ts';
import { InputError } from '../errors.ts';
import { tableText } from '../formats/workbooks/table-file.ts';
import { FRAGMENT, PLACES, SPIKE_IN } from '../study/simulated-world/reads.ts';
import type { AskedOfReads, ChangedRegion } from '../study/simulated-world/score-reads.ts';
import type { WrittenWorld } from '../study/simulated-world/write-world.ts';
import { FDR } from '../study/evidence/verdicts.ts';
import type { Column, Table } from '../tables/table.ts';

/** Calls peaks of the samples without the drug, and compares their reads between the groups: by the spike-in, and by all reads. */
export async function askedOfReads({ reads }: Pick<WrittenWorld, 'reads'>): Promise<AskedOfReads> {
  const opened = await openReads(reads.untreated, [reads.input]);
  const { table } = await peaksCall(
    { ...opened, threads: 1 },
    { genomeSize: String(PLACES.end - PLACES.start), fragment: FRAGMENT.mean },
  );
  const [start, offset] = [valuesOf(table, calledColumns.start), valuesOf(table, calledColumns.summitOffset)];
  const summits = Array.from(start, (from, row) => Number(from) + Number(offset[row]));
  if (summits.length === 0) return { summits, changed: { 'spike-in': [], library: [] } };
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-demo-peaks-'));
  try {
    const peaks = join(folder, 'called.simulated.narrowPeak');
    writeFileSync(peaks, tableText(table, { header: false }));
    const counted = await countSamples({ sheet: reads.sheet, peaks: [peaks], spikeIn: SPIKE_IN });
    const [bySpikeIn, byLibrary] = (['spike-in', 'library'] as const).map((normalise) =>
      changedIn(peaksDifferential(counted, { normalise })),
    );
    return { summits, changed: { 'spike-in': bySpikeIn, library: byLibrary } };
  } catch (error) {
    // Where nothing is planted there may be one peak, called by chance.
    if (!(error instanceof InputError) || error.details.key !== 'peaks-differential.too-few') throw error;
    return { summits, changed: { 'spike-in': [], library: [] } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function changedIn({ table }: ChangedPeaksAnswer): ChangedRegion[] {
  const [start, end, change, adjP] = (['start', 'end', 'log2FoldChange', 'adjP'] as const).map((key) =>
    Array.from(valuesOf(table, changedPeakColumns[key]), Number),
  );
  return start.flatMap((from, row) =>
    adjP[row] <= FDR ? [{ start: from, end: end[row], log2FoldChange: change[row] }] : [],
  );
}

function valuesOf({ columns }: Table, column: Column): ArrayLike<unknown> {
  return columns.find(({ of }) => of === column)!.values;
}

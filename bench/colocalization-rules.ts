// npm run bench:colocalization-rules -- --atlas DIR
// How well the rules of `colocalize` tell experiments of one antigen from those of different ones: the area under
// the ROC curve (0.5: not at all), and how often each value occurs.
import { parseArgs } from 'node:util';
import { chosenPeaks } from '../src/atlas/chosen-peaks.ts';
import { openAtlas } from '../src/atlas/open-atlas.ts';
import { colocalizationScore, SIMILARITY_RULES } from '../src/partners/compatible/colocalization-like.ts';
import { meetingsAtSites } from '../src/partners/compatible/colocalization-table.ts';

const { values } = parseArgs({ options: { atlas: { type: 'string' } } });
if (values.atlas === undefined) throw new Error('--atlas DIR is needed');
const atlas = await openAtlas(values.atlas);
const { antigen, peaks, count } = atlas.experiments;
const rows = Array.from({ length: count }, (_, row) => row).filter((row) => peaks[row] > 0);
const n = rows.length;
const everyColumn = rows.map((_, place) => place);
const { universe, size, shared } = meetingsAtSites(
  chosenPeaks(atlas, rows),
  everyColumn,
  atlas.genome.offsets,
);
process.stdout.write(`${n} experiments, ${universe} sites\n\n| rule | area | 0 | 1 | 2 | 3 | 4 | 6 | 9 |\n`);
process.stdout.write(`|---|---|---|---|---|---|---|---|---|\n`);
for (const [name, rule] of Object.entries(SIMILARITY_RULES)) {
  const same = new Float64Array(10);
  const other = new Float64Array(10);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      if (a === b) continue;
      const at = 9 * (a * n + b);
      const sizes = (place: number): Uint32Array => size.subarray(3 * place, 3 * place + 3);
      const value = colocalizationScore(shared.subarray(at, at + 9), sizes(b), sizes(a), universe, rule);
      (antigen[rows[a]] === antigen[rows[b]] ? same : other)[value]++;
    }
  }
  const total = (counts: Float64Array): number => counts.reduce((sum, each) => sum + each, 0);
  let area = 0;
  let below = 0;
  for (let value = 0; value < 10; value++) {
    area += same[value] * (below + other[value] / 2);
    below += other[value];
  }
  const shares = [0, 1, 2, 3, 4, 6, 9].map((value) =>
    ((100 * (same[value] + other[value])) / (n * (n - 1))).toFixed(0),
  );
  process.stdout.write(
    `| ${name} | ${(area / total(same) / total(other)).toFixed(3)} | ${shares.join(' % | ')} % |\n`,
  );
}
await atlas.close();

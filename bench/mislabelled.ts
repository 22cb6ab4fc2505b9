// How often a swapped sample is left out of its binder, and how often a right one: real experiments under a label that is not theirs.
// Run: npx tsx bench/mislabelled.ts ATLAS [--pairs 200]. ATLAS is one of the real ENCODE experiments (hg19), both lines in one class.
import { parseArgs } from 'node:util';
import { openAtlas } from '../src/atlas/open-atlas.ts';
import { readSummits } from '../src/atlas/chosen-peaks.ts';
import { experimentsByClass } from '../src/analyses/inputs/outdated-sites.ts';
import { consensusSites } from '../src/partners/sites/consensus-sites.ts';
import { mislabelledExperiments } from '../src/partners/sites/mislabelled-experiments.ts';
import { sortedSummits } from '../src/partners/sites/sorted-summits.ts';
import { createRandom } from '../src/statistics/random.ts';

const { values, positionals } = parseArgs({
  options: { pairs: { type: 'string', default: '200' } },
  allowPositionals: true,
});
const atlas = await openAtlas(positionals[0]);
const shards = atlas.shards.map(({ shard }) => shard);
const experiments = [...experimentsByClass(shards).classes.values()].flat();
const [peaks] = readSummits(shards, [experiments]);
const random = createRandom(1);

interface Labelled {
  readonly antigen: string;
  readonly cell: string;
}

/** What is left out when the experiments have these labels, the copies standing behind them. */
function leftOut(
  labels: readonly Labelled[],
  copies: readonly { readonly of: number; readonly depth: number }[],
) {
  const summit = [...peaks.summit];
  const owner = [...peaks.experiment];
  copies.forEach(({ of, depth }, i) => {
    for (let peak = 0; peak < peaks.summit.length; peak++) {
      if (peaks.experiment[peak] !== of || random.uniform() >= depth) continue;
      summit.push(peaks.summit[peak]);
      owner.push(experiments.length + i);
    }
  });
  const summits = sortedSummits(
    Uint32Array.from(summit),
    (i) => owner[i],
    labels.length,
    () => 0,
    1,
  );
  const binders = [...new Set(labels.map(({ antigen, cell }) => `${antigen}\t${cell}`))];
  const antigens = [...new Set(labels.map(({ antigen }) => antigen))];
  return mislabelledExperiments(consensusSites(summits.position, atlas.genome.offsets), summits, {
    binderOfExperiment: Uint16Array.from(labels, ({ antigen, cell }) =>
      binders.indexOf(`${antigen}\t${cell}`),
    ),
    antigenOfBinder: binders.map((binder) => antigens.indexOf(binder.split('\t')[0])),
  }).map(({ experiment }) => experiment);
}

const several = experiments.map(
  ({ antigen, cell }) =>
    experiments.filter((other) => other.antigen === antigen && other.cell !== cell).length > 0,
);
const DEPTH = 0.7;
let [asked, swappedOut, rightOut] = [0, 0, 0];
while (asked < Number(values.pairs)) {
  const [swapped, right] = [random.integer(experiments.length), random.integer(experiments.length)];
  const label = experiments[right];
  if (
    !several[right] ||
    experiments[swapped].cell !== label.cell ||
    experiments[swapped].antigen === label.antigen
  )
    continue;
  asked++;
  const labels = [
    ...experiments.map((each, i): Labelled => (i === swapped ? label : each)),
    experiments[swapped],
  ];
  const out = leftOut(labels, [{ of: swapped, depth: DEPTH }]);
  if (out.includes(swapped)) swappedOut++;
  if (out.includes(right)) rightOut++;
}
console.log(
  `swapped samples: ${asked} asked, ${swappedOut} left out; the right one beside it left out ${rightOut} times`,
);

for (const depth of [0.5, 0.1, 0.02]) {
  const labels = [...experiments, ...experiments];
  const copies = experiments.map((_, of) => ({ of, depth }));
  const replicates = leftOut(labels, copies).length;
  console.log(`replicates of ${depth} of the peaks: ${replicates} of ${2 * experiments.length} left out`);
}
await atlas.close();

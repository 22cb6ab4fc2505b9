// Writes a small signal, as the verbs of reads do: write-signal.mjs FILE. By its suffix it is bigWig or bedGraph.
const at = (file) => import(new URL(`../../../dist/formats/${file}`, import.meta.url).href);
const { writeBigWig } = await at('signal/big-wig-writer.js');
const { writeBedGraph } = await at('signal/bed-graph-writer.js');

const [path] = process.argv.slice(2);
const chromosomes = ['chr1', 'chr2', 'chr3'].map((name) => ({ name, length: 2_000_000 }));
const RUNS = 40_000;
const numbers = Int32Array.from({ length: RUNS }, (_, run) => run);
const pieces = chromosomes.map(({ name: chromosome }) => ({
  chromosome,
  start: numbers.map((run) => 50 * run),
  end: numbers.map((run) => 50 * run + 20 + (run % 30)),
  value: Float32Array.from(numbers, (run) => (run * 37) % 100),
}));
try {
  await (path.endsWith('.bw') ? writeBigWig : writeBedGraph)(path, chromosomes, pieces);
} catch (error) {
  const isRefusal = error.name === 'InputError';
  process.stderr.write(isRefusal ? `chipmate: ${error.message}\n` : `${error.stack}\n`);
  process.exitCode = isRefusal ? 2 : 1;
}

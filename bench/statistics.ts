// CPU time of the heavier statistics, one thread:  npx tsx bench/statistics.ts [rows of the matrix, 4000]
import { fisherLog10P } from '../src/statistics/tests/fisher.ts';
import { invertPositiveDefinite } from '../src/statistics/matrix.ts';
import { benjaminiHochberg } from '../src/statistics/combine/multiple-testing.ts';
import { createRandom } from '../src/statistics/random.ts';

const random = createRandom(1);

function report(what: string, work: () => void): void {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  console.log(`${what}\t${((user + system) / 1e6).toFixed(3)} s`);
}

const TABLES = 40_000;
for (const items of [1e4, 1e5, 1e6]) {
  const columns = Array.from({ length: 4 }, () => new Uint32Array(TABLES));
  for (let i = 0; i < TABLES; i++) {
    const share = 0.5 * random.uniform() ** 3;
    columns[0][i] = random.binomial(items, Math.min(1, share * Math.exp(0.5 * random.normal())));
    columns[1][i] = items - columns[0][i];
    columns[2][i] = random.binomial(items, share);
    columns[3][i] = items - columns[2][i];
  }
  for (let round = 1; round <= 3; round++)
    report(`Fisher, ${TABLES} tables, two sets of ${items} items, round ${round}`, () => {
      const [a, b, c, d] = columns;
      for (let i = 0; i < TABLES; i++) fisherLog10P(a[i], b[i], c[i], d[i]);
    });
}

const log10P = Float64Array.from({ length: 1e6 }, () => -random.exponential());
report('Benjamini-Hochberg, a million p-values', () => {
  benjaminiHochberg(log10P);
});

const size = Number(process.argv[2] ?? 4000);
const matrix = Float64Array.from({ length: size * size }, () => random.uniform() / size);
for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
report(`inverse of a ${size} x ${size} matrix`, () => {
  invertPositiveDefinite(matrix, size);
});

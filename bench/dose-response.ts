// CPU and wall time of dose-response curves and of a matrix with its bootstrap, one thread:  npx tsx bench/dose-response.ts
import { modelSummaries } from '../src/assays/combination/model-summaries.ts';
import type { MatrixWell } from '../src/assays/combination/dose-matrix.ts';
import { fitCurve, type Points } from '../src/assays/dose/fit-curve.ts';
import { responseAt } from '../src/assays/dose/hill.ts';
import { deltaInterval, profileInterval } from '../src/assays/dose/inhibitory-dose.ts';
import { createRandom } from '../src/statistics/random.ts';

const random = createRandom(1);

function report(what: string, work: () => void): void {
  const [before, start] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(before);
  console.log(
    `${what}\t${((user + system) / 1e6).toFixed(2)} s CPU\t${((performance.now() - start) / 1e3).toFixed(2)} s`,
  );
}

const CURVES = 10_000;
const DOSES = Float64Array.of(0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30);
/** Nine doses in three experiments. */
const logDoses = Float64Array.from({ length: 27 }, (_, i) => Math.log(DOSES[i % 9]));
const curves = Array.from({ length: CURVES }, (): Points => {
  const slope = Math.exp(0.3 * random.normal());
  const curve = Float64Array.of(
    slope,
    20 * random.uniform(),
    95 + 10 * random.uniform(),
    2 * random.normal(),
  );
  return { logDoses, viability: logDoses.map((dose) => responseAt(curve, dose) + 4 * random.normal()) };
});
report(`${CURVES} curves of 27 points, with covariance and delta interval`, () => {
  for (const points of curves) {
    const fit = fitCurve(points);
    if (fit !== null) deltaInterval(fit, 'absolute');
  }
});
report('1000 profile intervals', () => {
  for (const points of curves.slice(0, 1000)) {
    const fit = fitCurve(points);
    if (fit !== null) profileInterval(points, fit, 'absolute');
  }
});

const SIZE = 10;
const doses = Float64Array.from({ length: SIZE }, (_, i) => (i === 0 ? 0 : 0.1 * 2 ** i));
const one = (dose: number, middle: number): number => (100 * dose) / (dose + middle);
const wells: MatrixWell[] = [];
const inhibition = new Float64Array(3 * SIZE * SIZE);
for (let unit = 0; unit < 3; unit++)
  for (let place = 0; place < SIZE * SIZE; place++) {
    const [a, b] = [one(doses[Math.floor(place / SIZE)], 6), one(doses[place % SIZE], 10)];
    for (let well = 0; well < 2; well++) {
      const value = a + b - (a * b) / 100 + 3 * random.normal();
      wells.push({ row: 0, unit, place, inhibition: value });
      inhibition[unit * SIZE * SIZE + place] += value / 2;
    }
  }
const combination = {
  ...{ cell: null, perturbation: null, first: 'a', second: 'b', units: ['1', '2', '3'] },
  ...{ firstDoses: doses, secondDoses: doses, inhibition, wells },
};
report('matrix of 10 x 10, three experiments, all models, 1000 bootstraps', () => {
  modelSummaries(combination, 1000, random);
});

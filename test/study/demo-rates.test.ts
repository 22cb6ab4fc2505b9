// How often the demo finds what was planted, and what it calls where nothing was: the rates that docs/demo.md states.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDemoWorld } from '../../src/report/run-demo.ts';
import { partnerEvidence } from '../../src/study/evidence/collect-evidence.ts';
import { benchOf } from '../../src/study/evidence/edges.ts';
import { readStudy } from '../../src/study/file/read-study.ts';
import { runStudy } from '../../src/study/run-study.ts';
import { Z95 } from '../../src/statistics/distributions/normal.ts';
import { scoreAgainstTruth, type WorldScore } from '../../src/study/simulated-world/score-against-truth.ts';
import { scoreBench, type BenchScore } from '../../src/study/simulated-world/score-bench.ts';
import type { WorldTruth } from '../../src/study/simulated-world/truth.ts';
import { STEP_KINDS } from '../../src/study/step-kinds.ts';
import { lociStep } from '../../src/study/steps/loci-step.ts';
import { targetsStep } from '../../src/study/steps/targets-step.ts';
import { resultsOf } from '../../src/study/study-results.ts';
import { describeWith } from '../support/reference.ts';
import { folderWith } from '../support/chipmate.ts';

/** Worlds: twenty in `npm run agreement`. A landing has the demo's own world, in demo.test.ts. */
const WORLDS = Number(process.env['CHIPMATE_WORLDS'] ?? 2);
const SEEDS = Array.from({ length: WORLDS }, (_, index) => index + 1);
/** Fewer where nothing is planted, for the sake of time; those that are fooled are among them. */
const NULL_SEEDS = SEEDS.slice(0, WORLDS / 2);
const MINUTES = 60_000;

/** What is asked of a world: no page, no loci, and where nothing is planted no targets either. */
const PLANTED_STEPS = STEP_KINDS.filter((kind) => kind !== lociStep);
const NULL_STEPS = PLANTED_STEPS.filter((kind) => kind !== targetsStep);

interface Outcome {
  readonly truth: WorldTruth;
  readonly score: WorldScore;
  readonly bench: BenchScore;
  /** Partners that the evidence calls supported. */
  readonly supported: readonly string[];
}

async function worlds(seeds: readonly number[], planted: boolean): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const seed of seeds) {
    const folder = folderWith({});
    const { written } = await makeDemoWorld(join(folder, 'world'), { seed, planted, threads: 2 });
    const file = readStudy(written.study);
    const kinds = planted ? PLANTED_STEPS : NULL_STEPS;
    const run = await runStudy(file, join(folder, 'results'), { version: '0', threads: 2, kinds });
    expect(run.outcomes.filter(({ state }) => state === 'failed')).toEqual([]);
    const results = resultsOf(run);
    const truth = JSON.parse(readFileSync(written.truth, 'utf8')) as WorldTruth;
    const supported = partnerEvidence(file.study, results).filter(({ verdict }) => verdict === 'supported');
    outcomes.push({
      truth,
      score: scoreAgainstTruth(results, truth),
      bench: scoreBench(benchOf(file.study, results).edges, truth),
      supported: supported.map(({ name }) => name),
    });
    rmSync(folder, { recursive: true, force: true });
  }
  return outcomes;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describeWith(
  process.env['CHIPMATE_WORLDS'] !== undefined,
  'CHIPMATE_WORLDS, as `npm run agreement` sets it (a world takes ten seconds)',
  `over ${WORLDS} seeds`,
  () => {
    test(
      'what was planted is found, and what was planted to fool is not',
      async () => {
        const outcomes = await worlds(SEEDS, true);
        const rankings = outcomes.flatMap(({ score }) => score.partners);
        const found = sum(rankings.map((ranking) => ranking.found.length));
        expect(sum(rankings.map((ranking) => ranking.planted))).toBe(9 * WORLDS);
        expect(found).toBeGreaterThanOrEqual(Math.floor(8.8 * WORLDS));
        expect(sum(rankings.map((ranking) => ranking.falselyCalled.length))).toBeLessThanOrEqual(
          Math.max(1, 0.15 * WORLDS),
        );
        expect(sum(rankings.map((ranking) => ranking.fisherFound))).toBeLessThan(found - 1.5 * WORLDS);
        const contrasts = outcomes.map(({ score }) => score.contrast);
        expect(sum(contrasts.map((contrast) => contrast.found.length))).toBeGreaterThanOrEqual(2.7 * WORLDS);
        const targets = outcomes.map(({ score }) => score.targets);
        expect(sum(targets.map(({ among }) => among)) / SEEDS.length).toBeGreaterThan(115);
        expect(sum(targets.map(({ namedFound }) => namedFound.length))).toBeGreaterThanOrEqual(
          Math.floor(5.85 * WORLDS),
        );
        const called = sum(targets.map((target) => target.called));
        // A false discovery rate of 5 %, and what so many genes may show by chance above it.
        const chance = Z95 * Math.sqrt((0.05 * 0.95) / called);
        expect(sum(targets.map(({ falselyChanged }) => falselyChanged.length)) / called).toBeLessThan(
          0.05 + chance,
        );
        const fooled = outcomes.flatMap(({ score }) =>
          Object.values(score.traps).filter((escaped) => !escaped),
        );
        expect(fooled).toHaveLength(0);
        const plates = outcomes.map(({ bench }) => bench);
        expect(sum(plates.map((bench) => bench.found.length + bench.missed.length))).toBe(11 * WORLDS);
        expect(sum(plates.map((bench) => bench.missed.length))).toBeLessThanOrEqual(0.5 * WORLDS);
        // One edge without anything in each world, at .05.
        expect(sum(plates.map((bench) => bench.falselyCalled.length))).toBeLessThanOrEqual(
          0.05 * WORLDS + 2 * Math.sqrt(0.05 * WORLDS),
        );
        const beyond = outcomes.flatMap(({ supported, truth }) =>
          supported.filter((name) => ![...truth.partners.myeloma, ...truth.recruited].includes(name)),
        );
        expect(outcomes.flatMap(({ supported }) => supported).length).toBeGreaterThan(0);
        expect(beyond).toEqual([]);
      },
      30 * MINUTES,
    );

    test(
      'with nothing planted no partner is supported, and hardly a world sets any apart',
      async () => {
        const outcomes = await worlds(NULL_SEEDS, false);
        expect(outcomes.flatMap(({ supported }) => supported)).toEqual([]);
        // Each plate is corrected for itself; the two of qPCR err in one of twenty each, the others less.
        const atBench = sum(outcomes.map(({ bench }) => bench.falselyCalled.length));
        expect(atBench).toBeLessThanOrEqual(
          0.25 * NULL_SEEDS.length + 2 * Math.sqrt(0.25 * NULL_SEEDS.length),
        );
        const fooled = outcomes.filter(({ score }) =>
          score.partners.some(({ falselyCalled }) => falselyCalled.length > 0),
        );
        expect(fooled.length).toBeLessThanOrEqual(Math.max(1, NULL_SEEDS.length / 10));
        expect(sum(outcomes.map(({ score }) => score.targets.called))).toBeLessThanOrEqual(5);
      },
      30 * MINUTES,
    );
  },
);

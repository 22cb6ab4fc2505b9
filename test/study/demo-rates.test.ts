// How often the demo finds what was planted, and what it calls where nothing was: the rates that docs/demo.md states.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runDemo, type DemoOutcome } from '../../src/report/run-demo.ts';
import { describeWith } from '../support/reference.ts';
import { folderWith } from '../support/chipmate.ts';

/** Worlds: few at every landing, twenty in `npm run agreement`. */
const WORLDS = Number(process.env['CHIPMATE_WORLDS'] ?? 4);
const SEEDS = Array.from({ length: WORLDS }, (_, index) => index + 1);
/** Fewer where nothing is planted, for the sake of time; those that are fooled are among them. */
const NULL_SEEDS = SEEDS.slice(0, WORLDS / 2);
const MINUTES = 60_000;

async function worlds(seeds: readonly number[], planted: boolean): Promise<DemoOutcome[]> {
  const outcomes: DemoOutcome[] = [];
  for (const seed of seeds) {
    const folder = folderWith({});
    outcomes.push(await runDemo(join(folder, 'demo'), { seed, planted, threads: 2 }));
    rmSync(folder, { recursive: true, force: true });
  }
  return outcomes;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Partners that the evidence of a report calls supported. */
const supported = ({ data }: DemoOutcome): string[] =>
  data.evidence.partners.filter(({ verdict }) => verdict === 'supported').map(({ name }) => name);

describeWith(
  process.env['CI'] === 'true' || process.env['CHIPMATE_WORLDS'] !== undefined,
  'continuous integration (its worlds take a minute)',
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
        expect(sum(targets.map(({ falselyChanged }) => falselyChanged.length)) / called).toBeLessThan(0.05);
        const fooled = outcomes.flatMap(({ score }) =>
          Object.values(score.traps).filter((escaped) => !escaped),
        );
        expect(fooled).toHaveLength(0);
        const beyond = outcomes.flatMap((outcome) =>
          supported(outcome).filter(
            (name) => ![...outcome.truth.partners.myeloma, ...outcome.truth.recruited].includes(name),
          ),
        );
        expect(beyond).toEqual([]);
      },
      30 * MINUTES,
    );

    test(
      'with nothing planted no partner is supported, and hardly a world sets any apart',
      async () => {
        const outcomes = await worlds(NULL_SEEDS, false);
        expect(outcomes.flatMap(supported)).toEqual([]);
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

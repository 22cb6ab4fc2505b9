// The least of each attack that still means something, in every run of the tests; `npm run attack` does more.
import { expect, test } from 'vitest';
import { startTestServer } from '../../support/chip-atlas-server.ts';
import type { AttackOptions, AttackRow } from '../attack.ts';
import { attacks as appAttacks } from './app.attack.ts';
import { fullAtAnyMoment } from './disk.attack.ts';
import { atlasFlips, studyFlips } from './flips.attack.ts';
import { flipped } from './flips.ts';
import { killScenarios, releases, releaseScenarios } from './kills.attack.ts';
import { killed } from './kills.ts';
import { attacks as networkAttacks } from './network.attack.ts';
import { together, slowSheet, writersScenarios } from './two-writers.attack.ts';
import { withFolder } from './trees.ts';
import { Verbs } from './verbs.ts';
import { writeWorld } from './world.ts';

/** Demands that an attack found nothing; what it found is told by the test that fails. */
async function withstands(attack: (options: AttackOptions) => Promise<readonly AttackRow[]>): Promise<void> {
  const told: string[] = [];
  const rows = await attack({ amount: 'small', seed: 1, report: (line) => void told.push(line) });
  expect(rows.length).toBeGreaterThan(0);
  for (const { what, amount, wrong, exceptions } of rows) {
    expect({ what, wrong, exceptions }, told.join('\n')).toEqual({ what, wrong: 0, exceptions: 0 });
    expect(amount, what).toBeGreaterThan(0);
  }
}

const KILLED = [
  'atlas build --force',
  'atlas add',
  'a signal (signal.bw) over an older one',
  'the matrix of a signal at sites over an older one',
  'reads aligned over older ones, with an index that is made for it',
  'study run over results of other inputs',
  'study share over an older bundle',
  'app: a study of dropped files',
];

test.each(killScenarios.filter(({ what }) => KILLED.includes(what)))(
  'killed at any moment, $what leaves old or new, and the same command ends as if nothing had been',
  (scenario) => withstands(async (options) => [await killed(scenario, 4, options)]),
);

test('killed while it brings a genome anew, each file is old or new, and the same command ends as if nothing had been', async () => {
  const server = await startTestServer(releases());
  try {
    const over = releaseScenarios(server.base)[1];
    await withstands(async (options) => [await killed(over, 3, options)]);
  } finally {
    await server.close();
  }
});

test('one bit flipped in an atlas or in what a study keeps gives no other answer', () =>
  withstands((options) =>
    withFolder(async (cwd) => {
      writeWorld(cwd);
      const verbs = new Verbs(cwd);
      const atlas = await atlasFlips(cwd);
      const [kept] = await studyFlips(cwd);
      const rows = [await flipped(atlas, 13, verbs, options), await flipped(kept, 12, verbs, options)];
      await verbs.close();
      return rows;
    }),
  ));

test('of two writers each that ends with success is there, and each other one is told', () =>
  withstands(async (options) => {
    const twice = writersScenarios.find(({ what }) => what === 'study run, twice');
    return [await slowSheet(options), ...(twice === undefined ? [] : [await together(twice, 1, options)])];
  }));

test('a disk that becomes full at some moment ends every verb in a sentence', () =>
  withstands(async (options) => [await fullAtAnyMoment(undefined, 1, options)]));

test('verbs work without a network and ask nobody for anything', () => withstands(networkAttacks[0].run));

test('the app answers whatever it is asked, and nothing but its own', () => withstands(appAttacks[0].run));

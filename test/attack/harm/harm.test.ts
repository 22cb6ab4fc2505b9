// The least of each attack that still means something, in every run of the tests; `npm run attack` does more.
import { test } from 'vitest';
import { attacks as appAttacks } from './app.attack.ts';
import { atlasFlips, studyFlips } from './flips.attack.ts';
import { flipped } from './flips.ts';
import { killScenarios } from './kills.attack.ts';
import { killed } from './kills.ts';
import { attacks as networkAttacks } from './network.attack.ts';
import { together, slowSheet, writersScenarios } from './two-writers.attack.ts';
import { withFolder } from './trees.ts';
import { Verbs } from './verbs.ts';
import { withstands } from './withstands.ts';
import { writeWorld } from './world.ts';

/** Those that the most depends on; kills.test.ts has the others, in the second circle. */
const KILLED = [
  'atlas build --force',
  'a signal (signal.bw) over an older one',
  'study run over results of other inputs',
];

test.each(killScenarios.filter(({ what }) => KILLED.includes(what)))(
  'killed at any moment, $what leaves old or new, and the same command ends as if nothing had been',
  (scenario) => withstands(async (options) => [await killed(scenario, 4, options)]),
);

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

test('verbs work without a network and ask nobody for anything', () => withstands(networkAttacks[0].run));

test('the app answers whatever it is asked, and nothing but its own', () => withstands(appAttacks[0].run));

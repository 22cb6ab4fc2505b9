// Writers that are killed, beyond those that harm.test.ts kills at every landing, and disks that are full.
import { test } from 'vitest';
import { startTestServer } from '../../support/chip-atlas-server.ts';
import { fullAtAnyMoment } from './disk.attack.ts';
import { killScenarios, releases, releaseScenarios } from './kills.attack.ts';
import { killed } from './kills.ts';
import { withstands } from './withstands.ts';

const KILLED = [
  'atlas add',
  'the matrix of a signal at sites over an older one',
  'reads aligned over older ones, with an index that is made for it',
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

test('a disk that becomes full at some moment ends every verb in a sentence', () =>
  withstands(async (options) => [await fullAtAnyMoment(undefined, 1, options)]));

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureSignals } from '../../src/analyses/inputs/reads/measure-signals.ts';
import { describeWith, pythonWith } from '../support/reference.ts';
import { signalWorld } from '../support/signal-world.ts';

const python = pythonWith('pyBigWig');

const MEANS = `
import json, pyBigWig, sys
file = pyBigWig.open(sys.argv[1])
size = file.chroms()
print(json.dumps([
    [None if s < 0 or s + 100 > size[c] else (file.stats(c, s, s + 100, exact=True)[0] or 0) * (file.stats(c, s, s + 100, type="coverage", exact=True)[0] or 0)
     for s in range(p - 500, p + 500, 100)]
    for c, p in json.load(sys.stdin)
]))
`;

describeWith(python !== undefined, 'pyBigWig', 'means of bins beside pyBigWig', () => {
  test('are those of the bases with a value, times the share of these', async () => {
    const folder = await signalWorld();
    const track = join(folder, 'signal.bw');
    const files = { signals: [track], sites: [join(folder, 'sites.bed')] };
    const { sites, signals } = await measureSignals(files, { flank: 500, bin: 100 });
    const places = Array.from(sites.point, (point, site) => [
      sites.chromosomeNames[sites.chromosome[site]],
      point,
    ]);
    const { stdout, stderr, status } = spawnSync(python ?? '', ['-c', MEANS, track], {
      input: JSON.stringify(places),
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const theirs = (JSON.parse(stdout) as (number | null)[][]).flat();
    expect(theirs).toHaveLength(3000);
    expect(theirs.some((value) => value === null)).toBe(true);
    theirs.forEach((value, cell) => {
      const own = signals[0].values[cell];
      if (value === null) expect(own).toBeNaN();
      else expect(own).toBeCloseTo(value, 4);
    });
  });
});

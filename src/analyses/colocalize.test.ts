// ChIP-Atlas' Colocalization, re-created, on the made-up atlas whose peaks are known one by one.
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { experiments, peaksOfAll } from '../../test/support/made-up-chip-atlas.ts';
import { madeUpAtlas } from '../../test/support/shared-atlases.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { parseScoreTable } from '../formats/chip-atlas/result-tables-reader.ts';
import { readInteractions } from '../formats/genes/interactions-reader.ts';
import { colocalize, colocalizeChoices } from './colocalize.ts';
import { readQuery } from './inputs/query.ts';

type Rule = (typeof colocalizeChoices.rule.values)[number];

const peaks = peaksOfAll();
let atlas: Atlas;

beforeAll(async () => {
  process.chdir(await madeUpAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

test('rows are the factors of the class, itself is 10, and your own peaks join', async () => {
  const query = await readQuery('a.bed', atlas.genome);
  const { text, said } = shown(
    colocalize({ atlas, antigen: 'IKZF1', query, filter: { cellClass: ['blood'] } }),
  );
  const table = parseScoreTable(text, 'table');
  expect(table.kind).toBe('colocalization');
  expect(table.experiments).toEqual(['SRX9000001', 'SRX9000002', 'SRX9000004', 'a.bed']);
  expect(table.rows).not.toContain('SRX9000010');
  expect(table.rows).not.toContain('SRX9000011');
  expect(table.rows).not.toContain('SRX9000012');
  for (const experiment of table.experiments)
    expect(table.score[table.rows.indexOf(experiment) * 4 + table.experiments.indexOf(experiment)]).toBe(10);
  expect(said).toContain("ChIP-Atlas' own rule is not public");
});

const logChoose = (n: number, k: number): number => {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
};
const rules: Record<Rule, (shared: number, a: number, b: number, universe: number) => boolean> = {
  any: (shared) => shared > 0,
  jaccard: (shared, a, b) => shared > 0 && shared >= 0.1 * (a + b - shared),
  hypergeometric: (shared, a, b, universe) => {
    let tail = 0;
    for (let x = shared; x <= Math.min(a, b); x++)
      tail += Math.exp(logChoose(a, x) + logChoose(universe - a, b - x) - logChoose(universe, b));
    return tail <= 1e-10;
  },
};
test.each(colocalizeChoices.rule.values)(
  'every cell, average and the order equal a brute force, rule %s',
  (rule) => {
    const names = experiments
      .filter((each) => each.antigenClass === 'TFs and others' && each.cellClass === 'Blood')
      .filter((each) => each.antigen !== 'GFP' && each.peaks > 0)
      .map(({ experiment }) => experiment);
    // Sites: summits at most 300 bp from the next, in chains so short that none is split.
    const summitOf = ({ start, end }: { start: number; end: number }): number => start + ((end - start) >> 1);
    const all = names
      .flatMap((experiment) =>
        (peaks.get(experiment) ?? []).map((peak) => ({ experiment, summit: summitOf(peak), ...peak })),
      )
      .sort((a, b) =>
        a.chromosome < b.chromosome ? -1 : a.chromosome > b.chromosome ? 1 : a.summit - b.summit,
      );
    const siteOf: number[] = [];
    let site = -1;
    let first = 0;
    let last = { chromosome: '', summit: 0 };
    for (const peak of all) {
      if (peak.chromosome !== last.chromosome || peak.summit - last.summit > 300) {
        site++;
        first = peak.summit;
      }
      last = peak;
      expect(peak.summit - first).toBeLessThanOrEqual(600);
      siteOf.push(site);
    }
    // Sites of each experiment by strength: z of the score above 0.5, between, below -0.5.
    const classes = new Map(
      names.map((experiment) => {
        const scores = (peaks.get(experiment) ?? []).map(({ score }) => score);
        const mean = scores.reduce((a, b) => a + b) / scores.length;
        const sd = Math.sqrt(scores.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (scores.length - 1));
        const sets = [new Set<number>(), new Set<number>(), new Set<number>()];
        all.forEach((peak, i) => {
          const z = (peak.score - mean) / sd;
          if (peak.experiment === experiment) sets[z > 0.5 ? 2 : z < -0.5 ? 0 : 1].add(siteOf[i]);
        });
        return [experiment, sets];
      }),
    );
    const value = (one: string, other: string): number => {
      if (one === other) return 10;
      let best = 0;
      classes.get(one)?.forEach((a, i) =>
        classes.get(other)?.forEach((b, j) => {
          const shared = [...a].filter((each) => b.has(each)).length;
          if (rules[rule](shared, a.size, b.size, site + 1)) best = Math.max(best, (i + 1) * (j + 1));
        }),
      );
      return best;
    };
    const { said, text } = shown(
      colocalize({ atlas, antigen: 'IKZF1', filter: { cellClass: ['Blood'] } }, { rule }),
    );
    expect(said).toContain(`${names.length} experiments, ${site + 1} sites`);
    const table = parseScoreTable(text, 'table');
    expect([...table.rows].sort()).toEqual([...names].sort());
    const seen = new Set<number>();
    table.rows.forEach((experiment, row) => {
      const cells = table.experiments.map((column) => value(experiment, column));
      expect([...table.score.subarray(3 * row, 3 * row + 3)]).toEqual(cells);
      cells.forEach((cell) => seen.add(cell));
      const others = cells.filter((cell) => cell !== 10);
      expect(table.average[row]).toBeCloseTo(others.reduce((a, b) => a + b) / others.length, 5);
    });
    expect(seen.size).toBeGreaterThan(1);
    expect([...table.average]).toEqual([...table.average].sort((a, b) => b - a));
  },
);

test('the column STRING comes from a table of interactions', async () => {
  const folder = folderWith({
    'string.tsv': '#node1\tnode2\tcombined_score\nIKZF1\tIKZF3\t0.9\nFOS\tIKZF1\t0.45\n',
  });
  const interactions = await readInteractions(`${folder}/string.tsv`, 'binding');
  const { rows } = shown(colocalize({ atlas, antigen: 'IKZF1', interactions }));
  const of = (antigen: string) => rows.find((row) => row['Protein'] === antigen)?.['STRING'];
  expect([of('IKZF3'), of('FOS'), of('CTCF')]).toEqual(['900', '450', '0']);
});

test('an antigen that is not there is refused', async () => {
  expect(await refusal(() => colocalize({ atlas, antigen: 'IKZF9' }))).toMatch(/'IKZF9'[^]*IKZF1, IKZF3/);
});

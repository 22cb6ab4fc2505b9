// The small form of the court of nonsense (bench/verdicts.ts): the androgen receptor keeps its targets, and factors that have
// nothing to do with it earn none from its response.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { androgenPeaks, factorExperiments, openCourt, type Court } from '../bench/verdicts/open.ts';
import { countWords, FIRST, judgeTargets, type JudgedTargets } from '../bench/verdicts/judge.ts';
import { SomeDecoys } from '../bench/verdicts/calibration.ts';
import { mergedPeaks } from '../bench/verdicts/peak-sets.ts';
import { KNOWN, questionOf } from '../bench/verdicts/targets.ts';
import { TRUE_TABLE } from '../bench/verdicts/contrasts.ts';
import { readNamedTable, type NamedTable } from '../src/analyses/inputs/genes/matched-table.ts';
import type { PeakColumns } from '../src/genome/peak-columns.ts';
import { strongestPeaks } from '../src/genome/peak-strength.ts';
import { isBound } from '../src/targets/target-verdict.ts';
import { describeWith, realData, realDataPresent } from './support/reference.ts';
import { encodeAtlas } from './support/shared-atlases.ts';

/** Two of the erythroid line, two of interferon and B cells, two of housekeeping promoters and of every cell. */
const UNRELATED = ['GATA1', 'TAL1', 'IRF1', 'EBF1', 'USF1', 'CTCF'];

describeWith(realDataPresent, 'the folder of real data', 'the court of nonsense', () => {
  let court: Court;
  let table: NamedTable;

  beforeAll(async () => {
    court = await openCourt(join(await encodeAtlas(), 'atlas'), 1);
    table = await readNamedTable(realData('expression', 'AR-LNCaP', 'AR_diff_expr.xls.gz'), undefined);
  });

  const ask = (peaks: PeakColumns, antigen?: string): JudgedTargets => {
    const judged = judgeTargets(questionOf(court, peaks, table, antigen));
    if (judged === undefined) throw new Error('the question was refused');
    return judged;
  };

  test('the androgen receptor keeps its known targets', async () => {
    const { genes, words, answer } = ask(await androgenPeaks());
    expect(KNOWN.map((gene) => words[genes.indexOf(gene)])).toEqual(KNOWN.map(() => 'supported'));
    expect(KNOWN.every((gene) => genes.indexOf(gene) < FIRST)).toBe(true);
    expect(countWords(words).supported).toBeGreaterThan(20);
    const said = answer.notices.find(({ key }) => key === 'targets.supported-by-chance');
    const supported = words.filter((word) => word === 'supported').length;
    expect(said?.values['supported']).toBe(supported);
    expect(Number(said?.values['chance'])).toBeGreaterThan(0);
    expect(Number(said?.values['chance'])).toBeLessThanOrEqual(supported / 4);
  });

  test('of the targets of mixed peaks no more are decoys than the false share says', async () => {
    const androgen = await androgenPeaks();
    const alone = ask(androgen).answer.scores.nearestDistance;
    const [gata] = factorExperiments(court, { factor: 'GATA1', cell: 'K-562' });
    const others = strongestPeaks(await court.queryOf(gata), androgen.count);
    const decoys = new SomeDecoys('mixed');
    decoys.add(ask(mergedPeaks([androgen, others])), (gene) => !isBound(alone[gene]));
    const [, supported] = decoys.result().cuts;
    expect(supported.rows).toBeGreaterThan(50);
    expect(supported.atLeast).toBeGreaterThan(0);
    expect(supported.atLeast).toBeLessThanOrEqual(supported.estimated);
  });

  test.each(UNRELATED)(
    '%s has at most one supported target in the response to an androgen',
    async (factor) => {
      const pair = court.unrelated.find((each) => each.table === TRUE_TABLE && each.factor === factor);
      expect(pair?.reason).toMatch(/\w/);
      const [experiment] = factorExperiments(court, pair);
      const { words } = ask(await court.queryOf(experiment), factor);
      expect(words.length).toBeGreaterThan(FIRST);
      expect(countWords(words).supported).toBeLessThanOrEqual(1);
    },
  );
});

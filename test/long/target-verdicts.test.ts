// Verdicts on target genes from real data: a true pair keeps its known targets, factors that have nothing to do with the experiment earn none.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { targets, type Targets } from '../../src/analyses/targets.ts';
import { worldOf, type AtlasPotentials } from '../../src/analyses/inputs/atlas-potentials.ts';
import { openAtlas, type Atlas } from '../../src/atlas/open-atlas.ts';
import {
  readDifferentialTable,
  type DifferentialTable,
} from '../../src/formats/expression/differential-table-reader.ts';
import { readGenes } from '../../src/formats/genes/genes-reader.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import type { GeneModels } from '../../src/genome/genes.ts';
import type { PeakColumns } from '../../src/genome/peak-columns.ts';
import { geneCovariates } from '../../src/targets/change/gene-covariates.ts';
import { changeGroups, measuredGenes } from '../../src/targets/change/change-groups.ts';
import { ChangeJudge } from '../../src/targets/change/judge-change.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';
import { encodeAtlas } from '../support/shared-atlases.ts';

const KNOWN = ['KLK2', 'KLK3', 'TMPRSS2', 'FKBP5', 'NKX3-1'];

describeWith(realDataPresent, 'the real data', 'verdicts on target genes', () => {
  let atlas: Atlas;
  let models: GeneModels;
  let world: AtlasPotentials;
  let androgen: PeakColumns;
  let response: DifferentialTable;

  beforeAll(async () => {
    atlas = await openAtlas(join(await encodeAtlas(), 'atlas'));
    models = await readGenes(realData('genes', 'hg19', 'beta.refseq.tsv.gz'));
    world = worldOf(atlas, { models, assembly: 'hg19' }, {});
    ({ peaks: androgen } = await readPeakFile(realData('expression', 'AR-LNCaP', 'AR_peaks.hg19.bed')));
    response = await readDifferentialTable(realData('expression', 'AR-LNCaP', 'AR_diff_expr.xls.gz'));
  }, 600_000);
  afterAll(() => atlas.close());

  const ask = (peaks: PeakColumns, table: DifferentialTable, antigen: string, asked = true): Targets =>
    targets({
      ...{ name: 'peaks', peaks, notices: [], antigen },
      genes: { models, assembly: 'hg19' },
      expression: { name: 'table', table },
      ...(asked ? { world } : {}),
    });
  const first = ({ targets: { order }, scores }: Targets, count: number): string[] =>
    Array.from(order.subarray(0, count), (gene) => scores.genes.names[gene]);
  const wordOf = ({ judged, scores }: Targets, gene: string): string =>
    judged.verdicts[scores.genes.names.indexOf(gene)].verdict;
  const supported = ({ judged }: Targets): number =>
    judged.verdicts.filter(({ verdict }) => verdict === 'supported').length;

  test('the androgen receptor keeps its known targets, with an atlas and without', () => {
    for (const answer of [ask(androgen, response, 'AR'), ask(androgen, response, 'AR', false)]) {
      expect(KNOWN.map((gene) => wordOf(answer, gene))).toEqual(KNOWN.map(() => 'supported'));
      expect(first(answer, 30)).toEqual(expect.arrayContaining(KNOWN));
      const [up, down] = answer.tests;
      expect([up.flat, down.flat]).toEqual([false, true]);
      expect(up.difference.z).toBeGreaterThan(12);
      expect(up.observed).toBeGreaterThan(2.5 * up.expected);
      expect(down.observed).toBeLessThan(1.2 * down.expected);
    }
  });

  test('with fold changes alone four of them are among the first 30, and none is more than suggested', () => {
    const none = response.log10P.map(() => NaN);
    const answer = ask(androgen, { ...response, log10P: none, adjustedP: none }, 'AR');
    const read = first(answer, 30);
    expect(KNOWN.filter((gene) => read.includes(gene)).length).toBeGreaterThanOrEqual(4);
    expect(supported(answer)).toBe(0);
    expect(answer.judged.verdicts[answer.targets.order[0]]).toEqual({
      verdict: 'suggested',
      reason: 'no p-value',
    });
  });

  test('GATA1 of K-562 has nothing to do with androgens: no target of it is supported', async () => {
    const { antigen, cell } = atlas.experiments;
    const gata = antigen.findIndex((name, i) => name === 'GATA1' && cell[i] === 'K-562');
    const answer = ask(await atlas.peaksOf(gata), response, 'GATA1');
    expect(supported(answer)).toBe(0);
    expect(answer.judged.verdicts.filter(({ verdict }) => verdict === 'suggested')).toEqual([]);
    expect(answer.tests.map(({ flat }) => flat)).toEqual([true, true]);
  });

  test('the function test of unrelated factors fires for at most 8 % of 432 directions, by itself for far more', () => {
    const { expression, scores } = ask(androgen, response, 'AR', false);
    const measured = measuredGenes(scores.genes, response, expression!.matched, {});
    const judge = new ChangeJudge(geneCovariates(scores.genes), measured, changeGroups(measured), world);
    const tests = world.potential.flatMap((potential, i) =>
      judge.judge(potential, [world.antigenKey[i]]).tests.filter(({ direction }) => direction !== 'both'),
    );
    expect(tests.length).toBe(432);
    const share = (passes: (test: (typeof tests)[number]) => boolean): number =>
      tests.filter(passes).length / tests.length;
    expect(share(({ fires }) => fires)).toBeLessThan(0.08);
    expect(share(({ ownLog10P }) => ownLog10P <= Math.log10(0.05))).toBeGreaterThan(0.08);
  });
});

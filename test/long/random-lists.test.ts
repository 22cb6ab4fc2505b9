// Lists of genes that mean nothing, and lists whose factor is known, on the real atlas: the small form of the bench of lists.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  alarms,
  anyFound,
  drawList,
  enrichList,
  explainList,
  placeOf,
  prepareLists,
  type ListsInput,
} from '../../bench/verdicts/lists.ts';
import { KNOWN_LISTS } from '../../bench/verdicts/known-lists.ts';
import { atlasPotentials } from '../../src/analyses/inputs/atlas-potentials.ts';
import { listedAmong } from '../../src/analyses/inputs/genes/compared-genes.ts';
import { readNamedTable } from '../../src/analyses/inputs/genes/matched-table.ts';
import { openAtlas } from '../../src/atlas/open-atlas.ts';
import { readGenes } from '../../src/formats/genes/genes-reader.ts';
import { KnownNames } from '../../src/genome/antigens/antigen-aliases.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { groupTranscripts } from '../../src/targets/binding/gene-list.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';
import { encodeAtlas } from '../support/shared-atlases.ts';

describeWith(realDataPresent, 'real data', 'lists of genes beside the real atlas', () => {
  it('random lists of expressed and of silent genes are enriched for nothing, known lists for their factor', async () => {
    const atlas = await openAtlas(join(await encodeAtlas(), 'atlas'));
    const models = await readGenes(realData('genes', 'hg19', 'beta.refseq.tsv.gz'));
    const input: ListsInput = { atlas, names: new KnownNames(), genes: { models, assembly: 'hg19' } };
    const world = atlasPotentials(atlas, groupTranscripts(models), { method: 'lisa', atMost: 24 });
    const table = await readNamedTable(realData('expression', 'AR-LNCaP', 'AR_diff_expr.xls.gz'), undefined);
    const factors = new Set(KNOWN_LISTS.map(({ factor }) => input.names.key(factor)));
    const { antigen } = atlas.experiments;
    const asked = antigen.flatMap((name, row) =>
      row % 6 === 0 || factors.has(input.names.key(name)) ? [row] : [],
    );
    const prepared = await prepareLists(input, world, table, asked);
    const random = createRandom(1);
    let [share, found, lists] = [0, 0, 0];
    for (const decile of [0, 5, 9]) {
      const listed = listedAmong(prepared.compared, drawList(prepared.compared, decile, random));
      for (const answer of [await enrichList(prepared, listed), explainList(prepared, listed)]) {
        share += alarms(answer);
        found += Number(anyFound(answer));
        lists++;
      }
    }
    expect(share / lists).toBeGreaterThan(0.01);
    expect(share / lists).toBeLessThan(0.09);
    expect(found).toBeLessThanOrEqual(1);
    for (const { factor, within, genes } of KNOWN_LISTS) {
      const answer = await enrichList(prepared, listedAmong(prepared.compared, genes));
      expect(placeOf(answer, input.names.key(factor)), factor).toBeLessThanOrEqual(within);
    }
    await atlas.close();
  });
});

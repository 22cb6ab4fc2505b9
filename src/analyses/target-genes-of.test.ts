// ChIP-Atlas' Target Genes, re-created, on the made-up atlas whose peaks are known one by one.
import { expect, test } from 'vitest';
import { shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { genes, overlapping, peaksOfAll } from '../../test/support/made-up-chip-atlas.ts';
import { madeUpAtlas } from '../../test/support/shared-atlases.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { parseScoreTable } from '../formats/chip-atlas/result-tables-reader.ts';
import { readScores } from './inputs/agreement.ts';
import { needGenes } from './inputs/genes/gene-models.ts';
import { targetGenesOf } from './target-genes-of.ts';

const peaks = peaksOfAll();
const ikzf1 = ['SRX9000001', 'SRX9000002', 'SRX9000004'];

test('every cell is the best score of a peak near an NM_ TSS, every average the mean with zeros', async () => {
  const path = `${await madeUpAtlas()}/atlas`;
  const atlas = await openAtlas(path);
  const { models } = await needGenes({ atlas: path });
  try {
    const { text } = shown(await targetGenesOf({ atlas, antigen: 'Ikaros', models }, { distance: 1000 }));
    expect(text).toMatch(/^Target_genes\tIKZF1\|Average\tSRX9000001\|MM.1S\t/);
    const table = parseScoreTable(text, 'table');
    expect(table.kind).toBe('target-genes');
    expect(table.antigen).toBe('IKZF1');
    expect(table.experiments).toEqual(ikzf1);
    const coding = genes.filter(([, , , accession]) => accession.startsWith('NM_'));
    const best = (symbol: string, experiment: string): number =>
      Math.max(
        0,
        ...coding
          .filter(([name]) => name === symbol)
          .flatMap(([, chromosome, tss]) =>
            (peaks.get(experiment) ?? [])
              .filter((peak) => overlapping(peak, { chromosome, start: tss - 1 - 1000, end: tss + 1 + 1000 }))
              .map(({ score }) => score),
          ),
      );
    const symbols = [...new Set(coding.map(([symbol]) => symbol))];
    expect([...table.rows].sort()).toEqual(
      symbols.filter((symbol) => ikzf1.some((experiment) => best(symbol, experiment) > 0)).sort(),
    );
    table.rows.forEach((symbol, row) => {
      const cells = ikzf1.map((experiment) => best(symbol, experiment));
      expect([...table.score.subarray(3 * row, 3 * row + 3)]).toEqual(cells);
      expect(table.average[row]).toBeCloseTo((cells[0] + cells[1] + cells[2]) / 3, 5);
    });
    const folder = folderWith({ 'IKZF1.1.tsv': text });
    const theirs = readScores(`${folder}/IKZF1.1.tsv`);
    const again = shown(await targetGenesOf({ atlas, antigen: 'IKZF1', models, theirs }, { distance: 1000 }));
    const cells = 3 * table.rows.length;
    expect(again.said).toContain(`${cells} of ${cells} cells are equal, largest difference 0`);
  } finally {
    await atlas.close();
  }
});

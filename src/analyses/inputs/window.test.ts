import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readGenes } from '../../formats/genes/genes-reader.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { geneExtents, genesInWindow, withExons } from './window.ts';

test('genes have the exons of all of their transcripts, those of their own strand and place alone', async () => {
  const folder = folderWith({});
  const line = (name: string, id: string, strand: string, starts: number[], ends: number[]): string =>
    [
      name,
      id,
      'chr1',
      strand,
      starts[0],
      ends.at(-1),
      starts[0],
      starts[0],
      starts.length,
      `${starts.join(',')},`,
      `${ends.join(',')},`,
    ].join('\t');
  const lines = [
    line('A', 't1', '-', [100, 400, 900], [200, 500, 1000]),
    line('A', 't2', '-', [150, 600], [250, 1000]),
    // Of the same name far away, and on the other strand.
    line('A', 't3', '-', [5000], [5100]),
    line('A', 't4', '+', [300], [350]),
  ];
  writeFileSync(join(folder, 'genes.refFlat'), `${lines.join('\n')}\n`);
  const genome = knownAssembly('hg38')!;
  const plain = await readGenes(join(folder, 'genes.refFlat'));
  const detailed = await readGenes(join(folder, 'genes.refFlat'), { exons: true });
  const extents = geneExtents(plain, genome);
  expect(withExons(extents, plain, genome)).toEqual(extents);
  const { table } = genesInWindow(withExons(extents, detailed, genome), {
    chromosome: 'chr1',
    start: 0,
    end: 9000,
  });
  const values = (name: string) => Array.from(table.columns.find((each) => each.name === name)?.values ?? []);
  expect(values('start')).toEqual([100, 300, 5000]);
  expect(values('strand')).toEqual(['-', '+', '-']);
  expect(values('exons')).toEqual(['100-250 400-500 600-1000', '300-350', '5000-5100']);
});

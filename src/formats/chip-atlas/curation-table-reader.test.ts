import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeWith, realData, realDataPresent } from '../../../test/reference.ts';
import { parseCuration } from './curation-table-reader.ts';

test('both layouts give text, class and label', () => {
  const table = '2\nmade-up cells|blood\tBld@ MM.1S\nmouse ES\tPSC@ hESC H9\n';
  expect(parseCuration(table, 'cell', 'table')).toEqual([
    { text: 'made-up cells|blood', className: 'Blood', label: 'MM.1S' },
    { text: 'mouse ES', className: 'Pluripotent stem cell', label: 'hESC H9' },
  ]);
  const statistics = 'SRA\tSRX\tMGI\told\tnew\n1\t2\thttp://x\tIkaros\tOth@ IKZF1?3\n';
  expect(parseCuration(statistics, 'antigen', 'table')).toEqual([
    { text: 'Ikaros', className: 'TFs and others', label: 'IKZF1' },
  ]);
});

test('another table is refused with its line', () => {
  expect(() => parseCuration('1\nchr1\t100\n', 'cell', 'peaks.bed')).toThrow(
    /peaks.bed: this is not a curation table[^]*chr1/,
  );
});

describeWith(realDataPresent, 'the data folder', 'the curation tables of ChIP-Atlas', () => {
  const read = (name: string, kind: 'antigen' | 'cell') =>
    parseCuration(gunzipSync(readFileSync(realData('chip-atlas', 'curation', name))).toString(), kind, name);

  test('are read whole', () => {
    expect(read('ag_Index.hg19.tab.gz', 'antigen')).toHaveLength(5336);
    expect(read('ag_Statistics.hg19.tab.gz', 'antigen')).toHaveLength(6041);
    expect(read('ct_Index.hg19.tab.gz', 'cell')).toHaveLength(2954);
    expect(read('ct_Statistics.hg19.tab.gz', 'cell')).toHaveLength(3428);
  });

  test('say that MM.1S is blood', () => {
    const rows = read('ct_Statistics.hg19.tab.gz', 'cell').filter(({ label }) => label === 'MM.1S');
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({ className }) => className))).toEqual(new Set(['Blood']));
  });
});

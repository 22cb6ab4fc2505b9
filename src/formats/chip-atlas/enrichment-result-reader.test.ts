import { expect, test } from 'vitest';
import { compareEnrichment, isEnrichmentResult, parseEnrichmentResult } from './enrichment-result-reader.ts';

const regions = [
  'SRX900001\tTFs and others\tIKZF1\tBlood\tMM.1S\t13463\t21/758\t2/758\t-4.23037\t-2.43098\t10.5',
  'SRX900002\tTFs and others\tFOS\tBlood\tMM.1S\t463\t0/758\t2/758\t-0.5\t-0.2\t0.0',
  'SRX900003\tTFs and others\tJUN\tBlood\tMM.1S\t46\t4/758\t0/758\t-1.5\t-0.9\tinf',
].join('\n');
const counts =
  'SRX900001\tTFs and others\tIKZF1\tBlood\tMM.1S\t13463\t21/758\t-0.31/0.02\t-4.2\t-2.4\t-4.1\tFALSE\n';

test('both kinds are read, with and without a header', () => {
  expect(parseEnrichmentResult(regions, 'a.tsv').map((cells) => cells[2])).toEqual(['IKZF1', 'FOS', 'JUN']);
  expect(parseEnrichmentResult(counts, 'b.tsv')[0]).toHaveLength(12);
  const headed = `experiment\tantigen_class\tantigen\tcell_class\tcell\tpeaks\toverlaps_a\toverlaps_b\tlog10_p\tlog10_q\tfold_enrichment\n${regions}`;
  expect(parseEnrichmentResult(headed, 'c.tsv')).toEqual(parseEnrichmentResult(regions, 'a.tsv'));
  expect([regions, counts, headed].map(isEnrichmentResult)).toEqual([true, true, true]);
  expect(parseEnrichmentResult(`${counts.trimEnd()}\r`, 'd.tsv')[0][11]).toBe('FALSE');
  expect(isEnrichmentResult('antigen\tscore\nFOS\t3\n')).toBe(false);
});

test('another row is refused with its line', () => {
  expect(() => parseEnrichmentResult(`${regions}\nchr1\t1\t2`, 'a.tsv')).toThrow(/a\.tsv, line 4: this row/);
});

test('numbers that are none are refused with their line, and the file is still known for what it is', () => {
  const changes: [string, string][] = [
    ['-4.23037', '1e999'],
    ['-4.23037', '1.2.3'],
    ['-4.23037', '.'],
    ['\t13463\t', '\tNaN\t'],
    ['\t13463\t', '\t-1\t'],
    ['21/758', '21/1e999'],
    ['21/758', '1..2/758'],
    ['SRX900001', ''],
    ['IKZF1', 'IK\u0000ZF1'],
    ['10.5', `${'9'.repeat(500)}`],
  ];
  for (const [from, to] of changes) {
    const text = regions.replace(from, to);
    expect(() => parseEnrichmentResult(text, 'a.tsv')).toThrow(/a\.tsv, line 1: this row/);
    expect(isEnrichmentResult(text)).toBe(true);
  }
});

test('results are compared experiment by experiment', () => {
  const first = parseEnrichmentResult(regions, 'a');
  const second = parseEnrichmentResult(
    regions.replace('2/758\t-4.23037', '3/758\t-4.13037').replace('SRX900002', 'SRX900009'),
    'b',
  );
  const agreement = compareEnrichment(first, second);
  expect(agreement).toMatchObject({ rows: 2, onlyFirst: 1, onlySecond: 1, sameCounts: 1, effect: 0 });
  expect(agreement.log10P).toBeCloseTo(0.1, 10);
});

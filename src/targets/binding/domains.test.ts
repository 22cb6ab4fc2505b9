import { expect, test } from 'vitest';
import { domainContributions, regulatoryDomains } from './domains.ts';
import { groupTranscripts } from './gene-list.ts';
import { modelsOf, peaksAt } from '../../../test/support/hand-made-genes.ts';

test('GREAT domains reach to the next basal domain and no farther than the extension', () => {
  const models = modelsOf(
    ['A', '', 'chr1', 2_000_000, 1],
    ['B', '', 'chr1', 2_100_000, -1],
    ['C', '', 'chr2', 500_000, 1],
  );
  const domains = regulatoryDomains(groupTranscripts(models));
  expect([...domains.start]).toEqual([1_000_000, 2_001_001, 0]);
  // B is on the minus strand: its basal domain is 1 kb below and 5 kb above its TSS.
  expect([...domains.end]).toEqual([2_099_000, 3_100_001, 1_500_001]);
  const peaks = peaksAt(['chr1', 2_050_000], ['chr1', 999_999], ['chr2', 60]);
  const found = domainContributions(groupTranscripts(models), peaks, domains);
  expect(Array.from(found.peak, (peak, i) => [peak, models.symbol[found.row[i]]])).toEqual([
    [0, 'A'],
    [0, 'B'],
    [2, 'C'],
  ]);
});

import { expect, test } from 'vitest';
import { parseStudy } from '../file/read-study.ts';
import { symbolsOf } from './gene-names.ts';
import { measuredGene, perturbedBy } from './perturbation-label.ts';

const { study } = parseStudy(
  'study: S\nfactor: [IKZF1, Aiolos]\ngenome: hg38\ngenes_of_interest: [BCL2]\npartners_of_interest: [Blimp-1]\n',
  'study.yaml',
);
const symbolOf = symbolsOf(study, { symbol: ['SIX1', 'SGK1', 'KLF2', 'SHOX2'] }, { 'my clone': 'c-Fos' });

test.each([
  ['siFOS', ['FOS'], 'knock-down'],
  ['si-FOS #2', ['FOS'], 'knock-down'],
  ['shIKZF3_1', ['IKZF3'], 'knock-down'],
  ['shAiolos', ['IKZF3'], 'knock-down'],
  ['sgPRDM1-2', ['PRDM1'], 'knock-out'],
  ['FOS OE', ['FOS'], 'over-expression'],
  ['c-Fos 過剰発現', ['FOS'], 'over-expression'],
  ['ＦＯＳ siRNA', ['FOS'], 'knock-down'],
  ['siFOS + siIKZF3', ['FOS', 'IKZF3'], 'knock-down'],
  ['anti-FOS', ['FOS'], undefined],
  ['FOS', ['FOS'], undefined],
  ['my clone', ['FOS'], undefined],
  ['SIX1', ['SIX1'], undefined],
  ['siSIX1', ['SIX1'], 'knock-down'],
  ['SGK1', ['SGK1'], undefined],
  ['siKLF2', ['KLF2'], 'knock-down'],
])('%s perturbs %j by %s', (label, names, how) => {
  expect(perturbedBy(label, symbolOf)).toEqual(how === undefined ? { names } : { names, how });
});

test.each(['siCtrl', 'siNONSENSE', 'clone 7', '', 'siFOS + siNONSENSE', 'siFOS + IKZF3 OE', '3'])(
  'of %j nobody knows whom it perturbs',
  (label) => expect(perturbedBy(label, symbolOf)).toBeUndefined(),
);

test.each([
  ['Blimp-1', 'PRDM1'],
  ['CD319', 'SLAMF7'],
  ['CD147', 'BSG'],
  ['bcl2', 'BCL2'],
  ['IRF4 promoter', 'IRF4'],
  ['BCL2_-1.2kb', 'BCL2'],
  ['Blimp-1-prom', 'PRDM1'],
])('%s is %s', (name, gene) => expect(measuredGene(name, symbolOf)).toBe(gene));

test('an amplicon of nothing known has no gene', () => {
  expect(measuredGene('gene desert chr12', symbolOf)).toBeUndefined();
});

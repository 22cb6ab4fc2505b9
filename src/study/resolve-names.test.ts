import { expect, test } from 'vitest';
import { parseStudy } from './file/read-study.ts';
import { namedAsMeasured } from './resolve-names.ts';
import type { StudyResults } from './study-results.ts';

const { study } = parseStudy(
  `study: S
factor: Ikaros
genome: hg38
genes_of_interest: [irf4, PU.1, NOSUCHGENE]
literature:
  - { partner: Blimp-1, direction: for, claim: seen, reference: a paper }
  - { partner: STRANGER, direction: for, claim: seen, reference: a paper }
  - { target: Irf4, direction: against, claim: it stayed, reference: a paper }
`,
  'study.yaml',
);

const RESULTS = {
  partners: [{ rows: { antigen: ['PRDM1', 'FOS'] } }],
  contrasts: [],
  changedGenes: [],
  loci: [],
  targets: [{ rows: { gene: ['MYC', 'IRF4'] } }],
  expression: [{ rows: { gene: ['SPI1'] } }],
} as unknown as StudyResults;

test('factors and genes get the names of the results, by spelling or alias; strangers keep theirs', () => {
  const named = namedAsMeasured(study, RESULTS);
  expect(named.genes_of_interest).toEqual(['IRF4', 'SPI1', 'NOSUCHGENE']);
  expect(named.literature.map(({ partner, target }) => partner ?? target)).toEqual([
    'PRDM1',
    'STRANGER',
    'IRF4',
  ]);
});

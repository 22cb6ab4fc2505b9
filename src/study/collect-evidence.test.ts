import { expect, test } from 'vitest';
import { partnerEvidence } from './collect-evidence.ts';
import { parseStudy } from './read-study.ts';
import type { ContrastResult } from './results.ts';
import type { StudyResults } from './study-results.ts';

const { study } = parseStudy('study: S\nfactor: IKZF1\ngenome: hg38\n', 'study.yaml');

const NAMES = ['FOS', 'CHD4', 'IKZF3', 'MAX'];

/** Four factors that pass, and a comparison of MM.1S with NALM-6. */
function resultsWith(contrast: Partial<ContrastResult>): StudyResults {
  const none = NAMES.map(() => null);
  return {
    peaks: [],
    partners: [
      {
        query: 'MM.1S',
        notices: [],
        rows: {
          antigen: NAMES,
          score: [9, 8, 7, 6],
          percentile: none,
          log2OddsRatio: [1, 1, 1, 1],
          ciLow: none,
          ciHigh: none,
          minusLog10Q: [3, 3, 3, 3],
          strongestExperiment: NAMES,
          supported: NAMES.map(() => true),
        },
      },
    ],
    contrasts: [
      {
        a: 'MM.1S',
        b: 'NALM-6',
        kind: 'queries',
        queries: ['MM.1S', 'NALM-6'],
        antigens: ['IKZF1', 'IKZF1'],
        rows: {
          antigen: NAMES,
          difference: [2, -2, 2, 0],
          ciLow: [1, -3, 1, -1],
          ciHigh: [3, -1, 3, 1],
          cellsA: ['MM.1S', 'MM.1S', 'MM.1S', 'MM.1S'],
          oneSided: [false, false, true, false],
        },
        ...contrast,
      },
    ],
    expression: [],
    targets: [],
    changedGenes: [],
    loci: [],
  } as unknown as StudyResults;
}

function contrastVerdicts(results: StudyResults): (string | undefined)[] {
  const candidates = partnerEvidence(study, results);
  return NAMES.map(
    (name) =>
      candidates
        .find((candidate) => candidate.name === name)
        ?.items.find(({ kind }) => kind === 'cell contrast')?.verdict,
  );
}

test('a comparison speaks for, against or not at all, and is not estimable where the atlas has one side alone', () => {
  expect(contrastVerdicts(resultsWith({}))).toEqual([
    'supported',
    'contradicted',
    'not estimable',
    'no significant difference',
  ]);
});

test('seen from the other entry the same comparison turns round', () => {
  expect(contrastVerdicts(resultsWith({ a: 'NALM-6', b: 'MM.1S', queries: ['NALM-6', 'MM.1S'] }))).toEqual([
    'contradicted',
    'supported',
    'not estimable',
    'no significant difference',
  ]);
});

test('comparisons of other entries, or with another factor, say nothing about this one', () => {
  const silent = NAMES.map(() => undefined);
  expect(contrastVerdicts(resultsWith({ queries: ['K-562', 'NALM-6'] }))).toEqual(silent);
  expect(contrastVerdicts(resultsWith({ kind: 'cells', queries: ['NALM-6', 'NALM-6'] }))).toEqual(silent);
  expect(contrastVerdicts(resultsWith({ antigens: ['IKZF1', 'IKZF3'] }))).toEqual(silent);
});

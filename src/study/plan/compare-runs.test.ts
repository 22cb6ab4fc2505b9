import { expect, test } from 'vitest';
import { compareRuns } from './compare-runs.ts';
import type { Provenance } from './provenance.ts';

const run = (format: Provenance['format'], inputs: Readonly<Record<string, string>>): Provenance => ({
  ...{ format, program: 'chipmate', version: '1', simulated: false, seed: 1, date: null },
  study: { file: 'study.yaml', bytes: 1, sha256: 'same' },
  steps: [
    {
      ...{ name: 'peaks', state: 'done', reason: null, key: 'k', needs: [], parameters: {} },
      inputs: Object.entries(inputs).map(([file, sha256]) => ({ file, bytes: 1, sha256 })),
    },
  ],
});

test('inputs with another digest have changed', () => {
  const [before, after] = ['1', '2'].map((sha256) => run('chipmate provenance 2', { 'a.bed.gz': sha256 }));
  expect(compareRuns(before, after)).toEqual([
    { what: 'input', name: 'a.bed.gz', before: 'SHA-256 1', after: 'SHA-256 2' },
  ]);
});

test('digests of packed files, as earlier runs noted them, are not called changed inputs', () => {
  const before = run('chipmate provenance 1', { 'a.bed.gz': '1', 'gone.bed': '3' });
  const after = run('chipmate provenance 2', { 'a.bed.gz': '2' });
  expect(compareRuns(before, after)).toEqual([
    {
      what: 'program',
      name: 'digests of inputs',
      before: 'of packed files',
      after: 'of their unpacked content',
    },
    { what: 'input', name: 'gone.bed', before: 'SHA-256 3', after: 'absent' },
  ]);
});

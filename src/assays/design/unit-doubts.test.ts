import { describe, expect, it } from 'vitest';
import { readingsOf, type Row } from '../../../test/support/readings.ts';
import { allAtMostSuggested, atMostSuggested, doubtOfUnits, technicalNames } from './unit-doubts.ts';

const rowsOf = (...names: string[]): Row[] =>
  names.flatMap((experiment, i) =>
    [22.1, 23.4, 17.2].map((value, at) => ({ experiment, value: value + ((i * (at + 3)) % 7) / 50 })),
  );

describe('doubts about units', () => {
  it.each([
    'well 1',
    'Well2',
    'wells',
    'tech 2',
    'technical 1',
    'Technical replicate 3',
    'tech_rep1',
    'ウェル1',
  ])('are raised by %s', (name) => {
    const readings = readingsOf(rowsOf(name, 'b', 'c'));
    expect(technicalNames(readings)).toEqual([name]);
    expect(doubtOfUnits(readings)).toBe('experiments in doubt');
  });

  it.each(['1', 'exp 1', '2024-05-01', 'lysate 2', 'Wellcome', 'techno', 'biological replicate 1', 'rep 1'])(
    'are not raised by %s',
    (name) => {
      expect(doubtOfUnits(readingsOf(rowsOf(name, 'b', 'c')))).toBeNull();
    },
  );

  it('are raised by a column that is called replicate, unless donors are counted', () => {
    const plain = rowsOf('1', '2', '3');
    expect(doubtOfUnits({ ...readingsOf(plain), unclearExperiments: true })).toBe('experiments in doubt');
    const donors = readingsOf(plain.map((row) => ({ ...row, donor: `P${row.experiment}` })));
    expect(doubtOfUnits({ ...donors, unclearExperiments: true })).toBeNull();
  });

  it('are raised by copies', () => {
    const copy = rowsOf('1').map((row) => ({ ...row, experiment: '2' }));
    expect(doubtOfUnits(readingsOf([...rowsOf('1'), ...copy]))).toBe('copied experiments');
  });

  it('leave no more than suggested', () => {
    const doubt = 'copied experiments';
    expect(atMostSuggested({ verdict: 'supported', reason: null }, doubt)).toEqual({
      verdict: 'suggested',
      reason: doubt,
    });
    expect(atMostSuggested({ verdict: 'contradicted', reason: 'opposite direction' }, doubt).verdict).toBe(
      'not estimable',
    );
    const judged = { verdict: 'no significant difference', reason: null } as const;
    expect(atMostSuggested(judged, doubt)).toBe(judged);
    const rows = [{ judged: { verdict: 'supported', reason: null } as const }];
    expect(allAtMostSuggested(rows, null)).toBe(rows);
    expect(allAtMostSuggested(rows, doubt)[0].judged.verdict).toBe('suggested');
  });
});

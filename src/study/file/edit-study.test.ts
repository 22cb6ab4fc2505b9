import { expect, test } from 'vitest';
import { editStudy } from './edit-study.ts';
import { parseStudy } from './read-study.ts';
import { studyTemplate } from './study-template.ts';

const TEXT = studyTemplate({ date: '2026-11-23' });
const comments = (text: string): string[] => text.match(/#.*/g)?.map((each) => each.trim()) ?? [];

test('values change; comments, the order of keys and everything else stay', () => {
  const text = editStudy(
    TEXT,
    [
      { place: ['factor'], value: 'FOS' },
      { place: ['chip_seq', 0, 'peaks', 1], value: 'two: of #2.bed' },
      { place: ['genes_of_interest'], value: ['IRF4'] },
      { place: ['seed'], value: 7 },
    ],
    'study.yaml',
  );
  expect(comments(text.replace('"two: of #2.bed"', '').replace("'two: of #2.bed'", ''))).toEqual(
    comments(TEXT),
  );
  const { study } = parseStudy(text, 'study.yaml');
  const before = parseStudy(TEXT, 'study.yaml').study;
  expect(study).toEqual({
    ...before,
    factor: ['FOS'],
    seed: 7,
    genes_of_interest: ['IRF4'],
    chip_seq: [{ ...before.chip_seq[0], peaks: ['replicate1.narrowPeak.gz', 'two: of #2.bed'] }],
  });
});

test('null takes away; a place that there is not is refused', () => {
  const { study } = parseStudy(editStudy(TEXT, [{ place: ['chip_seq', 0], value: null }], 's'), 's');
  expect(study.chip_seq).toEqual([]);
  const edited = editStudy(
    TEXT,
    [
      { place: ['study'], value: 'a: b #' },
      { place: ['chip_seq', 0, 'peaks'], value: ['a.bed', 'true', '1', 'c, d'] },
    ],
    's',
  );
  expect(parseStudy(edited, 's').study.chip_seq[0].peaks).toEqual(['a.bed', 'true', '1', 'c, d']);
  const lines = TEXT.split('\n');
  expect(edited.split('\n').filter((each) => !lines.includes(each))).toHaveLength(2);
  expect(() => editStudy(TEXT, [{ place: ['factor', 'x', 'y'], value: 'z' }], 's')).toThrow('factor x y');
});

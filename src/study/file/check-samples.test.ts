import { expect, test } from 'vitest';
import { checkedStudy } from '../../../test/support/studies.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { inEnglish } from '../../messages/message.ts';
import { samplesSaid } from './check-samples.ts';
import { checkStudy } from './check-study.ts';
import { parseStudy, type StudyFile } from './read-study.ts';

const studyOf = (samples: string): StudyFile =>
  parseStudy(`study: S\nfactor: IKZF1\ngenome: hg38\nsamples:\n${samples}`, 'study.yaml');
const problems = (samples: string): string =>
  checkStudy(studyOf(samples))
    .map(({ message }) => message)
    .join('\n');

test('a sample has a kind, a status and a pair; kinds of older files are read', () => {
  const { study } = studyOf(
    '  - { name: P01, kind: patient, status: relapsed, pair: { before: P01 pre, after: P01 post } }\n  - { name: m, kind: animal }\n  - { name: d, kind: donor }\n  - { name: x, kind: mouse, status: 2nd line }\n',
  );
  expect(study.samples[0]).toEqual({
    ...{ name: 'P01', kind: 'patient', status: 'relapsed' },
    pair: { before: 'P01 pre', after: 'P01 post' },
  });
  expect(study.samples.map(({ kind }) => kind)).toEqual(['patient', 'animal', 'donor', 'mouse']);
  expect(() => studyOf('  - { name: a, kind: patiant }\n')).toThrow("did you mean 'patient'?");
  expect(() => studyOf('  - { name: a, pair: { before: b } }\n')).toThrow('after');
});

test('halves of pairs have names of their own', () => {
  expect(problems('  - { name: a, pair: { before: x, after: X } }\n')).toContain(
    "line 5: 'a' has one name before and after",
  );
  expect(problems('  - { name: a, pair: { before: b, after: c } }\n  - { name: b }\n')).toContain(
    "'b' is a name of the sample 'b', too",
  );
  const twice =
    '  - { name: a, pair: { before: x, after: y } }\n  - { name: b, pair: { before: y, after: z } }\n';
  expect(problems(twice)).toContain("line 6: 'y' is a name of the sample 'a', too");
  expect(problems('  - { name: a, pair: { before: a, after: y } }\n')).not.toContain('too');
});

test('persons and one line under two names are cautioned, codes and lines are not', () => {
  const said = (samples: string): string[] => samplesSaid(studyOf(samples).study.samples).map(inEnglish);
  expect(said('  - { name: P01, status: new }\n  - { name: MM.1S }\n  - { name: H929 }\n')).toEqual([]);
  const [persons, alike] = said(
    '  - { name: 田中様 }\n  - { name: P02, pair: { before: Taro Yamada, after: P02 post } }\n  - { name: MM.1S }\n  - { name: MM1S }\n',
  );
  expect(persons).toMatch(/^田中様, Taro Yamada: this looks like the name/);
  expect(alike).toMatch(/^MM.1S, MM1S: names of samples that differ/);
});

test('study check says so', async () => {
  const yaml =
    'study: S\nfactor: IKZF1\ngenome: hg38\nchip_seq: [{ name: one, cell: MM.1S, peaks: p.bed }]\nsamples: [{ name: T. Yamada, kind: patient }]\n';
  const folder = folderWith({ 'study.yaml': yaml, 'p.bed': 'chr1\t100\t200\n' });
  const { refused, said } = await checkedStudy(folder, 'study.yaml');
  expect(refused).toEqual([]);
  expect(said).toContain('caution: T. Yamada: this looks like the name');
});

import { expect, test } from 'vitest';
import { checkStudy } from './file/check-study.ts';
import { edgesOf } from './evidence/edges.ts';
import { changeOfFactorIn } from './file/arms.ts';
import { ownAntigens, ownAntigensOf } from './own-antigens.ts';
import { parseStudy } from './file/read-study.ts';
import type { StudyResults } from './study-results.ts';

const study = (more: string, factor = '[IKZF1, IKZF3]') =>
  parseStudy(`study: S\nfactor: ${factor}\ngenome: hg38\n${more}`, 'study.yaml');

test.each([
  ['{ name: A, cell: C, peaks: a }', ['IKZF1', 'IKZF3']],
  // A sibling's own ChIP, under another of its names: it names the entry, and the others stay own.
  ['{ name: A, cell: C, peaks: a, antigen: Aiolos }', ['Aiolos', 'IKZF1']],
  ['{ name: A, cell: C, peaks: a, antigen: FOS }', ['FOS']],
  ['{ name: A, cell: C, peaks: a, antigen: [FOS, FOSB] }', ['FOS', 'FOSB']],
  ['{ name: A, cell: C, peaks: a, antigen: [FOS, IKZF3] }', ['FOS', 'IKZF3', 'IKZF1']],
])('what the ChIP-seq %s is of', (entry, expected) => {
  const { study: parsed } = study(`chip_seq:\n  - ${entry}\n`);
  expect(ownAntigens(parsed, parsed.chip_seq[0])).toEqual(expected);
  expect(ownAntigensOf(parsed, undefined)).toEqual(expected);
});

test('one name is a list of one, two names of one factor are one, and neither nothing nor a number is a factor', () => {
  expect(study('', 'IKZF1').study.factor).toEqual(['IKZF1']);
  expect(ownAntigens(study('', '[Ikaros, IKZF1]').study, { antigen: undefined })).toEqual(['Ikaros']);
  for (const faulty of ['[]', '5', '{ a: b }'])
    expect(() => study('', faulty)).toThrow(
      /line 2: 'factor' has the wrong form[\s\S]*(list of names|array)/,
    );
  expect(() => parseStudy('study: S\ngenome: hg38\n', 'x')).toThrow(/'factor' is missing[\s\S]*a name/);
});

test('a sibling as a partner is refused, and one of another protein is not', () => {
  const problems = (antigen: string, partner: string) => {
    const claim = `literature: [{ partner: ${partner}, direction: for, claim: c, reference: r }]\n`;
    const entry = `chip_seq: [{ name: A, cell: C, reads: [a.bam], peaks: [a.bed]${antigen} }]\n`;
    return checkStudy(study(entry + claim)).map(({ message }) => message);
  };
  const said = 'Aiolos is what the ChIP-seq is of, not its partner';
  expect(problems('', 'Aiolos').join()).toContain(said);
  expect(problems(', antigen: IKZF1', 'Aiolos').join()).toContain(said);
  expect(problems('', 'FOS').join()).not.toContain('not its partner');
  expect(problems(', antigen: FOS', 'Aiolos').join()).not.toContain('not its partner');
});

test('an arm that perturbs a sibling lowers the factor, and its edges come from that sibling', () => {
  const arm = (who: string) =>
    study(`expression: [{ name: e, table: t, arm: { perturbs: ${who}, how: knock-down, cell: C } }]\n`).study;
  const results = {
    expression: [{ name: 'e', rows: { gene: [] }, filtered: [] }],
    targets: [],
  } as unknown as StudyResults;
  const from = (who: string) => edgesOf(arm(who), results, ['G']).map((edge) => edge.from);
  expect(changeOfFactorIn(arm('Aiolos'), arm('Aiolos').expression[0])).toBe('lowered');
  expect([from('Aiolos'), from('[IKZF3, Ikaros]'), from('FOS')]).toEqual([['IKZF3'], ['IKZF1'], ['FOS']]);
});

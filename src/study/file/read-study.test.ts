import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { checkStudy } from './check-study.ts';
import { throwProblems } from './problems.ts';
import { parseStudy, readStudy } from './read-study.ts';
import { studyTemplate } from './study-template.ts';

const MINIMAL = `study: S
factor: IKZF1
genome: hg38
chip_seq:
  - name: A
    cell: MM.1S
    peaks: a.bed
`;

function failure(text: string): InputError {
  try {
    parseStudy(text, 'study.yaml');
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('the study was accepted');
}

test('a minimal study is read, a single file stands for a list of one', () => {
  const { study } = parseStudy(MINIMAL, 'study.yaml');
  expect(study.chip_seq[0].peaks).toEqual(['a.bed']);
  expect(study.seed).toBe(1);
  expect(study.simulated).toBe(false);
});

test('a misspelt key is refused with its line and the nearest key', () => {
  const { details } = failure(MINIMAL.replace('    cell: MM.1S', '    cell: MM.1S\n    controll: x.bam'));
  expect(details.line).toBe(7);
  expect(details.fix).toContain("'control'");
  expect(failure(`${MINIMAL}expresion: []\n`).details).toMatchObject({
    line: 8,
    fix: "did you mean 'expression'?",
  });
});

test('a misspelt key that leaves one missing is told once; a missing key names its entry', () => {
  const { message, details } = failure(MINIMAL.replace('genome:', 'genom:'));
  expect(message).toContain("line 3: 'genom' is not a key of a study");
  expect(details.fix).toBe("did you mean 'genome'?");
  const without = failure(MINIMAL.replace('    cell: MM.1S\n', ''));
  expect(without.details).toMatchObject({ line: 5, expected: 'string' });
});

test('a key by its former name is read, and a note says so with its line; both names are refused', () => {
  const old = `${MINIMAL}other_samples:\n  - { name: patients, file: p.tsv }\n  - { name: 3 }\n`;
  const file = parseStudy(old.replace('name: 3', 'name: c'), 'folder/study.yaml');
  expect(file.study.samples).toEqual([{ name: 'patients', file: 'p.tsv' }, { name: 'c' }]);
  expect(file.lineOf(['samples', 1])).toBe(10);
  expect(file.notices).toEqual([
    {
      key: 'former-name',
      severity: 'note',
      values: { old: 'other_samples', now: 'samples' },
      about: { file: 'study.yaml', line: 8 },
    },
  ]);
  // Its entries are checked as those of the new one.
  expect(failure(old).details).toMatchObject({ line: 10, found: '3' });
  expect(parseStudy(`${MINIMAL}samples: [{ name: a }]\n`, 'x').notices).toEqual([]);
  const both = failure(`${MINIMAL}samples: [{ name: a }]\nother_samples: [{ name: b }]\n`);
  expect(both.message).toContain("'other_samples' and 'samples' are both given");
  expect(both.details).toMatchObject({ file: 'study.yaml', line: 9 });
});

test('wrong forms and broken YAML name the line', () => {
  expect(failure(`${MINIMAL}seed: one\n`).details).toMatchObject({ line: 8, found: '"one"' });
  expect(failure('study: [a\nfactor: b\n').message).toContain('not YAML');
  expect(failure('').message).toContain('describes no study');
});

test('every fault of the form is told at once, a misspelt choice with the nearest one', () => {
  const { message } = failure(`${MINIMAL}assays: [{ type: qcpr, file: q.csv }]\nseed: one\nexpresion: []\n`);
  expect(message).toContain('3 things in the study need mending');
  expect(message).toMatch(
    /line 8: 'assays \[1\] type'[\s\S]*one of qpcr, chip-qpcr[\s\S]*did you mean 'qpcr'/,
  );
  expect(message).toContain("line 9: 'seed' has the wrong form");
  expect(message).toContain("line 10: 'expresion' is not a key");
});

test('the template is a study as it stands, and with every comment removed', () => {
  const template = studyTemplate();
  expect(parseStudy(template, 'x').study.factor).toEqual(['IKZF1']);
  const keyLine = /^(\s*)# (\s*)(# |- )?(\{ |[a-z_]+: )/;
  const uncomment = (text: string): string =>
    text
      .split('\n')
      .map((line) =>
        keyLine.test(line) || /^\s*# +- |^# [a-z_]+:$/.test(line) ? line.replace('# ', '') : line,
      )
      .join('\n');
  // Keys that have an alternative stand behind two signs.
  const uncommented = uncomment(uncomment(template));
  const { study } = parseStudy(uncommented, 'x');
  expect(study.literature).toHaveLength(1);
  expect(study.expression[0].factor_activity).toBe('lost');
  expect(study.expression[0].arm).toMatchObject({ perturbs: ['IKZF1'], how: 'degraded', time: '24 h' });
  expect(study.samples[0]).toEqual({ name: 'patients', kind: 'patient', file: 'patients.tsv' });
  expect(
    checkStudy(parseStudy(uncommented, 'x'))
      .map(({ message }) => message)
      .join(),
  ).not.toMatch(/this arm|factor_activity/);
  expect(study.expression[0]).toMatchObject({
    numeric: ['age'],
    min_count: 10,
    matrix: ['series_matrix.txt.gz'],
  });
  expect(study.assays[0].type).toBe('qpcr');
});

test('check finds every problem at once: files, names, incomplete entries', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-study-'));
  const path = join(folder, 'study.yaml');
  mkdirSync(join(folder, 'no-atlas'));
  writeFileSync(
    path,
    `${MINIMAL}atlas: no-atlas
compare: [{ a: A, b: B }]
cell_contrast: [{ chip_seq: A, a: [x, y], b: [y] }]
expression: [{ name: e, matrix: m.txt }]
literature: [{ direction: for, claim: c, reference: r }]
`,
  );
  const problems = checkStudy(readStudy(path));
  const all = problems.map((problem) => problem.message).join('\n');
  expect(problems).toHaveLength(7);
  expect(all).toContain('line 7: a.bed is not there');
  expect(all).toContain('no-atlas is not an atlas');
  expect(all).toContain("line 9: no chip_seq entry is called 'B'");
  expect(all).toContain('y stands in both groups');
  expect(all).toContain("expression entry 'e' has no contrast");
  expect(all).toContain('one partner or one target');
  expect(() => throwProblems(problems)).toThrow('7 things in the study need mending');
});

test('an expression entry takes the choices of its analysis, in their ranges; a finished table takes none', () => {
  const entry = (keys: string): string => `${MINIMAL}expression: [{ name: e, ${keys} }]\n`;
  const { study } = parseStudy(
    entry('matrix: [a.CEL, b.CEL], contrast: t-c, numeric: age, trend: false'),
    'x',
  );
  expect(study.expression[0]).toMatchObject({ matrix: ['a.CEL', 'b.CEL'], numeric: ['age'], trend: false });
  expect(failure(entry('matrix: m, contrast: t-c, scale: log3')).details.expected).toContain('log2');
  expect(failure(entry('matrix: m, contrast: t-c, min_count: -1')).details.found).toBe('-1');
  const both = checkStudy(parseStudy(entry('table: t.tsv, min_count: 5, robust: true'), 'study.yaml'));
  expect(both.map(({ message }) => message).join('\n')).toContain("'e' has a table and min_count, robust");
});

test('a study without peaks and without expression can run nothing', () => {
  const study = parseStudy('study: S\nfactor: F\ngenome: hg38\n', 'study.yaml');
  expect(checkStudy(study)[0].message).toContain('can run nothing');
});

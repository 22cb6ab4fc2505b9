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

test('text that never ends, nests or repeats itself is refused in one sentence, whatever its kind', () => {
  const n = 120_000;
  const texts: readonly (readonly [string, RegExp])[] = [
    ['"'.repeat(n), /line 1: this is not YAML/],
    [']'.repeat(n), /line 1: this is not YAML/],
    ['&a '.repeat(n / 3), /not YAML: A node can have at most one anchor/],
    ['[' + ','.repeat(n) + ']', /not YAML/],
    [`study: ${'['.repeat(n)}`, /line 1: lists or mappings stand too deep/],
    ['- '.repeat(n / 2), /too deep/],
    [Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /line \d\d: lists .* too deep/],
    [Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'), /more than 20 things.*\n.*line 1/],
    [`chip_seq: [${'1,'.repeat(40_000)}]`, /more than 20 things/],
    ['a: '.repeat(100_000), /this file is larger than any study/],
  ];
  for (const [text, message] of texts) expect(failure(text).message).toMatch(message);
});

test('aliases are followed, unless they stand for too much or for themselves', () => {
  const { study } = parseStudy(`${MINIMAL}samples: [{ name: &s one }]\ngenes_of_interest: [*s]\n`, 'x');
  expect(study.genes_of_interest).toEqual(['one']);
  const levels = [...'bcdefgh'].map((key, i) => `${key}: &${key} [${`*${'abcdefg'[i]},`.repeat(9)}]`);
  expect(failure(['a: &a [x]', ...levels, 'study: *h'].join('\n')).message).toMatch(
    /line 7: the aliases .* too much/,
  );
  expect(failure('study: &s [*s]\n').message).toMatch(/line 1: the alias \*s stands within/);
  expect(failure('study: *s\n').message).toMatch(/line 1: .*anchor/i);
  // What is wrong behind an alias is quoted, not called missing.
  expect(failure(`study: &s 5\nfactor: F\ngenome: *s\n`).message).toMatch(
    /line 3: 'genome' has the wrong form\n.*\n.*5/,
  );
});

test('keys that stand twice or are no words, tags, directives, several documents', () => {
  expect(failure('study: x\nstudy: y\n').details).toMatchObject({ line: 2, file: 'study.yaml' });
  expect(failure('study: x\n[a, b]: y\n').message).toMatch(/line 2: this key is no word/);
  for (const tag of ['!!js/function "x"', '!local x', '!!binary aGk='])
    expect(failure(`genome: hg38\nstudy: ${tag}\n`).message).toMatch(/line 2: this is not YAML/);
  expect(failure('%YAML 1.1\n---\nstudy: x\n').message).toMatch(/YAML 1.2/);
  expect(failure('study: x\n---\nstudy: y\n').message).toMatch(/several YAML documents/);
  expect(failure(`${MINIMAL}__proto__: { a: 1 }\nconstructor: 2\n`).message).toMatch(
    /'constructor' is not a key/,
  );
});

test('numbers and days of a study lie in their ranges, names are one line of text', () => {
  for (const seed of ['.inf', '-.inf', '.nan', '1e999', '-1', '1.5', '9007199254740993'])
    expect(failure(`${MINIMAL}seed: ${seed}\n`).message).toMatch(/line 8: 'seed' has the wrong form/);
  for (const day of ['2026-02-30', '2026-13-01', '26-1-1'])
    expect(failure(`${MINIMAL}date: '${day}'\n`).message).toMatch(/line 8: 'date'[^]*a day of the calendar/);
  expect(parseStudy(`${MINIMAL}date: '2026-02-28'\n`, 'x').study.date).toBe('2026-02-28');
  for (const name of ['"a\\nb"', '"a\\0b"', '"\\e[31m"'])
    expect(failure(MINIMAL.replace('name: A', `name: ${name}`)).message).toMatch(
      /line 5: 'chip_seq \[1\] name'[^]*one line of text/,
    );
  expect(failure(MINIMAL.replace('a.bed', 'x'.repeat(5000))).message).toMatch(/line 7: .*peaks.*wrong form/);
  expect(parseStudy(MINIMAL.replace('study: S', 'study: >\n  two\n  lines'), 'x').study.study).toBe(
    'two lines\n',
  );
  expect(failure(`${MINIMAL}# \u0000\n`).message).toMatch(/line 8: the study file holds control characters/);
});

test('a study file that is a folder, no UTF-8, too large or another kind of file; a folder in place of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-study-'));
  const path = join(folder, 'study.yaml');
  const refusal = (content: string | Uint8Array): string => {
    writeFileSync(path, content);
    try {
      return checkStudy(readStudy(path))
        .map(({ message }) => message)
        .join('\n');
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
  };
  expect(() => readStudy(folder)).toThrow(/cannot be read[^]*a folder/);
  expect(() => readStudy(`${path}\u0000`)).toThrow(/cannot be read/);
  expect(() => readStudy(join(folder, 'x'.repeat(5000)))).toThrow(/cannot be read/);
  expect(refusal(Buffer.concat([Buffer.from(MINIMAL), Uint8Array.of(0xff, 0x0a)]))).toMatch(
    /line 8[^]*not UTF-8/,
  );
  expect(refusal(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toMatch(/UTF-16/);
  expect(refusal(new Uint8Array(1_000_000).fill(65))).toMatch(/larger than any study/);
  mkdirSync(join(folder, 'a.bed'));
  expect(refusal(MINIMAL)).toMatch(/line 7: a.bed is no file[^]*a folder/);
});

import { expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { changeOfFactorIn } from './arms.ts';
import { checkStudy } from './check-study.ts';
import { parseStudy } from './read-study.ts';

const HEAD = `study: S
factor: Ikaros
genome: hg38
samples:
  - { name: patient 1, cell: MM, kind: patient }
  - { name: donor 2 }
expression:
`;

/** What is wrong with the arms of a study whose expression entry (line 8) has these keys. */
function problems(keys: string, more = ''): InputError[] {
  const text = `${HEAD}  - name: e\n    table: t.tsv\n${keys
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('')}${more}`;
  return checkStudy(parseStudy(text, 'study.yaml')).filter(
    ({ message }) => !message.includes('is not there'),
  );
}

test('an arm says who was perturbed and how, or an agent whose target is unknown', () => {
  for (const fine of [
    'arm: { perturbs: IKZF1, how: degraded, cell: MM.1S }',
    'arm: { perturbs: [IKZF1, IKZF3], how: knock-down, agent: lenalidomide, dose: 1, time: 24 h, cell: MM.1S }',
    'arm: { agent: T-5224, sample: patient 1 }',
  ])
    expect(problems(fine)).toEqual([]);
  for (const [faulty, found] of [
    ['arm: { cell: MM.1S }', 'none of them'],
    ['arm: { perturbs: IKZF1, cell: MM.1S }', 'perturbs alone'],
    ['arm: { perturbs: IKZF1, agent: lenalidomide, cell: MM.1S }', 'perturbs alone'],
    ['arm: { how: degraded, agent: lenalidomide, cell: MM.1S }', 'how alone'],
  ] as const) {
    const [problem, ...others] = problems(faulty);
    expect(others).toEqual([]);
    expect(problem.details).toMatchObject({ file: 'study.yaml', line: 10, found });
    expect(problem.details.fix).toContain('arm: {');
  }
});

test('a way of perturbing that there is not is refused with the nearest one, an unknown key of an arm too', () => {
  const text = (keys: string): string => `${HEAD}  - { name: e, table: t.tsv, arm: { ${keys} } }\n`;
  const refusal = (keys: string): unknown => {
    try {
      return parseStudy(text(keys), 'study.yaml');
    } catch (error) {
      return (error as InputError).details;
    }
  };
  expect(refusal('perturbs: FOS, how: knockdown, cell: x')).toMatchObject({
    line: 8,
    fix: "did you mean 'knock-down'?",
  });
  expect(refusal('agent: x, cells: y')).toMatchObject({ line: 8, fix: "did you mean 'cell'?" });
});

test('the cells of an arm are its own or those of its sample, which has to be there and to agree', () => {
  const arm = (keys: string): string => `arm: { perturbs: IKZF1, how: degraded, ${keys} }`;
  const first = (keys: string): InputError => problems(arm(keys))[0];
  expect(problems(arm('sample: patient 1'))).toEqual([]);
  expect(problems(arm('sample: patient 1, cell: mm'))).toEqual([]);
  expect(first('dose: 1 µM').details).toMatchObject({
    line: 10,
    expected: 'cell: NAME, or a sample that has a cell',
  });
  expect(first('sample: donor 2').message).toContain('does not say in which cells');
  expect(first('sample: patient 11').details).toMatchObject({ line: 10, fix: "did you mean 'patient 1'?" });
  expect(first('sample: patient 1, cell: NALM-6').details).toMatchObject({ expected: 'MM', found: 'NALM-6' });
});

test('an arm and a short form that contradict each other are refused with the line of the short form', () => {
  const arm = (how: string): string => `arm: { perturbs: [IKZF3, IKZF1], how: ${how}, cell: MM.1S }`;
  const [problem] = problems(`${arm('degraded')}\nfactor_activity: gained`);
  expect(problem.details).toMatchObject({ file: 'study.yaml', line: 11, found: 'gained' });
  expect(problem.details.expected).toContain('lowered');
  expect(problems(`${arm('degraded')}\nfactor_activity: lost`)).toEqual([]);
  expect(problems(`${arm('activated')}\nfactor_activity: raised`)).toEqual([]);
  // A ligase that is switched on says nothing by itself: the short form tells what it did to the factor.
  expect(problems('arm: { perturbs: CRBN, how: activated, cell: MM.1S }\nfactor_activity: lost')).toEqual([]);
});

test('short forms make the arm, and what is said twice is said alike', () => {
  const { study } = parseStudy(
    `${HEAD}  - { name: e, table: t, treatment: siFOS, acts_on: c-Fos, how: knock-down, time: 48 h, cell: MM.1S }
  - { name: f, table: t, time: 4 h, arm: { agent: len, time: 4h, cell: MM.1S } }
  - { name: g, table: t }
`,
    'study.yaml',
  );
  expect(study.expression.map(({ arm }) => arm)).toEqual([
    { agent: 'siFOS', perturbs: ['c-Fos'], how: 'knock-down', time: '48 h', cell: 'MM.1S' },
    { agent: 'len', time: '4h', cell: 'MM.1S' },
    undefined,
  ]);
  for (const fine of [
    'cell: MM.1S',
    'time: 24 h',
    'time: 30min',
    'time: 24時間',
    'treatment: lenalidomide',
    'acts_on: [Ikaros, Aiolos]\nhow: degraded',
    'acts_on: IKZF1\nfactor_activity: lost',
    'treatment: lenalidomide\ncell: mm\narm: { perturbs: IKZF1, how: degraded, agent: Lenalidomide, sample: patient 1 }',
    'acts_on: IKZF1\narm: { perturbs: Ikaros, how: degraded, cell: MM.1S }',
  ])
    expect(problems(fine), fine).toEqual([]);
  const arm = 'arm: { perturbs: IKZF1, how: degraded, agent: len, time: 4 h, cell: MM.1S }';
  for (const [faulty, found, line] of [
    [`treatment: DHT\n${arm}`, 'DHT', 10],
    [`acts_on: FOS\n${arm}`, 'FOS', 10],
    [`${arm}\nhow: knock-out`, 'knock-out', 11],
    [`${arm}\ntime: 24 h`, '24 h', 11],
    [`${arm}\ncell: NALM-6`, 'NALM-6', 11],
    ['acts_on: FOS', 'acts_on alone', 10],
    ['how: knock-down', 'how alone', 10],
    ['acts_on: IKZF1\nhow: degraded\nfactor_activity: gained', 'gained', 12],
  ] as const) {
    const [problem, ...others] = problems(faulty);
    expect(others, faulty).toEqual([]);
    expect(problem.details, faulty).toMatchObject({ file: 'study.yaml', line, found });
  }
});

test('a time has a number and a unit, wherever it is said', () => {
  for (const time of ['-4 h', '24', 'soon', '4', '4 parsecs', 'h'])
    expect(problems(`time: ${time}`)[0].details, time).toMatchObject({
      file: 'study.yaml',
      line: 10,
      expected: expect.stringContaining('30 min, 4 h or 2 d') as string,
      found: time,
    });
  expect(problems('time: 24')[0].details.fix).toContain('24 h, if these are hours');
  const arm = 'arm:\n  agent: len\n  cell: MM.1S\n  time: soon';
  expect(problems(arm).map(({ details }) => [details.line, details.found])).toEqual([[13, 'soon']]);
  const assay =
    'assays:\n  - { type: qpcr, file: q.csv, arm: { perturbs: FOS, how: knock-down, cell: a, time: late } }\n';
  expect(problems('factor_activity: lost', assay).map(({ details }) => details.found)).toEqual(['late']);
});

test('the arm of an assay is checked in the same way, and two samples of one name are refused', () => {
  const assay = 'assays:\n  - { type: qpcr, file: q.csv, arm: { perturbs: FOS, how: knock-down } }\n';
  const twice = 'samples: [{ name: a }, { name: a }]\n';
  const [problem] = problems('factor_activity: lost', assay);
  expect(problem.message).toContain('does not say in which cells');
  expect(problem.details.line).toBe(12);
  const study = parseStudy(`study: S\nfactor: F\ngenome: hg38\n${twice}`, 'study.yaml');
  expect(
    checkStudy(study)
      .map(({ message }) => message)
      .join(),
  ).toContain("two entries of samples are called 'a'");
});

test('what is lowered is the factor whose ChIP-seq the experiment goes with', () => {
  const { study } = parseStudy(
    `study: S
factor: IKZF1
genome: hg38
chip_seq:
  - { name: A, cell: MM.1S, peaks: a.bed }
  - { name: B, cell: MM.1S, peaks: b.bed, antigen: IKZF3 }
expression:
  - { name: first, table: t, arm: { perturbs: Ikaros, how: knock-out, cell: MM.1S } }
  - { name: second, table: t, chip_seq: B, arm: { perturbs: Ikaros, how: knock-out, cell: MM.1S } }
  - { name: third, table: t, chip_seq: B, arm: { perturbs: Aiolos, how: over-expression, cell: MM.1S } }
`,
    'study.yaml',
  );
  const changes = study.expression.map((entry) => changeOfFactorIn(study, entry));
  expect(changes).toEqual(['lowered', undefined, 'raised']);
});

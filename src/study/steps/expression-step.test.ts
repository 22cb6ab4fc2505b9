import { expect, test } from 'vitest';
import { expressionChoices } from '../../analyses/expression.ts';
import { studyKey } from '../../analyses/inputs/choices.ts';
import { english } from '../../messages/english/index.ts';
import { labelled, parametersOf } from '../plan/step.ts';
import { parseStudy } from '../file/read-study.ts';
import { planSteps } from '../run-study.ts';

test('every choice and every file of an expression experiment has its label', () => {
  const text = `study: S
factor: F
genome: hg38
expression:
  - { name: E, matrix: m.tsv, design: d.tsv, platform: p.txt, cdf: c.cdf, gene_ids: i.tsv, contrast: a-b }
`;
  const [step] = planSteps(parseStudy(text, 'study.yaml'), { genes: true }).steps;
  const names = parametersOf(step).map(([name]) => name);
  expect(names).toEqual(Object.keys(step.parameters));
  expect(names).toEqual(
    expect.arrayContaining(['contrast', 'min_count', 'design', 'platform', 'cdf', 'gene_ids']),
  );
  for (const name of Object.keys(expressionChoices).map(studyKey))
    expect(english).toHaveProperty([`parameter.${name}`]);
});

test('a parameter without a label is a fault of the step', () => {
  expect(() => labelled({ seed: 1, nonsense: 2 })).toThrow('the parameter nonsense has no label');
});

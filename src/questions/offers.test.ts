import { expect, test } from 'vitest';
import { questions } from './catalogue.ts';
import { formOf } from './forms.ts';
import { OFFERS, WITHOUT_FILE } from './offers.ts';

test.each([...Object.values(OFFERS).flat(), ...WITHOUT_FILE])(
  '$question takes what it is offered for',
  async ({ question, as, beside = {}, atlas }) => {
    const { choices } = await questions[question]();
    if (as !== undefined) expect(choices[as].type).toMatch(/^files?$/);
    for (const name of Object.keys(beside)) expect(choices).toHaveProperty(name);
    if (atlas === 'asked') expect(choices['atlas'].type).toMatch(/^folders?$/);
    if (atlas === 'its genome') expect(choices).toHaveProperty('genome');
  },
);

test('a form shows first what most people look at, and names of an atlas where they are meant', async () => {
  const forms = await Promise.all(
    Object.values(questions).map(async (load) => formOf((await load()).choices)),
  );
  const first = new Set(forms.flatMap((form) => form.first));
  for (const name of ['queryAntigen', 'places', 'map']) expect(first).toContain(name);
  expect(formOf((await questions['partners']()).choices).names).toMatchObject({
    queryAntigen: 'antigens',
    conditionOn: 'cells',
  });
  // A file of regions is no cell type, though both are called a.
  expect(formOf((await questions['compare']()).choices).names).not.toHaveProperty('a');
  expect(formOf((await questions['compare-cells']()).choices).names).toMatchObject({ a: 'cells' });
});

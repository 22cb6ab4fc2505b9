import { expect, test } from 'vitest';
import { studyKey } from '../analyses/inputs/choices.ts';
import { labels } from '../messages/english/faces/labels.ts';
import { questions } from './catalogue.ts';

test('every choice of every question has the name of a field, and no field is without one', async () => {
  const names = new Set<string>();
  for (const load of Object.values(questions))
    for (const name of Object.keys((await load()).choices)) names.add(name);
  const wanted = [...names].map((name) => `label.${studyKey(name).replaceAll('_', '-')}`);
  expect(Object.keys(labels).sort()).toEqual(wanted.sort());
});

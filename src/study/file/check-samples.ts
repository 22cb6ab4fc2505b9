import { personLikeNames } from '../../assays/design/person-like.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { caution, type Notice } from '../../messages/message.ts';
import type { Report } from './problems.ts';
import type { Study } from './study-schema.ts';

type Samples = Study['samples'];

/** Pairs whose halves are one, or are named after something else. */
export function checkSamples(samples: Samples, report: Report): void {
  const owner = new Map(samples.map(({ name }) => [nameKey(name), name]));
  samples.forEach(({ name, pair }, index) => {
    if (pair === undefined) return;
    const place = ['samples', index, 'pair'];
    if (nameKey(pair.before) === nameKey(pair.after)) {
      report(place, `'${name}' has one name before and after`, {
        expected: 'the two names under which tables have it',
        found: pair.before,
        fix: 'leave pair out where nothing was measured twice',
      });
      return;
    }
    for (const half of ['before', 'after'] as const) {
      const key = nameKey(pair[half]);
      const other = owner.get(key) ?? name;
      if (other !== name)
        report([...place, half], `'${pair[half]}' is a name of the sample '${other}', too`, {
          expected: 'a name of its own for each half of a pair',
          found: pair[half],
          fix: 'name each line or donor once, and its halves under pair',
        });
      owner.set(key, name);
    }
  });
}

/** Samples that look like persons, and that may be one another. */
export function samplesSaid(samples: Samples): Notice[] {
  const written = samples.flatMap(({ name, status, pair }) => [
    ...[name, status, pair?.before, pair?.after].filter((text) => text !== undefined),
  ]);
  const persons = personLikeNames(written);
  const byKey = new Map<string, string[]>();
  for (const { name } of samples) byKey.set(nameKey(name), [...(byKey.get(nameKey(name)) ?? []), name]);
  const alike = [...byKey.values()].filter((names) => new Set(names).size > 1);
  return [
    ...(persons.length > 0 ? [caution('samples.person-like', { names: persons.join(', ') })] : []),
    ...alike.map((names) => caution('samples.same-name', { names: names.join(', ') })),
  ];
}

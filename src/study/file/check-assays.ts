import { ASSAY_ANALYSES, type AssayType } from '../bench/assay-analyses.ts';
import { nearestNames } from '../../genome/names.ts';
import { choicesByKey } from './assay-keys.ts';
import { choiceKeys } from './choice-keys.ts';
import type { Report } from './problems.ts';
import type { Study } from './study-schema.ts';

type Assay = Study['assays'][number];

/** Keys that an assay has whatever its type; `control` and `reference` only where its analysis takes them. */
const COMMON: readonly string[] = ['type', 'file', 'sheet', 'name', 'arm', 'measured', 'expects'];

/** What a direction can be expected of. */
const WITH_DIRECTION: ReadonlySet<AssayType> = new Set(['qpcr', 'blot', 'growth', 'replicate']);

/** Keys that are those of another type of assay, values that its analysis does not take, and two entries of one name. */
export function checkAssays({ assays }: Study, report: Report): void {
  const titles = new Map<string, number>();
  assays.forEach((entry, index) => {
    const title = `${entry.type} ${entry.name ?? entry.file}`;
    const before = titles.get(title);
    if (before === undefined) titles.set(title, index);
    else
      report(['assays', index], `two assays are called '${title}'`, {
        expected: 'a name of its own for every table',
        fix: 'add name: to one of them',
      });
    checkKeys(entry, index, report);
    if (entry.expects !== undefined && !WITH_DIRECTION.has(entry.type))
      report(['assays', index, 'expects'], `${entry.type} has no direction that can be expected`, {
        expected: `expects with ${[...WITH_DIRECTION].join(', ')}`,
        found: entry.expects,
        fix: 'leave expects out',
      });
  });
}

function checkKeys(entry: Assay, index: number, report: Report): void {
  const choices = choicesByKey(entry.type);
  const { choices: declared, beside = ['map'] } = ASSAY_ANALYSES[entry.type];
  const common = [...COMMON, ...beside];
  const allowed = [...common, ...choices.keys()];
  const schemas = choiceKeys(declared);
  for (const [key, value] of Object.entries(entry)) {
    if (value === undefined || common.includes(key)) continue;
    const choice = choices.get(key);
    if (choice === undefined) {
      report(['assays', index, key], `'${key}' is no key of ${entry.type}`, () => {
        const near = nearestNames(key, allowed, 1)[0];
        return {
          expected: allowed.join(', '),
          found: key,
          fix: near === undefined ? 'leave it out' : `did you mean '${near}'?`,
        };
      });
      continue;
    }
    // One name for a list of names, or a list of one name, is no mistake.
    const [first, ...more] = Array.isArray(value) ? (value as unknown[]) : [value];
    const read = choice.type === 'text' && more.length === 0 ? first : value;
    if (schemas[key].safeParse(read).success) continue;
    report(['assays', index, key], `'${key}' of ${entry.type} has the wrong form`, {
      expected:
        choice.type === 'one of'
          ? `one of ${choice.values.join(', ')}`
          : choice.type === 'text'
            ? 'one name'
            : choice.type,
      found: JSON.stringify(value),
    });
  }
}

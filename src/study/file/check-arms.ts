import { changeByArm, SHORT_FORMS, type Arm } from '../../analyses/inputs/arm.ts';
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { nearestNames } from '../../genome/names.ts';
import { hoursOf } from '../evidence/hours.ts';
import { cellOf, factorsOf, SHORT_FOR, SHORT_KEYS, type ShortKey } from './arms.ts';
import type { KeyPath, Report } from './problems.ts';
import type { Study } from './study-schema.ts';

type Experiment = Study['expression'][number];

const NAMES = new KnownNames();

/** Arms that say too little, name what is not there, or contradict what stands beside them. */
export function checkArms(study: Study, report: Report): void {
  study.assays.forEach(({ arm }, index) => {
    if (arm === undefined) return;
    const place = ['assays', index, 'arm'];
    // Of a table of the bench each group's own name may say who was perturbed.
    if (arm.perturbs !== undefined || arm.how !== undefined) checkShape(arm, place, report);
    checkTime(arm, [...place, 'time'], report);
    checkCells(arm, { samples: study.samples, needed: true }, place, report);
  });
  study.expression.forEach((entry, index) => {
    const { arm } = entry;
    if (arm === undefined) return;
    const written = Object.keys(arm).some((key) => shortOf(key as keyof Arm, entry) === undefined);
    const place = written ? ['expression', index, 'arm'] : ['expression', index];
    checkShortForms(entry, ['expression', index], report);
    const timed = entry.time === undefined ? ['arm', 'time'] : ['time'];
    checkTime(arm, ['expression', index, ...timed], report);
    if (written) checkShape(arm, place, report, entry.factor_activity !== undefined);
    else checkPair(entry, place, report);
    checkCells(arm, { samples: study.samples, needed: written }, place, report);
    checkActivity(study, entry, ['expression', index, 'factor_activity'], report);
  });
}

/** The short form that an entry gives for a key of its arm. */
function shortOf(key: keyof Arm, entry: Experiment): ShortKey | undefined {
  return SHORT_KEYS.find((short) => SHORT_FOR[short] === key && entry[short] !== undefined);
}

/** What a short form and the arm say of the same thing has to be the same. */
function checkShortForms(entry: Experiment, place: KeyPath, report: Report): void {
  for (const short of SHORT_KEYS) {
    const key = SHORT_FOR[short];
    const [said, inArm] = [entry[short], entry.arm?.[key]].map((value) => [value ?? []].flat());
    if (said.length === 0 || isSame(said, inArm)) continue;
    report([...place, short], `${short} contradicts the arm`, {
      expected: `${inArm.join(', ')}, as the arm's ${key} says`,
      found: said.join(', '),
      fix: `say it once: leave ${short} out, or the arm's ${key}`,
    });
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  const keys = (names: readonly string[]): string =>
    [...new Set(names.map((name) => NAMES.key(name)))].sort().join(' ');
  return keys(a) === keys(b);
}

/** Whom an experiment acts on and how go together; `factor_activity` may say it instead. */
function checkPair({ acts_on, how, factor_activity }: Experiment, place: KeyPath, report: Report): void {
  if (acts_on === undefined && how !== undefined)
    report([...place, 'how'], 'this entry says how, and not on whom it acts', {
      expected: 'acts_on and how together',
      found: 'how alone',
      fix: 'add acts_on: NAME of the gene or protein',
    });
  if (acts_on !== undefined && how === undefined && factor_activity === undefined)
    report([...place, 'acts_on'], 'this entry says on whom it acts, and not how', {
      expected: 'acts_on and how together',
      found: 'acts_on alone',
      fix: 'for example how: knock-down',
    });
}

/** The short word for what became of the factor has to go with what the arm did to it. */
function checkActivity(study: Study, entry: Experiment, place: KeyPath, report: Report): void {
  const { arm, factor_activity: stated } = entry;
  if (arm === undefined || stated === undefined) return;
  const factors = factorsOf(study, entry);
  const derived = changeByArm(arm, factors);
  if (derived === undefined || derived === SHORT_FORMS[stated]) return;
  report(place, `factor_activity contradicts the arm`, {
    expected: `${derived}, as ${factors.join(', ')} is perturbed by ${arm.how ?? ''}`,
    found: stated,
    fix: 'leave factor_activity out, or correct the arm',
  });
}

/** @param told whether `factor_activity` says what the arm leaves open */
function checkShape({ perturbs, how, agent }: Arm, place: KeyPath, report: Report, told = false): void {
  if ((perturbs === undefined) === (how === undefined) && (agent ?? perturbs) !== undefined) return;
  if (told && perturbs !== undefined) return;
  report(place, 'this arm does not say who was perturbed and how', {
    expected: 'perturbs and how together, or an agent alone where its target is not known',
    found: perturbs === undefined ? (how === undefined ? 'none of them' : 'how alone') : 'perturbs alone',
    fix: 'for example arm: { perturbs: IKZF1, how: degraded, agent: lenalidomide, cell: MM.1S }',
  });
}

/** A time that is no time would drop out of what tells early from late. */
function checkTime({ time }: Arm, place: KeyPath, report: Report): void {
  if (time === undefined || hoursOf(time) !== undefined) return;
  report(place, 'this is no time after the start of the experiment', {
    expected: 'a number and its unit, such as 30 min, 4 h or 2 d',
    found: time,
    fix: /^[\d.]+$/.test(time) ? `for example ${time} h, if these are hours` : 'for example time: 24 h',
  });
}

/** The samples that an arm may name, and whether it has to say its cells. */
interface Cells {
  readonly samples: Study['samples'];
  readonly needed: boolean;
}

function checkCells(arm: Arm, { samples, needed }: Cells, place: KeyPath, report: Report): void {
  const sample = samples.find(({ name }) => name === arm.sample);
  if (arm.sample !== undefined && sample === undefined) {
    const names = samples.map(({ name }) => name);
    report([...place, 'sample'], `no entry of samples is called '${arm.sample}'`, () => {
      const near = nearestNames(arm.sample ?? '', names.slice(0, 500), 1)[0];
      return {
        expected: names.length === 0 ? 'an entry under samples' : names.join(', ').slice(0, 1000),
        found: arm.sample,
        fix: near === undefined ? 'name the line or donor once under samples' : `did you mean '${near}'?`,
      };
    });
  } else if (needed && cellOf(arm, samples) === undefined) {
    report(place, 'this arm does not say in which cells', {
      expected: 'cell: NAME, or a sample that has a cell',
      fix: 'add cell: to the arm',
    });
  }
  const cells = [arm.cell, sample?.cell];
  if (cells[0] !== undefined && cells[1] !== undefined && nameKey(cells[0]) !== nameKey(cells[1]))
    report([...place, 'cell'], `the arm's cell is not that of its sample`, {
      expected: cells[1],
      found: cells[0],
      fix: `leave cell out, the sample '${arm.sample ?? ''}' says it`,
    });
}

import { changeByArm, SHORT_FORMS, type Arm } from '../../analyses/inputs/arm.ts';
import { nameKey } from '../../genome/antigen-aliases.ts';
import { nearestNames } from '../../genome/names.ts';
import { cellOf, factorsOf } from './arms.ts';
import type { KeyPath, Report } from './problems.ts';
import type { Study } from './study-schema.ts';

/** Arms that say too little, name what is not there, or contradict what stands beside them. */
export function checkArms(study: Study, report: Report): void {
  for (const list of ['expression', 'assays'] as const)
    study[list].forEach(({ arm }, index) => {
      if (arm === undefined) return;
      const place = [list, index, 'arm'];
      checkShape(arm, place, report);
      checkCells(arm, study.samples, place, report);
    });
  study.expression.forEach((entry, index) => {
    const { arm, factor_activity: stated } = entry;
    if (arm === undefined || stated === undefined) return;
    const factors = factorsOf(study, entry);
    const derived = changeByArm(arm, factors);
    if (derived === undefined || derived === SHORT_FORMS[stated]) return;
    report(['expression', index, 'factor_activity'], `factor_activity contradicts the arm`, {
      expected: `${derived}, as ${factors.join(', ')} is perturbed by ${arm.how ?? ''}`,
      found: stated,
      fix: 'leave factor_activity out, or correct the arm',
    });
  });
}

function checkShape({ perturbs, how, agent }: Arm, place: KeyPath, report: Report): void {
  if ((perturbs === undefined) === (how === undefined) && (agent ?? perturbs) !== undefined) return;
  report(place, 'this arm does not say who was perturbed and how', {
    expected: 'perturbs and how together, or an agent alone where its target is not known',
    found: perturbs === undefined ? (how === undefined ? 'none of them' : 'how alone') : 'perturbs alone',
    fix: 'for example arm: { perturbs: IKZF1, how: degraded, agent: lenalidomide, cell: MM.1S }',
  });
}

function checkCells(arm: Arm, samples: Study['samples'], place: KeyPath, report: Report): void {
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
  } else if (cellOf(arm, samples) === undefined) {
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

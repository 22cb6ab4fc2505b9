import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../test/support/chipmate.ts';
import { addPlanOption, writesPlan, type PlanOptions } from './assay-options.ts';
import { newCommand } from './new-command.ts';

const parsed = (kind: 'qpcr' | 'combination', ...args: string[]): PlanOptions => {
  const command = addPlanOption(newCommand('assay x', 'x', []), kind);
  return command.parse(args, { from: 'user' }).opts();
};

test('--plan writes the map and the drawing, and is the only thing that does', () => {
  const folder = folderWith({});
  const plan = join(folder, 'plan.tsv');
  const groups = ['--plan-group', 'siCtrl', '--plan-group', 'siFOS'];
  const genes = ['--plan-target', 'IRF4', '--plan-reference', 'GAPDH', '--plan-reference', 'HPRT1'];
  const options = parsed('qpcr', '--plan', plan, ...groups, ...genes, '--plan-experiments', '4');
  expect(writesPlan('qpcr', { ...options, quiet: true })).toBe(true);
  expect(
    readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort(),
  ).toEqual(['plan.svg', 'plan.tsv']);
  expect(readFileSync(plan, 'utf8')).toMatch(
    /^plate\twell\trole\texperiment\ttarget\tperturbation\n1\tA1\tno template\t/,
  );
  expect(readFileSync(join(folder, 'plan.svg'), 'utf8')).toContain('Plate 2: ');
  expect(writesPlan('qpcr', parsed('qpcr'))).toBe(false);
});

test('each assay has the options of its own plan', () => {
  expect(() => parsed('combination', '--plan-reference', 'GAPDH')).toThrow('unknown option');
  expect(parsed('combination', '--plan-doses', '1,2').planDoses).toBe('1,2');
});

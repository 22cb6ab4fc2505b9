import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { parseReadings } from '../../formats/plates/readings-reader.ts';
import { labelAt } from '../../tables/readings.ts';
import { platePlan } from './plate-plan.ts';

const QPCR = { planGroup: ['siCtrl', 'siFOS'], planTarget: ['IRF4'], planReference: ['GAPDH', 'HPRT1'] };

test('the map has the columns by which readings are named', () => {
  const { rows, text, said } = shown(platePlan('qpcr', QPCR));
  expect(rows[0]).toMatchObject({
    plate: '1',
    well: 'A1',
    role: 'no template',
    target: 'GAPDH',
    experiment: 'NA',
  });
  expect(Object.keys(rows[0])).toEqual(['plate', 'well', 'role', 'experiment', 'target', 'perturbation']);
  // As a machine writes it, and the plan as its map.
  const wells = rows.map(({ well }) => `${well}\t20\n`).join('');
  const export_ = { bytes: Buffer.from(`Well\tCq\n${wells}`), name: 'plate.tsv' };
  const readings = parseReadings(export_, 'qpcr', { map: { bytes: Buffer.from(text), name: 'plan.tsv' } });
  const row = rows.findIndex(({ perturbation, target }) => perturbation === 'siFOS' && target === 'IRF4');
  expect(readings.count).toBe(rows.length);
  expect(labelAt(readings, 'target', row)).toBe('IRF4');
  expect(labelAt(readings, 'well', row)).toBe(rows[row].well);
  expect(labelAt(readings, 'perturbation', 0)).toBeNull();
  expect(labelAt(readings, 'role', 0)).toBe('no template');
  expect(said).toContain('1 plate, 57 wells, 3 experiments; seed 1');
});

test('doses and both drugs of a combination', () => {
  const asked = {
    planDrug: ['lenalidomide', 'T-5224'],
    planDoses: '1',
    planSecondDoses: '5, 20',
    planExperiments: 2,
  };
  const { rows, cautions } = shown(platePlan('combination', asked));
  const cells = rows.filter(({ role, plate }) => role === 'unknown' && plate === '1');
  expect(cells).toHaveLength(3 * 2 * 3);
  expect(cells[0]).toMatchObject({ drug: 'lenalidomide', second_drug: 'T-5224' });
  expect(cautions).toContain('2 experiments: three independent experiments make a verdict possible');
});

test('ChIP and growth; the drawing shows every well', () => {
  const chip = { planGroup: ['DMSO + x', 'siFOS'], planTarget: ['MYC', 'desert'], planAntibody: ['Ikaros'] };
  expect(shown(platePlan('chip-qpcr', chip)).rows[4]).toMatchObject({ fraction: 'input' });
  const { figure, table } = platePlan('growth', { planGroup: ['siCtrl', 'siFOS'] });
  const svg = figure.draw({ ...FILE_LOOK, simulated: false });
  expect(svg.match(/>medium</g)).toHaveLength(108);
  expect(svg.match(/>siFOS</g)).toHaveLength(9);
  expect(table.columns[0].values).toHaveLength(108 + 18);
});

test.each([
  ['qpcr', { ...QPCR, planReference: [] }, '--plan-reference'],
  ['qpcr', { ...QPCR, planGroup: ['siCtrl'] }, 'the plan needs 2 --plan-group'],
  ['growth', { planGroup: ['a', 'a'] }, 'each once'],
  [
    'combination',
    { planDrug: ['a', 'b'], planDoses: '1;2', planSecondDoses: '1' },
    '--plan-doses is no list of doses',
  ],
  ['combination', { planDrug: ['a', 'b'], planDoses: '1' }, '--plan-second-doses is no list'],
  ['combination', { planDrug: ['a'] }, '--plan-drug'],
] as const)('%s %j: refused', async (kind, asked, why) =>
  expect(await refusal(() => platePlan(kind, asked))).toContain(why),
);

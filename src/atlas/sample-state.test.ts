import { describe, expect, test } from 'vitest';
import { selectExperiments } from './experiment-filter.ts';
import { experimentTableFrom } from './experiment-table.ts';

function tableOf(columns: Record<string, string[]>) {
  const count = columns['experiment'].length;
  return experimentTableFrom(new Uint32Array(count), new Map(Object.entries(columns)));
}

const experiment = ['a', 'b', 'c', 'd'];

describe('perturbed samples', () => {
  test('are told by the column of that name; disease is no perturbation', () => {
    const table = tableOf({ experiment, perturbation: ['', 'drug', 'disease', 'disease,knock-out'] });
    expect([...selectExperiments(table, { unperturbed: true })]).toEqual([0, 2]);
  });

  test('are told by the words of title, attributes and further columns where there is none', () => {
    const table = tableOf({
      experiment,
      title: ['IKZF1', 'FOS knockout cells', 'IKZF1', 'IKZF1'],
      attributes: ['source=blood | treatment=none', '', 'cell=x | shRNA=shFOS', ''],
      treatment: ['DMSO', '', '', 'lenalidomide'],
    });
    expect([...selectExperiments(table, { unperturbed: true })]).toEqual([0]);
    expect([...selectExperiments(table, {})]).toEqual([0, 1, 2, 3]);
  });
});

describe('repeated data', () => {
  const same = { experiment, same_data_as: ['', 'a', '', 'c'], cell: ['x', 'x', 'y', 'x'] };

  test('are left out where the experiment that they repeat is chosen, too', () => {
    expect([...selectExperiments(tableOf(same), { withoutDuplicates: true })]).toEqual([0, 2]);
    expect([...selectExperiments(tableOf(same), { withoutDuplicates: true, cell: ['x'] })]).toEqual([0, 3]);
  });

  test('are not guessed where the table does not tell', () => {
    expect(() => selectExperiments(tableOf({ experiment }), { withoutDuplicates: true })).toThrow(
      /does not tell which experiments hold the same data[^]*same_data_as/,
    );
  });
});

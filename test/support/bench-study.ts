// A study whose tables of the bench are the templates of their verbs: one of each type, and a blot of each reading.
import { blotTemplate } from '../../src/assays/blot/template.ts';
import { chipQpcrTemplate } from '../../src/assays/chip-qpcr/template.ts';
import { combinationTemplate } from '../../src/assays/combination/template.ts';
import { doseTemplate } from '../../src/assays/dose/template.ts';
import { growthTemplate } from '../../src/assays/growth/template.ts';
import { qpcrTemplate } from '../../src/assays/qpcr/template.ts';
import { replicateTemplate } from '../../src/assays/replicate/template.ts';
import { formatTable } from '../../src/formats/text/table-writer.ts';
import type { Table } from '../../src/tables/table.ts';

/** Columns of a table by their names. */
function columnsOf({ columns }: Table, names: readonly string[]): Table['columns'] {
  return columns.filter(({ name }) => names.includes(name));
}

/** The template of qPCR as a machine and a plan of its plate of 384 wells have it. */
function plateOfQpcr(): { readonly machine: Table; readonly map: Table } {
  const template = qpcrTemplate();
  const wells = template.columns[0].values;
  const well = Array.from(wells, (_, at) => `${'ABCDEFGHIJKLMNOP'[Math.floor(at / 24)]}${(at % 24) + 1}`);
  const places = { name: 'well', values: well };
  return {
    machine: { columns: [places, ...columnsOf(template, ['cq'])] },
    map: { columns: [places, ...template.columns.filter(({ name }) => name !== 'cq')] },
  };
}

/** The files of the study by their names, `study.yaml` among them. */
export function benchFiles(): Record<string, string> {
  const { machine, map } = plateOfQpcr();
  const tables = {
    'machine.tsv': machine,
    'map.tsv': map,
    'chip.tsv': chipQpcrTemplate(),
    'bands.tsv': blotTemplate('bands'),
    'co-ip.tsv': blotTemplate('co-IP'),
    'counts.tsv': growthTemplate(),
    'doses.tsv': doseTemplate(),
    'bars.tsv': combinationTemplate(),
    'effects.tsv': replicateTemplate(),
  };
  const texts = Object.entries(tables).map(([name, table]) => [name, formatTable(table)]);
  return { ...(Object.fromEntries(texts) as Record<string, string>), 'study.yaml': BENCH_STUDY };
}

const BENCH_STUDY = `study: The bench alone
factor: [IKZF1, IKZF3]
genome: hg38
assays:
  - { type: qpcr, file: machine.tsv, map: map.tsv, control: [siCtrl, DMSO], reference: [ACTB, GAPDH] }
  - { type: chip-qpcr, file: chip.tsv, negative_region: negative region }
  - { type: blot, file: bands.tsv, loading: ACTB }
  - { type: blot, file: co-ip.tsv, reading: co-IP }
  - { type: growth, file: counts.tsv, measure: rate }
  - { type: dose, file: doses.tsv, control: siCtrl }
  - type: combination
    file: bars.tsv
    response: viability
    arm: { perturbs: FOS, how: inhibited, agent: T-5224, cell: MM.1S }
  - { type: replicate, file: effects.tsv, expects: lower }
`;

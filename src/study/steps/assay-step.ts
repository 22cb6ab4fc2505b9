import type { Finding } from '../../assays/design/finding.ts';
import { message } from '../../messages/message.ts';
import type { Table } from '../../tables/table.ts';
import { ASSAY_ANALYSES, type AssayAnalysis, type AssayType } from '../bench/assay-analyses.ts';
import { symbolsOf } from '../bench/gene-names.ts';
import { namesInStudy } from '../bench/names-in-study.ts';
import { placeFindings, type PlacedFinding } from '../bench/place-findings.ts';
import type { Study } from '../file/study-schema.ts';
import { ownAntigensOf } from '../own-antigens.ts';
import { geneInputs } from '../plan/resources.ts';
import {
  defineStep,
  type Parameters,
  type Planned,
  type StepContext,
  type StepResult,
} from '../plan/step.ts';
import { orNull } from '../results.ts';
import { TABLE } from '../table-names.ts';
import { studyKey } from '../../analyses/inputs/choices.ts';

type Assay = Study['assays'][number];

/** Result of one table of the bench. */
export interface AssayResult extends StepResult {
  readonly type: AssayType;
  /** As the report calls it. */
  readonly name: string;
  readonly findings: readonly PlacedFinding[];
  /** The analysis' own table, as JSON has it; null where it gives none. */
  readonly table: Table | null;
}

/** Each table of the bench by the analysis of its type; a type without one waits for its evaluation. */
export const assayStep = defineStep<AssayResult>({
  name: 'assay',
  version: 1,
  plan: ({ file }) =>
    file.study.assays.map((entry, index): Planned<AssayResult> => {
      const analysis = ASSAY_ANALYSES[entry.type];
      const title = titleOf(entry);
      if (analysis === undefined)
        return { title, state: 'not yet evaluated', reason: message('reason.reserved') };
      return {
        title,
        of: entry,
        needs: [],
        inputs: [entry.file, ...(entry.map === undefined ? [] : [entry.map]), ...geneInputs(file.study)],
        parameters: parametersOf(entry, file.study),
        place: ['assays', index],
        check: 'by running',
        run: (context) => evaluate(context, entry, analysis),
      };
    }),
  tables: ({ type, name, table }) => (table === null ? [] : [{ name: TABLE.assay(type, name), table }]),
});

/** What an assay is called. */
export function nameOfAssay({ name, file }: Pick<Assay, 'name' | 'file'>): string {
  return name ?? file;
}

function titleOf(entry: Assay) {
  return message(`assay.${entry.type}`, { name: nameOfAssay(entry) });
}

/** Everything but the files that changes the result: the entry with its sample, and the names that the study knows. */
function parametersOf({ file: _file, map: _map, ...entry }: Assay, study: Study): Parameters {
  const { samples, expression, assays } = study;
  const sample = samples.find(({ name }) => name === entry.arm?.sample);
  const drugs = [...expression, ...assays].flatMap(({ arm }) =>
    arm?.agent === undefined || arm.perturbs === undefined
      ? []
      : [`${arm.agent}: ${arm.perturbs.join(', ')} ${arm.how ?? ''}`.trimEnd()],
  );
  return {
    entry: JSON.stringify(sample === undefined ? entry : { ...entry, sample }),
    factor: ownAntigensOf(study, undefined).join(', '),
    known_names: [...new Set(namesInStudy(study))].join(', '),
    drugs: [...new Set(drugs)].join('; '),
  };
}

async function evaluate(
  { file, resources }: StepContext,
  entry: Assay,
  { choices, answer }: AssayAnalysis,
): Promise<AssayResult> {
  const files = {
    file: file.locate(entry.file),
    ...(entry.map === undefined ? {} : { map: file.locate(entry.map) }),
    ...(entry.sheet === undefined ? {} : { sheet: entry.sheet }),
  };
  const { notices, findings, table } = await answer(files, chosen(choices, entry));
  const placed = placeFindings(
    findings.map(inDonor(entry, file.study)),
    entry,
    file.study,
    symbolsOf(file.study, await resources.genes(), entry.measured),
  );
  return {
    notices: [...notices, ...placed.notices],
    type: entry.type,
    name: nameOfAssay(entry),
    findings: placed.findings,
    table: table === undefined ? null : asJson(table),
  };
}

/** The choices of the analysis that the entry gives; a list stands for a text where the analysis wants one. */
function chosen(choices: AssayAnalysis['choices'], entry: Assay): Record<string, unknown> {
  const given = entry as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(choices).flatMap(([name, { type }]) => {
      const value = given[studyKey(name)];
      if (value === undefined) return [];
      return [[name, type === 'text' && Array.isArray(value) ? value.join(', ') : value]];
    }),
  );
}

/** A table of one donor's cells has that donor, however often the experiment was done. */
function inDonor({ arm }: Assay, { samples }: Study): (finding: Finding) => Finding {
  const kind = samples.find(({ name }) => name === arm?.sample)?.kind;
  const isDonor = arm?.donor !== undefined || kind === 'donor' || kind === 'patient' || kind === 'animal';
  return (finding) => (isDonor && finding.donors === 0 ? { ...finding, donors: 1 } : finding);
}

/** Columns as arrays, missing numbers as null. */
function asJson({ columns }: Table): Table {
  return {
    columns: columns.map(({ values, ...column }) => ({
      ...column,
      values: Array.from(values, (value) => (typeof value === 'number' ? orNull(value) : (value ?? null))),
    })),
  };
}

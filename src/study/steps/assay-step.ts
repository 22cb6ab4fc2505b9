import { keptPicture, type KeptPicture } from '../../assays/figures/assay-figure.ts';
import type { Finding } from '../../assays/design/finding.ts';
import { message } from '../../messages/message.ts';
import type { Sample } from '../../tables/samples.ts';
import type { Table } from '../../tables/table.ts';
import {
  ASSAY_ANALYSES,
  BESIDE,
  type AssayAnalysis,
  type AssayFiles,
  type AssayType,
} from '../bench/assay-analyses.ts';
import { assayMethods, assayPapers } from '../bench/assay-methods.ts';
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
  /** What the verb draws of the same table. */
  readonly pictures: readonly KeptPicture[];
  /** The analysis' own table, as JSON has it; null where it gives none. */
  readonly table: Table | null;
}

/** Each table of the bench by the analysis of its type. */
export const assayStep = defineStep<AssayResult>({
  name: 'assay',
  version: 2,
  plan: ({ file }) =>
    file.study.assays.map((entry, index): Planned<AssayResult> => {
      const analysis = ASSAY_ANALYSES[entry.type];
      const beside = BESIDE.flatMap((key) => entry[key] ?? []);
      return {
        title: message(`assay.${entry.type}`, { name: nameOfAssay(entry) }),
        of: entry,
        needs: [],
        inputs: [entry.file, ...beside, ...geneInputs(file.study)],
        parameters: parametersOf(entry, file.study, analysis),
        place: ['assays', index],
        check: 'by running',
        run: (context) => evaluate(context, entry, analysis),
      };
    }),
  methods: assayMethods,
  papers: assayPapers,
  tables: ({ type, name, table }) =>
    table === null ? [] : [{ name: TABLE.assay(type, name), table: fromJson(table) }],
});

/** What an assay is called. */
export function nameOfAssay({ name, file }: Pick<Assay, 'name' | 'file'>): string {
  return name ?? file;
}

/** Everything but the files that changes the result: the entry with its sample, or all, and the names that the study knows. */
function parametersOf(
  { file: _file, map: _map, amplicons: _amplicons, peaks: _peaks, ...entry }: Assay,
  study: Study,
  { choices, ofSamples }: AssayAnalysis,
): Parameters {
  const { samples, expression, assays } = study;
  const asked = {
    ...entry,
    ...('seed' in choices ? { seed: seedOf(entry, study) } : {}),
    ...(ofSamples === true ? { samples: samplesOf(study) } : {}),
  };
  const sample = samples.find(({ name }) => name === entry.arm?.sample);
  const drugs = [...expression, ...assays].flatMap(({ arm }) =>
    arm?.agent === undefined || arm.perturbs === undefined
      ? []
      : [`${arm.agent}: ${arm.perturbs.join(', ')} ${arm.how ?? ''}`.trimEnd()],
  );
  return {
    entry: JSON.stringify(sample === undefined ? asked : { ...asked, sample }),
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
  const { study } = file;
  const files: AssayFiles = {
    file: file.locate(entry.file),
    ...Object.fromEntries(
      BESIDE.flatMap((key) => (entry[key] === undefined ? [] : [[key, file.locate(entry[key])]])),
    ),
    ...(entry.sheet === undefined ? {} : { sheet: entry.sheet }),
  };
  const asked = chosen(choices, { ...entry, seed: seedOf(entry, study) });
  const { notices, findings, figures, table, genes } = await answer(files, asked, samplesOf(study));
  const placed = placeFindings(
    findings.map(inDonor(entry, study)),
    entry,
    study,
    symbolsOf(study, await resources.genes(), { ...genes, ...entry.measured }),
  );
  return {
    notices: [...notices, ...placed.notices],
    type: entry.type,
    name: nameOfAssay(entry),
    findings: placed.findings,
    pictures: figures.flatMap(({ picture }) => (picture === undefined ? [] : [keptPicture(picture)])),
    table: table === undefined ? null : asJson(table),
  };
}

/** The choices of the analysis that the entry gives; a list stands for a text where the analysis wants one. */
function chosen(
  choices: AssayAnalysis['choices'],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(choices).flatMap(([name, { type }]) => {
      const value = given[studyKey(name)];
      if (value === undefined) return [];
      return [[name, type === 'text' && Array.isArray(value) ? value.join(', ') : value]];
    }),
  );
}

/** The entry's own seed, else the study's. */
function seedOf(entry: Readonly<Record<string, unknown>>, { seed }: Study): unknown {
  return entry['seed'] ?? seed;
}

/** What the study says of lines and donors, as a table of samples would. */
function samplesOf({ samples }: Study): Sample[] {
  return samples.map(({ name, kind = null, status = null, pair = null }) => ({ name, kind, status, pair }));
}

/** A table of one donor's cells has that donor, however often the experiment was done. */
function inDonor({ arm }: Assay, { samples }: Study): (finding: Finding) => Finding {
  const kind = samples.find(({ name }) => name === arm?.sample)?.kind;
  const isDonor = arm?.donor !== undefined || kind === 'donor' || kind === 'patient' || kind === 'animal';
  return (finding) => (isDonor && finding.donors === 0 ? { ...finding, donors: 1 } : finding);
}

/** How infinite degrees of freedom are kept. */
const INFINITE: ReadonlyMap<unknown, number> = new Map([
  ['Inf', Infinity],
  ['-Inf', -Infinity],
]);

/** Columns as arrays: missing numbers as null, infinite ones as words. */
function asJson({ columns }: Table): Table {
  return {
    columns: columns.map(({ values, ...column }) => ({
      ...column,
      values: Array.from(values, (value) => {
        if (value === Infinity || value === -Infinity) return value > 0 ? 'Inf' : '-Inf';
        return typeof value === 'number' ? orNull(value) : (value ?? null);
      }),
    })),
  };
}

function fromJson({ columns }: Table): Table {
  return {
    columns: columns.map(({ values, ...column }) => ({
      ...column,
      values: Array.from(values, (value) => INFINITE.get(value) ?? value),
    })),
  };
}

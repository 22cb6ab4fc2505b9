import { z } from 'zod';
import { HOW, SHORT_FORMS, type How, type ShortForm } from '../../analyses/inputs/arm.ts';
import { expressionChoices } from '../../analyses/expression.ts';
import { SAMPLE_KINDS } from '../../tables/samples.ts';
import { ASSAY_TYPES } from '../bench/assay-analyses.ts';
import { assayChoiceKeys } from './assay-keys.ts';
import { choiceKeys } from './choice-keys.ts';

/** Characters of the longest name or path, and of the longest sentence. */
const LONGEST_TEXT = 4_000;
const LONGEST_PROSE = 20_000;
/** A name, path or word: one line. */
const text = z
  .string()
  .min(1)
  .max(LONGEST_TEXT)
  .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'one line of text without control characters');
/** A name that others refer to. */
const name = text.max(200);
/** Sentences, which may have several lines. */
const prose = z
  .string()
  .min(1)
  .max(LONGEST_PROSE)
  .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$/, 'text without control characters');
/** A day as ISO 8601 writes it. */
const day = z
  .string()
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value),
    'a day of the calendar as 2026-11-23',
  );

const files = z
  .union([text, z.array(text).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

/** A name, or several in their order. */
const names = z
  .union([text, z.array(text).min(1)], { error: 'a name, or a list of names' })
  .transform((value) => (Array.isArray(value) ? value : [value]));

/** A quantity with its unit, or a bare number. */
const quantity = z.union([text, z.number()]).transform(String);

/** Who was perturbed, how, with what and where: the same shape wherever an experiment has one. */
const arm = z.strictObject({
  perturbs: files.optional(),
  how: z.enum(Object.keys(HOW) as How[]).optional(),
  agent: text.optional(),
  dose: quantity.optional(),
  time: quantity.optional(),
  cell: text.optional(),
  sample: text.optional(),
  drug: text.optional(),
  donor: text.optional(),
});

/** A line, donor, patient or mouse, named once; `pair` says under which names tables have it before and after. */
const sample = z.strictObject({
  name,
  cell: text.optional(),
  kind: z.enum(SAMPLE_KINDS).optional(),
  status: name.optional(),
  pair: z.strictObject({ before: name, after: name }).optional(),
  file: text.optional(),
});

const chipSeq = z.strictObject({
  name,
  cell: text,
  cell_class: text.optional(),
  condition: prose.optional(),
  peaks: files.optional(),
  replicates: z.int().min(1).max(100).optional(),
  reads: files.optional(),
  control: files.optional(),
  antigen: names.optional(),
});

const expression = z.strictObject({
  name,
  matrix: files.optional(),
  platform: text.optional(),
  cdf: text.optional(),
  gene_ids: text.optional(),
  design: text.optional(),
  contrast: text.optional(),
  // Their types are those of the table of choices: chosenIn gives them back.
  ...(choiceKeys(expressionChoices) as Record<never, z.ZodType>),
  table: text.optional(),
  up: text.optional(),
  down: text.optional(),
  changed: text.optional(),
  chip_seq: text.optional(),
  arm: arm.optional(),
  // Short forms of what the arm says.
  treatment: text.optional(),
  acts_on: names.optional(),
  how: arm.shape.how,
  time: quantity.optional(),
  cell: text.optional(),
  factor_activity: z.enum(Object.keys(SHORT_FORMS) as ShortForm[]).optional(),
});

/** Keys of an assay that are no choices of its analysis, or whose form is the same for all. */
const assayKeys = {
  type: z.enum(ASSAY_TYPES),
  file: text,
  map: text.optional(),
  amplicons: text.optional(),
  peaks: text.optional(),
  sheet: text.optional(),
  name: name.optional(),
  arm: arm.optional(),
  control: names.optional(),
  reference: names.optional(),
  measured: z.record(text, text).optional(),
  expects: z.enum(['lower', 'higher']).optional(),
};

/** A table of the bench; which of the keys its type takes is checked with the type. */
const assay = z.strictObject({
  ...assayKeys,
  ...(assayChoiceKeys() as Record<never, z.ZodType>),
  ...assayKeys,
});

const cells = z.array(text).min(1);

/** What the figure of the study shows, in its order; a name alone, or with the name that is printed. */
const figureNames = z.array(z.union([text, z.record(text, text)])).max(40);

const literature = z.strictObject({
  partner: text.optional(),
  target: text.optional(),
  direction: z.enum(['for', 'against']),
  claim: prose,
  reference: prose,
});

/** The study file's shape. Keys are in the order of the template; every key that is not listed is refused. */
export const studySchema = z.strictObject({
  study: prose,
  factor: names,
  genome: text,
  date: day.optional(),
  simulated: z.boolean().default(false),
  seed: z.int().min(0).default(1),
  atlas: files.optional(),
  genes: text.optional(),
  chip_seq: z.array(chipSeq).default([]),
  compare: z.array(z.strictObject({ a: text, b: text })).default([]),
  cell_contrast: z.array(z.strictObject({ chip_seq: text, a: cells, b: cells })).default([]),
  expression: z.array(expression).default([]),
  genes_of_interest: z.array(text).default([]),
  partners_of_interest: z.array(text).default([]),
  interactions: text.optional(),
  gene_notes: text.optional(),
  literature: z.array(literature).default([]),
  motifs: z.strictObject({ library: files, sequence: text }).partial().optional(),
  assays: z.array(assay).default([]),
  samples: z.array(sample).default([]),
  figure: z
    .strictObject({
      drug: text.optional(),
      through: text.optional(),
      factors: figureNames.optional(),
      partners: figureNames.optional(),
      targets: figureNames.optional(),
    })
    .optional(),
});

/** Whether the calendar has a day. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A study as its file describes it; paths are as written, relative to the file. */
export type Study = z.output<typeof studySchema>;

/** Keys that may stand at a place of the file (path as zod reports it). */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.ZodType = studySchema;
  for (const step of path) {
    schema = unwrap(schema);
    if (typeof step === 'number' && schema instanceof z.ZodArray) schema = schema.element as z.ZodType;
    else if (typeof step === 'string' && schema instanceof z.ZodObject)
      schema = (schema.shape as Record<string, z.ZodType>)[step];
    else return [];
  }
  schema = unwrap(schema);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional) inner = inner.unwrap() as z.ZodType;
  return inner;
}

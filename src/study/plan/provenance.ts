import { z } from 'zod';
import { plainEnglish, type Message } from '../../messages/message.ts';
import type { FileDigest } from './digest.ts';
import type { StepOutcome, StepState } from './run-plan.ts';
import { parametersOf, type Parameter, type SkippedStep } from './step.ts';

/** How the results of a run came about; no time and no path of a machine, so that equal runs have equal bytes. */
export interface Provenance {
  /** The digests of format 1 were those of packed files. */
  readonly format: 'chipmate provenance 1' | 'chipmate provenance 2';
  readonly program: 'chipmate';
  readonly version: string;
  readonly simulated: boolean;
  readonly seed: number;
  /** The day that the study file gives; null where it gives none. */
  readonly date: string | null;
  readonly study: FileDigest;
  readonly steps: readonly {
    readonly name: string;
    readonly state: StepState;
    /** With the names of other steps in English. */
    readonly reason: Message | null;
    readonly key: string;
    readonly needs: readonly string[];
    readonly inputs: readonly FileDigest[];
    readonly parameters: Readonly<Record<string, Parameter>>;
  }[];
}

const digestSchema = z.object({
  file: z.string(),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What is compared of a run, as provenance.json of any release has it. */
export const runSchema = z.object({
  format: z.enum(['chipmate provenance 1', 'chipmate provenance 2']),
  version: z.string(),
  seed: z.number(),
  study: digestSchema,
  steps: z
    .array(
      z.object({
        name: z.string(),
        state: z.string(),
        key: z.string(),
        inputs: z.array(digestSchema).readonly(),
        parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      }),
    )
    .readonly(),
});

/** A run as far as it can be compared. */
export type ComparableRun = z.output<typeof runSchema>;

export function provenanceOf(
  run: {
    readonly outcomes: readonly StepOutcome[];
    readonly skipped: readonly SkippedStep[];
  },
  head: Pick<Provenance, 'version' | 'simulated' | 'seed' | 'date' | 'study'>,
): Provenance {
  const ran = run.outcomes.map(({ step, state, reason, key, inputs }) => ({
    name: step.name,
    state,
    reason: plainReason(reason),
    key,
    needs: [...step.needs, ...(step.wants ?? [])].map(({ name }) => name),
    inputs,
    parameters: Object.fromEntries(parametersOf(step)),
  }));
  const skipped = run.skipped.map(({ name, state, reason }) => ({
    name,
    state,
    reason: plainReason(reason),
    key: '',
    needs: [],
    inputs: [],
    parameters: {},
  }));
  return {
    format: 'chipmate provenance 2',
    program: 'chipmate',
    ...head,
    steps: [...ran, ...skipped],
  };
}

function plainReason(reason: Message | null): Message | null {
  if (reason === null) return null;
  const plain = Object.entries(reason.values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'number' ? value : plainEnglish(value),
  ]);
  return { key: reason.key, values: Object.fromEntries(plain) };
}

/** Every input file of a run once, by name. */
export function inputsOf(provenance: Pick<ComparableRun, 'study' | 'steps'>): FileDigest[] {
  const inputs = new Map<string, FileDigest>([[provenance.study.file, provenance.study]]);
  for (const step of provenance.steps) for (const input of step.inputs) inputs.set(input.file, input);
  return [...inputs.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

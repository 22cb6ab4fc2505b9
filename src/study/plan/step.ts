import type { Message, Notice } from '../../messages/message.ts';
import type { StudyFile } from '../read-study.ts';
import type { Resources } from './resources.ts';

export type Parameter = string | number | boolean | null;

/**
 * One piece of a study's work. A step is described before anything runs; its result is plain JSON (missing numbers are
 * null), so that a result read from the cache cannot differ from one just computed.
 */
export interface Step {
  /** Unique within the plan and shown to the user, such as "partners MM.1S". */
  readonly name: string;
  readonly kind: string;
  /** Raised whenever the same inputs would give another result. */
  readonly version: number;
  /** Steps whose results it cannot do without. */
  readonly needs: readonly string[];
  /** Steps whose results it uses where they finished. */
  readonly wants?: readonly string[];
  /** Files it reads, as the study names them. */
  readonly inputs: readonly string[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly run: (context: StepContext) => Promise<unknown>;
  /**
   * How a study is checked before anything runs: by running the step, where that is quick and writes nothing, or by
   * trying what it would refuse and gathering what it would say of its inputs. A step without a check refuses nothing
   * that the steps before it would not.
   */
  readonly check?: 'by running' | ((context: StepContext) => Promise<readonly Notice[]>);
  /** Where the study file asks for it, for faults that lie in no other file. */
  readonly place?: readonly PropertyKey[];
}

export interface StepContext {
  readonly file: StudyFile;
  readonly resources: Resources;
  readonly threads: number;
  /** Result of a step that this one needs or wants; undefined for a wanted step that did not finish. */
  readonly result: (name: string) => unknown;
}

/** Work that a study could ask for and that does not run, with the reason. */
export interface SkippedStep {
  readonly name: string;
  readonly state: 'skipped' | 'not yet evaluated';
  readonly reason: Message;
}

/** What is known about a study's data before its steps are planned. */
export interface Known {
  /** Whether there are gene models for its genome. */
  readonly genes: boolean;
}

/** What a kind of step makes of a study: steps to run, and what it skips. */
export type StepKind = (file: StudyFile, known: Known) => readonly (Step | SkippedStep)[];

export function isStep(entry: Step | SkippedStep): entry is Step {
  return 'run' in entry;
}

import type { PaperKey } from '../../analyses/inputs/papers.ts';
import { english, type MessageKey } from '../../messages/english/index.ts';
import type { Message, Notice } from '../../messages/message.ts';
import type { Table } from '../../tables/table.ts';
import type { StudyFile } from '../file/read-study.ts';
import type { Study } from '../file/study-schema.ts';
import type { Resources } from './resources.ts';
import type { PathStage } from './stages.ts';

export type Parameter = string | number | boolean | null;

type NameIn<Key> = Key extends `parameter.${infer Name}` ? Name : never;
/** A parameter that has its label, in every language. */
export type ParameterName = NameIn<MessageKey>;
export type Parameters = Readonly<Partial<Record<ParameterName, Parameter>>>;

/**
 * What a step finds out. It is plain JSON (missing numbers are null), so that a result read from the cache cannot differ
 * from one just computed.
 */
export interface StepResult {
  readonly notices: readonly Notice[];
}

/**
 * A kind of step, declared once: which steps it makes of a study, and what is said and shown of their results. The kind
 * is also the key by which other steps and the report ask for results, which have its type.
 */
export interface StepKind<Result extends StepResult = StepResult> {
  /** Part of what a kept result is known by. */
  readonly name: string;
  /** Raised whenever the same inputs would give another result. */
  readonly version: number;
  /** How far a study is that has finished such a step. */
  readonly stage?: PathStage;
  plan(planning: Planning): readonly Planned<Result>[];
  /** Sentences for a paper about all finished steps of this kind, of which there is one at least. */
  methods?(results: readonly Result[], facts: MethodFacts): readonly Message[];
  /** Papers of the methods that these steps used, for those who cite the study. */
  papers?(results: readonly Result[], facts: MethodFacts): readonly PaperKey[];
  tables?(result: Result): readonly StepTable[];
}

/** Declares a kind of step whose results have the given type. */
export function defineStep<Result extends StepResult>(kind: StepKind<Result>): StepKind<Result> {
  return kind;
}

/** What a kind of step makes its steps of. */
export interface Planning {
  readonly file: StudyFile;
  readonly known: Known;
  /** The planned step of a kind that is about an entry of the study file; undefined where there is none. */
  readonly find: <Result extends StepResult>(kind: StepKind<Result>, of: object) => Step<Result> | undefined;
}

/** What is known about a study's data before its steps are planned. */
export interface Known {
  /** Whether there are gene models for its genome. */
  readonly genes: boolean;
}

/** What a sentence of the methods may tell beside the results. */
export interface MethodFacts {
  readonly study: Study;
  /** Of chipmate. */
  readonly version: string;
}

/** A result as a table of declared columns. */
export interface StepTable {
  /** Words that its file is named after. */
  readonly name: string;
  readonly table: Table;
}

/** One piece of a study's work as its kind describes it, before anything runs. */
export interface StepPlan<Result extends StepResult> {
  /** Unique within the plan in English, such as "partners MM.1S". */
  readonly title: Message;
  /** The entry of the study file that it is about, by which other steps find it. */
  readonly of?: object;
  /** Steps whose results it cannot do without. */
  readonly needs: readonly Step[];
  /** Steps whose results it uses where they finished. */
  readonly wants?: readonly Step[];
  /** Files it reads, as the study names them. */
  readonly inputs: readonly string[];
  readonly parameters: Parameters;
  readonly run: (context: StepContext) => Promise<Result>;
  /**
   * How a study is checked before anything runs: by running the step, where that is quick and writes nothing, or by
   * trying what it would refuse and gathering what it would say of its inputs. A step without a check refuses nothing
   * that the steps before it would not. What takes too long to be tried is checked when it runs, and with it whatever needs it.
   */
  readonly check?: 'by running' | 'when it runs' | ((context: StepContext) => Promise<readonly Notice[]>);
  /** Where the study file asks for it, for faults that lie in no other file. */
  readonly place?: readonly PropertyKey[];
}

/** A planned step: the handle by which other steps name it. */
export interface Step<Result extends StepResult = StepResult> extends StepPlan<Result> {
  /** Its title in English, by which files, provenance and the terminal call it. */
  readonly name: string;
  readonly kind: StepKind<Result>;
}

export interface StepContext {
  readonly file: StudyFile;
  readonly resources: Resources;
  readonly threads: number;
  /** Result of a step that this one needs. */
  readonly result: <Result extends StepResult>(step: Step<Result>) => Result;
  /** Result of a step that this one wants; undefined where it did not finish. */
  readonly wanted: <Result extends StepResult>(step: Step<Result>) => Result | undefined;
}

/** Work that a study could ask for and that does not run, with the reason. */
export interface SkippedPlan {
  readonly title: Message;
  readonly state: 'skipped' | 'not yet evaluated';
  readonly reason: Message;
}

export type Planned<Result extends StepResult> = StepPlan<Result> | SkippedPlan;

export interface SkippedStep extends SkippedPlan {
  readonly name: string;
}

/** A step with its result; undefined where it did not finish. */
export interface Finished<Result extends StepResult = StepResult> {
  readonly step: Step<Result>;
  readonly result: Result | undefined;
}

/** Results of the finished steps of a kind, in the plan's order. */
export function resultsOfKind<Result extends StepResult>(
  finished: Iterable<Finished>,
  kind: StepKind<Result>,
): Result[] {
  return [...finished].flatMap((each) =>
    isOfKind(each, kind) && each.result !== undefined ? [each.result] : [],
  );
}

/** How a step comes by the results of others. */
export function resultsFor(finished: ReadonlyMap<Step, Finished>): Pick<StepContext, 'result' | 'wanted'> {
  const wanted: StepContext['wanted'] = (step) => {
    const found = finished.get(step);
    return found !== undefined && isOfKind(found, step.kind) ? found.result : undefined;
  };
  return {
    wanted,
    result: (step) => {
      const result = wanted(step);
      if (result === undefined) throw new Error(`the result of ${step.name} was not waited for`);
      return result;
    },
  };
}

/** Those of the steps that are of a kind. */
export function stepsOfKind<Result extends StepResult>(
  steps: readonly Step[],
  kind: StepKind<Result>,
): Step<Result>[] {
  return steps.filter((step) => isStepOf(step, kind));
}

function isStepOf<Result extends StepResult>(step: Step, kind: StepKind<Result>): step is Step<Result> {
  return step.kind === kind;
}

/** A step's result is of its kind's type, for nothing but the step's own `run` makes one. */
function isOfKind<Result extends StepResult>(
  finished: Finished,
  kind: StepKind<Result>,
): finished is Finished<Result> {
  return isStepOf(finished.step, kind);
}

/** The parameters of a step in their order. */
export function parametersOf({ parameters }: Pick<Step, 'parameters'>): [ParameterName, Parameter][] {
  return Object.entries(parameters).flatMap(([name, value]) => (hasLabel(name) ? [[name, value]] : []));
}

/** Parameters whose names are known when the study is read only. @throws Error for one without a label */
export function labelled(parameters: Readonly<Record<string, Parameter>>): Parameters {
  const unknown = Object.keys(parameters).find((name) => !hasLabel(name));
  if (unknown !== undefined) throw new Error(`the parameter ${unknown} has no label`);
  return parameters;
}

function hasLabel(name: string): name is ParameterName {
  return `parameter.${name}` in english;
}

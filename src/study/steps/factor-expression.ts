import {
  expressedWhereNamed,
  UNKNOWN_EXPRESSION,
  type ExpressedFactors,
} from '../../analyses/inputs/genes/expressed-factors.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { note } from '../../messages/message.ts';
import type { Parameters, Step, StepContext } from '../plan/step.ts';
import type { ContrastResult } from '../results.ts';
import { expressionTable, type Measured } from './targets-step.ts';

/** Whether factors are expressed in the cells of an experiment; undefined where it did not finish, or genes are not known. */
export async function expressedIn(
  context: StepContext,
  measured: Measured | undefined,
  names: KnownNames,
): Promise<ExpressedFactors | undefined> {
  if (measured === undefined || context.wanted(measured.step) === undefined) return undefined;
  const models = await context.resources.genes();
  if (models === undefined) return undefined;
  const { of, notices } = expressedWhereNamed(await expressionTable(context, measured), models, names);
  return { of, notices: [note('expressed.from', { experiment: measured.entry.name }), ...notices] };
}

/** The expression experiment of the cells of either side; undefined where there is none. */
export type Sides = readonly (Measured | undefined)[];

export function stepsOf(genes: Sides): Step[] {
  return [...new Set(genes.flatMap((measured) => measured?.step ?? []))];
}

export function namesOf([a, b]: Sides): Parameters {
  return { a_expression: a?.entry.name ?? null, b_expression: b?.entry.name ?? null };
}

/** Whether factors are expressed on either side. */
export async function expressedOn(
  context: StepContext,
  genes: Sides,
  antigens: readonly string[],
  names: KnownNames,
): Promise<Pick<ContrastResult['rows'], 'expressedA' | 'expressedB'>> {
  const [expressedA, expressedB] = await Promise.all(
    genes.map(async (measured) => {
      const of = (await expressedIn(context, measured, names))?.of ?? (() => UNKNOWN_EXPRESSION);
      return antigens.map((antigen) => of(antigen).expressed);
    }),
  );
  return { expressedA, expressedB };
}

// How the methods tell what an expression experiment was modelled with: from its own notices, so that nothing is told that did not run.
import { choose } from '../../analyses/inputs/choices.ts';
import { expressionChoices } from '../../analyses/expression.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import { message, type Message } from '../../messages/message.ts';
import { chosenIn } from '../file/choice-keys.ts';
import type { Study } from '../file/study-schema.ts';
import type { MethodFacts } from '../plan/step.ts';
import type { ExpressionResult } from '../results.ts';

type Values = Message['values'];

/** What a notice of an experiment says that was done, in the order in which it is done. */
const DONE: readonly (readonly [MessageKey, (values: Values) => Message])[] = [
  ['expression.rma', () => message('how.rma')],
  ['expression.normexp', () => message('how.normexp')],
  ['expression.quantile', () => message('how.quantile')],
  ['expression.as-normalised', () => message('how.as-normalised')],
  ['expression.two-color-loess', () => message('how.two-color-loess')],
  ['expression.two-color-tips', () => message('how.two-color-tips')],
  ['expression.two-color-plain', () => message('how.two-color-plain')],
  ['expression.technical-averaged', () => message('how.technical-averaged')],
  ['expression.technical-summed', () => message('how.technical-summed')],
  ['expression.counts-tmm', () => message('how.counts-tmm')],
  ['expression.counts-plain', () => message('how.counts-plain')],
  ['expression.array-weights', () => message('how.array-weights')],
  ['expression.block', ({ column, correlation }) => message('how.block', { column, correlation })],
];

/** Experiments that were modelled here, one by one, and tables that were taken as they came. */
export function expressionMethods(
  experiments: readonly ExpressionResult[],
  { study }: Pick<MethodFacts, 'study'>,
): Message[] {
  const modelled = experiments.filter(({ tableFormat }) => tableFormat === null);
  const finished = experiments.filter(({ tableFormat }) => tableFormat !== null);
  const tables = finished.map(({ contrast, tableFormat }) => `${contrast} (${tableFormat})`).join('; ');
  return [
    ...(modelled.length > 0 ? [message('method.expression')] : []),
    ...modelled.map((experiment) => ofExperiment(experiment, study)),
    ...(finished.length > 0 ? [message('method.expression-table', { tables })] : []),
  ];
}

function ofExperiment({ name, contrast, testable, notices }: ExpressionResult, study: Study): Message {
  const said = (key: MessageKey): Values | undefined => notices.find((notice) => notice.key === key)?.values;
  const done = DONE.flatMap(([key, told]) => {
    const values = said(key);
    return values === undefined ? [] : [told(values)];
  });
  const model = MODELLED.map(said).find((values) => values !== undefined)?.['model'] ?? '';
  const tested = testable ? ofTest(name, study, said) : [message('how.untested')];
  return message('method.expression-of', { name, model, contrast, how: [...done, ...tested] });
}

/** Notices that name the model. */
const MODELLED = [
  'expression.model',
  'expression.two-color-loess',
  'expression.two-color-tips',
  'expression.two-color-plain',
] as const satisfies MessageKey[];

/** The prior variance, and what was tested. */
function ofTest(name: string, study: Study, said: (key: MessageKey) => Values | undefined): Message[] {
  const entry = study.expression.find((each) => each.name === name);
  const { trend, robust, lfc } = choose(
    expressionChoices,
    entry === undefined ? {} : chosenIn(expressionChoices, entry),
  );
  const follows = trend ?? (said('expression.trend-on') ?? said('expression.trend-tpm')) !== undefined;
  return [
    message(follows ? 'how.trend' : 'how.one-variance'),
    ...(robust === true ? [message('how.robust')] : []),
    ...(lfc === undefined || lfc === 0 ? [] : [message('how.treat', { lfc })]),
  ];
}

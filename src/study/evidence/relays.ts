import { antigenAliases, KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { message, type Message } from '../../messages/message.ts';
import { cellSaid } from '../cells-of-experiments.ts';
import { experimentsOfFactor } from '../file/arms.ts';
import type { Study } from '../file/study-schema.ts';
import type { ExpressionResult } from '../results.ts';
import type { StudyResults } from '../study-results.ts';
import { bindingOf } from './change-evidence.ts';
import { hoursOf } from './hours.ts';
import { FDR } from './verdicts.ts';

/** Relays that a note names; the others are counted. */
const NAMED = 3;

/** What is to be said of a gene's change in an experiment: that it came late, when other regulators had changed. */
export type RelayNote = (gene: string, experiment: string) => Message | null;

interface Timed {
  readonly result: ExpressionResult;
  readonly time: string;
  readonly hours: number;
  /** Experiments with the same key differ in nothing that their entries say but the time. */
  readonly series: string;
  /** Row of each gene. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/**
 * Genes that change late only, while a transcription factor changes early: they may follow that factor. Experiments are
 * compared that act on the factor in the same way and in the same cells, at different times; a gene has to be tested in
 * an earlier one and to change in none of them.
 */
export function relayNotes(study: Study, results: StudyResults): RelayNote {
  const timed = timedExperiments(study, results.expression);
  const relays = new Map(
    timed.map((late) => {
      const earlier = timed.filter(({ series, hours }) => series === late.series && hours < late.hours);
      return [late.result.name, { late, earlier, factors: earlyFactors(study, results, earlier) }] as const;
    }),
  );
  return (gene, experiment) => {
    const found = relays.get(experiment);
    if (found === undefined || found.earlier.length === 0) return null;
    const { late, earlier } = found;
    const factors = found.factors.filter((factor) => factor !== gene);
    const tested = earlier.filter((each) => qOf(each, gene) !== null);
    const isLate = changes(late, gene) && tested.length > 0 && !tested.some((each) => changes(each, gene));
    if (!isLate || factors.length === 0) return null;
    const more = factors.length > NAMED ? ` (+${factors.length - NAMED})` : '';
    return message('note.relay', {
      late: late.time,
      early: tested.map(({ time }) => time).join(', '),
      genes: factors.slice(0, NAMED).join(', ') + more,
    });
  };
}

function timedExperiments(study: Study, expression: readonly ExpressionResult[]): Timed[] {
  const names = new KnownNames();
  return experimentsOfFactor(study, expression).flatMap((result) => {
    const entry = study.expression.find(({ name }) => name === result.name);
    const { time = '', agent = '', how = '', perturbs = [] } = entry?.arm ?? {};
    const hours = hoursOf(time);
    if (entry === undefined || hours === undefined) return [];
    const acted = perturbs.map((name) => names.key(name)).sort();
    const series = [nameKey(agent), how, ...acted, nameKey(cellSaid(study, entry) ?? '')].join('\n');
    return [
      { result, time, hours, series, rowOf: new Map(result.rows.gene.map((gene, row) => [gene, row])) },
    ];
  });
}

/** The other transcription factors that change in one of these experiments: those that the factor binds first, then as they change. */
function earlyFactors(study: Study, results: StudyResults, experiments: readonly Timed[]): string[] {
  const names = new KnownNames();
  const known = new Set([
    ...results.partners.flatMap(({ rows }) =>
      rows.antigen.map((antigen) => names.symbol(antigen) ?? antigen),
    ),
    ...antigenAliases().map(([symbol]) => symbol),
  ]);
  const own = new Set(study.factor.map((factor) => names.key(factor)));
  const changing = experiments.flatMap((each) =>
    [...known].flatMap((gene) => {
      const row = each.rowOf.get(gene);
      if (row === undefined || own.has(names.key(gene)) || !changes(each, gene)) return [];
      return [{ gene, strength: each.result.rows.minusLog10P[row] ?? 0 }];
    }),
  );
  const [main] = results.targets;
  const isBound = (gene: string): boolean => main !== undefined && bindingOf(gene, main);
  const order = changing
    .map((each) => ({ ...each, bound: isBound(each.gene) }))
    .sort((a, b) => Number(b.bound) - Number(a.bound) || b.strength - a.strength);
  return [...new Set(order.map(({ gene }) => gene))];
}

function qOf({ result, rowOf }: Timed, gene: string): number | null {
  const row = rowOf.get(gene);
  return row === undefined || !result.testable ? null : result.rows.adjP[row];
}

function changes(experiment: Timed, gene: string): boolean {
  const q = qOf(experiment, gene);
  return q !== null && q < FDR;
}

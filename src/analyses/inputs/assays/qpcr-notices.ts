// What is said of a table of RT-qPCR.
import type { ComparedTarget } from '../../../assays/qpcr/compare-targets.ts';
import { MOST_M, MOST_V } from '../../../assays/qpcr/genorm.ts';
import type { MiqeRow } from '../../../assays/qpcr/miqe.ts';
import type { QpcrShown } from '../../../assays/qpcr/qpcr-tables.ts';
import type { Together } from '../../../assays/qpcr/together.ts';
import { nameKey } from '../../../genome/antigens/antigen-aliases.ts';
import type { MessageKey } from '../../../messages/english/index.ts';
import { caution, message, note, type Notice } from '../../../messages/message.ts';
import { power } from '../../../statistics/power.ts';
import { cqNotices, short, someOf } from './cq-notices.ts';
import { saidOfEffect } from './design-notices.ts';

interface Said extends QpcrShown {
  readonly compared: readonly ComparedTarget[];
  readonly miqe: readonly MiqeRow[];
  readonly cycleForNone: number | undefined;
  /** Spellings of one gene. */
  readonly merged: readonly string[];
  /** Reference genes that the user named. */
  readonly saidReferences: readonly string[];
}

/** Notices of the design, the wells, the reference genes, the perturbations and what two do together. */
export function qpcrNotices(said: Said): Notice[] {
  const { readings, compared } = said;
  const ofEffects = compared.flatMap(({ contrast, gene, effect }) =>
    saidOfEffect(readings, `${contrast.comparison}, ${gene}`, effect),
  );
  return once([
    ...ofReferences(said),
    ...cqNotices(said),
    ...ofEffects,
    ...ofPerturbations(said),
    ...ofDrugs(said),
    ...ofTogether(compared),
    ...ofMiqe(said.miqe),
  ]);
}

/** Each notice once, where it came first. */
export function once(notices: readonly Notice[]): Notice[] {
  const seen = new Map(notices.toReversed().map((notice) => [JSON.stringify(notice), notice]));
  return [...seen.values()].toReversed();
}

function ofReferences({ references, saidReferences, stability, quantities }: Said): Notice[] {
  const names = references.join(', ');
  const lacking = quantities.filter(({ value, of }) => Number.isNaN(value) && !Number.isNaN(of.cq));
  const { m, order, v, enough } = stability;
  const shown = order.map((gene) => `${references[gene]} ${short(m[gene])}`).join(', ');
  const unsteady = references.filter((_, i) => m[i] > MOST_M.any);
  const best = order.slice(0, enough).map((gene) => references[gene]);
  return [
    ...(saidReferences.length === 0 ? [note('qpcr.references-by-name', { names })] : []),
    ...(references.length === 1 ? [caution('qpcr.one-reference', { name: names })] : []),
    ...(references.length > 1 && !Number.isNaN(m[0]) ? [note('qpcr.stability', { shown })] : []),
    ...(references.length > 2 && enough < references.length
      ? [
          note('qpcr.enough', {
            ...{ names: best.join(', '), count: references.length },
            ...{ v: short(v[enough]), most: MOST_V },
          }),
        ]
      : []),
    ...(references.length > 2 && enough === references.length
      ? [note('qpcr.all-needed', { count: references.length, most: MOST_V })]
      : []),
    ...(unsteady.length > 0
      ? [caution('qpcr.unsteady', { names: unsteady.join(', '), most: MOST_M.any })]
      : []),
    ...(lacking.length > 0
      ? [
          caution('qpcr.lacking-reference', {
            values: lacking.length,
            names: someOf(unique(lacking.map(({ gene }) => gene))),
          }),
        ]
      : []),
  ];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function ofPerturbations({ compared }: Said): Notice[] {
  const asked = compared.filter(({ contrast }) => contrast.kind === 'perturbation');
  const own = asked.filter((row) => row.own);
  const others = asked.filter((row) => !row.own && row.shown !== 'shown');
  const inDoubt = (state: 'not shown' | 'failed'): string =>
    unique(others.filter(({ shown }) => shown === state).map(({ contrast }) => contrast.comparison)).join(
      '; ',
    );
  const [unseen, failed] = [inDoubt('not shown'), inDoubt('failed')];
  const moved = asked.filter(({ judged }) => judged.reason === 'reference in doubt');
  return [
    ...own.map(({ gene, contrast, effect }) => {
      const values = { gene, comparison: contrast.comparison, left: percent(effect.estimate) };
      return Number.isNaN(effect.low)
        ? note('qpcr.own-gene-no-interval', values)
        : note('qpcr.own-gene', { ...values, low: percent(effect.low), high: percent(effect.high) });
    }),
    ...(unseen === '' ? [] : [caution('qpcr.knock-down-not-seen', { names: unseen })]),
    ...(failed === '' ? [] : [caution('qpcr.knock-down-failed', { names: failed })]),
    ...(moved.length > 0
      ? [caution('qpcr.reference-in-doubt', { names: someOf(unique(moved.map(({ gene }) => gene))) })]
      : []),
  ];
}

function percent(log2: number): string {
  return short(100 * power(2, log2));
}

/** Drugs that have these proteins degraded, and names of the proteins. */
const DEGRADERS =
  /^(?:lenalidomide|len|revlimid|pomalidomide|pom|thalidomide|iberdomide|mezigdomide|avadomide|cc122|cc220|cc92480)(?:\d|$)/;
const DEGRADED = /^(?:ikzf1|ikaros|ikzf3|aiolos)$/;

/** The amount of RNA says nothing of a protein that is degraded. */
function ofDrugs({ compared, arms }: Said): Notice[] {
  const genes = unique(compared.map(({ gene }) => gene)).filter((gene) => DEGRADED.test(nameKey(gene)));
  const drugs = arms.drugs.filter((drug) => drug !== null && DEGRADERS.test(nameKey(drug)));
  return genes.length > 0 && drugs.length > 0
    ? [caution('qpcr.degraded', { genes: genes.join(', '), drugs: drugs.join(', ') })]
    : [];
}

const TOGETHER: Readonly<Record<Together, MessageKey>> = {
  'more than both together': 'together.more',
  'no more than both together': 'together.no-more',
  'less than both together': 'together.less',
  'in opposite directions': 'together.opposite',
  'cannot be told': 'together.cannot-be-told',
};

function ofTogether(compared: readonly ComparedTarget[]): Notice[] {
  return compared.flatMap(({ gene, contrast, effect, together }) =>
    together === null
      ? []
      : [
          note('qpcr.together', {
            ...{
              gene,
              comparison: contrast.comparison,
              word: message(TOGETHER[together] as 'together.more'),
            },
            ...{
              times: short(power(2, effect.estimate)),
              low: interval(effect.low),
              high: interval(effect.high),
            },
          }),
        ],
  );
}

function interval(log2: number): string {
  return Number.isNaN(log2) ? '–' : short(power(2, log2));
}

function ofMiqe(rows: readonly MiqeRow[]): Notice[] {
  const missing = rows.filter(({ state }) => state !== 'shown');
  return [note('qpcr.miqe', { shown: rows.length - missing.length, items: rows.length })];
}

import type { FindingKind } from '../../assays/design/finding.ts';
import { message } from '../../messages/message.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { isOneOf } from '../own-antigens.ts';
import { countedName } from './counted-names.ts';
import { edgeVerdict } from './edge-verdict.ts';
import { isOfBench, type Edge, type EdgeItem, type EdgeMethod } from './edge.ts';
import type { EvidenceItem } from './verdicts.ts';

/** What the bench has to say of candidates: its edges, and who stands at their ends. */
export interface Bench {
  readonly edges: readonly Edge[];
  readonly partners: readonly string[];
  readonly genes: readonly string[];
}

export const NO_BENCH: Bench = { edges: [], partners: [], genes: [] };

/** What measures cells, not a gene or protein: that cells need a factor, with a drug or without, makes it nobody's partner. */
const OF_CELLS: ReadonlySet<EdgeMethod> = new Set(['growth', 'dose', 'combination']);

function isOfCells({ relation, items }: Edge): boolean {
  return relation === 'growth' || items.every(({ method }) => OF_CELLS.has(method));
}

/** Evidence of a partner by the bench, one item for each edge and kind: its loss or gain, growth, co-IP, combinations, replications. */
export function partnerTicks(name: string, edges: readonly Edge[]): EvidenceItem[] {
  return edges.flatMap((edge) => {
    const { from, to, relation } = edge;
    if (relation === 'together' ? to !== name : from !== name) return [];
    const ticks = ticksOf(edge).filter(({ kind }) => kind !== 'promoter ChIP');
    return isOfCells(edge) ? ticks.map((item): EvidenceItem => ({ ...item, aside: true })) : ticks;
  });
}

/** Evidence of a target by the bench. What a partner does to it is shown, and says nothing of the factor. */
export function targetTicks(name: string, edges: readonly Edge[], own: readonly string[]): EvidenceItem[] {
  return edges.flatMap((edge) => {
    if (edge.to !== name || edge.relation !== 'acts') return [];
    const isOwn = isOneOf(edge.from, own);
    return ticksOf(edge).map((item): EvidenceItem => (isOwn ? item : { ...item, aside: true }));
  });
}

/** The bench's own word for an edge, kind by kind: what a whole array adds is evidence of another family already. */
function ticksOf({ from, to, items }: Edge): EvidenceItem[] {
  const byKind = new Map<FindingKind, EdgeItem[]>();
  for (const item of items.filter(isOfBench)) byKind.set(item.kind, [...(byKind.get(item.kind) ?? []), item]);
  return [...byKind].map(([kind, found]): EvidenceItem => {
    const { verdict, reason } = kind === 'promoter ChIP' ? ofBinding(found) : edgeVerdict(found);
    const judged = { verdict, reason } as Judged;
    const shown = found.find((item) => item.verdict === verdict) ?? found[0];
    const { effect, low, high, unit } = shown;
    return {
      kind,
      ...judged,
      ...{ effect, low, high, unit, strength: null, edge: { from, to } },
      source: [...new Set(found.map(({ source }) => source))].join(', '),
      note: message('figure.edge', { from, to: countedName(to) ?? to }),
    };
  });
}

/** That the factor is at a promoter is all that ChIP-qPCR is asked. */
function ofBinding(found: readonly EdgeItem[]): ReturnType<typeof edgeVerdict> {
  const said = found.map((item) => ({ ...item, kind: 'interaction' as const }));
  return edgeVerdict(said);
}

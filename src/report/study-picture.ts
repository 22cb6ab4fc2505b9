import { KnownNames, nameKey } from '../genome/antigens/antigen-aliases.ts';
import { drugOnFactor } from '../study/cells-of-experiments.ts';
import type { Edge, EdgeItem } from '../study/evidence/edge.ts';
import { isOfBench } from '../study/evidence/edge.ts';
import type { CandidateEvidence } from '../study/evidence/verdicts.ts';
import type { Study } from '../study/file/study-schema.ts';
import { isOneOf, ownAntigensOf } from '../study/own-antigens.ts';
import type { Judged } from '../tables/verdicts.ts';
import type { PictureLine, PictureSource, StudyPicture } from './report-data.ts';

/** Most that is drawn where the study does not say what. */
const SOURCES = 8;
const TARGETS = 10;

type Figure = NonNullable<Study['figure']>;
type Listed = NonNullable<Figure['targets']>;

/** Somebody has looked, and measured. */
function hasEvidence({ verdict }: Pick<Edge, 'verdict'>): boolean {
  return verdict !== 'not tested' && verdict !== 'not measured';
}

/**
 * What the figure of the study shows: whatever the bench tested, with what arrays add to it; without a bench the first targets. The
 * study chooses, orders and renames; the words are those of the evidence.
 * @param study with names as the results have them
 */
export function studyPicture(
  study: Study,
  edges: readonly Edge[],
  targets: readonly CandidateEvidence[],
): StudyPicture {
  const { figure = {} } = study;
  const own = ownAntigensOf(study, undefined);
  const drawn = edges.filter(hasEvidence);
  const counted = countedIn(drawn);
  const ends = chosen(figure.targets) ?? targetsOf(study, drawn, targets);
  const toEnds = drawn.filter(
    (edge) => edge.relation === 'together' || ends.some(({ name }) => isSame(name, edge.to)),
  );
  const acting = [
    ...new Set(toEnds.flatMap(({ from, to, relation }) => (relation === 'together' ? [from, to] : [from]))),
  ];
  const factors = chosen(figure.factors) ?? plain([own[0], ...own.filter((name) => isOneOf(name, acting))]);
  const others = acting.filter((name) => !isOneOf(name, own));
  const partners = chosen(figure.partners) ?? plain(others).slice(0, SOURCES);
  const sources = [
    ...factors.map((each) => ({ ...each, role: 'factor' as const })),
    ...partners.map((each) => ({ ...each, role: 'partner' as const })),
  ];
  const nameIn = (list: readonly Named[], name: string): string | undefined =>
    list.find((each) => isSame(each.name, name))?.name;
  const lines = toEnds.flatMap((edge): PictureLine[] => {
    const from = nameIn(sources, edge.from);
    const to = nameIn(edge.relation === 'together' ? partners : ends, edge.to);
    return from === undefined || to === undefined ? [] : [lineOf(edge, from, to)];
  });
  const order = [...sources, ...ends].map(({ name }) => name);
  const drug =
    figure.drug ?? study.expression.flatMap((entry) => drugOnFactor(study, entry) ?? [])[0] ?? null;
  return {
    drug,
    through: drug === null ? null : (figure.through ?? null),
    sources: sources.map((each): PictureSource => ({
      ...each,
      isHitByDrug: each.role === 'factor' && isHit(each.name, drug, study),
      inhibitors: inhibitorsOf(each.name, drug, edges),
    })),
    targets: ends.map((each) => ({ ...each, isGene: !counted.some((name) => isSame(name, each.name)) })),
    lines: lines.sort(
      (a, b) => order.indexOf(a.from) - order.indexOf(b.from) || order.indexOf(a.to) - order.indexOf(b.to),
    ),
  };
}

interface Named {
  readonly name: string;
  readonly shown: string;
}

const NAMES = new KnownNames();

function isSame(a: string, b: string): boolean {
  return a === b || NAMES.same(a, b);
}

/** What the study lists, each with what is printed for it. */
function chosen(listed: Listed | undefined): Named[] | undefined {
  return listed?.flatMap((entry) =>
    typeof entry === 'string'
      ? [{ name: entry, shown: entry }]
      : Object.entries(entry).map(([name, shown]) => ({ name, shown })),
  );
}

/** Names as they are, each once. */
function plain(names: readonly string[]): Named[] {
  const once = names.filter((name, at) => names.findIndex((other) => isSame(other, name)) === at);
  return once.map((name) => ({ name, shown: name }));
}

/** Genes that the bench measured and those of interest, in the order of their evidence; then what else was counted. Without any, the first targets. */
function targetsOf(study: Study, edges: readonly Edge[], evidence: readonly CandidateEvidence[]): Named[] {
  const acting = edges.filter(({ relation }) => relation === 'acts');
  const measured = new Set(acting.filter(({ items }) => items.some(isOfBench)).map(({ to }) => to));
  const known = new Set(acting.map(({ to }) => to));
  const wanted = new Set(study.genes_of_interest);
  const inOrder = evidence.map(({ name }) => name).filter((name) => known.has(name));
  const asked = inOrder.filter((name) => measured.has(name) || wanted.has(name));
  const first = evidence
    .filter(({ name, verdict }) => known.has(name) && (verdict === 'supported' || verdict === 'suggested'))
    .map(({ name }) => name);
  const genes = asked.length > 0 ? asked : first;
  return plain([...genes.slice(0, TARGETS), ...countedIn(edges)]);
}

/** What was counted of cells. */
function countedIn(edges: readonly Edge[]): string[] {
  return edges.flatMap(({ relation, to }) =>
    relation === 'growth' || relation === 'combination' ? [to] : [],
  );
}

function lineOf({ items, from: _from, to: _to, ...edge }: Edge, from: string, to: string): PictureLine {
  const { verdict, reason, relation, does } = edge;
  const measured = items.filter(hasEvidence);
  const signs = new Map<PictureLine['signs'][number]['sign'], PictureLine['signs'][number]>();
  for (const item of measured) {
    const sign = signOf(item);
    const before = signs.get(sign);
    const n = Math.max(before?.n ?? 0, item.n ?? 0);
    signs.set(sign, { sign, n, donors: Math.max(before?.donors ?? 0, item.donors) });
  }
  const distinct = (values: readonly (string | undefined)[]): string[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  return {
    ...({ verdict, reason } as Judged),
    ...{ from, to, relation, does, signs: [...signs.values()] },
    cells: distinct(measured.map(({ arm }) => arm.cell)),
    drugs: distinct(measured.map(({ arm }) => arm.drug)),
  };
}

/** The kind of evidence as the figure writes it. */
function signOf({ kind, method }: EdgeItem): PictureLine['signs'][number]['sign'] {
  if (kind === 'interaction') return 'co-IP';
  return kind === 'replication' ? 'replicate' : method;
}

/** Whether the drug is said to act on a factor; where no arm says whom it acts on, on all of them. */
function isHit(name: string, drug: string | null, { expression, assays }: Study): boolean {
  if (drug === null) return false;
  const arms = [...expression, ...assays].flatMap(({ arm }) =>
    arm?.agent !== undefined && nameKey(arm.agent) === nameKey(drug) ? (arm.perturbs ?? []) : [],
  );
  return arms.length === 0 || arms.some((each) => isSame(each, name));
}

/** Agents that were used to inhibit or degrade it, other than the drug itself. */
function inhibitorsOf(name: string, drug: string | null, edges: readonly Edge[]): string[] {
  const agents = edges.flatMap(({ items }) =>
    items.flatMap(({ arm: { perturbs, how, agent } }) => {
      const isInhibitor = (how === 'inhibited' || how === 'degraded') && agent !== undefined;
      return isInhibitor && perturbs?.some((each) => isSame(each, name)) === true ? [agent] : [];
    }),
  );
  return [...new Set(agents)].filter((agent) => drug === null || nameKey(agent) !== nameKey(drug));
}

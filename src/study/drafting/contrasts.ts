// Which groups of a sheet of samples are compared, as far as its words tell.
import type { Told } from '../../analyses/inputs/told/told.ts';
import { controlsAmong } from '../../assays/design/controls.ts';
import { message, type Message } from '../../messages/message.ts';

/** One comparison that a sheet proposes. */
interface ProposedContrast {
  /** As a study writes it: `lenalidomide-control`, with the column before it where several have groups. */
  readonly text: string;
  readonly treated: string;
  readonly doubts: readonly Message[];
}

/** Columns that a study compares, best first, and columns that it takes account of. */
const COMPARED = [
  /treat|drug|compound|agent|処理|薬/i,
  /condition|perturb|knock|sirna/i,
  /group|genotype|status|diagnosis|群/i,
];
const BESIDE =
  /cell|line|tissue|time|hour|day|batch|donor|patient|subject|rep|lane|sex|age|plate|run|notice|title|name/i;
const MOST_LEVELS = 12;

/** Every other level of the column that is compared against its control; none where no column has groups. */
export function contrastsOf({ columns = {}, samples = [] }: Told): ProposedContrast[] {
  const grouping = Object.entries(columns)
    .map(([name, values]) => ({ name, levels: [...new Set(values.filter((value) => value !== ''))] }))
    .filter(({ levels }) => levels.length > 1 && levels.length <= MOST_LEVELS)
    // Of two samples every column tells them apart, and one may still be a treatment.
    .filter(({ levels, name }) => levels.length < samples.length || rankOf(name) < COMPARED.length);
  const candidates = grouping
    .filter(({ name, levels }) => !BESIDE.test(name) || controlOf(levels) !== undefined)
    .sort((a, b) => rankOf(a.name) - rankOf(b.name));
  const chosen = candidates.at(0);
  if (chosen === undefined) return [];
  const control = controlOf(chosen.levels);
  const base = control ?? chosen.levels[0];
  const others = grouping.filter(({ name }) => name !== chosen.name).map(({ name }) => name);
  const before = others.length > 0 ? `${chosen.name}=` : '';
  const doubts = [
    ...(control === undefined
      ? [message('draft.unsure-control', { control: base, column: chosen.name })]
      : []),
    ...(candidates.length > 1 || others.length > 0
      ? [message('draft.other-columns', { column: chosen.name, others: others.join(', ') })]
      : []),
  ];
  return chosen.levels
    .filter((level) => level !== base)
    .map((treated) => ({ text: `${before}${treated}-${base}`, treated, doubts }));
}

function rankOf(name: string): number {
  const at = COMPARED.findIndex((pattern) => pattern.test(name));
  return at < 0 ? COMPARED.length : at;
}

function controlOf(levels: readonly string[]): string | undefined {
  const found = new Set([...controlsAmong(levels, 'drug'), ...controlsAmong(levels, 'perturbation')]);
  return found.size === 1 ? [...found][0] : undefined;
}

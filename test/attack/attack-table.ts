import type { Attack, AttackRow } from './attack.ts';

const BEGIN = '<!-- attacks: written by `npm run attack -- --table FILE` -->';
const END = '<!-- end of attacks -->';

/** The rows of each attack as Markdown, under what it promises. */
export function attackTables(results: readonly { attack: Attack; rows: readonly AttackRow[] }[]): string {
  return results
    .map(({ attack, rows }) => `**${attack.name}**: ${attack.promises}\n\n${attackTable(rows)}`)
    .join('\n');
}

const HEADINGS = [
  'what',
  'amount',
  'fine',
  'refused',
  'wrong',
  'exceptions, hangs',
  'slowest (ms)',
  'memory (MB)',
  'note',
];

export function attackTable(rows: readonly AttackRow[]): string {
  const lines = rows.map((row) => [
    row.what,
    ...[row.amount, row.fine, row.refused, row.wrong, row.exceptions, row.slowest, row.memory].map(count),
    row.note,
  ]);
  const rule = HEADINGS.map((_, column) => (column === 0 || column === HEADINGS.length - 1 ? '---' : '---:'));
  return [HEADINGS, rule, ...lines].map((cells) => `| ${cells.map(cell).join(' | ')} |\n`).join('');
}

function count(value: number): string {
  return Number.isNaN(value) ? '' : Math.round(value).toLocaleString('en');
}

function cell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|');
}

/** A page with the tables between its two marks replaced; the marks are added at the end where it has none. */
export function withTables(page: string, tables: string): string {
  const whole = `${BEGIN}\n\n${tables}\n${END}`;
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) return `${page === '' ? '' : `${page.trimEnd()}\n\n`}${whole}\n`;
  return page.slice(0, from) + whole + page.slice(to + END.length);
}

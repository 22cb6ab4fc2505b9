import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateInR } from './r-process.ts';

/**
 * Evaluates R expressions beside tables of numbers, which the script reads with `read.delim("NAME")`.
 * @param script R code that runs before the expressions
 * @param expressions what to return, by name
 * @param tables columns of numbers by file name
 */
export function runR<Name extends string>(
  script: string,
  expressions: Readonly<Record<Name, string>>,
  tables: Readonly<Record<string, Readonly<Record<string, ArrayLike<number>>>>>,
): Record<Name, number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-r-'));
  try {
    for (const [name, columns] of Object.entries(tables))
      writeFileSync(join(folder, name), tableText(columns));
    const names = Object.keys(expressions) as Name[];
    const setup = `suppressMessages({\nsetwd(${JSON.stringify(folder)})\n${script}\n})`;
    const values = evaluateInR(
      names.map((name) => expressions[name]),
      setup,
    );
    return Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<Name, number[]>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tableText(columns: Readonly<Record<string, ArrayLike<number>>>): string {
  const names = Object.keys(columns);
  const lines = [names.join('\t')];
  for (let row = 0; row < columns[names[0]].length; row++)
    lines.push(
      names.map((name) => (Number.isNaN(columns[name][row]) ? 'NA' : String(columns[name][row]))).join('\t'),
    );
  return lines.join('\n') + '\n';
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { StudyFile } from './read-study.ts';
import type { Report } from './problems.ts';

/** Keys of an expression entry that say what was done and how it is called, not what was measured. */
const ABOUT = new Set([
  'name',
  'chip_seq',
  'arm',
  'treatment',
  'acts_on',
  'how',
  'time',
  'cell',
  'factor_activity',
]);
/** Keys of an expression entry that name files. */
const FILES = new Set(['matrix', 'platform', 'cdf', 'gene_ids', 'design', 'table', 'up', 'down', 'changed']);

/**
 * Refuses one measurement that is given twice: it would count as a replicate of itself. Files are the same where their
 * bytes are; only those of equal size are read.
 */
export function checkCopies(file: StudyFile, report: Report): void {
  const { chip_seq, expression } = file.study;
  const contentOf = contents(
    [
      ...chip_seq.flatMap(({ peaks = [] }) => peaks),
      ...expression.flatMap((entry) =>
        Object.entries(entry).flatMap(([key, value]) => (FILES.has(key) ? [value].flat() : [])),
      ),
    ].filter((path) => typeof path === 'string'),
    file,
  );
  chip_seq.forEach(({ name, peaks = [] }, index) => {
    const seen = new Map<string, string>();
    peaks.forEach((path, position) => {
      const before = seen.get(contentOf(path));
      seen.set(contentOf(path), before ?? path);
      if (before === undefined) return;
      report(['chip_seq', index, 'peaks', position], `${path} holds the same as ${before}`, {
        expected: `a replicate of its own for every file under peaks of '${name}'`,
        found: before === path ? 'one file twice' : 'two copies of one file',
        fix: 'leave one of them out: a measurement is no replicate of itself',
      });
    });
  });
  const seen = new Map<string, string>();
  expression.forEach((entry, index) => {
    const measured = JSON.stringify(
      Object.entries(entry)
        .filter(([key, value]) => !ABOUT.has(key) && value !== undefined)
        .map(([key, value]) => [
          key,
          FILES.has(key) ? [value].flat().map((path) => contentOf(path as string)) : value,
        ])
        .sort(),
    );
    const before = seen.get(measured);
    seen.set(measured, before ?? entry.name);
    if (before === undefined) return;
    report(['expression', index], `'${entry.name}' and '${before}' hold the same data`, {
      expected: 'a measurement of its own for every entry under expression',
      fix: 'leave one of them out: a measurement is no replication of itself',
    });
  });
}

/** What tells whether two files hold the same: their size alone where no other has it, their bytes' digest else. */
function contents(paths: readonly string[], file: StudyFile): (path: string) => string {
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const full = file.locate(path);
    if (existsSync(full) && statSync(full).isFile()) sizes.set(path, statSync(full).size);
  }
  const count = new Map<number, number>();
  for (const size of sizes.values()) count.set(size, (count.get(size) ?? 0) + 1);
  const known = new Map<string, string>();
  return (path) => {
    const size = sizes.get(path);
    if (size === undefined) return `absent ${path}`;
    let content = known.get(path);
    if (content === undefined) {
      const alone = count.get(size) === 1;
      content = alone
        ? `${size} bytes of ${path}`
        : createHash('sha256')
            .update(readFileSync(file.locate(path)))
            .digest('hex');
      known.set(path, content);
    }
    return content;
  };
}

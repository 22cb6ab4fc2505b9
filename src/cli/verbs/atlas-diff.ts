import { counted } from '../../counted.ts';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { diffAtlases } from '../../atlas/diff-atlases.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import {
  ENRICHMENT_COLUMNS,
  isEnrichmentResult,
  parseEnrichmentResult,
} from '../../formats/chip-atlas/enrichment-result.ts';
import { readDelimited } from '../../formats/delimited.ts';
import { newCommand } from '../new-command.ts';
import { addOutputOptions, addQuietOption, say, writeTable, type OutputOptions } from '../options.ts';
import { diffColumns, movedColumns } from '../../atlas/atlas-columns.ts';
import { tableOf, type Table } from '../../table.ts';

interface DiffOptions extends OutputOptions {
  readonly all?: boolean;
  readonly results?: boolean;
  readonly key: string;
  readonly quiet?: boolean;
}

export function command(): Command {
  const diff = newCommand(
    'atlas diff',
    'What changed between two atlases, or how the ranks of a stored result moved',
    [
      'chipmate atlas diff blood-2026-06 blood-2026-09',
      'chipmate atlas diff --results partners.old.tsv partners.new.tsv --key antigen',
      'chipmate atlas diff --results IKZF1.Blood.tsv IKZF1.Blood.new.tsv --key Experiment',
    ],
  )
    .argument('<old>', 'atlas folder, or with --results a table')
    .argument('<new>', 'the same, later')
    .option('--all', 'also experiments that are the same in both')
    .option('--results', 'compare two tables of results, best row first, instead of two atlases')
    .option('--key <column>', 'with --results: column that names a row', 'antigen');
  return addQuietOption(addOutputOptions(diff)).action(run);
}

async function run(before: string, after: string, options: DiffOptions): Promise<void> {
  const table =
    options.results === true
      ? await movedRanks(before, after, options)
      : await changes(before, after, options);
  writeTable(table, options);
}

async function changes(oldFolder: string, newFolder: string, options: DiffOptions): Promise<Table> {
  const before = await openAtlas(oldFolder);
  const after = await openAtlas(newFolder);
  try {
    if (before.genome.name !== after.genome.name)
      throw new InputError('the atlases are of different genomes', {
        expected: before.genome.name,
        found: after.genome.name,
      });
    const found = await diffAtlases(before, after);
    const counts = new Map<string, number>();
    for (const { change } of found) counts.set(change, (counts.get(change) ?? 0) + 1);
    const of = (change: string): number => counts.get(change) ?? 0;
    say(options)(
      `${counted(of('appeared'), 'experiment')} appeared, ${of('vanished')} vanished, ${of('peaks')} changed in peaks, ` +
        `${of('annotation')} only in annotation, ${of('same')} not at all`,
    );
    const rows = found.filter(({ change }) => options.all === true || change !== 'same');
    const peaks = (atlas: typeof before, row: number): number =>
      row < 0 ? NaN : atlas.experiments.peaks[row];
    const text = (column: 'antigen' | 'cell' | 'sourceRelease', which: 'old' | 'new' | 'either') =>
      rows.map(({ oldRow, newRow }) => {
        if (which === 'old') return oldRow < 0 ? null : before.experiments[column][oldRow] || null;
        if (newRow >= 0) return after.experiments[column][newRow] || null;
        return which === 'new' ? null : before.experiments[column][oldRow] || null;
      });
    return tableOf(diffColumns, {
      experiment: rows.map(({ experiment }) => experiment),
      change: rows.map(({ change }) => change),
      antigen: text('antigen', 'either'),
      cell: text('cell', 'either'),
      peaksOld: rows.map(({ oldRow }) => peaks(before, oldRow)),
      peaksNew: rows.map(({ newRow }) => peaks(after, newRow)),
      peaksSame: rows.map(({ samePeaks, oldRow, newRow }) => (oldRow < 0 || newRow < 0 ? NaN : samePeaks)),
      releaseOld: text('sourceRelease', 'old'),
      releaseNew: text('sourceRelease', 'new'),
      annotation: rows.map(({ annotations }) => annotations.join('; ') || null),
    });
  } finally {
    await before.close();
    await after.close();
  }
}

/** The column that names the rows; a result of ChIP-Atlas' Enrichment Analysis has no header. */
async function keysOf(path: string, key: string): Promise<readonly string[]> {
  const column = (ENRICHMENT_COLUMNS as readonly string[]).indexOf(key);
  const text = path.endsWith('.gz') ? '' : readFileSync(path, 'utf8');
  if (column >= 0 && isEnrichmentResult(text))
    return parseEnrichmentResult(text, path).map((cells) => cells[column]);
  return (await readDelimited(path, { separator: '\t', quotes: false })).column(key);
}

async function movedRanks(oldPath: string, newPath: string, options: DiffOptions): Promise<Table> {
  const ranks = async (path: string): Promise<Map<string, number>> => {
    const found = new Map<string, number>();
    for (const [row, key] of (await keysOf(path, options.key)).entries())
      if (!found.has(key)) found.set(key, row + 1);
    return found;
  };
  const before = await ranks(oldPath);
  const after = await ranks(newPath);
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  const rank = (map: Map<string, number>, key: string): number => map.get(key) ?? NaN;
  const moved = keys.filter((key) => before.get(key) !== after.get(key));
  say(options)(`${keys.length - moved.length} of ${keys.length} rows keep their rank`);
  const shown = options.all === true ? keys : moved;
  return tableOf(movedColumns, {
    key: { several: [{ name: options.key, values: shown }] },
    rankOld: shown.map((key) => rank(before, key)),
    rankNew: shown.map((key) => rank(after, key)),
    movedUp: shown.map((key) => rank(before, key) - rank(after, key)),
  });
}

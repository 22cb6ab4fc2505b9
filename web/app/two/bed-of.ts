const COLUMNS = ['chrom', 'start', 'end', 'part'] as const;

/**
 * The table of all sites as BED, whose positions it has already (from 0, end beyond the last base).
 * @param table as text with tabs, with its header line
 * @param part whose sites are wanted; without it each line names its own
 */
export function bedOf(table: string, part?: string): string {
  const [header, ...lines] = table.split('\n').filter((line) => line !== '');
  const at = COLUMNS.map((name) => header.split('\t').indexOf(name));
  const kept = lines.flatMap((line) => {
    const cells = line.split('\t');
    const [chrom, start, end, own] = at.map((column) => cells[column]);
    if (part !== undefined && own !== part) return [];
    return [[chrom, start, end, ...(part === undefined ? [own] : [])].join('\t')];
  });
  return kept.map((line) => `${line}\n`).join('');
}

import type { LocusPicture, PeaksResult } from '../study/results.ts';

/** A file of an export, with its path below the exports folder. */
export interface ExportFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Tracks for genome browsers: one BED file per ChIP-seq, an IGV session that loads them, and the same as UCSC custom
 * tracks, which can be pasted as they are.
 * @param label added to every name, such as "simulated"
 */
export function browserTracks(
  peaks: readonly PeaksResult[],
  genome: string,
  loci: readonly LocusPicture[],
  label: string,
  fileName: (name: string) => string,
): ExportFile[] {
  const [locus] = loci;
  const place = locus === undefined ? 'all' : `${locus.chromosome}:${locus.start + 1}-${locus.end}`;
  const named = peaks.map((result) => ({
    name: `${result.antigen} ${result.name}${label === '' ? '' : ` (${label})`}`,
    path: `tracks/${label === '' ? '' : `${label}.`}${fileName(`${result.antigen} ${result.name}`)}.bed`,
    rows: bedRows(result, label),
  }));
  if (named.length === 0) return [];
  const resources = named.map(({ path }) => `    <Resource path="${escapeXml(path)}" type="bed"/>`);
  const tracks = named.map(
    ({ name, path }) =>
      `    <Track id="${escapeXml(path)}" name="${escapeXml(name)}" color="21,94,140" displayMode="EXPANDED" visible="true"/>`,
  );
  const session = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<Session genome="${escapeXml(genome)}" locus="${escapeXml(place)}" version="8">
  <Resources>
${resources.join('\n')}
  </Resources>
  <Panel name="FeaturePanel">
${tracks.join('\n')}
  </Panel>
</Session>
`;
  const custom = named.map(
    ({ name, rows }) =>
      `track name="${name.replaceAll('"', "'")}" description="${name.replaceAll('"', "'")}: peaks used by chipmate" db=${genome} visibility=dense color=21,94,140 useScore=1\n${rows}`,
  );
  const position = locus === undefined ? '' : `browser position ${place}\n`;
  return [
    ...named.map(({ path, rows }) => ({ path, content: rows })),
    { path: 'igv-session.xml', content: session },
    { path: 'ucsc-custom-tracks.bed', content: position + custom.join('') },
  ];
}

/** Rank of each signal as a score of 0 to 1000. */
export function rankScores(signal: readonly (number | null)[]): number[] {
  const order = [...signal.keys()].sort((a, b) => (signal[a] ?? 0) - (signal[b] ?? 0));
  const score = new Array<number>(signal.length);
  order.forEach((row, rank) => (score[row] = Math.round((1000 * (rank + 1)) / order.length)));
  return score;
}

/** BED5 with the rank of the signal as a score of 0 to 1000. */
function bedRows({ peaks, name }: PeaksResult, label: string): string {
  const { chromosome, start, end, signal } = peaks;
  const score = rankScores(signal);
  const prefix = `${label === '' ? '' : `${label}_`}${name.replace(/\s+/g, '_')}`;
  return start
    .map((from, row) => `${chromosome[row]}\t${from}\t${end[row]}\t${prefix}_${row + 1}\t${score[row]}\n`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

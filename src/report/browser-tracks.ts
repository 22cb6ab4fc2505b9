import { posix } from 'node:path';
import { escapeXml } from '../figures/svg.ts';
import { bedName, trackSetting, trackWord } from '../formats/peaks/track-text.ts';
import { plainCell } from '../formats/text/cell-text.ts';
import type { LocusPicture, PartnerTrack, PeaksResult } from '../study/results.ts';
import { fileName } from '../study/table-names.ts';
import { SESSION_FILE } from './browser-links.ts';

/** A file of an export, with its path below the exports folder. */
export interface ExportFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A track of a session: its name, its file, and the file's rows. */
interface Track {
  readonly name: string;
  readonly path: string;
  readonly rows: string;
  readonly colour: string;
}

/** Peaks with what they are called. */
export type OwnPeaks = Pick<PeaksResult, 'name' | 'antigen' | 'peaks'>;

/** What a session shows. */
export interface TracksOf {
  readonly peaks: readonly OwnPeaks[];
  /** Partners' experiments, in the order in which they are listed. */
  readonly partners: readonly PartnerTrack[];
  readonly loci: readonly LocusPicture[];
  readonly genome: string;
  /** Added to every name, such as "simulated"; empty for none. */
  readonly label: string;
}

const OWN = '21,94,140';
const PARTNER = '110,110,110';

/**
 * Tracks for genome browsers: one BED file per ChIP-seq and per partner, an IGV session that loads them, and the own
 * peaks as UCSC custom tracks, which can be pasted as they are.
 */
export function browserTracks({ peaks, partners, loci, genome, label }: TracksOf): ExportFile[] {
  const [locus] = loci;
  const place = locus === undefined ? 'all' : `${bedName(locus.chromosome)}:${locus.start + 1}-${locus.end}`;
  const named = (name: string, folder: string): Pick<Track, 'name' | 'path'> => ({
    name: `${name}${label === '' ? '' : ` (${label})`}`,
    path: `${folder}/${label === '' ? '' : `${label}.`}${fileName(name)}.bed`,
  });
  const own = peaks.map((result): Track => ({
    ...named(`${result.antigen} ${result.name}`, 'tracks'),
    rows: bedRows(result, label),
    colour: OWN,
  }));
  if (own.length === 0) return [];
  // Experiments have the names that the atlas gives them: two that differ in signs alone are numbered.
  const taken = new Set<string>();
  const theirs = partners.map((track): Track => {
    const name = `${track.antigen} ${track.cell} ${track.experiment}`;
    const { path, ...rest } = named(name, 'tracks/partners');
    return { ...rest, path: freePath(path, taken), rows: partnerRows(track, label), colour: PARTNER };
  });
  const tracks = [...own, ...theirs];
  const position = locus === undefined ? '' : `browser position ${place}\n`;
  return [
    ...tracks.map(({ path, rows }) => ({ path, content: rows })),
    { path: SESSION_FILE, content: sessionXml(tracks, genome, place) },
    {
      path: 'ucsc-custom-tracks.bed',
      content: position + own.map((track) => customTrack(track, genome)).join(''),
    },
  ];
}

/** Bytes that the name of a track's file has at most: a suffix and a number go behind it. */
const LONGEST_NAME = 200;

/** The path, cut where no disk takes a name so long, and numbered where another track has it. @param taken gets it */
function freePath(path: string, taken: Set<string>): string {
  const { dir, name, ext: suffix } = posix.parse(path);
  const folder = dir === '' ? '' : `${dir}/`;
  let cut = name;
  while (Buffer.byteLength(cut) > LONGEST_NAME) cut = [...cut].slice(0, -1).join('');
  let free = `${folder}${cut}${suffix}`;
  for (let number = 2; taken.has(free.normalize('NFC').toLowerCase()); number++)
    free = `${folder}${cut}_${number}${suffix}`;
  taken.add(free.normalize('NFC').toLowerCase());
  return free;
}

/** An IGV session; the paths of its files are relative to its own. */
function sessionXml(tracks: readonly Track[], genome: string, place: string): string {
  const resources = tracks.map(({ path }) => `    <Resource path="${attribute(path)}" type="bed"/>`);
  const panel = tracks.map(
    ({ name, path, colour }) =>
      `    <Track id="${attribute(path)}" name="${attribute(name)}" color="${colour}" displayMode="EXPANDED" visible="true"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<Session genome="${attribute(genome)}" locus="${attribute(place)}" version="8">
  <Resources>
${resources.join('\n')}
  </Resources>
  <Panel name="FeaturePanel">
${panel.join('\n')}
  </Panel>
</Session>
`;
}

/** A text as the value of an attribute of XML, on one line. */
function attribute(text: string): string {
  return escapeXml(plainCell(text));
}

function customTrack({ name, rows }: Track, genome: string): string {
  const plain = trackSetting(name);
  return `track name="${plain}" description="${plain}: peaks used by chipmate" db=${trackWord(genome)} visibility=dense color=${OWN} useScore=1\n${rows}`;
}

/** Rank of each signal as a score of 0 to 1000. */
export function trackScores(signal: readonly (number | null)[]): number[] {
  const order = [...signal.keys()].sort((a, b) => (signal[a] ?? 0) - (signal[b] ?? 0));
  const score = new Array<number>(signal.length);
  order.forEach((row, rank) => (score[row] = Math.round((1000 * (rank + 1)) / order.length)));
  return score;
}

/** BED5 with the rank of the signal as a score of 0 to 1000. */
function bedRows({ peaks, name }: OwnPeaks, label: string): string {
  const { chromosome, start, end, signal } = peaks;
  const score = trackScores(signal);
  const prefix = prefixOf(name, label);
  return start
    .map((from, row) => `${chromosome[row]}\t${from}\t${end[row]}\t${prefix}_${row + 1}\t${score[row]}\n`)
    .join('');
}

/** BED5 with the strength within the experiment as a score of 0 to 1000. */
function partnerRows({ antigen, peaks }: PartnerTrack, label: string): string {
  const { chromosomeNames, chromosome, start, end, strength } = peaks;
  const prefix = prefixOf(antigen, label);
  return start
    .map((from, row) => {
      const score = Math.round(1000 * strength[row]);
      return `${chromosomeNames[chromosome[row]]}\t${from}\t${end[row]}\t${prefix}_${row + 1}\t${score}\n`;
    })
    .join('');
}

/** What the names of peaks begin with. */
export function prefixOf(name: string, label: string): string {
  return `${label === '' ? '' : `${label}_`}${bedName(name)}`;
}

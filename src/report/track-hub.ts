import { bigBed } from '../formats/peaks/big-bed-writer.ts';
import { trackSetting, trackWord } from '../formats/peaks/track-text.ts';
import type { Assembly } from '../genome/assembly.ts';
import { fileName } from '../study/table-names.ts';
import { prefixOf, trackScores, type ExportFile, type OwnPeaks } from './browser-tracks.ts';

/** Longest labels that the UCSC browser shows. */
const SHORT_LABEL = 17;
const LONG_LABEL = 76;

/** The fields of bigNarrowPeak, as the UCSC browser names them. */
const AUTO_SQL = (word: string): string => `table bigNarrowPeak
"Peaks used by chipmate${word}"
(
string chrom; "Chromosome"
uint chromStart; "Start, 0-based"
uint chromEnd; "End"
string name; "Name of the peak"
uint score; "Rank of the signal within the file, 0 to 1000"
char[1] strand; "Always ."
float signalValue; "Signal as the peak file has it, -1 where it has none"
float pValue; "Not given: -1"
float qValue; "Not given: -1"
int peak; "Summit, in bp from the start"
)
`;

/**
 * The peaks of every ChIP-seq as a UCSC track hub: one hub.txt that holds hub, genome and tracks, with a bigBed file for
 * each track. Put on a web server, its address is all that the browser needs.
 * @param label added to every name, such as "simulated"; empty for none
 */
export function trackHub(
  peaks: readonly OwnPeaks[],
  assembly: Assembly,
  title: string,
  label: string,
): ExportFile[] {
  if (peaks.length === 0) return [];
  const word = label === '' ? '' : ` (${label})`;
  const cut = (text: string, length: number): string => [...text].slice(0, length).join('');
  const long = (title: string): string => {
    const text = trackSetting(title);
    if (word !== '' && text.includes(label)) return cut(text, LONG_LABEL);
    return `${cut(text, LONG_LABEL - word.length)}${word}`;
  };
  const short = (text: string): string => cut(trackSetting(`${label} ${text}`.trim()), SHORT_LABEL);
  const sizes = new Map(assembly.chromosomeNames.map((name, code) => [name, assembly.sizes[code]]));
  const tracks = peaks.map((result, index) => {
    const name = `${result.antigen} ${result.name}`;
    const file = `${label === '' ? '' : `${label}.`}${fileName(name)}.bb`;
    const stanza = [
      `track chipmate_peaks_${index + 1}`,
      `bigDataUrl ${encodeURIComponent(file)}`,
      `shortLabel ${short(label === '' ? name : result.name)}`,
      `longLabel ${long(`${name}: peaks used by chipmate`)}`,
      'type bigNarrowPeak',
      'visibility dense',
      'color 21,94,140',
    ];
    return { stanza: stanza.join('\n'), path: `hub/${file}`, bytes: narrowPeaks(result, sizes, label, word) };
  });
  const hub = [
    'hub chipmate',
    `shortLabel ${short(label === '' ? 'chipmate study' : 'study')}`,
    `longLabel ${long(title.replace(/\s+/g, ' '))}`,
    'useOneFile on',
    'email not-given@example.org',
  ];
  const text = [hub.join('\n'), `genome ${trackWord(assembly.name)}`, ...tracks.map(({ stanza }) => stanza)];
  return [
    { path: 'hub/hub.txt', content: `${text.join('\n\n')}\n` },
    ...tracks.map(({ path, bytes }) => ({ path, content: bytes })),
  ];
}

function narrowPeaks(
  result: OwnPeaks,
  sizes: ReadonlyMap<string, number>,
  label: string,
  word: string,
): Uint8Array {
  const { chromosome, start, end, summit, signal } = result.peaks;
  const score = trackScores(signal);
  const prefix = prefixOf(result.name, label);
  const items = start.map((from, row) => ({
    chromosome: chromosome[row],
    start: from,
    end: end[row],
    rest: [`${prefix}_${row + 1}`, score[row], '.', signal[row] ?? -1, -1, -1, summit[row] - from].join('\t'),
  }));
  return bigBed(items, { sizes, autoSql: AUTO_SQL(word), fields: 10, bedFields: 6 });
}

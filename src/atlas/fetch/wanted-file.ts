// What is asked of a server: which files, how large they may be, and what they have to say to be believed.
import { closeSync, fstatSync, openSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { recogniseLayout } from '../../formats/chip-atlas/experiment-list-reader.ts';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import { readTssFile } from '../../formats/chip-atlas/tss-reader.ts';
import { readChromSizes } from '../../formats/genes/chrom-sizes-reader.ts';
import { readPeakFile } from '../../formats/peaks/peak-reader.ts';
import { scanLines } from '../../formats/text/byte-lines.ts';
import { readFully } from '../../formats/text/byte-source.ts';
import { WrongContentError } from './download.ts';

/** One file of the server. */
export interface WantedFile {
  /** Path below the download folder, and below the base address unless the file has an address of its own. */
  readonly file: string;
  readonly address?: string;
  /** Larger ones are refused. */
  readonly mostBytes: number;
  /**
   * Looks at what arrived, or lies there of an earlier release.
   * @param lengthStated whether the server said how long it is: else it may have been cut off
   * @throws WrongContentError where it is not this file
   */
  readonly inspect?: (path: string, lengthStated: boolean) => Promise<void>;
}

const MEGABYTE = 1 << 20;
/** A few times what ChIP-Atlas has: its list has 360 MB, the assembled file of hg38 21 GB. */
const MOST = { list: 1024 * MEGABYTE, assembled: 102_400 * MEGABYTE, support: 64 * MEGABYTE };
const BYTES_PER_PEAK = 400;
/** Peaks of an experiment, whatever the list says: a few times the most of a histone mark. */
const MOST_PEAKS = 4e6;
const HEAD = 1 << 18;
const LINE_FEED = 0x0a;

/** The list of experiments. */
export const experimentListFile: WantedFile = {
  file: serverPath.experimentList,
  mostBytes: MOST.list,
  inspect: (path, lengthStated) =>
    inspected(path, lengthStated, (head) => {
      recogniseLayout(head.toString('utf8').split('\n').slice(0, 300), path);
    }),
};

/** Chromosome sizes and TSSs of a genome. */
export function supportFiles(genome: string): WantedFile[] {
  return [
    {
      file: serverPath.chromosomeSizes(genome),
      mostBytes: MOST.support,
      inspect: (path, lengthStated) => inspected(path, lengthStated, () => readChromSizes(path)),
    },
    {
      file: serverPath.tss(genome),
      mostBytes: MOST.support,
      inspect: (path, lengthStated) => inspected(path, lengthStated, () => readTssFile(path)),
    },
  ];
}

/** The one file of all experiments. */
export function assembledFile(genome: string, threshold: string): WantedFile {
  return {
    file: serverPath.lightPeaks(genome, threshold),
    mostBytes: MOST.assembled,
    // A gzip file tells itself whether it was cut off.
    inspect: (path) =>
      inspected(path, true, (head) => {
        const text = gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
        if (!/^[^\t\n]+\t\d+\t\d+\t[^\t\n]+\t\d+\r?\n/.test(text))
          throw new WrongContentError(`it begins with ${JSON.stringify(text.slice(0, 60))}`);
      }),
  };
}

/**
 * The peaks of one experiment.
 * @param stated peaks that the list says it has at this threshold, or at a weaker one; NaN where it does not tell
 * @param exact whether they are those of this threshold
 */
export function experimentFile(
  genome: string,
  experiment: string,
  threshold: string,
  stated: number,
  exact: boolean,
): WantedFile {
  return {
    file: serverPath.experimentPeaks(genome, experiment, threshold),
    mostBytes: MOST.support + BYTES_PER_PEAK * (stated <= MOST_PEAKS ? stated : MOST_PEAKS),
    inspect: (path, lengthStated) =>
      inspected(path, lengthStated, async (_, size) => {
        if (size === 0 && !(exact && stated > 0)) return;
        if (size === 0) throw new WrongContentError(`it is empty, and the list says ${stated} peaks`);
        const { peaks } = await readPeakFile(path, { stdin: false });
        await refuseOtherExperiment(path, experiment);
        // The list counts the lines of these files. Where the server says a length and all of it is there, the list is what is old.
        if (exact && !lengthStated && peaks.count < stated)
          throw new WrongContentError(`it has ${peaks.count} peaks, and the list says ${stated}`);
      }),
  };
}

/** MACS names every peak after its experiment: `SRX097088.05_peak_1`. @throws WrongContentError for another experiment's */
async function refuseOtherExperiment(path: string, experiment: string): Promise<void> {
  const own = Buffer.from(experiment, 'latin1');
  await scanLines(path, (bytes, from, to) => {
    let at = from;
    for (let tabs = 0; tabs < 3 && at < to; at++) if (bytes[at] === 0x09) tabs++;
    // [SED]RX and a digit begin an accession; every other name is nobody's.
    if (bytes[at + 1] !== 0x52 || bytes[at + 2] !== 0x58 || !isDigit(bytes[at + 3])) return;
    if (own.equals(bytes.subarray(at, at + own.length)) && !isDigit(bytes[at + own.length])) return;
    const end = bytes.indexOf(0x09, at);
    const found = bytes.toString('latin1', at, Math.min(to, end < 0 ? to : end, at + 60));
    throw new WrongContentError(`it has peaks of another experiment: ${JSON.stringify(found)}`);
  });
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Looks at a file; what a reader refuses is wrong content. */
export async function inspected(
  path: string,
  lengthStated: boolean,
  look: (head: Buffer, size: number) => unknown,
): Promise<void> {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(HEAD);
  const last = Buffer.alloc(1);
  let size: number;
  let filled: number;
  try {
    size = fstatSync(file).size;
    filled = readFully(file, head, 0);
    if (size > 0) readFully(file, last, size - 1);
  } finally {
    closeSync(file);
  }
  try {
    await look(head.subarray(0, filled), size);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { line, found } = error.details;
    const where = line === undefined ? '' : `line ${line}: `;
    throw new WrongContentError(
      `what arrived is no such file: ${where}${error.problem}${found === undefined ? '' : ` (${found.slice(0, 80)})`}`,
    );
  }
  if (!lengthStated && size > 0 && last[0] !== LINE_FEED)
    throw new WrongContentError('its last line has no end, and the server does not say how long it is');
}

// What the name of any file of a study says: factor, cells, what was done to them, when, and which replicate it is.
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { nameWords, type NameWords } from './file-words.ts';

/** The parts of a name; '' for what it does not say. */
export interface NameParts {
  readonly antigen: string;
  readonly cell: string;
  /** Which of the two are guesses, or could not be guessed. */
  readonly unsure: readonly string[];
  /** Words for what was done to the cells, and words that say nothing, in their order. */
  readonly rest: readonly string[];
  /** With its unit: `24 h`. */
  readonly time: string;
  readonly replicate: number | null;
}

/** What may be a symbol that nobody knows. */
const SYMBOL = /^[A-Z][A-Za-z]{0,6}\d{0,4}[A-Za-z]?\d?$/;
const REPLICATE = /(?:^|[^a-z0-9])(?:bio)?rep(?:licate)?[ _.-]?(\d{1,2})(?![a-z0-9])/i;
const TIME = /(?:^|[^a-z0-9.])(\d{1,3})[ _]?(min|hours?|hrs?|h|days?|d)(?![a-z0-9])/i;
/** Words of callers, formats and pipelines, which speak of no cells. Controls of cells stay: they are a condition. */
const EMPTY =
  /^(?:\d+|[a-z]|bio\d*|(?:bio)?rep(?:licate)?s?\d*|tech\d*|run\d*|lane\d*|l\d+|s\d+|peaks?|summits?|narrow|broad|narrowpeaks?|broadpeaks?|macs[23]?|homer|seacr|idr|hg\d+|mm\d+|grch\d+|grcm\d+|b37|chip|chipseq|seq|rna|rnaseq|atac|cutrun|cuttag|sorted|filtered|final|merged?|pooled|pool|dedup|rmdup|blacklist|vs|bed|bam|xls|txt|tsv|csv|fdr|p\d+|q\d+|human|cells?|line|ab|antibody|gse\d+|gsm\d+|[sed]r[xrsp]\d+|encff\w+|encsr\w+|optimal|conservative|thresholded|data|results?|table|simulated)$/i;

/**
 * Reads a name. Factor and cells are told as `fileWords` tells them; a folder's name helps where the file's own says nothing.
 * @param stem name without its endings
 * @param folder names of the folders that it lies in, the nearest last
 */
export function nameParts(stem: string, folder: readonly string[], names: KnownNames): NameParts {
  const own = nameWords(stem, names);
  const parent = own.unsure.length === 0 ? [] : folder.slice(-2).map((each) => nameWords(each, names));
  const from = (part: 'antigen' | 'cell'): string =>
    parent.findLast((each) => !isUnsure(each, part))?.[part] ?? '';
  const of = (part: 'antigen' | 'cell'): string => {
    if (!isUnsure(own, part)) return own[part];
    // Words that are not understood stand behind the first.
    const [guess] = own[part].split(' ');
    return from(part) || (part === 'antigen' && !SYMBOL.test(guess) ? '' : guess);
  };
  const time = TIME.exec(stem);
  const rest = own.rest.filter(
    (word) => !EMPTY.test(word) && !/^\d+(?:min|h|hrs?|hours?|d|days?)$/i.test(word),
  );
  return {
    ...{ antigen: of('antigen'), cell: of('cell') },
    unsure: (['antigen', 'cell'] as const).filter((part) => isUnsure(own, part) && from(part) === ''),
    rest,
    time: time === null ? '' : `${Number(time[1])} ${unitOf(time[2])}`,
    replicate: Number(REPLICATE.exec(stem)?.[1] ?? NaN) || null,
  };
}

function isUnsure({ unsure }: NameWords, part: 'antigen' | 'cell'): boolean {
  return unsure.some(({ column }) => column === part);
}

function unitOf(word: string): string {
  return /^m/i.test(word) ? 'min' : /^h/i.test(word) ? 'h' : 'd';
}

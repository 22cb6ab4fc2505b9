// What the name of a peak file says of the experiment: the words of a name, and which of them are antigen and cell type.
import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { classOfCellLine } from '../../genome/cell-classes.ts';
import { isNotAFactor } from '../../genome/antigens/non-factors.ts';
import { message, type Message } from '../../messages/message.ts';
import { starterCells, STARTER_NAMES } from '../catalogue/starters.ts';

/** A cell of the sheet that is a guess, or could not be guessed. */
export interface Unsure {
  readonly column: 'antigen' | 'cell';
  readonly why: Message;
}

/** What a name says, and which cells somebody has to look at. */
export interface FileWords {
  readonly antigen: string;
  readonly cell: string;
  readonly unsure: readonly Unsure[];
}

/** Words that tell of neither. */
const NOISE =
  /^(?:\d+|[a-z]|rep\d*|replicates?\d*|rep[a-z]|bio\d*|tech\d*|run\d*|lane\d*|l\d+|s\d+|r\d|q\d+|p\d+|peaks?|summits?|narrow|broad|narrowpeaks?|broadpeaks?|regionpeak|macs[23]?|homer|seacr|idr|hg\d+|mm\d+|grch\d+|grcm\d+|b37|chip|chipseq|seq|cutrun|cuttag|cnr|cnt|sorted|filtered|final|merged|merge|pooled|pool|dup|rmdup|nodup|dedup|blacklist|bl|rmblacklist|vs|optimal|conservative|thresholded|bed|bam|fc|fdr|wt|untreated|dmso|control|ctrl|human|homo|sapiens|cells?|line|ab|antibody|gse\d+|gsm\d+|[sed]r[xrs]\d+|encff\w+|encsr\w+|ucsc|uw|haib|broadinstitute|stanford|yale|uta|hudsonalpha|std|tfbs|histone)$/i;

/** The shape of a factor's symbol, as names of files write it. */
const SYMBOL = /^(?:[A-Z][A-Z0-9]{1,8}|[A-Z][a-z]{2,6}\d{0,2}[a-z]?)$/;
const MARK = /^H[1-4](?:[AB]|2A)?(?:[KRST]\d+(?:[A-Za-z]\w*)?|\.?[ZX]|AFZ)?$/i;
/** Most words of one name: `KMS-12-BM` has three. */
const MOST_WORDS = 4;

/** Names of cells that are known beyond lines. */
const CELLS = new Set(STARTER_NAMES.flatMap((name) => starterCells(name)).map(nameKey));

/**
 * Antigen and cell type in the name of a file, such as `MM.1S_IKZF1_rep2`. Sure is an antigen that is the only known factor or histone
 * mark of the name, or the only word left beside a known cell; sure is a cell type that is the only known one.
 */
export function fileWords(stem: string, names: KnownNames): FileWords {
  const { antigen, cell, unsure } = nameWords(stem, names);
  return { antigen, cell, unsure };
}

/** The same with the words that speak of neither: of treatments and conditions, or of nothing. */
export interface NameWords extends FileWords {
  readonly rest: readonly string[];
}

export function nameWords(stem: string, names: KnownNames): NameWords {
  if (UCSC.test(stem)) return { ...ucscWords(stem, names), rest: [] };
  const words = stem.split(/[^A-Za-z0-9+]+/).filter((word) => word !== '');
  const isUsed = new Array<boolean>(words.length).fill(false);
  // The longest run of words first: MM 1S is one cell, and 1S none.
  const find = (isKnown: (joined: string, count: number) => boolean): string[] => {
    const found: string[] = [];
    for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--)
      for (let from = 0; from + count <= words.length; from++) {
        const part = words.slice(from, from + count);
        if (isUsed.slice(from, from + count).includes(true) || !isKnown(part.join(''), count)) continue;
        isUsed.fill(true, from, from + count);
        found.push(inStem(stem, part));
      }
    return found;
  };
  const cells = find((word) => classOfCellLine(word) !== undefined || CELLS.has(nameKey(word)));
  const isNoise = (word: string): boolean => NOISE.test(word);
  const factors = find(
    (word, count) =>
      !(count === 1 && isNoise(word)) &&
      (names.symbol(word) !== undefined || MARK.test(word)) &&
      !isNotAFactor(word),
  );
  const rest = words.filter((word, i) => !isUsed[i] && !isNoise(word) && !isNotAFactor(word));
  const cell = distinct(cells).length === 1 ? cells[0] : '';
  const known = distinct(factors, (name) => names.key(name));
  const alone = known.length === 0 && cell !== '' && rest.length === 1 && SYMBOL.test(rest[0]);
  const antigen = known.length === 1 ? factors[0] : alone ? rest[0] : (factors[0] ?? rest.join(' '));
  const unsure: Unsure[] = [];
  if (known.length > 1)
    unsure.push({ column: 'antigen', why: message('unsure.several', { names: distinctNames(factors) }) });
  else if (known.length === 0 && !alone)
    unsure.push({ column: 'antigen', why: message(antigen === '' ? 'unsure.none' : 'unsure.unknown') });
  if (cell === '')
    unsure.push({
      column: 'cell',
      why:
        cells.length === 0
          ? message('unsure.none')
          : message('unsure.several', { names: distinctNames(cells) }),
    });
  return {
    antigen: antigen === '' ? '?' : antigen,
    cell: cell === '' ? (cells[0] ?? '') : cell,
    unsure,
    rest: words.filter((word, i) => !isUsed[i] && !(alone && word === rest[0])),
  };
}

function distinctNames(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}

/** Names that ENCODE had at UCSC, `wgEncodeAwgTfbsHaibGm12878Irf4sc6059Pcr1xUniPk`: the antigen, with its antibody, follows the cell. */
const UCSC = /^wgEncode[A-Z]/;
const ANTIBODY = /(?:sc|ab|m|nb|a)\d{3,}(?:[a-z]\w*)?$/;

function ucscWords(stem: string, names: KnownNames): FileWords {
  const words = stem.split(/(?=[A-Z])/);
  const at = words.findIndex((word) => classOfCellLine(word) !== undefined);
  const cell = at < 0 ? '' : words[at].toUpperCase();
  const labelled = at < 0 ? '' : (words[at + 1] ?? '');
  const antigen = labelled.replace(ANTIBODY, '').toUpperCase();
  // What is not known may still hold a part of the antibody's number: Ezh239875 is EZH2.
  const isSure = names.symbol(antigen) !== undefined;
  return {
    antigen: antigen === '' ? '?' : antigen,
    cell,
    unsure: [
      ...(isSure ? [] : [{ column: 'antigen' as const, why: message('unsure.unknown') }]),
      ...(cell === '' ? [{ column: 'cell' as const, why: message('unsure.none') }] : []),
    ],
  };
}

function distinct(names: readonly string[], key: (name: string) => string = nameKey): string[] {
  return [...new Set(names.map(key))];
}

/** Neighbouring words as the name writes them, with what stands between. */
function inStem(stem: string, words: readonly string[]): string {
  const escaped = words.map((word) => word.replace(/\+/g, '\\+')).join('[^A-Za-z0-9+]+');
  return new RegExp(escaped).exec(stem)?.[0].replaceAll('_', ' ') ?? words.join(' ');
}

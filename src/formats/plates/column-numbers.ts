// The numbers of a column: with points or commas, with their units, or with a word in place of a number.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { textOf } from '../workbooks/grid.ts';
import { isDecimal } from '../text/doors.ts';
import { MADE, type DraftColumn } from './draft.ts';
import { unitOf, type Unit } from './units.ts';

/** Numbers of a column, and what stands in place of one. */
export interface ColumnNumbers {
  /** NaN where none stands. */
  readonly values: Float64Array;
  /** Null beside a number. */
  readonly words: readonly (string | null)[];
  /** The unit that stands beside a number in its own cell. */
  readonly units: readonly (Unit | null)[];
}

/** What machines and people write where there is nothing to measure. */
const NOTHING = /^(?:|n\.?\/?a\.?|#n\/a|nan|null|none|-{1,3}|–|—|\.|なし)$/i;
/** What they write where a well gave no number; and bands judged by eye. */
const WORDS =
  /^(?:undetermined|undet\.?|not? (?:c[tqp]|data|amp(?:lification)?)|inf(?:inity)?|[<>≥≤]\s*[\d.,]+|omit(?:ted)?|exclu(?:ded|de)|fail(?:ed)?|error|missing|saturated|sat\.?|overflow|ovrflw|over(?:range)?|out of range|#sat|\*{2,}|\?{2,}|#{2,}|未検出|検出せず|測定不能|飽和|欠測)$/i;
const BY_EYE =
  /^(?:yes|no|weak|faint|medium|strong|present|absent|\+{1,4}|\+\/-|±|[+＋]|有|無|あり|弱い?|強い?)$/i;

const POINT = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const COMMA = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+(?:e[+-]?\d+)?$/i;
const COMMA_THOUSANDS = /^[+-]?\d{1,3}(?:\.\d{3})+$/;
const WHOLE = /^[+-]?\d+(?:e[+-]?\d+)?$/i;

/**
 * The numbers of a column. Whether a comma is a decimal or parts thousands is decided for the whole column.
 * @param words whether a word may stand in place of a number (in the column of values), beside nothing
 * @throws InputError for any other text, and where points and commas can be read in two ways
 */
export function numbersIn(column: DraftColumn, words: 'words' | 'nothing'): ColumnNumbers {
  const { cells, place, heading } = column;
  const parts = cells.map((cell, row) => {
    if (typeof cell === 'object' && cell?.made !== 'power' && cell !== null)
      throw refused(
        'cell.made-number',
        { what: MADE[cell.made] },
        {
          ...place(row),
          expected: `a number (${heading})`,
          found: cell.text,
          fix:
            cell.made === 'date'
              ? 'give the cells the format Number, and type it again'
              : 'open the workbook in a spreadsheet, and save it',
        },
      );
    if (typeof cell === 'number') return { text: '', number: cell, unit: null };
    if (typeof cell === 'object' && cell !== null) return { text: '', number: cell.number, unit: null };
    return split(textOf(cell));
  });
  const comma = usesComma(
    column,
    parts.map(({ text }) => text),
  );
  const values = new Float64Array(cells.length);
  const found = parts.map(({ text, number }, row): string | null => {
    values[row] = number ?? numberOf(text, comma);
    if (!Number.isNaN(values[row])) return null;
    const word = textOf(cells[row]);
    if (NOTHING.test(word) || (words === 'words' && (WORDS.test(word) || BY_EYE.test(word)))) return word;
    throw refused(
      'cell.no-number',
      {},
      {
        ...place(row),
        expected: `a number (${heading})${words === 'words' ? ', Undetermined, N/A' : ''}, or nothing`,
        found: word,
      },
    );
  });
  return { values, words: found, units: parts.map(({ unit }) => unit) };
}

/** `10 nM` -> its number and its unit. */
function split(text: string): { text: string; number?: number; unit: Unit | null } {
  const plain = text.normalize('NFKC');
  const parts = /^([+-]?[\d.,]+(?:e[+-]?\d+)?)\s*([^\d\s.,].*)$/i.exec(plain);
  const unit = parts === null ? undefined : unitOf(parts[2]);
  return parts === null || unit === undefined ? { text: plain, unit: null } : { text: parts[1], unit };
}

/** Whether the column's commas are decimals. @throws InputError where that cannot be told */
function usesComma({ place, heading }: DraftColumn, texts: readonly string[]): boolean {
  const numeric = texts
    .map((text, row) => ({ text, row }))
    .filter(({ text }) => /^[+-]?[\d.,]*\d(?:e[+-]?\d+)?$/i.test(text));
  const withComma = numeric.filter(({ text }) => text.includes(','));
  if (withComma.length === 0) return false;
  const fits = (patterns: readonly RegExp[]): boolean =>
    numeric.every(({ text }) => patterns.some((pattern) => pattern.test(text)));
  const asDecimals = fits([COMMA, COMMA_THOUSANDS, WHOLE]);
  const asThousands = numeric.every(({ text }) => POINT.test(text) || isDecimal(text));
  if (asDecimals !== asThousands) return asDecimals;
  const { text, row } = withComma[0];
  const other = numeric.find((one) => one.text.includes('.'));
  throw new InputError(
    asDecimals
      ? 'a comma here is a decimal, or parts thousands'
      : 'points and commas are both decimals in one column',
    {
      ...place(row),
      expected: `numbers written in one way (${heading})`,
      found: asDecimals || other === undefined ? text : `${text}, and ${other.text}`,
      fix: asDecimals
        ? `write ${text.replace(',', '.')} or ${text.replaceAll(',', '')}`
        : 'write every decimal with a point',
    },
  );
}

function numberOf(text: string, comma: boolean): number {
  const plain = comma
    ? text.replaceAll('.', '').replace(',', '.')
    : POINT.test(text)
      ? text.replaceAll(',', '')
      : text;
  return isDecimal(plain) ? Number(plain) : NaN;
}

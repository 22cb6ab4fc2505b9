const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = `(?:${MONTHS.join('|')})`;
const DATE = new RegExp(`^(?:(\\d{1,2})-(${MONTH})|(${MONTH})-(\\d{1,2}))$`, 'i');

/** A spreadsheet's number of a day: 1995 to 2049, the years in which gene tables are made. */
const DAY_NUMBER = /^(?:3[4-9]|4\d|5[0-4])\d{3}$/;
/** More numbers than this share are identifiers, not symbols that were mangled. */
const NUMBERS_OF_A_SPREADSHEET = 0.01;
const UNIX_DAY_0 = 25569;

/** Gene names with those that a spreadsheet had turned into dates put right where only one gene is possible. */
export interface RepairedNames {
  readonly names: readonly string[];
  /** `2-Sep -> SEPTIN2`, in order of appearance. */
  readonly repaired: readonly string[];
  /** Dates that may be two genes (1-Mar: MARCHF1 or MTARC1) or none. */
  readonly ambiguous: readonly string[];
}

/**
 * Finds gene symbols that a spreadsheet turned into dates (SEPT2 -> 2-Sep or 44441, MARCH8 -> 8-Mar, DEC1 -> 1-Dec)
 * and gives back today's symbol.
 *
 * **Source:** Ziemann, Eren, El-Osta, Genome Biology 2016;17:177.
 */
export function repairMangledSymbols(names: readonly string[]): RepairedNames {
  const repaired = new Set<string>();
  const ambiguous = new Set<string>();
  const numbers = names.reduce((count, name) => count + Number(/^\d+$/.test(name)), 0);
  const daysAreNumbers = numbers > 0 && numbers <= Math.max(5, NUMBERS_OF_A_SPREADSHEET * names.length);
  const result = names.map((name) => {
    const match = DATE.exec(daysAreNumbers && DAY_NUMBER.test(name) ? dayAndMonth(Number(name)) : name);
    if (match === null) return name;
    const number = Number(match[1] ?? match[4]);
    const symbol = symbolOfDate((match[2] ?? match[3]).toLowerCase(), number);
    if (symbol === undefined) {
      ambiguous.add(name);
      return name;
    }
    repaired.add(`${name} -> ${symbol}`);
    return symbol;
  });
  return { names: result, repaired: [...repaired], ambiguous: [...ambiguous] };
}

/** The day as a spreadsheet shows it, `2-Sep`. */
function dayAndMonth(day: number): string {
  const date = new Date((day - UNIX_DAY_0) * 86_400_000);
  return `${date.getUTCDate()}-${MONTHS[date.getUTCMonth()]}`;
}

function symbolOfDate(month: string, number: number): string | undefined {
  if (month === 'sep' && number >= 1 && number <= 14) return number === 13 ? undefined : `SEPTIN${number}`;
  // MARC1 and MARC2 became the same dates as MARCH1 and MARCH2.
  if (month === 'mar' && number >= 3 && number <= 11) return `MARCHF${number}`;
  if (month === 'dec' && number === 1) return 'DELEC1';
  return undefined;
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const DATE = new RegExp(`^(?:(\\d{1,2})-(${MONTH})|(${MONTH})-(\\d{1,2}))$`, 'i');

/** Gene names with those that a spreadsheet had turned into dates put right where only one gene is possible. */
export interface RepairedNames {
  readonly names: readonly string[];
  /** `2-Sep -> SEPTIN2`, in order of appearance. */
  readonly repaired: readonly string[];
  /** Dates that may be two genes (1-Mar: MARCHF1 or MTARC1) or none. */
  readonly ambiguous: readonly string[];
}

/**
 * Finds gene symbols that a spreadsheet turned into dates (SEPT2 -> 2-Sep, MARCH8 -> 8-Mar, DEC1 -> 1-Dec)
 * and gives back today's symbol.
 *
 * **Source:** Ziemann, Eren, El-Osta, Genome Biology 2016;17:177.
 */
export function repairMangledSymbols(names: readonly string[]): RepairedNames {
  const repaired = new Set<string>();
  const ambiguous = new Set<string>();
  const result = names.map((name) => {
    const match = DATE.exec(name);
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

function symbolOfDate(month: string, number: number): string | undefined {
  if (month === 'sep' && number >= 1 && number <= 14) return number === 13 ? undefined : `SEPTIN${number}`;
  // MARC1 and MARC2 became the same dates as MARCH1 and MARCH2.
  if (month === 'mar' && number >= 3 && number <= 11) return `MARCHF${number}`;
  if (month === 'dec' && number === 1) return 'DELEC1';
  return undefined;
}

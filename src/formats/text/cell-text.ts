// A text as one cell of a table: of tab-separated text, and of one that a spreadsheet will open.

/** What ends a line or a cell, or steers the terminal that a file is shown on. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A text as a cell of tab-separated text: one line, no tabs, no control characters; a space stands for them. */
export function plainCell(text: string): string {
  return text.replace(CONTROL, ' ');
}

// Symbols that Excel, LibreOffice or Google Sheets turn into a date or a number (SEPT2, MARCH1, DEC1, 1E5 ...).
const READ_AS_DATE = /^(?:JAN|FEB|MAR(?:CH|C)?|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)-?\d{1,4}$/i;
const READ_AS_NUMBER = /^\d+E\d+$/i;
/** What begins a formula, also where blanks stand before it or the sign is of full width; or a cell that does not end at its tab. */
const READ_AS_FORMULA = /^(?:[\s\p{Cf}]*[=+\-@＝＋－＠]|\s*")/u;
/** A sign alone (a strand) and a number are what they seem. */
const HARMLESS = /^[+-]?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)?$/;
/** Longest text within a formula in Excel. */
const LONGEST_PART = 250;

/**
 * A text as a cell that a spreadsheet opens: `="SEPT2"` for what it would read as a date or number, and likewise for all that
 * it would read as a formula, `="=1+1"`; Excel, LibreOffice and Google Sheets show the text between the quotes and nothing else.
 */
export function spreadsheetCell(text: string): string {
  const cell = plainCell(text);
  const mistaken = READ_AS_DATE.test(cell) || READ_AS_NUMBER.test(cell);
  return mistaken || (READ_AS_FORMULA.test(cell) && !HARMLESS.test(cell)) ? `=${literal(cell)}` : cell;
}

/** An address that chipmate made, as a link to click on; as text where it is no address of the web. */
export function spreadsheetLink(address: string): string {
  const isAddress = address.length <= LONGEST_PART && /^https?:\/\/[\w.-]+\/[^\s"\p{C}]*$/u.test(address);
  return isAddress ? `=HYPERLINK(${literal(address)})` : spreadsheetCell(address);
}

/** A text within a formula, quotes doubled, in parts that are short enough. */
function literal(text: string): string {
  const characters = [...text];
  const parts: string[] = [];
  for (let from = 0; from < characters.length; from += LONGEST_PART)
    parts.push(
      characters
        .slice(from, from + LONGEST_PART)
        .join('')
        .replaceAll('"', '""'),
    );
  return parts.map((part) => `"${part}"`).join('&');
}

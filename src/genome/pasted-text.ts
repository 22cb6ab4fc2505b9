// What people paste or type where genes or regions are asked for: from a paper, a browser or a spreadsheet.

/** `chr6:391,600-391,900`, 1-based as browsers show it. */
const REGION = /^([\w.]+):([\d,]+)(?:-|–|\.\.)([\d,]+)$/;

/**
 * Pasted text as a file that readers know: regions as BED, names one a line; whatever has columns stays as it is.
 * Full-width letters are read as the usual ones.
 */
export function pastedText(text: string): string {
  const plain = text.normalize('NFKC').trim();
  if (plain.includes('\t')) return `${plain}\n`;
  const tokens = splitNames(plain.replaceAll(/[\s;、]+/g, ','));
  const regions = tokens.map((token) => REGION.exec(token));
  if (tokens.length > 0 && regions.every((region) => region !== null))
    return regions.map(([, chromosome, start, end]) => bedLine(chromosome, start, end)).join('');
  // Three columns and more are a table with blanks, as BED is when it is copied from a page.
  const lines = plain.split(/\r?\n/);
  if (
    lines.every((line) => line.trim().split(/\s+/).length > 2) &&
    lines.some((line) => /\s\d+\s+\d+/.test(line))
  )
    return `${plain}\n`;
  return tokens.map((token) => `${token}\n`).join('');
}

function bedLine(chromosome: string, start: string, end: string): string {
  const position = (digits: string): number => Number(digits.replaceAll(',', ''));
  return `${chromosome}\t${Math.max(0, position(start) - 1)}\t${position(end)}\n`;
}

/** Names with commas between them, of any script; a comma within a number, as in chr6:391,600-391,900, parts nothing. */
export function splitNames(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/、|,(?!\d{3}(?:\D|$))|(?<!\d),/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

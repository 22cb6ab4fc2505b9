// Names of wells, and what a well holds by the words of the machine.

/** A well by its row and column, from 0. */
interface Well {
  readonly row: number;
  readonly column: number;
}

/** `A1`, `a01`, `P24`, `AF48` -> its place; undefined for what is no well. */
export function wellAt(text: string): Well | undefined {
  const parts = /^([A-P]|A[A-F])0*([1-9]|[1-3]\d|4[0-8])$/i.exec(text.normalize('NFKC').trim());
  if (parts === null) return undefined;
  return { row: rowOfLetter(parts[1]), column: Number(parts[2]) - 1 };
}

/** A -> 0, P -> 15, AA -> 26. */
export function rowOfLetter(letters: string): number {
  const upper = letters.toUpperCase();
  return upper.length === 1 ? upper.charCodeAt(0) - 65 : 26 + upper.charCodeAt(1) - 65;
}

/** `A1`, from row and column from 0. */
export function wellName(row: number, column: number): string {
  return `${row < 26 ? String.fromCharCode(65 + row) : `A${String.fromCharCode(39 + row)}`}${column + 1}`;
}

/**
 * One spelling for each well: A1 for a01; where machines count through the plate, 13 is B1 of 96 wells.
 * @returns undefined for what is no well
 */
export function sameWell(text: string, wells: number): string | undefined {
  const well = wellAt(text);
  if (well !== undefined) return wellName(well.row, well.column);
  const number = /^\d{1,4}$/.test(text) ? Number(text) - 1 : -1;
  const columns = Math.round(Math.sqrt(wells * 1.5));
  return number < 0 || number >= wells ? undefined : wellName(Math.floor(number / columns), number % columns);
}

/** Words of machines for what a well holds, without blanks, hyphens and numbers. */
const ROLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:unkn?|unknown|sample|未知)$/, 'unknown'],
  [/^(?:std|stnd|standard|標準)$/, 'standard'],
  [/^(?:ntc|notemplate(?:control)?)$/, 'no template'],
  [/^(?:nrt|nac|nort(?:control)?|rtminus|noamplificationcontrol)$/, 'no RT'],
  [/^(?:blank|blk|background|ブランク)$/, 'blank'],
];

/** `Unkn-03` -> `unknown`; what no machine calls so stays as it is. */
export function roleOfWell(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
    .replace(/\d{1,4}$/, '');
  if (/^-\s?rt$/i.test(text)) return 'no RT';
  return ROLES.find(([pattern]) => pattern.test(plain))?.[1] ?? text;
}

/** Whether a plan says that a well is not used. */
export function isUnused(text: string): boolean {
  return /^(?:-+|–|x|unused|empty|none|空|なし|未使用)$/i.test(text.trim());
}

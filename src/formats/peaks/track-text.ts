// Names of the user's and of atlases in files of genome browsers: each format has its own way of ending a value.

/** What ends a line, steers a terminal or cannot be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** Longest name of a peak, in characters: UCSC takes 255 with the number behind it. */
const LONGEST_NAME = 200;

/** A name as one column of BED: no blanks of any kind. */
export function bedName(text: string): string {
  return [...text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, '_')].slice(0, LONGEST_NAME).join('');
}

/**
 * A text as the value of a setting of UCSC: between the double quotes of a `track` line, or to the end of a line of a track hub. One
 * line, without the quote that would end it, the backslash that would take in what follows, and the angle brackets of HTML.
 */
export function trackSetting(text: string): string {
  const shown = text
    .replace(UNSEEN, ' ')
    .replace(/["\\<>]/g, (sign) => ({ '"': "'", '\\': '/', '<': '(', '>': ')' })[sign] ?? sign);
  return shown.trim() === '' ? '-' : shown;
}

/** A text as a value that ends at a blank, as `db=hg38`. */
export function trackWord(text: string): string {
  return bedName(trackSetting(text));
}

/** A text as a value of the ninth column of GFF, and of column 4 of BED where IGV reads it as such: what means something there encoded. */
export function gffValue(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'))
    .replace(/[%;="+\s\p{Cc}\p{Cf}]/gu, (sign) =>
      Array.from(
        new TextEncoder().encode(sign),
        (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      ).join(''),
    );
}

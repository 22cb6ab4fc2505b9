// Text of unknown origin, made fit to be quoted in a sentence: on one line, visible, of a length that can be read.

/** Longest part of a message, in characters: a long list of ours fits, a whole cell of a damaged file does not. */
const LONGEST = 2_000;

/**
 * What steers a terminal, ends a line, turns the direction of writing or cannot be seen: control characters, line and paragraph
 * separators, formatting characters such as U+202E, and halves of characters.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Cs}]/gu;
const SHORT: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A text on one line with everything that cannot be seen as an escape, `\u001b`; the text itself where there is nothing. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => SHORT[character] ?? escapeOf(character));
}

/** A text of several lines for a terminal: everything that cannot be seen but its tabs and line ends as an escape. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN, (character) =>
    character === '\n' || character === '\t' ? character : (SHORT[character] ?? escapeOf(character)),
  );
}

/** As JSON writes it, so that a line of JSON that is made visible says the same. */
function escapeOf(character: string): string {
  return Array.from({ length: character.length }, (_, i) => escapeOfUnit(character.charCodeAt(i))).join('');
}

function escapeOfUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** A text to be quoted: visible, and cut with its length where it is too long. What was quoted already stays as it is. */
export function quotable(text: string): string {
  const shown = visible(text.slice(0, LONGEST + 1));
  if (shown.length <= LONGEST) return shown;
  const length = `... (${text.length.toLocaleString('en')} characters)`;
  // An escape or a character of two halves is not cut in the middle.
  const kept = shown.slice(0, LONGEST - length.length).replace(/\\(?:u[\da-f]{0,3})?$|[\ud800-\udbff]$/, '');
  return kept + length;
}

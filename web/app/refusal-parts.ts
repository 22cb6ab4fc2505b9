// What was expected and what was found, in the reader's language: the catalogue knows the English words by which a refusal says it.
import { refusalParts } from '../../src/messages/english/faces/refusal-parts.ts';
import { things } from '../../src/messages/english/refusals/things.ts';
import { PLACEHOLDER } from '../../src/messages/message.ts';

type PartKey = keyof typeof refusalParts;

/** The texts as patterns, those with fewer gaps first: they say more. */
const PATTERNS = (Object.entries(refusalParts) as [PartKey, string][])
  .map(([key, text]) => {
    const names = Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name);
    const literal = text.split(PLACEHOLDER).filter((_, i) => i % 4 === 0);
    const source = literal.map((piece) => piece.replaceAll(/[^\w\s]/g, '\\$&')).join('(.+?)');
    return { key, names, pattern: new RegExp(`^${source}$`, 's') };
  })
  .sort((a, b) => a.names.length - b.names.length);

const THINGS = new Map(
  (Object.entries(things) as [keyof typeof things, string][]).map(([key, text]) => [text, key]),
);

/** The text of the catalogue for what a refusal finds fault with, such as the name of a column; undefined for what it does not know. */
export function thingOf(said: string): keyof typeof things | undefined {
  return THINGS.get(said);
}

/** The text of the catalogue that a part of a refusal is, with its values; undefined for what is none. */
export function partOf(
  said: string,
): { readonly key: PartKey; readonly values: Readonly<Record<string, string>> } | undefined {
  for (const { key, names, pattern } of PATTERNS) {
    const found = pattern.exec(said);
    if (found !== null)
      return { key, values: Object.fromEntries(names.map((name, i) => [name, found[i + 1]])) };
  }
  return undefined;
}

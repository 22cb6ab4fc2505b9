import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { english, type MessageKey } from './english/index.ts';
import { japanese } from './japanese/index.ts';
import { fillIn, inEnglish, message, plainEnglish, PLACEHOLDER, type Value } from './message.ts';

const keys = Object.keys(english) as MessageKey[];
/** Everything that may use a text. */
function sources(): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  return ['src', 'web']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter(
      (entry) =>
        entry.isFile() &&
        /(?<!test)\.tsx?$/.test(entry.name) &&
        !/messages\/(english|japanese)/.test(entry.parentPath.replaceAll('\\', '/')),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name))].sort();

test('both languages have every text, with the same placeholders', () => {
  expect(Object.keys(japanese).sort()).toEqual([...keys].sort());
  for (const key of keys) {
    expect(japanese[key].trim(), key).not.toBe('');
    expect(placeholders(japanese[key]), key).toEqual(placeholders(english[key]));
  }
});

test.each(['english', 'japanese'])('no text stands in two rooms (%s)', async (language) => {
  const folder = join(fileURLToPath(new URL('.', import.meta.url)), language);
  const rooms = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!index)\.ts$/.test(name),
  );
  const roomOf = new Map<string, string>();
  const twice: string[] = [];
  for (const room of rooms) {
    const texts = Object.values((await import(join(folder, room))) as Record<string, object>);
    for (const key of texts.flatMap((each) => Object.keys(each))) {
      const before = roomOf.get(key);
      if (before !== undefined) twice.push(`${key}: ${before}, ${room}`);
      roomOf.set(key, room);
    }
  }
  expect(twice).toEqual([]);
});

test('nothing is ever proven, in either language', () => {
  for (const key of keys) {
    expect(english[key], key).not.toMatch(/\bprov(?:e[sdn]?|ing|en)\b|\bproof\b/i);
    expect(japanese[key], key).not.toContain('証明');
  }
});

test('the Japanese of a text that has words is Japanese', () => {
  const alike = keys.filter((key) => japanese[key] === english[key]);
  expect(alike.sort()).toEqual([
    'app.column',
    'axis.logp',
    'column.sha256',
    'evidence.promoter ChIP',
    'label.a',
    'reason.error',
    'sign.chip-qpcr',
  ]);
});

test('every text is used somewhere', () => {
  const text = sources();
  // These are named by a verdict, a kind of evidence, a unit, a parameter and the like.
  const composed =
    /^(?:verdict|why|evidence|unit|group|direction|state|path|assay|parameter|sits|spacing|label|refused|fix|part|thing)\./;
  const templates = Array.from(
    text.matchAll(/`([a-z-]+\.[\w.-]*(?:\$\{\w+\}[\w.-]*)+)`/g),
    ([, template]) => {
      return new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{\w+\}/g, '[\\w-]+')}$`);
    },
  );
  const isUsed = (key: string): boolean =>
    composed.test(key) ||
    text.includes(`'${key}'`) ||
    text.includes(`"${key}"`) ||
    templates.some((each) => each.test(key));
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

test('what a part of a refusal says in English is what the code says', () => {
  const code = sources();
  const pieces = Object.entries(english)
    .filter(([key]) => key.startsWith('part.'))
    .flatMap(([key, text]) => text.split(/\{\w+\}/).map((piece) => [key, piece.trim()] as const));
  expect(pieces.length).toBeGreaterThan(60);
  expect(
    pieces.filter(([, piece]) => !code.includes(piece) && !code.replaceAll('\\`', '`').includes(piece)),
  ).toEqual([]);
});

test('every refusal has what mends it, and is said somewhere', () => {
  const named = (before: string): string[] =>
    keys.filter((key) => key.startsWith(before)).map((key) => key.slice(before.length));
  expect(named('fix.').sort()).toEqual(named('refused.').sort());
  const code = sources();
  expect(named('refused.').filter((key) => !code.includes(`'${key}'`))).toEqual([]);
});

test('what a notice quotes is one visible line of a length that can be read', () => {
  const hostile = 'a\u001b]0;title\u0007\nchipmate: all is fine\u202e';
  const shown = 'a\\u001b]0;title\\u0007\\nchipmate: all is fine\\u202e';
  const inner = message('reason.error', { problem: hostile });
  const said = inEnglish({
    key: 'reason.error',
    values: { problem: [inner, inner] },
    about: { file: hostile, line: 2 },
  });
  expect(said).toBe(`${shown}, line 2: ${shown}, ${shown}`);
  expect(inEnglish(message('reason.error', { problem: 'A'.repeat(300_000) }))).toHaveLength(2000);
});

test('a sentence about a factor or cells that nobody named has words for them in both languages, and no mark', () => {
  const unnamed = { factor: '?', name: 'PRDM1' };
  expect(inEnglish(message('next.coip', unnamed))).toMatch(/^Co-immunoprecipitate the factor and PRDM1 /);
  expect(inEnglish(message('say.sites', { factor: '?', peaks: 3, query: 'A', files: 1 }))).toMatch(
    /^The factor has 3 binding sites in A /,
  );
  expect(inEnglish(message('identity.no-such-cell', { cell: '?' }))).toBe(
    'no experiment of the atlas is of these cells',
  );
  const plain = (value: Value): string => {
    if (typeof value === 'object' && 'key' in value) return japanese[value.key];
    return typeof value === 'string' ? value : plainEnglish(value);
  };
  const said = fillIn(japanese['next.coip'], unnamed, plain);
  expect(said).toMatch(/^この因子と PRDM1 /);
  expect(said).not.toContain('?');
  // What a value quotes elsewhere stays as it is.
  expect(inEnglish(message('identity.no-such-cell', { cell: 'Who?' }))).toMatch(/Who\?$/);
});

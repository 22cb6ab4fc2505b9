import { basename } from 'node:path';
import { isMap, isScalar, isSeq, type LineCounter, type Node, type YAMLMap } from 'yaml';
import { InputError } from '../../errors.ts';
import { about, note, type Notice } from '../../messages/message.ts';

/** Former names of keys by their place in the file (* is any entry of a list), with their names of today. */
const RENAMED: Readonly<Record<string, string>> = { other_samples: 'samples' };

/** The study file that is being read. */
interface Reading {
  readonly path: string;
  readonly lines: LineCounter;
}

/**
 * Gives keys that bear a former name the one of today, in the document itself, and says so.
 * @throws InputError where both names are given
 */
export function renameOldKeys(node: unknown, reading: Reading, place = ''): Notice[] {
  if (isSeq(node)) return node.items.flatMap((item) => renameOldKeys(item, reading, join(place, '*')));
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || typeof key.value !== 'string') return [];
    const here = join(place, key.value);
    const now = Object.hasOwn(RENAMED, here) ? RENAMED[here] : undefined;
    const notices = now === undefined ? [] : [renamed(node, key, now, reading)];
    return [...notices, ...renameOldKeys(value, reading, join(place, String(key.value)))];
  });
}

function renamed(within: YAMLMap, key: Node & { value: unknown }, now: string, reading: Reading): Notice {
  const old = String(key.value);
  const line = reading.lines.linePos(key.range?.[0] ?? 0).line;
  if (within.has(now))
    throw new InputError(`'${old}' and '${now}' are both given`, {
      file: reading.path,
      line,
      expected: `one of them: ${old} is now called ${now}`,
      found: 'both',
      fix: `move the entries of ${old} under ${now}`,
    });
  key.value = now;
  // The report holds no path of the machine.
  return about({ file: basename(reading.path), line }, [note('former-name', { old, now })])[0];
}

function join(place: string, step: string): string {
  return place === '' ? step : `${place}.${step}`;
}

import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Attack } from '../attack.ts';
import { filesBelow } from '../files.ts';
import { fuzzAttack } from '../fuzz/fuzz.ts';
import type { FuzzTarget } from '../fuzz/target.ts';

/** One attack for each family of formats: the files of this folder that export `targets`. */
export const attacks: Attack[] = [];
for (const file of filesBelow(import.meta.dirname, '.ts')) {
  if (/\.(?:attack|test)\.ts$/.test(file)) continue;
  const module = (await import(file)) as { targets?: readonly FuzzTarget[] };
  if (module.targets !== undefined)
    attacks.push(fuzzAttack(`readers-${basename(file, '.ts')}`, pathToFileURL(file).href, module.targets));
}

import { filesBelow } from './files.ts';
import type { Attack } from './attack.ts';

/** All attacks below this folder, by name. @throws where two have one name, or a file has none */
export async function findAttacks(): Promise<Attack[]> {
  const attacks: Attack[] = [];
  for (const file of filesBelow(import.meta.dirname, '.attack.ts')) {
    const module = (await import(file)) as { attacks?: readonly Attack[] };
    if (module.attacks === undefined) throw new Error(`${file} exports no attacks`);
    attacks.push(...module.attacks);
  }
  const names = new Set(attacks.map(({ name }) => name));
  if (names.size !== attacks.length) throw new Error('two attacks have the same name');
  return attacks.sort((a, b) => (a.name < b.name ? -1 : 1));
}

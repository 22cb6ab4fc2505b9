import { expect, test } from 'vitest';
import { withstood } from '../attack.ts';
import { attacks } from './readers.attack.ts';

test.each(attacks.map((attack) => [attack.name, attack] as const))(
  '%s: agrees with slow readers on some inputs of every kind',
  async (_, attack) => {
    const told: string[] = [];
    const rows = await attack.run({ amount: 'small', seed: 1, report: (line) => told.push(line) });
    expect(withstood(rows), told.join('\n')).toBe(true);
  },
);

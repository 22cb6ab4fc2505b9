import { expect } from 'vitest';
import type { AttackOptions, AttackRow } from '../attack.ts';

/** Demands that an attack found nothing; what it found is told by the test that fails. */
export async function withstands(
  attack: (options: AttackOptions) => Promise<readonly AttackRow[]>,
): Promise<void> {
  const told: string[] = [];
  const rows = await attack({ amount: 'small', seed: 1, report: (line) => void told.push(line) });
  expect(rows.length).toBeGreaterThan(0);
  for (const { what, amount, wrong, exceptions } of rows) {
    expect({ what, wrong, exceptions }, told.join('\n')).toEqual({ what, wrong: 0, exceptions: 0 });
    expect(amount, what).toBeGreaterThan(0);
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAliases } from './aliases-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-aliases-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const path = join(folder, 'aliases.tsv');
  writeFileSync(path, text);
  return path;
}

test('own aliases stand beside the built-in ones', () => {
  const names = readAliases(fileOf('# ours\nIKZF1\tLab name\tpet name\r\n\n'));
  expect(names.key('lab-name')).toBe(names.key('IKZF1'));
  expect(names.key('Blimp-1')).toBe(names.key('PRDM1'));
});

test('a line without a second name, and a file that is not there, are refused', () => {
  expect(() => readAliases(fileOf('IKZF1\tIKAROS\nIKZF3\n'))).toThrow(
    /aliases.tsv, line 2: this line is not a symbol with its aliases/,
  );
  expect(() => readAliases(join(folder, 'absent.tsv'))).toThrow(/absent.tsv: no such file/);
});

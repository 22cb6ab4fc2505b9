import { expect, test } from 'vitest';
import { checkFileNames } from './check-file-names.ts';
import { parseStudy } from './read-study.ts';

function problems(entries: string): string[] {
  const text = `study: S\nfactor: FOS\ngenome: hg38\n${entries}`;
  const said: string[] = [];
  checkFileNames(parseStudy(text, 'st.yaml').study, (_, problem, details) => {
    const { found } = typeof details === 'function' ? details() : details;
    said.push(`${problem}: ${found}`);
  });
  return said;
}

const chipSeq = (...names: string[]): string =>
  `chip_seq:\n${names.map((name) => `  - { name: ${JSON.stringify(name)}, cell: X, peaks: [a.bed] }\n`).join('')}`;
const expression = (...names: string[]): string =>
  `expression:\n${names.map((name) => `  - { name: ${JSON.stringify(name)}, table: t.tsv }\n`).join('')}`;

test('names that differ in letters and digits are fine', () => {
  const entries = `${chipSeq('MM.1S', 'MM-1S', 'NALM-6', '日本語', 'α', 'con')}${expression('e 1', 'e 2')}
compare: [{ a: MM.1S, b: NALM-6 }, { a: MM.1S, b: NALM-6 }]
genes_of_interest: [MYC, IRF4, MYC]
`;
  expect(problems(entries)).toEqual([]);
});

test('two names that would share a file are refused once, with both', () => {
  expect(problems(chipSeq('a b', 'a_b'))).toEqual([
    "chip_seq 'a b' and chip_seq 'a_b' would share one file: both would be written as partners_a_b",
  ]);
  expect(problems(`${chipSeq('x')}${expression('e/1', 'e 1')}`)).toEqual([
    "expression 'e/1' and expression 'e 1' would share one file: both would be written as expression_e_1",
  ]);
  expect(problems(chipSeq('MM', 'mm'))).toHaveLength(1);
  expect(problems('genes_of_interest: [A/B, A B]\n')).toHaveLength(1);
  const sides = 'a: [X], b: [Y]';
  const contrasts = `cell_contrast: [{ chip_seq: p, ${sides} }, { chip_seq: q, ${sides} }]\n`;
  expect(problems(`${chipSeq('p', 'q')}${contrasts}`)).toEqual([
    "cell_contrast of 'X' with 'Y' in 'p' and cell_contrast of 'X' with 'Y' in 'q' would share one file: both would be written as compare-cells_X_Y",
  ]);
});

test('two pairs of names that are one when they stand together are refused', () => {
  const entries = `${chipSeq('a', 'a b')}expression:
  - { name: b c, table: t.tsv, chip_seq: a }
  - { name: c, table: t.tsv, chip_seq: a b }
`;
  expect(problems(entries)).toEqual([
    "expression 'b c' with chip_seq 'a' and expression 'c' with chip_seq 'a b' would share one file: both would be written as targets_a_b_c",
  ]);
});

test('names of which no file can be made are refused', () => {
  expect(problems(chipSeq('☢', '☢☢'))).toEqual([
    "no file can be named after chip_seq '☢': ☢",
    "no file can be named after chip_seq '☢☢': ☢☢",
  ]);
  expect(problems(chipSeq('é'.repeat(190)))[0]).toContain('longer than 255 bytes');
  expect(problems(chipSeq('日'.repeat(80)))[0]).toContain('longer than 255 bytes');
  const reserved = `chip_seq:\n  - { name: b, cell: X, antigen: aux.1, peaks: [a.bed] }\n`;
  expect(problems(reserved)[0]).toContain('Windows keeps it for a device');
});

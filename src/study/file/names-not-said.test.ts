import { expect, test } from 'vitest';
import { inEnglish } from '../../messages/message.ts';
import { namesNotSaid } from './names-not-said.ts';
import { parseStudy } from './read-study.ts';

const said = (factor: string, cells: readonly string[], antigen = ''): string[] => {
  const entries = cells.map((cell, i) => `  - { name: C${i}, cell: "${cell}", peaks: a.bed${antigen} }\n`);
  const text = `study: S\nfactor: ${factor}\ngenome: hg38\nchip_seq:\n${entries.join('')}`;
  return namesNotSaid(parseStudy(text, 'study.yaml').study).map(
    (notice) => `${notice.severity} ${notice.key}: ${inEnglish(notice)}`,
  );
};

test('a factor or cells that nobody named are cautions, which name the entries; what is named leaves nothing to say', () => {
  expect(said('IKZF1', ['MM.1S', 'Who?'])).toEqual([]);
  const both = said('"?"', ['?', 'MM.1S', ' ? ']);
  expect(both).toHaveLength(2);
  expect(both[0]).toMatch(/^caution study\.no-factor: nothing tells which factor this is: /);
  expect(both[1]).toMatch(/^caution study\.no-cells: nothing tells which cells C0, C2 /);
  expect(said('[IKZF1, "?"]', ['MM.1S'])).toEqual([both[0]]);
  expect(said('IKZF1', ['MM.1S'], ', antigen: "?"')).toEqual([both[0]]);
});

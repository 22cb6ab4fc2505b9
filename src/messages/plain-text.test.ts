import { expect, test } from 'vitest';
import { quotable, visible } from './plain-text.ts';

test('what steers a terminal, ends a line or cannot be seen is shown as an escape', () => {
  const shown: readonly (readonly [string, string])[] = [
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u009b31m', '\\u009b31m'],
    ['a\tb\r\nc', 'a\\tb\\r\\nc'],
    ['a\u2028b\u2029c\u0085d', 'a\\u2028b\\u2029c\\u0085d'],
    ['FOS\u202egpj.exe\u2066', 'FOS\\u202egpj.exe\\u2066'],
    ['\ufeffgene\u200b\u00ad', '\\ufeffgene\\u200b\\u00ad'],
    ['\u0000\u007f', '\\u0000\\u007f'],
    ['\u{e0041}', '\\udb40\\udc41'],
    ['a\ud800', 'a\\ud800'],
  ];
  for (const [text, expected] of shown) expect(visible(text)).toBe(expected);
});

test('text that can be seen stays as it is', () => {
  for (const text of ['C:\\new\\table.tsv', '日本語 α-タンパク質 (é)', '😀 "quoted" <b>', ''])
    expect(visible(text)).toBe(text);
});

test('a long text is cut and says how long it was; cutting twice is cutting once', () => {
  const cut = quotable('A'.repeat(300_000));
  expect(cut).toMatch(/^A+\.\.\. \(300,000 characters\)$/);
  expect(cut).toHaveLength(2000);
  expect(quotable(cut)).toBe(cut);
  expect(quotable('A'.repeat(2000))).toBe('A'.repeat(2000));
});

test('no cut goes through an escape or a character', () => {
  for (let before = 0; before < 12; before++) {
    for (const unit of ['\u001b', '\u{e0041}', '😀', '\n']) {
      const cut = quotable('x'.repeat(before) + unit.repeat(3000));
      expect(cut.length).toBeLessThanOrEqual(2000);
      expect(cut).toMatch(/^x*(?:\\u001b|\\udb40|\\udc41|\\n|😀)+\.\.\. \([\d,]+ characters\)$/u);
      expect(quotable(cut)).toBe(cut);
    }
  }
});

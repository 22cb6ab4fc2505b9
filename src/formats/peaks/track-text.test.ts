import { expect, test } from 'vitest';
import { bedName, gffValue, trackSetting } from './track-text.ts';

const HOSTILE =
  'x" visibility=4\nbrowser position chr1:1-2\r\ntrack name="evil\u2028\u0085\u001b[31m\u202e\ud800\\';

test('a name of a peak is one column, whatever it holds', () => {
  expect(bedName(HOSTILE)).toBe('x"_visibility=4_browser_position_chr1:1-2_track_name="evil_[31m_\\');
  expect(bedName('MM.1S α')).toBe('MM.1S_α');
  expect(bedName('😀'.repeat(300))).toBe('😀'.repeat(200));
});

test('a value of a track ends at its own end', () => {
  const value = trackSetting(HOSTILE);
  expect(value).toBe("x' visibility=4 browser position chr1:1-2 track name='evil [31m /");
  expect(value).not.toMatch(/["\\\p{C}\u2028\u2029]/u);
  expect(trackSetting('<img src=x onerror=alert(1)>')).toBe('(img src=x onerror=alert(1))');
  expect(trackSetting("NALM-6, 10 µM  'len'")).toBe("NALM-6, 10 µM  'len'");
  for (const empty of ['', '\n', ' ']) expect(trackSetting(empty)).toBe('-');
});

test('a value of an attribute is decoded to the text that it was, and to no element of HTML', () => {
  const decoded = (text: string): string => decodeURIComponent(gffValue(text));
  for (const text of ['a;b=c', '50 %+', 'α\n\t"', '\u2028\u202e\u001b']) {
    expect(gffValue(text)).not.toMatch(/[;="+\s\p{C}]/u);
    expect(decoded(text)).toBe(text);
  }
  expect(decoded('<img src=x>')).toBe('&lt;img src=x&gt;');
  expect(decoded('\ud800')).toBe('\ufffd');
});

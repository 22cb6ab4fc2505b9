// Names that want to be something else: a command of a terminal, a line, a tag, a formula, a path.

/** Each is a kind of name; the words in them are looked for in what is written. */
export const HOSTILE: Readonly<Record<string, string>> = {
  colour: '\u001b[31mRED',
  title: 'T\u001b]0;TAKEN\u0007',
  c1: 'C\u009b31mONE',
  bell: 'B\u0007ELL',
  script: `<script>window.TAKEN=1;alert('script')</script>`,
  image: `<img src=http://127.0.0.1:9/TAKEN onerror=alert('image')>`,
  attribute: `"><svg onload=alert('attribute')>`,
  closing: `</script><script>alert('closing')</script>`,
  comment: `<!--<script>`,
  command: `=cmd|'/C calc'!A0`,
  link: `=HYPERLINK("http://127.0.0.1:9/TAKEN","x")`,
  plus: '+1+1',
  minus: '-2+3+cmd',
  at: '@SUM(1+9)',
  bidi: 'a\u202ecod.exe\u2066x',
  quotes: `it's "so" \`called\``,
  long: 'L'.repeat(3000),
  parents: '../../../TAKEN',
  percent: '%s%n%x ${TAKEN} {{TAKEN}}',
  pipe: '| touch TAKEN; $(touch TAKEN)',
};

/** Those with line breaks or tabs: no table may hold them, a study file may. */
export const BREAKING: Readonly<Record<string, string>> = {
  line: 'one\nbrowser position chr1:1-2\ntrack name=TAKEN',
  return: 'one\rtrack name=TAKEN',
  tab: 'one\ttwo',
  separators: 'one\u2028two\u0085three\u000bfour',
};

/** Characters that steer a terminal, C1 ones included, but for line feed and tab; and those that turn text round. */
export const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
export const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

import { isUtf8 } from 'node:buffer';
import { readStudy } from '../../../src/study/file/read-study.ts';
import { damaged, TEXT } from '../fuzz/damage.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget } from '../fuzz/target.ts';
import { leaveOpen, linesOf, refuse, slowly } from './slow.ts';

function makeStudy(random: Random): Buffer {
  const list = (values: readonly string[]): string => `[${values.join(', ')}]`;
  const lines = [
    'study: the partners of IKZF1',
    random.pick(['factor: IKZF1', 'factor: [IKZF1, IKZF3]']),
    'genome: hg38',
  ];
  if (random.chance(0.5)) lines.push(`seed: ${random.below(100)}`);
  if (random.chance(0.5)) lines.push('# a comment', '', 'atlas: [my-atlas, other]');
  if (random.chance(0.7))
    lines.push(
      'chip_seq:',
      ...random
        .several(1, 3, (i) => [
          `  - name: ChIP ${i}`,
          '    cell: MM.1S',
          ...(random.chance(0.5) ? [`    peaks: ${list(['a.bed', 'b.bed'])}`] : []),
        ])
        .flat(),
    );
  if (random.chance(0.4)) lines.push('compare:', '  - a: ChIP 0', '    b: ChIP 1');
  if (random.chance(0.5)) lines.push(`genes_of_interest: ${list(['IRF4', 'MYC'])}`);
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

const WORD = /^[A-Za-z][\w. -]*$/;
const SPECIAL = /^(?:true|false|null|yes|no|on|off)$/i;
const KEYS =
  'study factor genome date simulated seed atlas genes chip_seq compare cell_contrast expression genes_of_interest partners_of_interest interactions gene_notes literature motifs assays samples'.split(
    ' ',
  );
const CHIP = 'name cell cell_class condition peaks replicates reads control antigen'.split(' ');
const LISTS = new Set(['factor', 'atlas', 'genes_of_interest', 'peaks', 'reads', 'control', 'antigen']);
const PLAIN = new Set(['study', 'genome', 'genes', 'name', 'cell', 'cell_class', 'condition', 'a', 'b']);

type Entry = Record<string, unknown>;

/** A value that can be read in one way only; anything else is left open. */
function scalar(key: string, text: string): unknown {
  const word = (part: string): string =>
    WORD.test(part) && !SPECIAL.test(part) ? part : leaveOpen('YAML beyond plain words');
  const flow = /^\[([^[\]{}]*)\]$/.exec(text);
  if (key === 'seed' && /^(?:0|[1-9]\d{0,8})$/.test(text)) return Number(text);
  if (key === 'seed' && WORD.test(text) && !SPECIAL.test(text)) return refuse('a seed that is no number');
  if (key === 'replicates') leaveOpen('how many replicates there are');
  if (flow !== null && LISTS.has(key)) return flow[1].split(', ').map(word);
  if (flow !== null && PLAIN.has(key))
    return flow[1].split(', ').every((part) => WORD.test(part))
      ? refuse('a list where a word belongs')
      : leaveOpen('YAML beyond plain words');
  return LISTS.has(key)
    ? key === 'genes_of_interest' && WORD.test(text)
      ? refuse('a word where a list belongs')
      : [word(text)]
    : word(text);
}

/** Studies of plain words, lists in brackets, and lists of `- key: value`. */
function slowStudy(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (!isUtf8(bytes)) refuse('text that is not UTF-8');
  if (text.includes('\ufffd')) leaveOpen('what another program wrote for bytes that are no UTF-8');
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text.replaceAll('\r\n', '\n'))) refuse('control characters');
  const study: Entry = {};
  let into: Entry = study;
  let list: Entry[] | undefined;
  for (const { text: line } of linesOf(text)) {
    if (/^(?:#.*)?$/.test(line)) continue;
    const [, indent, dash, key, after] =
      /^( *)(- )?(\w+):(?: (.*))?$/.exec(line) ?? leaveOpen('YAML beyond plain words');
    if (indent === '' && dash === undefined) {
      if (key in study) refuse('a key that is there twice');
      if (!KEYS.includes(key)) refuse('an unknown key');
      if (after === undefined && /^(?:chip_seq|compare)$/.test(key)) study[key] = list = [];
      else if (after === undefined || !(PLAIN.has(key) || LISTS.has(key) || key === 'seed'))
        leaveOpen('keys of other forms');
      else [study[key], list] = [scalar(key, after.trimEnd()), undefined];
      continue;
    }
    if (list === undefined || indent.length !== (dash === undefined ? 4 : 2) || after === undefined)
      leaveOpen('another indentation');
    if (dash !== undefined) list.push((into = {}));
    else if (list.length === 0) leaveOpen('another indentation');
    if (key in into) refuse('a key that is there twice');
    if (!(list === study.chip_seq ? CHIP : ['a', 'b']).includes(key)) refuse('an unknown key');
    into[key] = scalar(key, after.trimEnd());
  }
  for (const key of ['study', 'factor', 'genome']) if (!(key in study)) refuse(`no ${key}`);
  const whole = (entries: unknown, keys: readonly string[]): void => {
    if (Array.isArray(entries) && entries.length === 0) leaveOpen('a list of nothing');
    for (const entry of (entries ?? []) as Entry[])
      if (keys.some((key) => !(key in entry))) refuse('an entry without its keys');
  };
  whole(study.chip_seq, ['name', 'cell']);
  whole(study.compare, ['a', 'b']);
  return { seed: 1, chip_seq: [], compare: [], genes_of_interest: [], ...study };
}

/** What makes readers of YAML work long: references to references, nesting, and errors without end. */
function bomb(random: Random): Buffer {
  const size = random.pick([20, 500, 3_000, 20_000]);
  const bombs = [
    () =>
      [
        'a0: &a0 [x, x, x]',
        ...Array.from(
          { length: Math.min(size, 12) },
          (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`,
        ),
      ].join('\n'),
    () => `study: ${'['.repeat(size)}`,
    () => `study: ${'{a: '.repeat(size)}`,
    () => `study: ${'"'.repeat(size)}`,
    () => `study: ${"'".repeat(size)}x`,
    () =>
      `${Array.from({ length: Math.min(size, 3_000) }, (_, i) => `${' '.repeat(i % 300)}- - x`).join('\n')}`,
    () => `study: !!js/function 'x'\nfactor: !x y\ngenome: ${'&a '.repeat(size)}`,
    () => `${'? '.repeat(size)}x`,
    () => `study: |\n${' x\n'.repeat(size)}`,
    () => `study: &a { <<: *a }\n${'%'.repeat(size)}`,
    () =>
      `study: ${'9'.repeat(size)}\nseed: ${random.pick(['1e999', '.inf', '.nan', '-1', '9007199254740993', '0x10', '1.5'])}`,
  ];
  return Buffer.from(`${random.pick(bombs)()}\n`);
}

export const targets: FuzzTarget[] = [
  {
    name: 'study-files',
    what: 'study files',
    fileName: 'study.yaml',
    wrappings: ['crlf', 'no-last-line-end'],
    weight: 10,
    make: makeStudy,
    damage: (bytes, random) => (random.chance(0.03) ? bomb(random) : damaged(bytes, random, TEXT)),
    read: (path) => {
      const { study } = readStudy(path);
      const { factor, chip_seq, compare, genes_of_interest, seed, genome, atlas, genes } = study;
      return { study: study.study, factor, chip_seq, compare, genes_of_interest, seed, genome, atlas, genes };
    },
    oracle: slowly(slowStudy),
  },
];

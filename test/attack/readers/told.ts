import { tellFile } from '../../../src/analyses/inputs/told/tell-file.ts';
import type { Random } from '../fuzz/random.ts';
import { open, type FuzzTarget, type Verdict } from '../fuzz/target.ts';
import { leaveOpen, linesOf, slowly, textOf } from './slow.ts';

/** What a file is where every line of it leaves one answer; whatever else it may be has only to be told without an end of the program. */
function slowTelling(bytes: Buffer): string {
  const lines = linesOf(textOf(bytes)).map(({ text }) => text);
  const [first = '', ...rest] = lines;
  const all = (row: RegExp, among = lines): boolean =>
    among.length > 1 && among.every((line) => row.test(line));
  if (all(/^chr[1-9]\t\d{1,6}\t\d{7}\t[a-z]+\d*\t\d{1,3}$/)) return 'peaks';
  if (
    first === 'gene\tlogFC\tP.Value\tadj.P.Val' &&
    all(/^G\d{1,6}\t-?\d\.\d\t0\.\d\t0\.\d$/, rest) &&
    new Set(rest).size === rest.length
  )
    return 'differential table';
  if (first === 'sample\ttarget\tcq' && all(/^si[A-Z]{3,5}\d\t[A-Z]{3,5}\t[1-3]\d\.\d$/, rest))
    return 'readings';
  if (/^>chr\d$/.test(first) && all(/^[ACGT]{4,60}$/, rest)) return 'sequences';
  if (first === 'well\tdrug\tdose' && all(/^A(?:[1-9]|1[0-2])\tlen\t\d{1,2}$/, rest)) return 'map of wells';
  if (first === 'p,1,2,3' && rest.length > 1 && rest.join() === PLATE.slice(0, rest.length).join())
    return 'readings';
  if (first === '!Series_title\t"x"') return 'expression matrix';
  return leaveOpen('more than one answer');
}

const PLATE = [...'ABCDEFGH'].map((letter) => `${letter},1,2,3`);

/** The teller refuses nothing: of what is damaged it says what it likes. */
function oracle(bytes: Buffer): Verdict {
  const verdict = slowly(slowTelling)(bytes);
  return verdict.is === 'faulty' ? open(verdict.why) : verdict;
}

function make(random: Random): Buffer {
  const few = (row: (i: number) => string): string[] => random.several(3, 12, row);
  const lines = random.pick([
    () =>
      few(
        (i) =>
          `chr${1 + random.below(9)}\t${random.below(1_000_000)}\t${1_000_000 + random.below(9_000_000)}\tp${i}\t${random.below(999)}`,
      ),
    () => [
      'gene\tlogFC\tP.Value\tadj.P.Val',
      ...few((i) => `G${i}\t${random.pick(['-', ''])}${random.below(10)}.5\t0.1\t0.2`),
    ],
    () => [
      'sample\ttarget\tcq',
      ...few(
        (i) => `siFOS${i % 10}\t${random.pick(['FOS', 'ACTB'])}\t2${random.below(10)}.${random.below(10)}`,
      ),
    ],
    () => [`>chr${1 + random.below(9)}`, ...few(() => 'ACGT'.repeat(1 + random.below(15)))],
    () => ['well\tdrug\tdose', ...few((i) => `A${i + 1}\tlen\t${i}`)],
    () => ['p,1,2,3', ...PLATE.slice(0, 2 + random.below(7))],
    () => [
      '!Series_title\t"x"',
      '!Sample_geo_accession\t"a"\t"b"',
      'ID_REF\t"a"\t"b"',
      ...few((i) => `${i}_at\t1\t2`),
    ],
  ])();
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

export const targets: FuzzTarget[] = [
  {
    name: 'told',
    what: 'what a file is, told from its head',
    wrappings: ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'],
    make,
    read: (path) => tellFile(path).kind,
    oracle,
  },
];

import { firstOf } from '../../../counted.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import { LEAST_OTHERS, largestShareToStandOut, nearestOf } from '../../../motifs/loci/chance-of-loci.ts';
import type { Background } from '../../../motifs/score-matrix.ts';
import { power } from '../../../statistics/power.ts';
import type { SaidOfMotif } from './table.ts';
import type { LocusWindow } from './windows.ts';

/** Loci from which on a claim may rest on them. */
const ENOUGH_LOCI = 20;
/** Motifs whose chance is said, and that are named. */
const TOLD = 5;
const NAMED = 8;

interface ToSay {
  readonly loci: number;
  readonly windows: readonly LocusWindow[];
  readonly settings: {
    readonly width: number;
    readonly reach: number;
    readonly p: number;
    readonly seed: number;
  };
  readonly background: Background;
  readonly rows: readonly SaidOfMotif[];
  /** Motifs that can have no site. */
  readonly weak: readonly string[];
  /** How many other windows there were to compare with; undefined where too few. */
  readonly others: { readonly sites: number | undefined; readonly promoters: number | undefined };
  /** Motifs that were asked for. */
  readonly asked: number;
}

/** How the chances came about, what they are, and what they can carry. */
export function lociSaid(said: ToSay): Notice[] {
  const { loci, windows, settings, background, rows, weak, asked } = said;
  const gc = Math.round(1000 * (background[1] + background[2])) / 10;
  const { p, width, reach } = settings;
  const asMany = rows.filter((row) => row.asked).slice(0, TOLD);
  return [
    note('loci.looked', { loci, windows: windows.length, width, reach, motifs: asked, p, gc }),
    ...againstSaid(said),
    ...asMany.map(({ motif, found, expected, log10P, any }) =>
      note('loci.chance', {
        ...{ motif, found, loci },
        expected: expected.toFixed(1),
        p: power(10, log10P).toPrecision(2),
        any: any.toPrecision(2),
      }),
    ),
    ...(weak.length > 0
      ? [caution('motifs.too-weak', { motifs: weak.length, p, names: firstOf(weak, NAMED) })]
      : []),
    ...(loci < ENOUGH_LOCI
      ? [
          caution('loci.few', {
            loci,
            motifs: asked,
            percent: Math.floor(100 * largestShareToStandOut(loci, asked)),
          }),
        ]
      : []),
  ];
}

/** What the loci were compared with, kind by kind. */
function againstSaid({ windows, others, settings: { seed } }: ToSay): Notice[] {
  const has = (...kinds: readonly string[]): boolean => windows.some(({ kind }) => kinds.includes(kind));
  const said: Notice[] = [];
  const compared = (found: number | undefined, key: 'loci.other-sites' | 'loci.other-promoters'): void => {
    said.push(
      found === undefined
        ? caution('loci.few-others', { least: LEAST_OTHERS })
        : note(key, { others: found, nearest: nearestOf(found), seed }),
    );
  };
  if (has('peak', 'region')) compared(others.sites, 'loci.other-sites');
  if (has('promoter')) compared(others.promoters, 'loci.other-promoters');
  if (has('sequence')) said.push(caution('loci.random-sequence'));
  return said;
}

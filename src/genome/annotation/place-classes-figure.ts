import { chartOf } from '../../figures/panel.ts';
import { box, COLOURS, NARROW, words, type Look } from '../../figures/svg.ts';
import type { OddsRatio } from '../../statistics/tests/fisher.ts';
import type { PlaceClass } from './place-classes.ts';

/** How many of the peaks lie at places of one class, and of the random sites like them where there are any; shares in %. */
export interface ClassShare {
  readonly placeClass: PlaceClass;
  readonly peaks: number;
  readonly share: number;
  readonly random?: { readonly sites: number; readonly share: number; readonly odds: OddsRatio };
}

/** Names of the classes for readers. */
const NAMES = {
  promoter: 'place.promoter',
  "5' UTR": 'place.5-utr',
  "3' UTR": 'place.3-utr',
  exon: 'place.exon',
  intron: 'place.intron',
  'within gene': 'place.within-gene',
  intergenic: 'place.intergenic',
} as const satisfies Record<PlaceClass, string>;

const ROW = 44;
const BAR = 13;

/** The bar of classes beside random sites as an SVG document; at the right the odds ratio with its interval. */
export function placeClassesFigure(look: Look, shares: readonly ClassShare[]): string {
  const { text } = look;
  const compared = shares.some(({ random }) => random !== undefined);
  const largest = Math.max(...shares.flatMap(({ share, random }) => [share, random?.share ?? 0]), 1);
  // Room for the words behind the longest bar.
  const most = (compared ? (look.width < NARROW ? 2.5 : 1.6) : 1.15) * largest;
  const described = shares.map(
    ({ placeClass, share, random }) =>
      `${text(NAMES[placeClass])} ${share.toFixed(1)}%${random === undefined ? '' : ` (${random.share.toFixed(1)}%)`}`,
  );
  const options = {
    title: text(compared ? 'figure.places-compared' : 'figure.places'),
    description: described.join(', '),
    x: { label: text(compared ? 'axis.share-against-random' : 'axis.share-of-sites'), range: [0, most] },
    y: { rows: shares.map(({ placeClass }) => text(NAMES[placeClass])) },
    height: ROW * shares.length,
    legend: [
      { label: text('legend.peaks'), colour: COLOURS.accent },
      ...(compared ? [{ label: text('legend.random-sites'), colour: COLOURS.faint }] : []),
    ],
  } as const;
  return chartOf(look, options, ({ x, y }) =>
    shares.flatMap(({ share, random }, row) => {
      const top = y(row) - (random === undefined ? BAR / 2 : BAR + 1);
      const bar = (percent: number, at: number, colour: string): string =>
        box(x(0), at, [Math.max(0, x(percent) - x(0)), BAR], colour);
      const end = x(Math.max(share, random?.share ?? 0)) + 6;
      return [
        bar(share, top, COLOURS.accent),
        ...(random === undefined ? [] : [bar(random.share, y(row) + 1, COLOURS.faint)]),
        words(labelOf(share, random?.odds), end, y(row) + 4, { 'font-size': 11 }),
      ];
    }),
  );
}

function labelOf(share: number, odds: OddsRatio | undefined): string {
  const percent = `${share.toFixed(1)}%`;
  if (odds === undefined || !Number.isFinite(odds.estimate)) return percent;
  const short = (ratio: number): string => (Number.isFinite(ratio) ? ratio.toPrecision(2) : '∞');
  return `${percent}, ×${short(odds.estimate)} (${short(odds.low)}–${short(odds.high)})`;
}

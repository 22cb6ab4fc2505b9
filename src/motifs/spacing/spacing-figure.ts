import { panelOf } from '../../figures/panel.ts';
import { box, COLOURS, svgOf, tag, type Figure, type Look } from '../../figures/svg.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import type { Orientation } from './placements.ts';
import type { SpacingWord } from './spacing-families.ts';

/** The gaps of one family, as a figure shows them. */
export interface SpacingHistogram {
  readonly primary: string;
  readonly motif: string;
  readonly name: string;
  readonly word: SpacingWord;
  /** Of a fixed spacing. */
  readonly gap: number | undefined;
  readonly orientations: readonly Orientation[];
  /** Windows at each gap of each orientation, orientation by orientation. */
  readonly counts: Uint32Array;
  readonly gaps: number;
}

const ORIENTATION_TEXTS: Readonly<Record<Exclude<Orientation, ''>, MessageKey>> = {
  'downstream, same strand': 'orientation.downstream-same',
  'downstream, other strand': 'orientation.downstream-other',
  'upstream, same strand': 'orientation.upstream-same',
  'upstream, other strand': 'orientation.upstream-other',
  'pointing away': 'orientation.away',
  'pointing towards it': 'orientation.towards',
  downstream: 'orientation.downstream',
  upstream: 'orientation.upstream',
  'either side': 'orientation.either',
};
const PANEL = 90;

/** Windows by the gap between both sites: a panel for each orientation, all to one scale. */
export function spacingFigure(histogram: SpacingHistogram): Figure {
  const { primary, motif, name, orientations, counts, gaps } = histogram;
  const most = counts.reduce((largest, count) => Math.max(largest, count), 1);
  return {
    name: `spacing ${motif}`,
    draw: (look) => {
      let height = 0;
      const marks = orientations.map((orientation, number) => {
        const own = counts.subarray(number * gaps, (number + 1) * gaps);
        const label = orientation === '' ? '' : look.text(ORIENTATION_TEXTS[orientation]);
        const panel = panelOf(look, {
          x: { label: look.text('axis.gap'), range: [0, gaps] },
          y: { label: `${look.text('axis.windows')} · ${label}`, range: [0, most] },
          height: PANEL,
        });
        const bars = Array.from(own, (count, gap) =>
          count === 0
            ? ''
            : box(
                panel.x(gap),
                panel.y(count),
                [Math.max(1, panel.x(gap + 1) - panel.x(gap) - 0.5), panel.bottom - panel.y(count)],
                COLOURS.accent,
              ),
        );
        const drawn = tag('g', { transform: `translate(0 ${height})` }, panel.axes + bars.join(''));
        height += panel.height + 8;
        return drawn;
      });
      const title = look.text('figure.spacing', { primary, name: `${name} (${motif})` });
      const description = look.text('figure.spacing-said', { verdict: wordIn(look, histogram) });
      return svgOf(look, { title: `${title}: ${wordIn(look, histogram)}`, description, height, marks });
    },
  };
}

function wordIn({ text }: Look, { word, gap = NaN }: SpacingHistogram): string {
  if (word === 'same site') return text('spacing.same-site');
  return word === 'fixed spacing' ? text('spacing.fixed', { gap }) : text('spacing.close');
}

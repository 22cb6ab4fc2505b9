// Figures of an answer as a page gets them: drawn by the thread that has the answer, for readers of either language.
import { FILE_LOOK, type Figure, type Look } from '../figures/svg.ts';
import { english } from '../messages/english/index.ts';
import { japanese } from '../messages/japanese/index.ts';
import { fillIn, type Message, type Value } from '../messages/message.ts';
import { visible } from '../messages/plain-text.ts';

/** A figure as SVG by the reader's language, for windows of a computer and of a telephone. */
export interface Drawing {
  readonly name: string;
  readonly en: Widths;
  readonly ja: Widths;
}

interface Widths {
  readonly wide: string;
  readonly narrow: string;
}

/** Width of a drawing for a telephone. */
const NARROW_WIDTH = 350;
/** No more figures are drawn for a page; `--figures` writes all. */
const MOST_DRAWN = 24;
const CATALOGUES = { en: { texts: english, between: ', ' }, ja: { texts: japanese, between: '、' } };

/** Draws the first figures of an answer. @param simulated whether anything that was asked of is: the drawings say so */
export function drawingsOf(figures: readonly Figure[], simulated = false): Drawing[] {
  return figures.slice(0, MOST_DRAWN).map(({ name, draw }) => {
    const widths = (language: keyof typeof CATALOGUES): Widths => {
      const text = textIn(language);
      const drawn = (width: number): string => draw({ ...FILE_LOOK, simulated, text, width });
      return { wide: drawn(FILE_LOOK.width), narrow: drawn(NARROW_WIDTH) };
    };
    return { name, en: widths('en'), ja: widths('ja') };
  });
}

function textIn(language: keyof typeof CATALOGUES): Look['text'] {
  const { texts, between } = CATALOGUES[language];
  const text: Look['text'] = (key, values: Message['values'] = {}) => fillIn(texts[key], values, plain);
  const plain = (value: Value): string =>
    typeof value === 'object'
      ? [value]
          .flat()
          .map((inner) => text(inner.key, inner.values))
          .join(between)
      : visible(String(value));
  return text;
}

import { FILE_LOOK, type Figure } from './svg.ts';

/** Letters of a file's name, besides its number. */
const LONGEST = 60;

/** Figures as SVG documents by file name, in their order: numbered, for two names may be one when signs are taken out. */
export function figureFiles(figures: readonly Figure[]): Map<string, string> {
  const digits = String(figures.length).length;
  return new Map(
    figures.map(({ name, draw }, i) => {
      const plain = name.replace(/[^\p{L}\p{N}.]+/gu, '-').slice(0, LONGEST);
      return [
        `${String(i + 1).padStart(digits, '0')}-${plain}.svg`,
        draw({ ...FILE_LOOK, simulated: false }),
      ];
    }),
  );
}

/** Figures that each have a name of their own as SVG documents by file name: the name as it is. */
export function namedFigureFiles(figures: readonly Figure[]): Map<string, string> {
  return new Map(figures.map(({ name, draw }) => [`${name}.svg`, draw({ ...FILE_LOOK, simulated: false })]));
}

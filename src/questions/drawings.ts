import { widened } from './catalogue.ts';
import type { Question } from './question.ts';

/** What a page asks to draw beside an answer. No verb asks these: the numbers that are drawn are those of the questions. */
export const drawings: Readonly<Record<string, () => Promise<Question>>> = {
  'window features': async () => widened((await import('./window.ts')).windowQuestion),
  'window place': async () => widened((await import('./window.ts')).placeQuestion),
  'window chromosomes': async () => widened((await import('./window.ts')).chromosomesQuestion),
};
